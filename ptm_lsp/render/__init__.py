"""Outputs: what a run found, as text in one format or another.

The folder is the registry: a module of this package is a format, and its name the value of `--output-format`.
What formats share stands in packages beside them (`style`, `schema`), so that no list tells the two apart.
A format has `render(report, style)`; one that can also show references alone has `render_scan(scan, style)`.
Each gives whole lines, or nothing.
"""

from collections.abc import Callable, Mapping
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType
from typing import TYPE_CHECKING, TypeAlias

from ptm_lsp.core.errors import RequestError
from ptm_lsp.core.text import shown

if TYPE_CHECKING:
    from ptm_lsp.core.report import Report
    from ptm_lsp.core.scan import Scan
    from ptm_lsp.render.style import Style

Renderer: TypeAlias = "Callable[[Report, Style], str]"
ScanRenderer: TypeAlias = "Callable[[Scan, Style], str]"


def formats() -> tuple[str, ...]:
    """The names of all formats, sorted; none is imported."""
    return tuple(_modules())


def renderer(name: str) -> Renderer:
    """What writes a report in the format.

    Raises: RequestError, if there is no such format.
    """
    render: Renderer = _format(name).render
    return render


def scan_renderer(name: str) -> ScanRenderer:
    """What writes references alone in the format.

    Raises: RequestError, if there is no such format, or it shows findings only.
    """
    render: ScanRenderer | None = getattr(_format(name), "render_scan", None)
    if render is None:
        able = [other for other in formats() if hasattr(_format(other), "render_scan")]
        raise RequestError(f"the output format `{name}` shows findings, not references", hint=f"use {_quoted(able)}")
    return render


def _format(name: str) -> ModuleType:
    module = _modules().get(name)
    if module is None:
        from difflib import get_close_matches  # late: few names are wrong

        nearest = get_close_matches(name, formats(), n=1)
        raise RequestError(
            f"`{shown(name)}` is no output format: there is {_quoted(formats())}",
            hint=f"use `{nearest[0]}`" if nearest else None,
        )
    return import_module(module)


@cache
def _modules() -> Mapping[str, str]:
    """The full name of each format's module, by the format's name."""
    prefix = f"{__name__}."
    found = sorted(module.name for module in iter_modules(__path__, prefix) if not module.ispkg)
    return {name.removeprefix(prefix): name for name in found}


def _quoted(names: tuple[str, ...] | list[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)
