"""Ignore comments: `ptm: ignore[PTM101] reason`, `ptm: ignore[PTM101, PTM402] until 2027-01-31: reason`."""

import re
from collections.abc import Iterable
from datetime import date
from difflib import SequenceMatcher

from ptm_lsp.core.errors import Problem
from ptm_lsp.core.ignore import Comment, Ignore
from ptm_lsp.core.text import shown

_WORD = "ignore"
_FORM = "write `ptm: ignore[PTM101] reason`"
_UNTIL_FORM = "write `ptm: ignore[PTM101] until 2027-01-31: reason`"
_ALIKE = 0.6  # of SequenceMatcher, for a misspelt word

# The tool speaks at the start of a comment, or behind the sign that starts one inside of it.
_DIRECTIVE = re.compile(r"(?:^|#|//)\s*ptm\s*:\s*(?P<word>[\w-]*)\s*(?P<rest>.*)", re.DOTALL)
_CODE = re.compile(r"PTM[0-9]{0,3}")
_CODES = re.compile(r"\[(?P<codes>[^\[\]]*)\]\s*(?P<rest>.*)", re.DOTALL)
_UNTIL = re.compile(r"until\b\s*(?P<date>[^\s:]*)\s*(?P<sign>:?)\s*(?P<rest>.*)", re.DOTALL)
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def read_ignore(comment: Comment) -> Ignore | Problem | None:
    """What a comment asks to ignore, or why it cannot be obeyed; None for one that only mentions the tool."""
    directive = _DIRECTIVE.search(comment.text)
    if directive is None:
        return None
    word, rest = directive["word"], directive["rest"].strip()
    if word != _WORD:
        return _problem(comment, f"`{shown(word)}` is no word of `ptm`", _FORM) if _is_meant(word, rest) else None
    listed = _CODES.match(rest)
    if listed is None:
        what = "has an open bracket" if rest.startswith("[") else "names no codes"
        return _problem(comment, f"the ignore comment {what}", _FORM)
    codes = tuple(dict.fromkeys(code.strip() for code in listed["codes"].split(",") if code.strip()))
    if not codes:
        return _problem(comment, "the ignore comment names no codes", _FORM)
    for code in codes:
        if not _CODE.fullmatch(code):
            return _problem(comment, f"`{shown(code)}` is no rule code, nor the start of one", _FORM)
    return _with_reason(comment, codes, listed["rest"].strip())


def ignore_comment(codes: Iterable[str], reason: str) -> str:
    """The text of a comment that is read as an ignore of these codes, without the sign that starts a comment."""
    line = " ".join(reason.split())
    # NOTE: a colon keeps a reason from being read as a date, and a reason's own colon from being taken for one.
    sign = ":" if line.startswith((":", "until")) else ""
    return f"ptm: ignore[{', '.join(codes)}]{sign} {line}".rstrip()


def _with_reason(comment: Comment, codes: tuple[str, ...], rest: str) -> Ignore | Problem:
    until = None
    if term := _UNTIL.match(rest):
        until = _date(term["date"])
        if until is None:
            return _problem(comment, f"`{shown(term['date'])}` is no date", _UNTIL_FORM)
        rest = term["rest"]
        if rest and not term["sign"]:
            return _problem(comment, f"a colon is absent between `{until}` and the reason", _UNTIL_FORM)
    elif rest.startswith(":"):
        rest = rest[1:]
    return Ignore(place=comment.place, codes=codes, reason=rest.strip(), until=until, covers=comment.covers)


def _date(written: str) -> date | None:
    if not _DATE.fullmatch(written):
        return None
    try:
        return date.fromisoformat(written)
    except ValueError:
        return None


def _is_meant(word: str, rest: str) -> bool:
    """Whether a comment with another word is still meant for the tool: `ptm: see below` is prose."""
    if rest.startswith("[") or _CODE.search(rest) or (word and not rest):
        return True
    return SequenceMatcher(None, word.lower()[:20], _WORD).ratio() >= _ALIKE


def _problem(comment: Comment, message: str, hint: str) -> Problem:
    return Problem(place=comment.place, message=message, hint=hint)
