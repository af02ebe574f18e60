"""Importing: which modules a program imports, by a byte search, and so which files may call which.

No file has to be parsed for that: a file without any loader of a library matters once it imports a loader of the
project's own.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from ptm_lsp.detect import libraries
from ptm_lsp.detect.modules import ModulePlace, Modules, is_package
from ptm_lsp.detect.order import Order
from ptm_lsp.detect.syntax.imports import joined

_STATEMENT = (
    rb"""[ \t]*(?:from[ \t]+([.\w\x80-\xff]+)[ \t]+import[ \t]*(?:\((%s)\)|((?:[\w\x80-\xff., \t*]|\\\r?\n)+))"""
    rb"""|import[ \t]+([\w\x80-\xff., \t]+))"""
)
# NOTE: what stands in parentheses that were left open must not reach into other statements.
_IMPORT = re.compile(rb"^" + _STATEMENT % rb"(?:[\w\x80-\xff.,*\s\\]++|#[^\r\n]*+)*+", re.MULTILINE)
# In a notebook a line stands in quotes. What is no import but looks like one costs a look at a file at most.
_IMPORT_IN_JSON = re.compile(rb"""(?:"|\\n)""" + _STATEMENT % rb"[^)]*")
_JSON = re.compile(rb"(?:\xef\xbb\xbf)?\s*\{")
_COMMENT = re.compile(rb"#[^\r\n]*")
_ALL = "*"
_LONGEST_CHAIN = 8  # of packages that hand a name on


class Import(NamedTuple):
    """A name that a program gets from a module."""

    bound: str  # the name here; "*" for all of the module's
    module: str  # dotted, with leading dots where it is relative
    name: str  # the name there; "*" for all, "" for the module itself


class Borrowed(NamedTuple):
    """A name of a library that a file gets from another module of its project."""

    name: str  # under which that module hands it on
    meant: str  # dotted, as the library gives it


class _Edge(NamedTuple):
    """An import of a name from another file of the project."""

    file: str
    name: str  # "*" for all, "" for the module itself
    bound: str
    dotted: str  # the whole name, as the program gives it


def imports_in(content: bytes) -> tuple[Import, ...]:
    """What a program imports, each once."""
    pattern = _IMPORT_IN_JSON if _JSON.match(content) else _IMPORT
    return tuple(dict.fromkeys(found for statement in pattern.finditer(content) for found in _imports(statement)))


class ImportGraph:
    """Which files of a project import from which, parsed or not."""

    def __init__(self, modules: Modules, imports: Mapping[str, Sequence[Import]]) -> None:
        self.modules = modules
        self._edges = {file: self._resolved(file, found) for file, found in imports.items()}
        self._of_libraries = {file: _of_libraries(found) for file, found in imports.items()}
        self._callers: dict[str, frozenset[str]] = {}
        self._places: dict[tuple[str, str], ModulePlace | None] = {}
        self._bindings: dict[str, Mapping[str, _Edge | None]] = {}

    def agrees(self, file: str, imports: Sequence[Import]) -> bool:
        """Whether a file imports of the project what it did."""
        if self._edges.get(file, ()) != self._resolved(file, imports):
            return False
        return file not in self._importers or self._of_libraries.get(file, {}) == _of_libraries(imports)

    def with_imports(self, imports: Mapping[str, Sequence[Import]]) -> "ImportGraph":
        """The graph after some files came to import other names."""
        changed = ImportGraph(self.modules, imports)
        changed._edges = {**self._edges, **changed._edges}
        changed._of_libraries = {**self._of_libraries, **changed._of_libraries}
        return changed

    @cached_property
    def borrowed(self) -> Mapping[str, frozenset[Borrowed]]:
        """What files get of libraries from other modules of the project, which only hand it on."""
        if not any(self._of_libraries.values()):
            return {}
        found = {file: frozenset(self._borrowed(file)) for file in self._edges}
        return {file: names for file, names in found.items() if names}

    def place(self, name: str, importer: str) -> ModulePlace | None:
        """The other file, and the path in it, that a dotted name means to a file; packages that hand it on are passed.

        None where it is in no module of the project.
        """
        key = name, importer.rpartition("/")[0]
        if key not in self._places:
            found = self.modules.place(name, importer)
            self._places[key] = found and self._defined(found)
        place = self._places[key]
        return place if place is not None and place.file != importer else None

    @cached_property
    def order(self) -> Order:
        """In which order the files are read again; packages that only hand names on are passed."""
        return Order({file: dict.fromkeys(self._homes(edges)) for file, edges in self._edges.items()})

    def _homes(self, edges: Iterable[_Edge]) -> Iterator[str]:
        for edge in edges:
            yield edge.file if edge.name in ("", _ALL) else self._defined(ModulePlace(edge.file, edge.name)).file

    def names(self, importer: str, home: str) -> Mapping[str, str]:
        """The names under which a file imports what another defines, with their paths there."""
        found: dict[str, str] = {}
        for edge in self._edges.get(importer, ()):
            if edge.name not in ("", _ALL):
                place = self._defined(ModulePlace(edge.file, edge.name))
                if place.file == home:
                    found[edge.dotted] = place.path
        return found

    def callers(self, home: str) -> frozenset[str]:
        """The files that may call what a file defines: that import from it, over however many others."""
        if home not in self._callers:
            self._callers[home] = frozenset(self._reached(home))
        return self._callers[home]

    def _borrowed(self, file: str) -> Iterator[Borrowed]:
        for edge in self._edges[file]:
            if edge.name in ("", _ALL):
                names = self._of_libraries.get(edge.file, {})
                yield from (Borrowed(name, meant) for name, meant in names.items() if name != _ALL)
            else:
                yield from (Borrowed(edge.name, meant) for meant in self._meant(ModulePlace(edge.file, edge.name)))

    def _meant(self, place: ModulePlace) -> Iterator[str]:
        """The dotted names of libraries that a name of a module may mean, over however many modules."""
        open_places, seen = [place], {place}
        while open_places:
            file, name = open_places.pop()
            own = self._of_libraries.get(file, {})
            if name in own:
                yield own[name]
            elif _ALL in own:
                yield f"{own[_ALL]}.{name}"
            for edge in self._edges.get(file, ()):
                inner = ModulePlace(edge.file, name if edge.name == _ALL else edge.name)
                if edge.name and edge.bound in (name, _ALL) and inner not in seen and len(seen) < _LONGEST_CHAIN:
                    seen.add(inner)
                    open_places.append(inner)

    def _reached(self, home: str) -> set[str]:
        found: set[str] = set()
        open_nodes: list[tuple[str, str | None]] = [(home, None)]  # a file, and the name that it hands on; None for any
        seen = set(open_nodes)
        while open_nodes:
            file, handed_on = open_nodes.pop()
            for importer, name, bound, _ in self._importers.get(file, ()):
                if handed_on is not None and name not in (handed_on, _ALL, ""):
                    continue
                found.add(importer)
                node = importer, handed_on if name == _ALL else bound
                if node not in seen:
                    seen.add(node)
                    open_nodes.append(node)
        return found - {home}

    @cached_property
    def _importers(self) -> Mapping[str, list[_Edge]]:
        """The edges by the file that they lead to; in each the file that they come from."""
        found: dict[str, list[_Edge]] = {}
        for importer, edges in self._edges.items():
            for edge in edges:
                found.setdefault(edge.file, []).append(edge._replace(file=importer))
        return found

    def _defined(self, place: ModulePlace) -> ModulePlace:
        """The place behind one that a package only hands on."""
        for _ in range(_LONGEST_CHAIN):
            if not is_package(place.file):
                break
            first, _, rest = place.path.partition(".")
            edge = self._bound(place.file).get(first)
            path = ".".join(filter(None, (edge.name, rest))) if edge is not None else ""
            if edge is None or not path or path.startswith(_ALL):
                break
            place = ModulePlace(edge.file, path)
        return place

    def _bound(self, file: str) -> Mapping[str, _Edge | None]:
        """The one import that binds each name of a file; None for several."""
        if file not in self._bindings:
            found: dict[str, _Edge | None] = {}
            for edge in self._edges.get(file, ()):
                found[edge.bound] = None if edge.bound in found else edge
            self._bindings[file] = found
        return self._bindings[file]

    def _resolved(self, file: str, imports: Sequence[Import]) -> tuple[_Edge, ...]:
        found = (self._edge(file, one) for one in imports)
        return tuple(edge for edge in found if edge is not None and edge.file != file)

    def _edge(self, file: str, one: Import) -> _Edge | None:
        dotted = one.module
        if one.name not in ("", _ALL):
            dotted = joined(one.module, one.name)
            inner = self.modules.module(dotted, file)
            if inner is not None:
                return _Edge(inner, "", one.bound, dotted)
        found = self.modules.module(one.module, file)
        return _Edge(found, one.name, one.bound, dotted) if found is not None else None


def _of_libraries(imports: Sequence[Import]) -> Mapping[str, str]:
    """The names that imports of libraries bind, with what they mean; "*" for all of a library's module."""
    known = libraries.known()
    return {
        one.bound: one.module if one.name in ("", _ALL) else joined(one.module, one.name)
        for one in imports
        if one.module.partition(".")[0] in known
    }


def _imports(statement: re.Match[bytes]) -> Iterator[Import]:
    module, several, plain, modules = statement.groups()
    if modules is not None:
        for name, bound in _entries(modules):
            yield Import(bound or name.partition(".")[0], name, "")
        return
    listed = _COMMENT.sub(b"", several) if several is not None else plain
    for name, bound in _entries(listed):
        yield Import(bound or name, module.decode("utf-8", "replace"), name)


def _entries(listed: bytes) -> Iterator[tuple[str, str]]:
    """Names, with what they are called instead, if anything."""
    for entry in listed.decode("utf-8", "replace").replace("\\", " ").split(","):
        words = entry.split()
        if words:
            yield words[0], words[2] if len(words) > 2 and words[1] == "as" else ""
