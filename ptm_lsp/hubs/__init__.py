"""What hubs say of their models: a module for each hub.

A hub that is asked talks through a session that the caller hands in, and gives an ordinary answer whatever happens.
A hub that is a fixed list has a `LIST` instead, which needs no network.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType
from typing import NamedTuple, Protocol, TypeAlias, cast

from ptm_lsp.core.facts import Answer, CommitFacts, Facts, Missing
from ptm_lsp.core.reference import HUBS, Key, Question
from ptm_lsp.hubs.manifest import Manifest


class Reply(Protocol):
    """What a server answered, whole and bounded."""

    @property
    def status(self) -> int:
        """The status code."""

    @property
    def headers(self) -> Mapping[str, str]:
        """The headers, their names in lower case."""

    @property
    def body(self) -> bytes:
        """The body, unpacked."""

    @property
    def url(self) -> str:
        """The URL that answered in the end."""


class Session(Protocol):
    """HTTP to one endpoint, with limits on time, sizes and redirects, and with the token that may go there."""

    @property
    def is_anonymous(self) -> bool:
        """Whether the endpoint is asked without a token."""

    def now(self) -> str:
        """The moment of the batch in UTC, ISO 8601."""

    def get(
        self,
        path: str,
        query: Sequence[tuple[str, str]] = (),
        *,
        largest: int = ...,
        window: tuple[int, int] | None = None,
    ) -> Reply:
        """What the endpoint answers to a path, whatever its status.

        Units: bytes; `window` is the start and the length of the part of a file that is wanted.
        Raises: OSError, httpx2.HTTPError, ValueError; PermissionError, where something may not be asked.
        """

    def head(self, path: str) -> Reply:
        """The headers with which the endpoint answers to a path; a redirect is an answer.

        Raises: as `get` does
        """


class Recalled(NamedTuple):
    """What earlier answers told of a commit."""

    facts: CommitFacts
    covered: frozenset[str] = frozenset()  # the fields that they settle


Recall: TypeAlias = Callable[[str, str], Recalled | None]  # by the id of a model, and a commit of it


def forget(_id: str, _commit: str) -> None:
    """Recall nothing."""


class Hub(Protocol):
    """A registry of models that can be asked."""

    READER: int  # raised when the same answer is understood in another way; rows of older readers are read anew

    def covered(self, needs: frozenset[str]) -> frozenset[str]:
        """The fields that an answer to these needs settles; more than asked, where they come with the same requests."""

    def ask(self, question: Question, needs: frozenset[str], session: Session, recall: Recall = forget) -> Answer:
        """The answer to a question, with the fields in `needs` as far as this hub knows them.

        What is recalled of the commit is not asked for again.
        """

    def ask_further(self, known: Facts, needs: frozenset[str], session: Session) -> Facts | None:
        """Facts with the fields in `needs`, if they are told without asking again what is known.

        None where the first answer would have to be asked for.
        """

    def ask_whether_same(
        self, question: Question, known: Facts, needs: frozenset[str], session: Session
    ) -> Facts | None:
        """Facts that are known of where a branch stood, as of now, if one cheap request shows that they still hold.

        None where it does not, or where it cannot settle the state in `needs`.
        """

    def fetch(self, key: Key, commit: str, path: str, session: Session) -> bytes | Missing:
        """A small file of a model at a commit."""


@cache
def listing() -> Mapping[str, Hub]:
    """The hubs that can be asked, by name."""
    modules = ((hub, _module(hub)) for hub in HUBS)
    return {hub: cast("Hub", module) for hub, module in modules if hasattr(module, "ask")}


def manifests() -> Mapping[str, Manifest]:
    """The lists of the hubs that are fixed lists, by name."""
    return {hub: manifest for hub in HUBS if (manifest := manifest_of(hub)) is not None}


def manifest_of(hub: str) -> Manifest | None:
    """The list of a hub, if it is a fixed list; no other hub is imported for it."""
    manifest: Manifest | None = getattr(_module(hub), "LIST", None)
    return manifest


@cache
def _module(hub: str) -> ModuleType | None:
    name = hub.replace("-", "_")
    is_there = hub in HUBS and any(module.name == name for module in iter_modules(__path__))
    return import_module(f"{__name__}.{name}") if is_there else None
