"""The table: all loaders that a project's files may call, those of libraries and those that its policy declares."""

import re
import sys
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cache, cached_property

from ptm_lsp.core.policy import DeclaredLoader
from ptm_lsp.core.reference import HUGGINGFACE
from ptm_lsp.detect import libraries
from ptm_lsp.detect.library import Argument, Loader
from ptm_lsp.detect.naming.likely import likely
from ptm_lsp.detect.naming.rules import hugging_face, registry

# NOTE: a pattern that begins with letters is found far faster than one that begins with `\b`, or with a choice.
_NAMES = rb"[ \t]+(\w[\w. \t]*(?:,[ \t]*\w[\w. \t]*)*)"
_IMPORTS = tuple(re.compile(rb"%b(?<!\w%b)%b" % (word, word, _NAMES)) for word in (b"import", b"from"))
_ROOT = re.compile(rb"(?:^|,)[ \t]*(\w+)")
_NOT_IN_WORDS = bytes(byte if re.match(rb"\w", bytes([byte])) else ord(" ") for byte in range(256))
CLASS = "class"
_CLASS_SIGN = CLASS.encode()
_DERIVED = re.compile(rb"class(?<!\wclass)[\s\\]+[\w\x80-\xff]+[\s\\]*[\[(]")
_SIGNS = (b"import_module", b"__import__", b"from_pretrained")  # of libraries that no import names
# What libraries of all kinds call the method that takes an id of the Hugging Face hub, `PyTorchModelHubMixin` first.
CONVENTION = Loader(
    name="*.from_pretrained",
    id=Argument(0, "pretrained_model_name_or_path", ("model_id", "model_name", "model_name_or_path", "repo_id")),
    naming=likely,
    is_general=True,
)


@dataclass(frozen=True)
class Table:
    """Loaders, found by their names."""

    by_root: Mapping[str, tuple[Loader, ...]]  # the root of the import
    declared: tuple[Loader, ...] = ()  # by the policy: the project's own functions may be among them

    def find(self, name: str) -> list[Loader]:
        """The loaders that a dotted name may mean, aliases resolved."""
        root, *path = name.split(".")
        return [loader for loader in self.by_root.get(root, ()) if path and _means(loader, path)]

    def conventional(self, name: str) -> list[Loader]:
        """The loader that a dotted name of a library without a table means, by what such a method does everywhere."""
        root, _, path = name.partition(".")
        is_library = root.isidentifier() and root not in self.by_root and root not in sys.stdlib_module_names
        return [CONVENTION] if is_library and path.split(".")[-1] == CONVENTION.word else []

    def find_own(self, names: Iterable[str]) -> tuple[str, list[Loader]] | None:
        """The declared loader, and its name, that something of the project's own is by one of its dotted names."""
        if not self.declared:
            return None
        found = ((name, loader) for name in names for loader in self.find(name) if loader in self.declared)
        return next(((name, [loader]) for name, loader in found), None)

    def method(self, roots: Iterable[str], name: str) -> tuple[str, list[Loader]] | None:
        """The library and its loaders that a method of any object means in a file with these libraries."""
        for root in roots:
            found = [loader for loader in self.by_root.get(root, ()) if loader.is_method and loader.name == name]
            if found:
                return root, found
        return None

    def owns(self, name: str) -> bool:
        """Whether a dotted name means a loader, or may mean a class that has one."""
        _, dot, last = name.rpartition(".")
        is_class = bool(dot) and last[:1].isupper()
        return bool(self.find(name)) or (is_class and bool(self.calls(name)))

    def calls(self, name: str) -> frozenset[str]:
        """The names at which members of something in a library load, or "" for itself, by its dotted name."""
        root, *path = name.split(".")
        loaders = self.by_root.get(root, ())
        if not path:
            return frozenset(loader.word for loader in loaders)
        inner = (loader for loader in loaders if path[-1][:1].isupper() or "*" not in loader.name)
        words = {loader.word for loader in inner if loader in self.find(f"{name}.{loader.word}")}
        return frozenset({*words, ""} if self.find(name) else words)

    @cached_property
    def signs(self) -> frozenset[bytes]:
        """The words, as files have them, that tell what is looked for in a program."""
        loaders = [loader for loaders in self.by_root.values() for loader in loaders]
        beside = (word for loader in loaders for word in loader.beside)
        words = (CLASS, *self.by_root, *(loader.word for loader in loaders), *beside)
        return frozenset(word.encode() for word in words)

    @cached_property
    def derivable(self) -> frozenset[str]:
        """The libraries from whose classes a project may derive loaders."""
        return frozenset(root for root, loaders in self.by_root.items() if any(map(_is_of_class, loaders)))

    def words(self, roots: Iterable[str], named: Collection[str]) -> frozenset[str]:
        """The names at which a program with these libraries, and these words, may call a loader."""
        groups = (group for root in roots for group in self._words[root].items())
        found = (words for beside, words in groups if not beside or any(word in named for word in beside))
        general = (CONVENTION,) if CONVENTION.word in named else ()
        return frozenset(loader.word for loader in (*general, *self.declared)).union(*found)

    def may_load(self, roots: Iterable[str], content: bytes) -> bool:
        """Whether a program with some imports may load with one: nearly all import some that do so seldom."""
        beside = {self._beside[root] for root in roots if root in self._beside}
        return frozenset() in beside or any(word in content for words in beside for word in words)

    @cached_property
    def _beside(self) -> Mapping[str, frozenset[bytes]]:
        """By library: the words of which a program has to hold one that loads anything with it; none for any."""
        return {
            root: frozenset(word.encode() for loader in loaders for word in loader.beside)
            if all(loader.beside for loader in loaders)
            else frozenset()
            for root, loaders in self.by_root.items()
        }

    @cached_property
    def _words(self) -> Mapping[str, Mapping[tuple[str, ...], set[str]]]:
        """By library, and by the words of which a program has to hold one: the names at which a loader is called."""
        found: dict[str, dict[tuple[str, ...], set[str]]] = {}
        for root, loaders in self.by_root.items():
            groups = found.setdefault(root, {})
            for loader in loaders:
                groups.setdefault(loader.beside, set()).add(loader.word)
        return found

    def names_loader(self, named: Collection[str]) -> bool:
        """Whether a program with these words may matter: it names a loader of a library, or may derive a class."""
        roots = [root for root in self.by_root if root in named]
        if not self.words(roots, named).isdisjoint(named):
            return True
        return CLASS in named and any(loader.is_inherited for root in roots for loader in self.by_root[root])


@cache
def table(declared: tuple[DeclaredLoader, ...] = ()) -> Table:
    """The loaders of all libraries, and those that a policy declares."""
    by_root, own = dict(libraries.known()), list[Loader]()
    for one in declared:
        root, _, rest = one.name.partition(".")
        loader = _declared(one, rest or root)
        own.append(loader)
        by_root[root] = (loader, *by_root.get(root, ()))
    return Table(by_root, tuple(own))


def may_name_loader(content: bytes, declared: Sequence[DeclaredLoader] = ()) -> bool:
    """Whether a program may matter, as `names_loader` tells, by its bytes."""
    found = table(tuple(declared))
    if not (found.declared or _imports_any(content, found)):
        return False
    return found.names_loader(words_of(content, found.signs))


def words_of(content: bytes, signs: frozenset[bytes]) -> frozenset[str]:
    """The words of a program that are some signs; that of a class counts where one has bases."""
    words = signs.intersection(content.translate(_NOT_IN_WORDS).split())
    return frozenset(word.decode() for word in words if word != _CLASS_SIGN or _DERIVED.search(content))


def _imports_any(content: bytes, table: Table) -> bool:
    """Whether a program imports a library, however broken it is; far cheaper to tell than all its words."""
    roots = (root.decode() for names in _imported(content) for root in _ROOT.findall(names))
    return table.may_load({*roots}, content) or any(sign in content for sign in _SIGNS)


def _imported(content: bytes) -> Iterator[bytes]:
    """The names behind each `import` or `from`, but for the `import` behind a `from`."""
    end = 0
    for found in sorted((one for word in _IMPORTS for one in word.finditer(content)), key=re.Match.start):
        if found.start() >= end:
            end = found.end()
            yield found[1]


def _is_of_class(loader: Loader) -> bool:
    """Whether a loader may be a member of a class."""
    owners = loader.name.split(".")[:-1]
    return loader.is_method or any("*" in owner or owner[:1].isupper() for owner in owners)


def _means(loader: Loader, path: Sequence[str]) -> bool:
    """Whether a loader is what stands at a path in its library."""
    *owners, last = loader.name.split(".")
    if not fnmatchcase(path[-1], last):
        return False
    if not owners and last.islower() and not loader.is_method:
        # NOTE: `Vocab.load` is not the `load` of the library; a class that has the loader too says so in the table.
        return not (len(path) > 1 and path[-2][:1].isupper())
    tail = path[-len(owners) - 1 : -1]
    return len(tail) == len(owners) and all(map(fnmatchcase, tail, owners))


def _declared(loader: DeclaredLoader, name: str) -> Loader:
    position, argument = (loader.id, "") if isinstance(loader.id, int) else (None, loader.id)
    naming = hugging_face if loader.hub == HUGGINGFACE else registry(loader.hub)
    revision = Argument(None, loader.revision) if loader.revision is not None else None
    return Loader(name=name, id=Argument(position, argument), naming=naming, revision=revision)
