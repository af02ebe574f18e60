"""Documents: what one reading of a file found, and what it needs to be read again in part."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from ptm_lsp.core.errors import Problem
from ptm_lsp.core.ignore import Comment
from ptm_lsp.core.policy import DeclaredLoader
from ptm_lsp.core.reference import Reference
from ptm_lsp.core.text import Place, Source, Text
from ptm_lsp.detect.basis import NO_BASIS, Basis
from ptm_lsp.detect.environment import ALONE, Environment, Handed, Parameter
from ptm_lsp.detect.importing import Import
from ptm_lsp.detect.value import Values

MOST_STEPS_OF_FILE = 30_000  # nodes that are looked at in one file


class Saved(NamedTuple):
    """The folders that a statement saves to, and what that follows from."""

    folders: frozenset[str]
    basis: Basis
    steps: int  # nodes that were looked at


class Alias(NamedTuple):
    """A further name for what may be a loader."""

    name: str
    of: str  # the name that stands for it otherwise


@dataclass(frozen=True, kw_only=True, slots=True)
class Part:
    """What one statement of the module's top level gives; unchanged statements keep theirs.

    Reading a part is a function of its own code and of its basis.
    """

    code: str  # with the comments and empty lines before the next statement
    bound: frozenset[str]  # names of the module that it may bind
    imported: frozenset[tuple[str, str]] = frozenset()  # with what they stand for, where it does nothing but import
    named: frozenset[str] = frozenset()  # libraries, and words of their loaders, that it holds
    modules: tuple[Import, ...] = ()  # what it imports, as a byte search finds
    error: int | None = None  # where in it the syntax is not understood; code points
    aliases: frozenset[Alias] = frozenset()  # further names for loaders that it introduces
    references: tuple[Reference, ...] = ()  # before the folders that the file saves to are known
    problems: tuple[Problem, ...] = ()  # what in it was too deep or too much to be read
    saved: Saved | None = None  # where the file has references that may be folders which it saves to
    derived: frozenset[str] = frozenset()  # functions of this file that hand an id on to a loader: "Loader.load"
    classes: frozenset[tuple[str, str]] = frozenset()  # that it derives from a library's; with the library
    handed: tuple[tuple[str, Handed], ...] = ()  # to functions of other files, by file
    basis: Basis = NO_BASIS
    steps: int = 0  # nodes that were looked at
    calls: int = 0  # of names that loaders have


def bases(parts: Iterable[Part]) -> Iterator[Basis]:
    """What some statements follow from, and what the folders that they save to do."""
    for part in parts:
        yield part.basis
        if part.saved is not None:
            yield part.saved.basis


def is_spent(parts: Iterable[Part]) -> bool:
    """Whether a file took all that it may."""
    return steps(parts) >= MOST_STEPS_OF_FILE


def further_names(parts: Sequence[Part], names: frozenset[str] | None = None) -> frozenset[str]:
    """The further names for loaders that statements introduce; only those for some names, where these are given."""
    aliases = frozenset[Alias]().union(*(part.aliases for part in parts))
    if names is None:
        return frozenset(alias.name for alias in aliases)
    found = frozenset[str]()
    while more := {alias.name for alias in aliases if alias.of in names or alias.of in found} - found:
        found |= more
    return found


def steps(parts: Iterable[Part]) -> int:
    """How much of a file was looked at, in nodes."""
    return sum(part.steps + (part.saved.steps if part.saved is not None else 0) for part in parts)


class Export(NamedTuple):
    """What a path in a file stands for, as data, and what that follows from."""

    values: Values
    basis: Basis


@dataclass(frozen=True, kw_only=True, slots=True)
class Document:
    """The references of one file."""

    file: str
    references: tuple[Reference, ...]
    comments: tuple[Comment, ...]
    problems: tuple[Problem, ...]
    sources: Mapping[Source, Text]
    program: Text | None = None  # what was read, where it was put together from the cells of a notebook
    is_program: bool = True  # whether names may come into it from other files
    words: frozenset[str] = frozenset()  # names that were searched for
    roots: tuple[str, ...] = ()  # of the libraries that were looked for
    named: frozenset[str] = frozenset()  # libraries, and words of their loaders, that the file holds
    parts: tuple[Part, ...] = ()
    declared: tuple[DeclaredLoader, ...] = ()
    environment: Environment = ALONE
    modules: tuple[Import, ...] = ()  # what the file imports, as a byte search finds
    imports: frozenset[str] = frozenset()  # dotted names of other modules that were asked for
    exports: Mapping[str, Export] = field(default_factory=dict)  # what the environment asks for
    waiting: frozenset[Parameter] = frozenset()  # of functions that hand an id on to a loader, or that others ask for
    classes: frozenset[tuple[str, str]] = frozenset()  # that it derives from a library's; with the library
    handed: tuple[tuple[str, Handed], ...] = ()  # to functions of other files, by file

    @classmethod
    def unread(cls, file: str, text: str, problems: tuple[Problem, ...] = ()) -> "Document":
        """The document of a text in which no references were looked for."""
        sources = {Source(file, None): Text(text)}
        return cls(file=file, references=(), comments=(), problems=problems, sources=sources, is_program=False)

    @property
    def text(self) -> Text:
        """The text that was read."""
        return self.program if self.program is not None else next(iter(self.sources.values()))

    @property
    def places(self) -> Iterator[Place]:
        """Where something stands that was found, in this file and others."""
        yield from (problem.place for problem in self.problems)
        yield from (comment.place for comment in self.comments)
        for reference in self.references:
            yield from (reference.place, reference.callee, *reference.option_places.values())
            for target in reference.targets:
                yield from (place for place in (target.place, target.revision_place) if place is not None)
