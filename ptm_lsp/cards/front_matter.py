"""The front matter of a card: the YAML between two lines of `---`, read within bounds."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise
from math import isfinite
from typing import Any

import yaml

from ptm_lsp.cards.problem import CardProblem
from ptm_lsp.core.shapes import LARGEST
from ptm_lsp.core.text import shown

_LARGEST = 64 * 1024  # code points
_MOST_SALVAGED = 200  # fields of a malformed block
_DEEPEST = 50
_LONGEST_SHOWN = 40  # code points of a name in a message

# Source: `REGEX_YAML_BLOCK` of huggingface_hub (2.4.0)
_BLOCK = re.compile(r"\A(\ufeff?\s*---[ \t]*\r?\n)(.*?)^---[ \t]*\r?$", re.DOTALL | re.MULTILINE)
_OPENING = re.compile(r"\A\ufeff?\s*---[ \t]*\r?\n")
# Front matter whose first `---` was forgotten: nothing but YAML up to the other one.
_HEADLESS = re.compile(
    r"\A\ufeff?((?:(?:[a-z_]+:|[ \t]*- |[ \t]+[a-z_]+:)[^\n]*\n|[ \t]*\r?\n)+)---[ \t]*\r?$", re.MULTILINE
)
_FIELD = re.compile(r"^[A-Za-z_][\w-]*:(?=[ \t\r]|$)", re.MULTILINE)


class UnreadableFrontMatterError(ValueError):
    """The front matter is not read; the message is to be read after «the front matter»."""


@dataclass(frozen=True, kw_only=True, slots=True)
class FrontMatter:
    """What the front matter states, and where."""

    values: Mapping[str, Any] = field(default_factory=dict)  # as JSON has them
    lines: Mapping[str, int] = field(default_factory=dict)  # name -> line, from 1
    body: int = 0  # the offset at which the text behind it starts
    is_headless: bool = False  # the first `---` is absent, so that a hub shows it as text
    problems: tuple[CardProblem, ...] = ()


class _Loader(yaml.SafeLoader):
    """A safe loader that follows no alias and goes no deeper than it must."""

    depth = 0

    def compose_node(self, parent: yaml.Node | None, index: Any) -> yaml.Node | None:
        if self.check_event(yaml.AliasEvent):
            raise UnreadableFrontMatterError("uses an alias")
        if self.depth > _DEEPEST:
            raise UnreadableFrontMatterError(f"is nested deeper than {_DEEPEST} levels")
        self.depth += 1
        try:
            return super().compose_node(parent, index)
        finally:
            self.depth -= 1


def read_front_matter(card: str) -> dict[str, Any] | None:
    """What the front matter of a card states; None where it has none.

    Raises: UnreadableFrontMatterError
    """
    block = _BLOCK.match(card[: _LARGEST + 1])
    if block is None:
        return None
    _, value = _loaded(block[2])
    return value


def front_matter(card: str) -> FrontMatter:
    """What the front matter of a card states; of a malformed one the fields that can be read."""
    start = card[: _LARGEST + 1]
    if block := _BLOCK.match(start):
        return _read(block[2], first=block[1].count("\n") + 1, body=block.end(), is_headless=False)
    if opening := _OPENING.match(start):
        fault = "is not closed" if len(card) <= _LARGEST else f"is not closed within {_LARGEST:,} characters"
        return FrontMatter(body=opening.end(), problems=(_problem(opening[0].count("\n"), fault),))
    if (block := _HEADLESS.match(start)) and _FIELD.search(block[1]):
        return _read(block[1], first=1, body=block.end(), is_headless=True)
    return FrontMatter()


def _read(block: str, *, first: int, body: int, is_headless: bool) -> FrontMatter:
    problems = [_problem(first, "has no `---` before it")] if is_headless else []
    try:
        node, value = _loaded(block)
        parts = [(first, node, value or {})]
    except UnreadableFrontMatterError as error:
        problems.append(_problem(first, str(error)))
        parts = list(_salvaged(block, first))
    values: dict[str, Any] = {}
    lines: dict[str, int] = {}
    for start, node, value in parts:
        for name, line in _names(node, start):
            if name in lines:
                name_shown = shown(name, _LONGEST_SHOWN)
                problems.append(_problem(line, f"has `{name_shown}` twice; the last one counts"))
            lines[name] = line
        values |= {name: _plain(item) for name, item in value.items()}
    return FrontMatter(values=values, lines=lines, body=body, is_headless=is_headless, problems=tuple(problems))


def _loaded(block: str) -> tuple[yaml.Node | None, dict[str, Any] | None]:
    """The node of a block, which knows its lines, and what it states; None where it is empty.

    Raises: UnreadableFrontMatterError
    """
    try:
        loader = _Loader(block)
        node = loader.get_single_node()
        value = None if node is None else loader.construct_document(node)
    except (yaml.YAMLError, ValueError, OverflowError, RecursionError) as error:
        reason = str(error) if isinstance(error, UnreadableFrontMatterError) else "is no YAML"
        raise UnreadableFrontMatterError(reason) from None
    if value is None:
        return None, None
    if not isinstance(value, dict):
        raise UnreadableFrontMatterError("is no mapping")
    return node, {str(name): item for name, item in value.items()}


def _salvaged(block: str, first: int) -> Iterator[tuple[int, yaml.Node | None, dict[str, Any]]]:
    """The fields of a block that can be read by themselves, each with its first line."""
    starts = [match.start() for match in _FIELD.finditer(block)][:_MOST_SALVAGED]
    line, counted = first, 0
    for start, end in pairwise([*starts, len(block)]):
        line, counted = line + block.count("\n", counted, start), start
        try:
            node, value = _loaded(block[start:end])
        except UnreadableFrontMatterError:
            continue
        yield line, node, value or {}


def _names(node: yaml.Node | None, first: int) -> Iterator[tuple[str, int]]:
    if isinstance(node, yaml.MappingNode):
        for name, _ in node.value:
            yield str(name.value), first + name.start_mark.line


def _plain(value: Any) -> Any:
    """A value of YAML as JSON has it."""
    match value:
        case dict():
            return {str(name): _plain(item) for name, item in value.items()}
        case list():
            return [_plain(item) for item in value]
        case None | bool() | str():
            return value
        case int():
            return value if abs(value) <= LARGEST else f"{value:#x}"
        case float() if isfinite(value):
            return value
        case date():
            return value.isoformat()
        case _:
            return str(value)


def _problem(line: int, message: str) -> CardProblem:
    return CardProblem(line, f"the front matter {message}")
