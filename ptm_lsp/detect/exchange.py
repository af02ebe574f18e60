"""The exchange: what the files of a project tell each other, kept up to date while files are read again."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from ptm_lsp.core.policy import DeclaredLoader
from ptm_lsp.detect.document import Document, Export
from ptm_lsp.detect.environment import MAKER, Environment, Handed, Parameter
from ptm_lsp.detect.import_graph import ImportGraph
from ptm_lsp.detect.loading.table import table
from ptm_lsp.detect.modules import ModulePlace
from ptm_lsp.detect.value import Symbol, Values


class _Ask(NamedTuple):
    file: str
    name: str  # by which it asks
    is_told: bool = False  # without asking


class Exchange:
    """The documents of a project, and what each file has to be read with, as far as those of the others tell.

    It looks at what documents say, never at texts. What a change costs depends on whom it concerns alone.
    """

    def __init__(self, graph: ImportGraph) -> None:
        self.documents: dict[str, Document] = {}
        self.graph = graph
        self._askers: dict[str, dict[str, set[_Ask]]] = {}  # by file and path in it: who asks for it
        self._senders: dict[str, set[str]] = {}  # by file: those whose calls hand something to its functions
        # By file: the files whose functions and classes it may call, with what it need not ask for: name -> path there
        self._homes: dict[str, dict[str, Mapping[str, str]]] = {}
        self._called: dict[str, Mapping[str, frozenset[Parameter]]] = {}  # by file: what waits, by word of its calls
        self._loading: dict[str, frozenset[str]] = {}  # by name of a library's: the words at which that loads
        self._owned: dict[tuple[tuple[DeclaredLoader, ...], str], bool] = {}  # by name: whether a library has it

    def put(self, document: Document) -> set[str]:
        """Take a document in place of the one before; gives the files that may have to be read again for it."""
        file = document.file
        before = self.documents.get(file)
        self.documents[file] = document
        concerned = self._asked(document, before) | self._told(document, before) | self._handed(document, before)
        if before is None:
            concerned.add(file)
        return concerned & self.documents.keys()

    def news(self, files: Iterable[str]) -> dict[str, Environment]:
        """What some files have to be read with, of those that were read with something else."""
        now = {file: self._environment(file) for file in sorted(files)}
        return {file: told for file, told in now.items() if told != self.documents[file].environment}

    def wanted(self) -> frozenset[str]:
        """The files, not read yet, from which others wait for names."""
        files = self.graph.modules.files
        return frozenset(file for file in self._askers if file in files and file not in self.documents)

    def callers(self) -> Mapping[str, frozenset[frozenset[str]]]:
        """The files, not read yet, that may call what the project derives from loaders.

        Each with words: if all of one of the sets occur in it, it matters.
        """
        found: dict[str, set[frozenset[str]]] = {}
        for home, document in self.documents.items():
            if not (document.waiting or document.classes):
                continue
            words = frozenset(_words_of_calls(document))
            for file in self.graph.callers(home) - self.documents.keys():
                found.setdefault(file, set()).update(words)
        for file in self.graph.borrowed.keys() - self.documents.keys():
            for name, meant in self.graph.borrowed[file]:
                found.setdefault(file, set()).update(frozenset({name, word} - {""}) for word in self._calls(meant))
        return {file: frozenset(words) for file, words in found.items()}

    def _asked(self, document: Document, before: Document | None) -> set[str]:
        """Note what a document asks for, and tell whom that concerns, and whom its exports do."""
        file, known = document.file, before.imports if before is not None else frozenset[str]()
        concerned = {file} if document.imports != known else set[str]()
        for name in document.imports ^ known:
            place = self._place(name, document)
            if place is not None:
                concerned |= self._ask(place, _Ask(file, name), is_asking=name in document.imports)
        old = before.exports if before is not None else {}
        for path in old.keys() | document.exports.keys():
            if _values(old, path) != _values(document.exports, path):
                concerned |= {ask.file for ask in self._askers.get(file, {}).get(path, ())}
        return concerned

    def _ask(self, place: ModulePlace, ask: "_Ask", *, is_asking: bool) -> set[str]:
        """Note that a file asks for what stands at a place, or no longer does."""
        asks = self._askers.setdefault(place.file, {}).setdefault(place.path, set())
        was_asked = bool(asks)
        (asks.add if is_asking else asks.discard)(ask)
        if not asks:
            del self._askers[place.file][place.path]
        return {place.file} if was_asked != bool(asks) else set()

    def _told(self, document: Document, before: Document | None) -> set[str]:
        """Note which functions and classes of a document may be called, and tell whom that concerns.

        Who learns of a function is told at once what it is, instead of asking for it in the next reading.
        """
        known = (before.waiting, before.classes) if before is not None else (frozenset(), frozenset())
        if (document.waiting, document.classes) == known:
            return set()
        home = document.file
        self._called[home] = _by_word(document)
        functions = {parameter.function for parameter in document.waiting}
        firsts = {function.partition(".")[0] for function in functions}
        inner = {f"{home}:{function}": function for function in functions if "." in function}
        callers = self.graph.callers(home)
        for file in callers:
            names = {
                name: path
                for name, path in self.graph.names(file, home).items()
                if path in firsts and not self._is_owned(name, document)
            }
            self._homes.setdefault(file, {})[home] = {**names, **inner} if names else {}
            for name, path in self._homes[file][home].items():
                self._ask(ModulePlace(home, path), _Ask(file, name, is_told=True), is_asking=True)
        return {home, *callers}

    def _handed(self, document: Document, before: Document | None) -> set[str]:
        """Note to whose functions the calls of a document hand something, and tell whom that concerns."""
        known = before.handed if before is not None else ()
        if document.handed == known:
            return set()
        for other, _ in known:
            self._senders[other].discard(document.file)
        for other, _ in document.handed:
            self._senders.setdefault(other, set()).add(document.file)
        return {other for other, _ in (*known, *document.handed)}

    def _environment(self, file: str) -> Environment:
        told = self._homes.get(file, {})
        return Environment(
            imports={**self._imports(file), **self._told_unasked(told)},
            handed=self._handed_to(file),
            exports=frozenset(self._askers.get(file, ())),
            waiting=_together((self._called[home], names) for home, names in sorted(told.items())),
            classes=frozenset(self._borrowed(file)).union(*(self.documents[home].classes for home in told)),
        )

    def _borrowed(self, file: str) -> Iterable[tuple[str, str]]:
        """The names of libraries that a file gets from other modules and that may load, with their library."""
        borrowed = self.graph.borrowed.get(file, ())
        return ((name, meant.partition(".")[0]) for name, meant in borrowed if self._calls(meant))

    def _calls(self, meant: str) -> frozenset[str]:
        if meant not in self._loading:
            self._loading[meant] = table().calls(meant)
        return self._loading[meant]

    def _imports(self, file: str) -> dict[str, Values]:
        found: dict[str, Values] = {}
        document = self.documents[file]
        for name in document.imports:
            place = self._place(name, document)
            if place is not None and (values := self._exported(name, *place)):
                found[name] = values
        return found

    def _told_unasked(self, told: Mapping[str, Mapping[str, str]]) -> dict[str, Values]:
        named = (
            (name, self._exported(name, home, path)) for home, names in told.items() for name, path in names.items()
        )
        return {name: values for name, values in named if values}

    def _exported(self, name: str, file: str, path: str) -> Values:
        """What a path in a file stands for, unless that is only the name by which it was asked for."""
        known = self.documents.get(file)
        values = _values(known.exports, path) if known is not None else ()
        return () if any(isinstance(value, Symbol) and value.name == name for value in values) else values

    def _handed_to(self, file: str) -> tuple[Handed, ...]:
        """What calls in other files hand to the functions of a file, each once."""
        senders = (self.documents[sender] for sender in sorted(self._senders.get(file, ())))
        return tuple(dict.fromkeys(handed for one in senders for other, handed in one.handed if other == file))

    def _place(self, name: str, importer: Document) -> ModulePlace | None:
        """Where a name of another file stands; what a table knows as a library's stays that, in its own project too."""
        return None if self._is_owned(name, importer) else self.graph.place(name, importer.file)

    def _is_owned(self, name: str, importer: Document) -> bool:
        key = importer.declared, name
        if key not in self._owned:
            self._owned[key] = table(importer.declared).owns(name)
        return self._owned[key]


def _values(exports: Mapping[str, Export], path: str) -> Values:
    known = exports.get(path)
    return known.values if known is not None else ()


def _by_word(document: Document) -> dict[str, frozenset[Parameter]]:
    """The parameters of a document that wait, by the words at which it has their functions called."""
    found: dict[str, set[Parameter]] = {}
    for parameter in document.waiting:
        path = _words_of(parameter.function)
        for word in (path[-1], *_aliases(document, path)):
            found.setdefault(word, set()).add(parameter)
    return {word: frozenset(parameters) for word, parameters in found.items()}


def _together(
    homes: Iterable[tuple[Mapping[str, frozenset[Parameter]], Mapping[str, str]]],
) -> dict[str, frozenset[Parameter]]:
    """The parameters of several files that wait, by the words at which their functions are called.

    Each file comes with the names by which it is known where these words are looked for.
    """
    found: dict[str, frozenset[Parameter]] = {}
    for called, names in homes:
        for word, parameters in (*called.items(), *_named_otherwise(called, names)):
            found[word] = found[word] | parameters if word in found else parameters
    return found


def _named_otherwise(
    called: Mapping[str, frozenset[Parameter]], names: Mapping[str, str]
) -> Iterator[tuple[str, frozenset[Parameter]]]:
    """The parameters that wait, by the words which another file has for their functions."""
    for name, path in names.items():
        waiting = frozenset(one for one in called.get(path, ()) if _words_of(one.function) == (path,))
        if waiting:
            yield name.rpartition(".")[2], waiting


def _aliases(home: Document, path: Sequence[str]) -> Iterator[str]:
    """The further names that a document gives to what stands at a path in it."""
    return (one.bound for one in home.modules if not one.module and one.name == ".".join(path))


def _words_of_calls(document: Document) -> Iterable[frozenset[str]]:
    """The words of which a file holds all that calls what a document derives from loaders."""
    yield from (frozenset({word}) for word in _by_word(document))
    for name, root in document.classes:
        for loader in table(document.declared).by_root[root]:
            if loader.is_inherited:
                yield frozenset({name, loader.word})


def _words_of(path: str) -> tuple[str, ...]:
    """The words that a file holds which calls a function: that of the call is the last one."""
    names = tuple(path.split("."))
    return names[:-1] if names[1:] and names[-1] == MAKER else names
