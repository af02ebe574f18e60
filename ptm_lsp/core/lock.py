"""The lock: which commit and which files each model is pinned to."""

from dataclasses import dataclass, field

from ptm_lsp.core.reference import Key, Question, Reference, Target
from ptm_lsp.core.text import Place

FILE = "ptm.lock"
DEFAULT_BRANCH = "main"
LOCKABLE_HUBS = frozenset({"huggingface"})  # those that tell the commit of a model and the hashes of its files


@dataclass(frozen=True, kw_only=True, slots=True)
class LockedFile:
    """A file of a locked model."""

    path: str  # relative, with "/"
    size: int  # bytes
    hash: str  # "sha256:…" or "git-sha1:…"


@dataclass(frozen=True, kw_only=True, slots=True)
class LockedModel:
    """An entry of the lock."""

    key: Key
    requested: str  # a Git ref name; the hub's default branch where the code gives none
    commit: str  # 40 hex digits
    license: str | None
    base: tuple[str, ...]
    files: tuple[LockedFile, ...]
    endpoint: str | None = None  # where it is not the default one
    place: Place | None = field(default=None, compare=False)  # the entry in the file it was read from


@dataclass(frozen=True, kw_only=True, slots=True)
class Lock:
    """All locked models, sorted by hub, id and requested revision."""

    models: tuple[LockedModel, ...] = ()

    def find(self, question: Question, default_branch: str = DEFAULT_BRANCH) -> LockedModel | None:
        """The entry that pins what a question asks for: the one of that very name, else one at that commit."""
        requested = question.revision or default_branch
        fitting = (
            model for model in self.models if model.key == question.key and requested in (model.requested, model.commit)
        )
        return max(fitting, key=lambda model: model.requested == requested, default=None)

    def pinned(self, question: Question) -> Question:
        """The question at the commit that the lock holds; the question itself where the lock has no entry for it."""
        locked = self.find(question)
        return Question(question.key, locked.commit) if locked else question


def is_lockable(reference: Reference, target: Target) -> bool:
    """Whether the lock can pin a target: it is fetched, from a hub with commits, at a revision that is known."""
    hub = target.question.key.hub
    return reference.use != "hosted" and hub in LOCKABLE_HUBS and target.revision_dynamic is None
