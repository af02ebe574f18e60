"""Where the keys of a YAML text stand, told by the parser that reads the values."""

import re
from contextlib import suppress

import yaml

from ptm_lsp.core.shapes import KeyPath
from ptm_lsp.core.text import Span
from ptm_lsp.project.places import DEEPEST, KeyPlace, Places

_PLAIN_KEY = re.compile(r"[A-Za-z_][\w-]*")
# Source: https://yaml.org/type/bool.html and null.html, YAML 1.1, which PyYAML reads
_WORDS = frozenset({"y", "n", "yes", "no", "on", "off", "true", "false", "null"})


def yaml_places(string: str) -> Places:
    """Where each key of the first document stands, up to the point at which the text breaks.

    What an alias stands for is not repeated.
    """
    # NOTE: not by tree-sitter-yaml 0.7.2, which writes out of bounds where a text nests 250 levels deep.
    # Source: https://github.com/tree-sitter-grammars/tree-sitter-yaml/issues/48 (read 2026-11)
    return _Walk().read(string)


class _Open:
    """A collection of a YAML text that has started and not ended."""

    def __init__(self, path: KeyPath, start: int, *, is_map: bool) -> None:
        self.path = path
        self.start = start
        self.end = start  # of what was read last in it
        self.is_map = is_map
        self.count = 0  # of items
        self.key: tuple[str | int, Span] | None = None  # of the value that comes next


class _Walk:
    """A walk along the events of the parser."""

    def __init__(self) -> None:
        self.places: dict[KeyPath, KeyPlace] = {}
        self.open: list[_Open] = []

    def read(self, string: str) -> Places:
        """The places of the first document."""
        with suppress(yaml.YAMLError):
            for event in yaml.parse(string, Loader=yaml.SafeLoader):
                # NOTE: on a text that opens 100,000 brackets the parser would work for two minutes.
                if isinstance(event, yaml.DocumentEndEvent) or len(self.open) > DEEPEST:
                    break
                self.take(event)
        while self.open:
            self.close(None)
        return self.places

    def take(self, event: yaml.Event) -> None:
        """Note what an event tells."""
        span = _span(event)
        match event:
            case yaml.CollectionStartEvent():
                is_map = isinstance(event, yaml.MappingStartEvent)
                self.open.append(_Open(self.path(), span.start, is_map=is_map))
            case yaml.CollectionEndEvent():
                # NOTE: a flow collection ends at its bracket, a block where the next token starts.
                self.close(span.end if span.end > span.start else None)
            case yaml.NodeEvent():
                self.note(_name(event) if isinstance(event, yaml.ScalarEvent) else f"*{event.anchor}", span)

    def path(self) -> KeyPath:
        """The path of the node that comes next."""
        if not self.open:
            return ()
        around = self.open[-1]
        if not around.is_map:
            return (*around.path, around.count)
        return (*around.path, around.key[0] if around.key else "?")

    def close(self, end: int | None) -> None:
        """End the innermost collection: here, or with what was read last in it."""
        ended = self.open.pop()
        self.note("?", Span(ended.start, ended.end if end is None else end))

    def note(self, name: str | int, span: Span) -> None:
        """Note a node that is read whole; `name` is what it is called should it be a key."""
        if not self.open:
            return
        around = self.open[-1]
        around.end = span.end
        if not around.is_map:
            self.add(KeyPlace(span, span))
            around.count += 1
        elif around.key is None:
            around.key = name, span
        else:
            self.add(KeyPlace(around.key[1], span))
            around.key = None

    def add(self, place: KeyPlace) -> None:
        """Give the path that comes next its place."""
        self.places[self.path()] = place


def _span(event: yaml.Event) -> Span:
    start, end = event.start_mark, event.end_mark
    return Span(start.index, end.index) if start and end else Span(0, 0)


def _name(key: yaml.ScalarEvent) -> str | int:
    """The key that the reader makes of a scalar."""
    written = str(key.value)
    is_plain = bool(key.implicit[0]) and key.tag is None
    if not is_plain or (_PLAIN_KEY.fullmatch(written) and written.lower() not in _WORDS):
        return written
    try:
        value = yaml.safe_load(written)
    except (yaml.YAMLError, ValueError):
        return written
    return value if isinstance(value, str | int) else written
