"""Shell scripts."""

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

_EXPORT = re.compile(rb"export [^\n]*MODEL")


def _matters(content: bytes, declared: Sequence[DeclaredLoader]) -> bool:
    from ptm_lsp.detect.commands.marks import may_run_program
    from ptm_lsp.detect.loading.table import may_name_loader

    return _EXPORT.search(content) is not None or may_run_program(content) or may_name_loader(content, declared)


def _read(file: str, text: str, declared: Sequence[DeclaredLoader], _: Environment) -> Document:
    from ptm_lsp.detect.shell.reading import read_shell

    return read_shell(file, text, declared)


KIND = Kind(
    suffixes=(".sh", ".bash"),
    limit=Limit(300_000),
    comment="#",
    matters=_matters,
    read=_read,
)
