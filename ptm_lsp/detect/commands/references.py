"""References of command lines."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from ptm_lsp.core.reference import HUGGINGFACE, OptionValue, Origin, Reference, Slot, Target
from ptm_lsp.core.text import Place, Span
from ptm_lsp.detect import programs
from ptm_lsp.detect.commands.command import Command
from ptm_lsp.detect.commands.words import Arguments, Option, Word, around, behind
from ptm_lsp.detect.naming.likely import certain, likely
from ptm_lsp.detect.naming.targets import meant, revised
from ptm_lsp.detect.program import Program
from ptm_lsp.detect.value import Unknown

_REMOTE_CODE = ("--trust-remote-code", "--trust_remote_code")
_PART = r"--(?:\w+[_-])*?"
# Options of training scripts whose value can only be a model.
_SURE = re.compile(
    rf"{_PART}(?:model|tokenizer|adapter|processor|teacher|student|vae)[_-]name[_-]or[_-]path(?:[_-]\w+)?"
    r"|--pretrained[_-]model(?:[_-](?:name|path|id|dir))?|--(?:base|ref|reward|teacher|draft|peft|hf)[_-]model"
    r"(?:[_-](?:name|path|id))?|--model[_-]id|--tokenizer[_-]name|--vision[_-]tower"
)
# Options whose value is a model where it looks like one.
_POSSIBLE = re.compile(r"--(?:model|tokenizer|llm|embedding[_-]model|lora)(?:[_-](?:name|path))?")
_HUB = re.compile(r"(?:huggingface\.co|hf\.co)/(?!datasets/|spaces/)")
_SILENT = frozenset({"alias", "awk", "cat", "echo", "egrep", "grep", "printf", "sed", "test"})


class _Site(NamedTuple):
    """A place of a command that names a model."""

    word: Word
    callee: Place
    loader: str


def references(command: Command) -> Iterator[Reference]:
    """The references of a command."""
    found = programs.find(command.name)
    if found is not None:
        program, count = found
        given = Arguments.of(command.arguments[count - 1 :])
        yield from _of_program(command, program, count, given)
    elif command.name[0] not in _SILENT:
        yield from _of_script(command, Arguments.of(command.arguments))


def from_its_name(reference: Reference) -> Reference:
    """A reference that begins with what says that a model follows: other words of its command may stand far above."""
    callee, whole = reference.callee.span, reference.place.span
    return replace(reference, place=reference.place._replace(span=Span(callee.start, max(callee.end, whole.end))))


def _of_program(command: Command, program: Program, count: int, given: Arguments) -> Iterator[Reference]:
    if program.is_other is not None:
        option, others = program.is_other
        kind = given.value(option)
        if kind is not None and kind.text in others:
            return
    for index, site in enumerate(_sites(command, program, count, given)):
        yield from _reference(command, program, given, site, is_first=index == 0 or program.takes_any)


def _sites(command: Command, program: Program, count: int, given: Arguments) -> Iterator[_Site]:
    named = command.words[command.head : command.head + count]
    loader = " ".join(command.name[:count])
    if program.takes_any:
        every = [*given.positional, *(one.value for many in given.options.values() for one in many if one.value)]
        for word in sorted(every, key=lambda one: one.place.span):
            yield _Site(word, around(named), loader)
        return
    if program.position is not None and program.position < len(given.positional):
        yield _Site(given.positional[program.position], around(named), loader)
    for option in dict.fromkeys((*program.options, *filter(_SURE.fullmatch, given.options))):
        for word, value in given.options.get(option, ()):
            if value is not None:
                yield _Site(value, word.place, f"{loader} {option}")
    for variable in command.variables:
        if variable.text.startswith("MODEL_ID="):
            yield _Site(behind(variable, len("MODEL_ID=")), variable.place, f"{loader} MODEL_ID")


def _reference(
    command: Command, program: Program, given: Arguments, site: _Site, *, is_first: bool
) -> Iterator[Reference]:
    found = meant(site.word.values, program.naming)
    unknown, paths = found.unknown, found.paths
    if program.knows_only:
        unknown, paths = tuple(one for one in unknown if _HUB.search(one.shown)), ()
    targets = found.targets
    if is_first and targets:
        revision = given.value(*filter(None, (program.revision, *program.other_revisions)))
        filename = next(iter(given.positional[program.filename :]), None) if program.filename is not None else None
        targets = tuple(_completed(one, program, site.word, revision, filename, len(targets)) for one in targets)
    if targets or unknown or paths:
        yield _made(command, site, program, targets, unknown, paths, given)


def _made(
    command: Command,
    site: _Site,
    program: Program | None,
    targets: tuple[Target, ...],
    unknown: tuple[Unknown, ...],
    paths: tuple[str, ...],
    given: Arguments,
) -> Reference:
    options, places = _options(given)
    return Reference(
        place=around(command.words),
        callee=site.callee,
        loader=site.loader,
        use=program.use if program is not None else "load",
        targets=targets,
        dynamic=unknown[0].dynamic if unknown and not targets else None,
        local_path=paths[0] if paths and not targets and not unknown else None,
        options=options,
        option_places=places,
    )


def _completed(
    target: Target, program: Program, word: Word, revision: Word | None, filename: Word | None, count: int
) -> Target:
    """The target with the revision and file that the command gives, or with where a revision would go."""
    if filename is not None and filename.text and target.filename is None:
        target = replace(target, filename=filename.text)
    if revision is not None:
        return revised(target, revision.values)
    gap = word.gap
    if program.revision is None or gap is None or count != 1 or target.pin is not None:
        return target
    # NOTE: a default may be overruled, and then the revision would be that of another model.
    is_plain = target.origin not in (Origin.DEFAULT, Origin.ENV) and target.key.hub in (HUGGINGFACE, "modelscope")
    slot = Slot(gap.place, f"{gap.before}{program.revision}{gap.between}", gap.behind)
    return replace(target, pin=slot) if is_plain else target


def _of_script(command: Command, given: Arguments) -> Iterator[Reference]:
    """The references of a command that runs somebody's own program."""
    revision = given.value("--model_revision", "--model-revision", "--revision")
    is_first = True
    for name, options in given.options.items():
        is_sure = _SURE.fullmatch(name) is not None
        if not is_sure and not (command.is_script and _POSSIBLE.fullmatch(name)):
            continue
        for option in options:
            for one in _of_option(command, given, name, option, is_sure=is_sure):
                targets = tuple(revised(target, revision.values) for target in one.targets) if (
                    revision is not None and is_first) else one.targets  # fmt: skip
                is_first = False
                yield replace(one, targets=targets)


def _of_option(command: Command, given: Arguments, name: str, option: Option, *, is_sure: bool) -> Iterator[Reference]:
    if option.value is None:
        return
    found = meant(option.value.values, certain if is_sure else likely)
    if not found.targets and not is_sure:
        return
    if found.targets or found.unknown or found.paths:
        site = _Site(option.value, option.word.place, f"{command.name[0]} {name}")
        yield _made(command, site, None, found.targets, found.unknown, found.paths, given)


def _options(given: Arguments) -> tuple[dict[str, OptionValue], dict[str, Place]]:
    """What a command says of code that comes with the model."""
    for name in _REMOTE_CODE:
        for option in given.options.get(name, ()):
            value = option.value.text.lower() if option.value is not None else ""
            return {"trust_remote_code": value not in ("false", "0", "no")}, {"trust_remote_code": option.word.place}
    return {}, {}
