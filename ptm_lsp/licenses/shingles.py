"""Texts as sets of hashed word groups: what makes two license texts comparable, however they are laid out."""

import re
import unicodedata
from zlib import crc32

SIZE = 4  # words in a group
_BITS = 0xFFFFFF  # three bytes tell apart what texts of some thousand words hold

_FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
# Who holds the rights; a line with the word «license» is a title as well.
_COPYRIGHT = re.compile(
    r"^\W*(?:copyright\W{0,3}(?:\(c\)|©|\d{4}|[\[<{]?y)|(?:\(c\)|©)\W{0,3}\d{4})(?![^\n]*licen[cs]e)[^\n]*$",
    re.IGNORECASE | re.MULTILINE,
)
# The signs and numbers before the items of a list, which differ from copy to copy.
_ITEM = re.compile(r"^[ \t>]*(?:[-*•o]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)])[ \t]+", re.IGNORECASE | re.MULTILINE)
# A Chinese text has no blanks: there, each sign counts as a word.
_WORD = re.compile(r"[a-z0-9]+|[^\W_]")
_ENDS = ("end of terms and conditions appendix", "end of terms and conditions how to apply")


def words(text: str) -> list[str]:
    """The words of a license text, without who holds the rights and how the text is marked up."""
    text = _COPYRIGHT.sub("", _FRONT_MATTER.sub("", text.replace("\r\n", "\n")))
    return _WORD.findall(unicodedata.normalize("NFKC", _ITEM.sub("", text)).casefold())


def parts(text: str) -> tuple[list[str], list[str]]:
    """The words of a license up to its end, and those on how to apply it, which copies leave out."""
    whole = " ".join(words(text))
    for end in _ENDS:
        before, found, after = whole.partition(f" {end} ")
        if found:
            return before.split(), (found + after).split()
    return whole.split(), []


def shingles(found: list[str]) -> list[int]:
    """The hash of each group of words, in order."""
    return [
        crc32(" ".join(found[start : start + SIZE]).encode("utf-8", "replace")) & _BITS
        for start in range(max(0, len(found) - SIZE + 1))
    ]
