"""Values for property tests."""

from hypothesis import strategies as st

from ptm_lsp.core.edit import Edit
from ptm_lsp.core.text import Encoding, Place, Span, Text

ENCODINGS: tuple[Encoding, ...] = ("utf-8", "utf-16", "utf-32")

# Line ends, tabs, one sign of each width in UTF-8, combining and invisible signs, both halves of a surrogate pair.
_AWKWARD = "a\"'(\t\n\r\f\v\x00\x1b\x85éßα€中\u0301\u200b\u200d\u202e\u2028\ufeff𝒳🤗\ud83e\udd17"


def strings(*, surrogates: bool = True, max_size: int = 40) -> st.SearchStrategy[str]:
    """Strings in which awkward characters and line ends are frequent."""
    any_character = st.characters() if surrogates else st.characters(exclude_categories=["Cs"])
    awkward = _AWKWARD if surrogates else "".join(sign for sign in _AWKWARD if not "\ud800" <= sign <= "\udfff")
    pieces = st.one_of(st.sampled_from(awkward), st.just("\r\n"), any_character)
    return st.lists(pieces, max_size=max_size).map("".join)


def texts(*, surrogates: bool = True) -> st.SearchStrategy[Text]:
    """Texts of a few lines."""
    return strings(surrogates=surrogates).map(Text)


@st.composite
def texts_with_offset(draw: st.DrawFn, *, surrogates: bool = True) -> tuple[Text, int]:
    """A text and an offset in it, its end included."""
    text = draw(texts(surrogates=surrogates))
    return text, draw(st.integers(0, len(text)))


@st.composite
def disjoint_edits(draw: st.DrawFn) -> tuple[str, list[Edit]]:
    """A string and edits of it that do not overlap, sorted by place; two may touch."""
    string = draw(strings())
    bounds = sorted(draw(st.lists(st.integers(0, len(string)), max_size=8)))
    spans = [Span(*pair) for pair in zip(bounds[::2], bounds[1::2], strict=False)]
    return string, [Edit(Place("app.py", None, span), draw(strings(max_size=5))) for span in spans]


# For `from_type`: a number that is not equal to itself would make every law about values false, and what stands
# as `object` in a value comes from JSON.
st.register_type_strategy(float, st.floats(allow_nan=False))
st.register_type_strategy(object, st.none() | st.booleans() | st.integers() | st.text(max_size=5))
