"""The import graph: which files of a project may call which.

No file has to be parsed for that: a file without any loader of a library matters once it imports a loader of the
project's own.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from ptm_lsp.detect import libraries
from ptm_lsp.detect.importing import Import
from ptm_lsp.detect.modules import ModulePlace, Modules, is_package
from ptm_lsp.detect.order import Order
from ptm_lsp.detect.syntax.imports import joined

_ALL = "*"
_LONGEST_CHAIN = 8  # of packages that hand a name on


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
                for other in self._starred(edge.file):
                    names = self._of_libraries.get(other, {})
                    yield from (Borrowed(name, one) for name, meant in names.items() if name != _ALL for one in meant)
            else:
                yield from (Borrowed(edge.name, meant) for meant in self._meant(ModulePlace(edge.file, edge.name)))

    def _starred(self, file: str) -> list[str]:
        """A file, and those of which it has all names."""
        found = [file]
        for one in found:  # NOTE: grows while it is gone through
            further = (edge.file for edge in self._edges.get(one, ()) if edge.name == _ALL)
            found += [other for other in further if other not in found and len(found) < _LONGEST_CHAIN]
        return found

    def _meant(self, place: ModulePlace) -> Iterator[str]:
        """The dotted names of libraries that a name of a module may mean, over however many modules."""
        open_places, seen = [place], {place}
        while open_places:
            file, name = open_places.pop()
            own = self._of_libraries.get(file, {})
            if name in own:
                yield from own[name]
            elif _ALL in own:
                yield from (f"{module}.{name}" for module in own[_ALL])
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
        found = (self._edge(file, one) for one in imports if one.module)
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


def _of_libraries(imports: Sequence[Import]) -> Mapping[str, tuple[str, ...]]:
    """The names that a program has for what libraries give, with what they mean; "*" for all of a library's module."""
    known = libraries.lent()
    found: dict[str, tuple[str, ...]] = {}
    for one in imports:
        if one.module.partition(".")[0] in known:
            found[one.bound] = (one.module if one.name in ("", _ALL) else joined(one.module, one.name),)
    for one in imports if found else ():
        first, dot, rest = one.name.partition(".")
        if not one.module and first in found and first != one.bound:
            found[one.bound] = (*found.get(one.bound, ()), *(f"{meant}{dot}{rest}" for meant in found[first]))
    return found
