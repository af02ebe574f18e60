"""The commented policy that `ptm init` writes."""

import re
from typing import Literal

from ptm_lsp.core.tables import text

_HEADER = re.compile(r"^\[(\w+)\]", re.MULTILINE)


def policy_template(file: Literal["ptm.toml", "pyproject.toml"]) -> str:
    """Every option with its default, as a file of its own or as tables to append to a `pyproject.toml`."""
    own = text(__package__, "template.toml")
    if file == "ptm.toml":
        return own
    comment, _, options = own.partition("\n\n")
    tables = _HEADER.sub(r"[tool.ptm.\1]", options)
    return f"{comment}\n[tool.ptm]\n\n{tables}"
