"""Linking: which further files a reading needs, and what the files of a project say together.

Pure: whoever reads files asks `wanted` after each round, reads those, and joins all at the end.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace

from ptm_lsp.detect.document import Document, Import
from ptm_lsp.detect.folders import local_in
from ptm_lsp.detect.paths import plain

ROUNDS = 4  # of reading; what is not known then stays dynamic


def wanted(documents: Mapping[str, Document], files: Collection[str]) -> frozenset[str]:
    """The files of the project, not read yet, from which references wait for names."""
    modules = (
        next((file for file in module_files(name, document.file) if file in files), None)
        for document in documents.values()
        for name in document.imports
    )
    return frozenset(file for file in modules if file is not None and file not in documents)


def join(documents: Mapping[str, Document], folders: Collection[str]) -> Mapping[str, Document]:
    """The documents in the light of the whole project: names of its folders are paths, no models.

    Names that stand in another module stay dynamic (`imported from another module`).
    """
    known = frozenset(map(plain, folders))
    return {file: _joined(document, known) for file, document in documents.items()}


def module_files(name: Import, importer: str) -> Iterator[str]:
    """The files that may hold a module, nearest first."""
    folder = importer.rpartition("/")[0]
    module = name.module.lstrip(".")
    level = len(name.module) - len(module)
    path = module.replace(".", "/")
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


def _joined(document: Document, folders: frozenset[str]) -> Document:
    references = tuple(local_in(reference, folders) for reference in document.references)
    return document if references == document.references else replace(document, references=references)
