"""Containers and steps in YAML: Compose, Kubernetes, pipelines; their commands are read as a shell would."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from ptm_lsp.core.policy import DeclaredLoader
from ptm_lsp.core.reference import Origin, Reference
from ptm_lsp.core.text import Place, Span
from ptm_lsp.detect.commands import references as command_references
from ptm_lsp.detect.commands.command import Language, image_program, understood
from ptm_lsp.detect.commands.environment_variables import variable
from ptm_lsp.detect.commands.marks import may_run_program
from ptm_lsp.detect.commands.words import Gap, Word
from ptm_lsp.detect.configs import keys
from ptm_lsp.detect.embedded import Embedded
from ptm_lsp.detect.loading.table import may_name_loader
from ptm_lsp.detect.shell.reading import inside
from ptm_lsp.detect.trees import yaml_tree
from ptm_lsp.detect.trees.tree import Branch, Config, Leaf, Listing, Node
from ptm_lsp.detect.value import Known

# Keys whose value a shell runs: GitHub workflows, GitLab, Compose files of other tools, task runners.
_SCRIPTS = re.compile(
    r"(?:after_|before_)?script|(?:\w+_)?(?:cmds?|commands?)|\w+Command|bash|inlineScript|(?:post_)?install|run|setup"
)
_LANGUAGES: Mapping[str, Language] = {"py": "python", "sh": "shell"}  # of the files in a map
_COMMANDS = ("entrypoint", "command", "args")
_ASSIGNMENT = re.compile(r"(\w+)=(.*)", re.DOTALL)


def references(config: Config, declared: Sequence[DeclaredLoader]) -> Iterator[Reference]:
    """The references of a file's containers and scripts."""
    for path, branch in config.branches():
        kind, data = branch.leaf("kind"), branch.get("data")
        if kind is not None and kind.text == "ConfigMap" and isinstance(data, Branch):
            yield from _of_settings(config, data, declared)
        image = branch.leaf("image") or next((key for key, _ in branch.entries if key.text == "build"), None)
        if image is not None and any(branch.get(name) is not None for name in (*_COMMANDS, "environment", "env")):
            yield from _of_container(config, branch, image, declared, is_pod="ontainer" in "".join(path[-1:]))
        for key, value in branch.entries:
            if _SCRIPTS.fullmatch(key.text) and not (image is not None and key.text in _COMMANDS):
                yield from _of_script(config, value, declared)


def _of_settings(config: Config, data: Branch, declared: Sequence[DeclaredLoader]) -> Iterator[Reference]:
    """The references of a map that containers get as variables or as files."""
    for key, value in data.entries:
        if isinstance(value, Leaf) and value.is_text:
            yield from variable(key.text, _assigned(config, key.text, value))
            language: Language | None = _LANGUAGES.get(key.text.rpartition(".")[2])
            if language is not None:
                yield from inside(config.code(value), language, declared).references
            elif key.text.endswith((".yaml", ".yml")):
                yield from _of_file(config.code(value))


def _of_file(code: Embedded) -> Iterator[Reference]:
    """The references of a configuration file in a map: of its keys alone, since maps could hold maps without end."""
    inner, _ = yaml_tree.read_tree(code.file, code.string)
    yield from map(code.reference, keys.references(inner))


def _of_script(config: Config, value: Node, declared: Sequence[DeclaredLoader]) -> Iterator[Reference]:
    leaves = value.leaves if isinstance(value, Listing) else (value,) if isinstance(value, Leaf) else ()
    for leaf in leaves:
        content = leaf.text.encode("utf-8", "replace")
        if leaf.is_text and (may_run_program(content) or may_name_loader(content, declared)):
            yield from inside(config.code(leaf), "shell", declared).references


def _of_container(
    config: Config, branch: Branch, image: Leaf, declared: Sequence[DeclaredLoader], *, is_pod: bool
) -> Iterator[Reference]:
    """The references of a container; in a pod, its command takes the place of the image's own program."""
    variables = list(_variables(config, branch))
    of_server = image_program(image.text) is not None  # which reads `MODEL_ID` itself: there, its call is the reference
    for name, word in variables:
        if name != "MODEL_ID" or not of_server:
            yield from variable(name, word)
    parts = [branch.get(name) for name in _COMMANDS]
    is_replaced = parts[0] is not None or (is_pod and parts[1] is not None)
    own = [] if is_replaced else [_word(config, image, None)]
    flags = [word for name, given in variables if name == "MODEL_ID" for word in (_said("-e", image, config), given)]
    head = [*(_said(text, image, config) for text in ("docker", "run")), *flags, *own] if own else []
    if any(isinstance(part, Leaf) and part.is_text for part in parts):
        before = [word.text for word in head]
        for part in parts:
            if isinstance(part, Leaf):
                yield from map(
                    command_references.from_its_name, inside(config.code(part, *before), "shell", declared).references
                )
        return
    words = [*head, *chain.from_iterable(_words(config, part) for part in parts if isinstance(part, Listing))]
    command = understood(words)
    if command is not None:
        if command.code is not None and command.code[1].code is not None:
            yield from inside(command.code[1].code, command.code[0], declared).references
        yield from map(command_references.from_its_name, command_references.references(command))


def _variables(config: Config, branch: Branch) -> Iterator[tuple[str, Word]]:
    """The variables that a container is given, with the word that would say so on a command line."""
    for node in (branch.get("environment"), branch.get("env")):
        match node:
            case Branch(entries):
                yield from ((key.text, _assigned(config, key.text, value)) for key, value in entries
                            if isinstance(value, Leaf) and value.is_text)  # fmt: skip
            case Listing(items):
                for item in items:
                    name, value = (item.leaf("name"), item.leaf("value")) if isinstance(item, Branch) else (None, None)
                    if name is not None and value is not None:
                        yield name.text, _assigned(config, name.text, value)
                    elif isinstance(item, Leaf) and (found := _ASSIGNMENT.fullmatch(item.text)) is not None:
                        yield found[1], _word(config, item, None, head=len(found[1]) + 1)


def _assigned(config: Config, name: str, value: Leaf) -> Word:
    values = tuple(
        one._replace(value=f"{name}={one.value}") if isinstance(one, Known) else one for one in config.values(value)
    )
    return Word(values, config.place(value))


def _word(config: Config, leaf: Leaf, gap: Gap | None, head: int = 0) -> Word:
    """The word of a leaf; its first `head` signs are read as they are."""
    if not head:
        return Word(config.values(leaf), config.place(leaf), gap, config.code(leaf))
    start = leaf.span.start + (len(leaf.style) if leaf.style in ('"', "'") else 0) + head
    rest = Leaf(leaf.text[head:], Span(start, max(start, leaf.span.end - (start - head - leaf.span.start))))
    values = tuple(
        one._replace(value=f"{leaf.text[:head]}{one.value}") if isinstance(one, Known) else one
        for one in config.values(rest)
    )
    return Word(values, config.place(leaf), gap)


def _said(text: str, at: Leaf, config: Config) -> Word:
    return Word((Known(text, Origin.IMPLICIT, None),), config.place(at))


def _words(config: Config, listing: Listing) -> Iterator[Word]:
    """The words of a list, each with how another would be written behind it."""
    for leaf in listing.leaves:
        end = Place(config.file, None, Span(leaf.span.end, leaf.span.end))
        if listing.is_flow:
            quote = leaf.style if leaf.style in ('"', "'") else ""
            gap = Gap(end, f", {quote}", f"{quote}, {quote}", quote)
        else:
            column = config.text.position(leaf.span.start).column
            line = config.text.line(config.text.position(leaf.span.start).line)
            indent = "\n" + line[: line.rfind("-", 0, column)] + "- "
            gap = Gap(end, indent, indent, "")
        yield _word(config, leaf, gap if leaf.style not in ("|", ">") else None)
