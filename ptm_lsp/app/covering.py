"""Which projects a run covers, and which files of each."""

import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from ptm_lsp.app.request import Request
from ptm_lsp.app.rule_codes import unknown_codes
from ptm_lsp.core.errors import Problem, ProjectError, RequestError
from ptm_lsp.core.limit import Limit
from ptm_lsp.core.policy import Policy
from ptm_lsp.core.scope import Scope
from ptm_lsp.core.text import Place, Source, Sources, Text, shown
from ptm_lsp.detect import kinds
from ptm_lsp.edge.files import read_text
from ptm_lsp.edge.project_root import Root, find_root, gitignores_above, policy_file_in
from ptm_lsp.edge.reading_cache import Stamp, stamp_of
from ptm_lsp.edge.walk import Scan, towards, walk
from ptm_lsp.project.overrides import override
from ptm_lsp.project.policy_file import has_policy
from ptm_lsp.project.selection import Selection


@dataclass(frozen=True, kw_only=True, slots=True)
class Covered:
    """A project of a run, and the files of it that the run reads."""

    root: Root
    policy: Policy
    sources: Sources  # the text of the policy
    scope: Scope
    files: Mapping[str, bool]  # absolute path -> whether it was named
    stamps: Mapping[str, Stamp]  # absolute path -> what tells whether it has changed, as far as there is a file
    problems: tuple[Problem, ...]


class Naming(NamedTuple):
    """How a run calls the files that it shows."""

    base: str  # the one folder that was given, else the current one

    def name(self, path: str) -> str:
        """The path of a file relative to the folder of the run, with `/`."""
        return os.path.relpath(path, self.base).replace(os.sep, "/")

    def named(self, paths: Iterable[str]) -> dict[str, str]:
        """The names of files, each with its path."""
        return {self.name(path): path for path in paths}

    def path(self, name: str) -> str:
        """The absolute path of a file that the run calls `name`."""
        return os.path.normpath(os.path.join(self.base, name))


def naming(request: Request) -> Naming:
    """How this run calls files."""
    if len(request.paths) == 1 and request.typed is None:
        path = _absolute(request, request.paths[0])
        if os.path.isdir(path):
            return Naming(path)
    return Naming(request.here)


def cover(request: Request) -> tuple[Covered, ...]:
    """The projects that a run covers, sorted by folder.

    Raises: RequestError, if a path does not exist; ProjectError, if a policy is malformed, or a folder is unreadable.
    """
    found = _Covering(request)
    for path in (request.typed.file,) if request.typed else request.paths or (".",):
        if not path:
            raise RequestError("an empty path names nothing", "name a file or a folder; `.` is the current folder")
        absolute = _absolute(request, path)
        if request.typed or (os.path.lexists(absolute) and not os.path.isdir(absolute)):
            found.add_file(absolute)
        elif os.path.isdir(absolute):
            found.add_folder(absolute)
        else:
            raise _absent(path, absolute)
    return tuple(found.projects[folder].covered() for folder in sorted(found.projects))


def _absent(path: str, absolute: str) -> RequestError:
    """Why there is nothing at a path, as far as may be seen."""
    try:
        os.lstat(absolute)
    except (FileNotFoundError, NotADirectoryError, ValueError):
        pass
    except OSError as error:
        return RequestError(f"`{shown(path)}` cannot be read: {(error.strerror or str(error)).lower()}")
    return RequestError(f"`{path}` does not exist", "name a file or a folder")


def covers(request: Request, path: str) -> bool:
    """Whether a run over a folder would read a file in it.

    Raises: ProjectError, as `cover`.
    """
    found = _Covering(request, scan=towards(path))
    found.add_folder(request.here)
    return any(path in project.files for project in found.projects.values())


def _absolute(request: Request, path: str) -> str:
    return os.path.normpath(os.path.join(request.here, path))


@dataclass(kw_only=True, slots=True)
class _Found:
    """What has been found of a project so far."""

    root: Root
    policy: Policy
    sources: Sources
    scope: Scope = Scope.FILES
    files: dict[str, bool] = field(default_factory=dict)
    stamps: dict[str, Stamp] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def covered(self) -> Covered:
        return Covered(
            root=self.root,
            policy=self.policy,
            sources=self.sources,
            scope=self.scope,
            files=self.files,
            stamps=self.stamps,
            problems=tuple(self.problems),
        )


class _Covering:
    """The projects found so far, by folder."""

    def __init__(self, request: Request, scan: Scan = os.scandir) -> None:
        self.request = request
        self.scan = scan
        self.naming = naming(request)
        self.projects: dict[str, _Found] = {}

    def add_file(self, path: str) -> None:
        """Cover a file that was named, whatever the policy selects."""
        project = self._project(find_root(path, has_policy, here=self.request.here))
        project.files[path] = True
        if (stamp := stamp_of(path)) is not None:
            project.stamps[path] = stamp

    def add_folder(self, path: str) -> None:
        """Cover what policies select below a folder, each project inside it by its own."""
        waiting = [path]
        while waiting:
            folder = waiting.pop()
            root = find_root(folder, has_policy, here=self.request.here)
            project = self._project(root)
            below = "" if folder == root.folder else Naming(root.folder).name(folder)
            if not below:
                project.scope = Scope.PROJECT
            fence = _Fence(root.folder, self._selection(root, project.policy), [])
            for found in walk(root.folder, fence, below=below, scan=self.scan):
                if isinstance(found, Problem):
                    where = os.path.normpath(os.path.join(root.folder, found.place.file))
                    if where == path:  # who names a folder means it
                        raise ProjectError((_renamed(found, Naming(self.request.here).name(where)),), {})
                    project.problems.append(_renamed(found, self.naming.name(where)))
                else:
                    file = os.path.join(root.folder, found.file)
                    project.files.setdefault(file, False)
                    project.stamps[file] = Stamp(found.size, found.changed_at)
            waiting += fence.inner

    def _selection(self, root: Root, policy: Policy) -> Selection:
        selection = Selection.of(policy, kinds.limit)
        for way, text in gitignores_above(root.folder):
            selection = selection.inside(way, text)
        return selection

    def _project(self, root: Root) -> _Found:
        if root.folder not in self.projects:
            policy, sources = self._policy(root)
            self.projects[root.folder] = _Found(
                root=root, policy=override(policy, self.request.overrides), sources=sources
            )
        return self.projects[root.folder]

    def _policy(self, root: Root) -> tuple[Policy, Sources]:
        if self.request.config is not None:
            path = _absolute(self.request, self.request.config)
        elif root.policy_file is not None:
            path = os.path.join(root.folder, root.policy_file)
        else:
            return Policy(), {}
        name = self.naming.name(path)
        text = read_text(path, name)
        if isinstance(text, Problem):
            raise ProjectError((text,), {})
        from ptm_lsp.project.policy import read_policy  # late: most projects state none

        policy, problems = read_policy(name, text)
        sources = {Source(name, None): Text(text)}
        if problems := problems or unknown_codes(policy):
            raise ProjectError(problems, sources)
        return policy, sources


def _renamed(problem: Problem, name: str) -> Problem:
    """A problem of a walk, which names the file as the project does, as the run names it."""
    said = problem.message.removeprefix(f"`{shown(problem.place.file)}`")
    return replace(problem, place=Place.of_file(name), message=f"`{shown(name)}`{said}")


@dataclass(frozen=True, slots=True)
class _Fence:
    """A selection that stops at the projects inside a project, and notes them."""

    root: str
    selection: Selection
    inner: list[str]

    def reads_folder(self, folder: str) -> bool:
        if not self.selection.reads_folder(folder):
            return False
        path = os.path.join(self.root, folder)
        if os.path.lexists(os.path.join(path, ".git")) or policy_file_in(path, has_policy):
            self.inner.append(path)
            return False
        return True

    def reads_file(self, file: str) -> bool:
        return self.selection.reads_file(file)

    @property
    def limit(self) -> Callable[[str], Limit | None]:
        return self.selection.limit

    def below(self, folder: str, gitignore: str) -> "_Fence":
        return _Fence(self.root, self.selection.below(folder, gitignore), self.inner)
