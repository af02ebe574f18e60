"""JSON in signs that no screen, log or reader takes for anything else."""

import json
import re
from typing import TypeAlias

from ptm_lsp.core.text import encoded
from ptm_lsp.render.style.words import LOG_COMMAND

Object: TypeAlias = dict[str, object]

_NOT_ASCII = re.compile(r"[^ -~\n]+")


def ascii_json(value: Object) -> str:
    """The text of a JSON object, all of it ASCII: a lone surrogate is a question mark, for most readers refuse it."""
    whole = encoded(json.dumps(value, ensure_ascii=False, allow_nan=False, indent=2)).decode()
    ascii_only = _NOT_ASCII.sub(lambda signs: json.dumps(signs[0])[1:-1], whole)
    return LOG_COMMAND.sub(r"\\u0023#", ascii_only) + "\n"
