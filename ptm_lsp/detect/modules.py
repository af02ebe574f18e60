"""Modules: the files of a project behind dotted names."""

from collections.abc import Collection, Iterator
from typing import NamedTuple


class ModulePlace(NamedTuple):
    """What a dotted name means in a project."""

    file: str
    path: str  # in the module: "settings.model"


def resolve(name: str, importer: str, files: Collection[str]) -> ModulePlace | None:
    """The file and the path in it that a dotted name means to a file; None where it is no module of the project."""
    file, colon, path = name.partition(":")
    if colon:
        return ModulePlace(file, path) if file in files else None
    bare = name.lstrip(".")
    level = len(name) - len(bare)
    words = bare.split(".")
    for length in range(len(words) - 1, -1 if level else 0, -1):
        for file in module_files("." * level + ".".join(words[:length]), importer):
            if file in files:
                return ModulePlace(file, ".".join(words[length:]))
    return None


def module_files(module: str, importer: str) -> Iterator[str]:
    """The files that may hold a module, nearest first."""
    folder = importer.rpartition("/")[0]
    bare = module.lstrip(".")
    level = len(module) - len(bare)
    path = bare.replace(".", "/")
    if level:
        for _ in range(level - 1):
            folder = folder.rpartition("/")[0]
        yield from _files(folder, path)
        return
    while path:
        yield from _files(folder, path)
        yield from _files(f"{folder}/src" if folder else "src", path)
        if not folder:
            return
        folder = folder.rpartition("/")[0]


def _files(folder: str, path: str) -> Iterator[str]:
    base = "/".join(part for part in (folder, path) if part)
    if path:
        yield f"{base}.py"
    yield f"{base}/__init__.py" if base else "__init__.py"
