"""The lock of a project, where it stands: beside the policy."""

from dataclasses import dataclass
from os.path import lexists

from ptm_lsp.app.covering import Covered, Naming
from ptm_lsp.core.errors import Problem, ProjectError
from ptm_lsp.core.lock import FILE, Lock
from ptm_lsp.core.text import Source, Sources, Text
from ptm_lsp.edge.files import read_text
from ptm_lsp.edge.project_root import resolve_inside
from ptm_lsp.project.lockfile import read_lock

_LARGEST = 32 * 2**20  # bytes
_EMPTY = Lock()


@dataclass(frozen=True, kw_only=True, slots=True)
class LockFile:
    """The lock file of a project; one that is not there yet has no text."""

    path: str  # absolute
    name: str  # as the run calls it
    text: str | None = None
    lock: Lock = _EMPTY

    @property
    def sources(self) -> Sources:
        """The text that places in it count in."""
        return {} if self.text is None else {Source(self.name, None): Text(self.text)}


def find_lock_file(covered: Covered, naming: Naming) -> LockFile:
    """The lock file of a project, read.

    Raises: ProjectError, if it cannot be believed; PtmError, if it leads out of the project.
    """
    path = resolve_inside(covered.root.folder, FILE)
    name = naming.name(f"{covered.root.folder}/{FILE}")
    if not lexists(path):
        return LockFile(path=path, name=name)
    text = read_text(path, name, largest=_LARGEST)
    if isinstance(text, Problem):
        raise ProjectError((text,), {})
    read = read_lock(name, text)
    if read.problems:
        raise ProjectError(read.problems, {Source(name, None): Text(text)})
    return LockFile(path=path, name=name, text=text, lock=read.lock)
