"""JavaScript."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from ptm_lsp.core.limit import Limit
from ptm_lsp.detect.kind import Kind

if TYPE_CHECKING:
    from ptm_lsp.core.policy import DeclaredLoader
    from ptm_lsp.detect.document import Document
    from ptm_lsp.detect.environment import Environment

_MARK = re.compile(
    rb"@(?:xenova|sroussey)/transformers|@huggingface/(?:transformers|inference|hub)|loadGraphModel"
    rb"|\bpipeline\(\s*[\"'`][a-z0-9-]+[\"'`]"
)


def matters(content: bytes, _: Sequence[DeclaredLoader]) -> bool:
    """Whether a program names one of the packages that load models, or what they are used for."""
    return _MARK.search(content) is not None


def _read(file: str, text: str, _: Sequence[DeclaredLoader], __: Environment) -> Document:
    from ptm_lsp.detect.javascript.reading import read_javascript

    return read_javascript(file, text, "javascript")


# NOTE: what is larger was put together by a program from files that are read one by one.
LIMIT = Limit(500_000, is_told=False)
KIND = Kind(suffixes=(".cjs", ".js", ".jsx", ".mjs"), limit=LIMIT, comment="//", matters=matters, read=_read)
