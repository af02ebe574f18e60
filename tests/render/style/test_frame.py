"""Code frames."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from ptm_lsp.core.text import Span, Text, shown
from ptm_lsp.render.style.frame import FrameLine, frame
from tests.kit.strategies import texts


def lines(string: str, piece: str, width: int = 80) -> list[FrameLine]:
    """The frame of the piece, where it first stands in the string."""
    start = string.index(piece)
    return list(frame(Text(string), Span(start, start + len(piece)), width))


def marked(line: FrameLine) -> str:
    """What stands above the marks."""
    cells = [sign for sign in line.code for _ in range(cell_len(sign))]
    picked = cells[line.before : line.before + line.marked]
    return "".join(sign for index, sign in enumerate(picked) if cell_len(sign) == 1 or index % 2 == 0)


@pytest.mark.parametrize(
    "code", ['load("acme/tiny")', '\t\tload("acme/tiny")', '重み = load("acme/tiny")', 'f("🤗", "acme/tiny", "é")']
)
def test_marks_stand_under_what_is_meant(code: str):
    """A tab is four cells wide, a Chinese sign and a smile two, a combining accent none."""
    (line,) = lines(code, '"acme/tiny"')

    assert '"acme/tiny"' == marked(line)


def test_wide_signs_are_marked_in_full():
    """A mark under half a sign points beside it."""
    (line,) = lines("load('模型')", "模型")

    assert (6, 4) == (line.before, line.marked)


def test_hidden_signs_are_seen_and_counted():
    """A zero-width space in an id is why someone looks at this line."""
    (line,) = lines("load('ac\u200bme')", "ac\u200bme")

    assert "load('ac\\u{200b}me')" == line.code
    assert len("ac\\u{200b}me") == line.marked


@pytest.mark.parametrize("before", [0, 5, 40, 70, 200, 100_000])
@pytest.mark.parametrize("after", [0, 5, 40, 70, 200, 100_000])
def test_a_long_line_is_cut_around_what_is_meant(before: int, after: int):
    """A line of a minified file has megabytes; its place has to be seen all the same."""
    (line,) = lines("x" * before + "'acme/tiny'" + "y" * after, "'acme/tiny'", width=60)

    assert "'acme/tiny'" == marked(line)
    assert min(58, before + 11 + after) <= cell_len(line.code) <= 60


def test_as_much_as_fits_is_shown():
    """A cut line has room for more before a place at its end."""
    (line,) = lines("x" * 100 + "'acme/tiny'", "'acme/tiny'", width=60)

    assert 58 <= cell_len(line.code) <= 60


def test_what_is_longer_than_the_screen_is_marked_to_its_edge():
    """Its start says enough."""
    (line,) = lines("load('" + "a" * 500 + "')", "a" * 500, width=60)

    assert line.code.endswith("…")
    assert cell_len(line.code) - 1 == line.before + line.marked


def test_of_many_lines_the_first_and_the_last_are_shown():
    """A call of a hundred lines would push all else off the screen."""
    call = "load(\n" + "    x,\n" * 100 + ")"

    assert [1, 2, 3, 102] == [line.number for line in lines(call, call)]


def test_indentation_of_further_lines_is_not_marked():
    """Nothing is meant by it."""
    call = "load(\n    x,\n)"

    assert ["load(", "x,", ")"] == [marked(line) for line in lines(call, call)]


def test_a_place_that_ends_with_its_line_marks_no_further_line():
    """A span that takes in the line's end ends at the start of the next."""
    assert [1] == [line.number for line in lines("a\nb\n", "a\n")]


@pytest.mark.parametrize("offset", [0, 2, 3, 4, 5])
def test_an_empty_place_has_one_mark(offset: int):
    """Something may be missing there."""
    (line,) = frame(Text("ab\r\nc"), Span(offset, offset), 80)

    assert 1 == line.marked


@given(texts(), st.data())
def test_any_place_in_any_text_has_a_frame(text: Text, data: st.DataObject):
    """Code is half typed, and holds what it likes: marks stand inside a line that fits, or right behind it."""
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    width = data.draw(st.integers(10, 60))
    for line in frame(text, Span(start, end), width):
        assert cell_len(line.code) <= width
        assert shown(line.code) == line.code
        assert 0 <= line.before <= cell_len(line.code)
        assert line.before + line.marked <= cell_len(line.code) + 1


def test_code_is_no_command_to_a_build_service():
    """A frame is printed to logs."""
    (line,) = lines("print('##[error]x', 'acme/tiny')", "'acme/tiny'")

    assert "print('\\u{23}#[error]x', 'acme/tiny')" == line.code
    assert "'acme/tiny'" == marked(line)
