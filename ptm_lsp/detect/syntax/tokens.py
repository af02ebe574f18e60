"""Tokens: the strings, comments, brackets and lines of a Python text, also where it is half typed.

They tell what belongs together before anything is parsed, so that a fault reaches no further than its own statement.
"""

import re
from collections.abc import Collection, Iterator

CLOSERS = {"(": ")", "[": "]", "{": "}"}
# A line that begins so stands in no bracket and continues nothing.
HARD = re.compile(
    r"(?:def|class|import|with|while|try|return|raise|del|pass|global|nonlocal|assert|break|continue|async[ \t]+def)\b"
    r"|from[ \t]+[.\w]+[ \t]+import\b"
)
_IGNORED = "\f\x00\ufeff"  # at the start of a line
# NOTE: every token begins with one of these signs. A pattern that begins with a choice of signs, and then looks at
# which it was, is found three times as fast as a choice of patterns.
_FIRST = r"""["'\#\\()\[\]{}\r\n]"""
# NOTE: a named group tells the kind of a token: closed strings and comments have none.
_TEXTS = r"""
      (?<=")(?:""(?:[^"\\]++|\\[\s\S]?|"(?!""))*+(?:\"\"\"|(?P<endless>))
             |(?:[^"\\\r\n]++|\\(?:\r\n|[\s\S])?)*+(?:"|(?P<unclosed>)))
    | (?<=')(?:''(?:[^'\\]++|\\[\s\S]?|'(?!''))*+(?:'''|(?P<unending>))
             |(?:[^'\\\r\n]++|\\(?:\r\n|[\s\S])?)*+(?:'|(?P<loose>)))
    | (?<=\#)[^\r\n]*+
    | (?<=\\)(?:\r\n?|\n)?
    """
_BRACKETS = r"""
    | (?<=[(\[{])(?P<opening>)
    | (?<=[)\]}])(?P<closing>)
    """
_LINE_END = r"(?:(?<=\r)\n?|(?<=\n))"


def _tokens(*kinds: str) -> re.Pattern[str]:
    return re.compile(rf"{_FIRST}(?:{''.join(kinds)})", re.VERBOSE)


# Lines count where they hold more than a comment or a closer: for STATEMENTS only those without indentation.
STATEMENTS = _tokens(_TEXTS, _BRACKETS, rf"| {_LINE_END}[{_IGNORED}]*+(?P<line>)(?=[^\s{_IGNORED}\#)\]}}])")
LINES = _tokens(_TEXTS, _BRACKETS, rf"| {_LINE_END}[\s{_IGNORED}]*+(?P<line>)(?=[^\#)\]}}])")
TEXTS = _tokens(_TEXTS)  # strings, comments and continuations of lines alone
ENDLESS = frozenset({"endless", "unending"})  # the kinds of strings that go on to the end of the text
OPEN = ENDLESS | {"unclosed", "loose"}
# Since Python 3.12 an f-string may hold its own quote, in braces.
_IN_BRACES = r"""\{(?:[^"'{}\r\n]++|"[^"\r\n]*"|'[^'\r\n]*'|\{[^{}\r\n]*\})*+\}"""
_FORMATTED = {
    quote: re.compile(rf"{quote}(?:[^{quote}\\{{\r\n]++|\\.|{{{{|{_IN_BRACES})*+{quote}") for quote in ('"', "'")
}
_LINE_STRING = re.compile(r"(?:\"\"\"|''')[^\r\n]*+(?P<unclosed>)")


def tokens(
    pattern: re.Pattern[str], string: str, at: int = 0, half_typed: Collection[int] = ()
) -> Iterator[re.Match[str]]:
    """The tokens of a text from an offset on, which must lie outside of strings and comments.

    `half_typed`: where triple quotes stand that end with their line.
    """
    while at <= len(string):
        for token in pattern.finditer(string, at):
            start, end = token.span()
            if start in half_typed and (line := _LINE_STRING.match(string, start)):
                yield line
                at = line.end()
                break
            if start and string[start - 1] in "fFtT" and (longer := _formatted(string, start)) > end:
                at = longer
                break
            yield token
        else:
            return


def _formatted(string: str, start: int) -> int:
    """The end of an f-string that has its own quote in its braces; 0 where that is not so."""
    pattern = _FORMATTED.get(string[start])
    found = pattern.match(string, start) if pattern is not None else None
    return found.end() if found is not None and string[start + 1 : start + 3] != string[start] * 2 else 0


def token_at(string: str, at: int, half_typed: Collection[int] = ()) -> tuple[int, int] | None:
    """Where the token around an offset begins and ends; None where there is none."""
    for token in tokens(LINES, string, half_typed=half_typed):
        if token.start() > at:
            return None
        if at < token.end():
            return token.span()
    return None
