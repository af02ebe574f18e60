"""Comments that speak to the tool."""

import re

from ptm_lsp.core.ignore import Comment
from ptm_lsp.core.text import Place, Span
from ptm_lsp.detect.code import Code

_MARK = re.compile(rb"#[^\S\n]*ptm[^\S\n]*:")


def comments(code: Code) -> tuple[Comment, ...]:
    """The comments of a program that name the tool, in order."""
    return tuple(
        comment for found in _MARK.finditer(code.data) if (comment := _comment(code, found.start())) is not None
    )


def _comment(code: Code, start: int) -> Comment | None:
    node = code.root.descendant_for_byte_range(start, start + 1)
    if node is None or node.type != "comment":
        return None
    text = code.text
    place = Place(code.file, code.cell, code.span(start, node.end_byte))
    line = text.position(place.span.start).line
    own = text.line_span(line)
    is_alone = not text.string[own.start : place.span.start].strip("# \t\f")
    end = text.line_span(line + 1).end if is_alone and line < text.lines else own.end
    return Comment(place=place, text=text.of(place.span).lstrip("#").strip(), covers=Span(own.start, end))
