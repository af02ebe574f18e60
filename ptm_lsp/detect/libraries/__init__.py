"""Tables of loaders, one file per library, named like the library's import."""

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType

from ptm_lsp.detect.library import Loader


@cache
def known() -> Mapping[str, tuple[Loader, ...]]:
    """The loaders of all libraries that this package knows, by the root of their import.

    A library that comes in many packages, each with its own name, has them as `PACKAGES`.
    """
    table: dict[str, tuple[Loader, ...]] = {}
    for name in names():
        library = load(name)
        table |= {name: library.LOADERS, **getattr(library, "PACKAGES", {})}
    return table


@cache
def lent() -> frozenset[str]:
    """The libraries that modules hand on to each other: those of which any program may load a model."""
    return frozenset(root for root, loaders in known().items() if not all(loader.beside for loader in loaders))


def names() -> list[str]:
    """The libraries that there are tables for, by their imports."""
    return sorted(module.name for module in iter_modules(__path__))


def load(name: str) -> ModuleType:
    """The module with the table of a library."""
    return import_module(f"{__name__}.{name}")
