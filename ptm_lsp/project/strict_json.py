"""JSON of the project, parsed strictly: bounded, and without keys that stand twice in one object."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any

from ptm_lsp.core.shapes import Fault, KeyPath
from ptm_lsp.core.text import Span

LARGEST = 64 * 2**20  # code points
_START = Span(0, 0)


class UnreadableError(ValueError):
    """A text is no JSON that is read here; the message is to be read after the name of the file."""

    def __init__(self, message: str, span: Span = _START) -> None:
        super().__init__(message)
        self.span = span


class _Repeating(dict[str, Any]):
    """An object in which a key stands twice."""

    repeated: str


def parsed(text: str) -> tuple[Any, tuple[Fault, ...]]:
    """The value that a text holds, and a fault for each object in which a key stands twice.

    Raises: UnreadableError
    """
    if len(text) > LARGEST:
        raise UnreadableError(f"holds {len(text):,} characters; at most {LARGEST:,} are read")
    try:
        seen: list[_Repeating] = []
        value = json.loads(text, object_pairs_hook=partial(_object, seen))
        return value, tuple(_repeated_keys(value, ())) if seen else ()
    except json.JSONDecodeError as error:
        reason = error.msg[:1].lower() + error.msg[1:]
        raise UnreadableError(f"is no JSON: {reason}", Span(error.pos, min(error.pos + 1, len(text)))) from None
    except RecursionError:
        raise UnreadableError("is nested too deeply") from None
    except ValueError:  # NOTE: Python reads no number of more than 4,300 digits.
        raise UnreadableError("holds a number of thousands of digits") from None


def _object(seen: list[_Repeating], pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    value = dict(pairs)
    if len(value) == len(pairs):
        return value
    repeating = _Repeating(value)
    [(repeating.repeated, _)] = Counter(name for name, _ in pairs).most_common(1)
    seen.append(repeating)
    return repeating


def _repeated_keys(value: object, path: KeyPath) -> Iterator[Fault]:
    if isinstance(value, _Repeating):
        yield Fault((*path, value.repeated), "stands twice in one object")
    steps: Iterable[tuple[str | int, object]] = ()
    if isinstance(value, dict):
        steps = value.items()
    elif isinstance(value, list):
        steps = enumerate(value)
    for step, item in steps:
        yield from _repeated_keys(item, (*path, step))
