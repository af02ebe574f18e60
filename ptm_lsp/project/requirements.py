"""The libraries that a project requires, from `pyproject.toml`."""

from collections.abc import Mapping

from packaging.requirements import InvalidRequirement, Requirement
from packaging.utils import canonicalize_name

from ptm_lsp.core.errors import Problem
from ptm_lsp.core.shapes import path_shown
from ptm_lsp.core.text import Place, shown
from ptm_lsp.project.places import nearest, toml_places
from ptm_lsp.project.toml import read_toml

_LONGEST = 500  # code points of a requirement


def read_requirements(file: str, text: str) -> tuple[Mapping[str, str], tuple[Problem, ...]]:
    """Normalised name -> specifier of each of the `dependencies`; `""` where any version does.

    A library that is required twice, each time otherwise, has `""`, too: which of the two holds depends on the machine.
    Source: https://packaging.python.org/en/latest/specifications/dependency-specifiers (read 2026-11)
    """
    value, problem = read_toml(file, text)
    if problem:
        return {}, (problem,)
    found: dict[str, str] = {}
    strange: list[int] = []
    written = _dependencies(value)
    for index, item in enumerate(written):
        requirement = _requirement(item)
        if requirement is None:
            strange.append(index)
            continue
        name, specifier = canonicalize_name(requirement.name), str(requirement.specifier)
        found[name] = specifier if found.get(name, specifier) == specifier else ""
    return found, _problems(file, text, written, strange)


def _dependencies(value: object) -> list[object]:
    for key in ("project", "dependencies"):
        value = value.get(key) if isinstance(value, dict) else None
    return value if isinstance(value, list) else []


def _requirement(written: object) -> Requirement | None:
    if not isinstance(written, str) or len(written) > _LONGEST:
        return None
    try:
        return Requirement(written)
    except (InvalidRequirement, RecursionError):
        return None


def _problems(file: str, text: str, written: list[object], strange: list[int]) -> tuple[Problem, ...]:
    if not strange:
        return ()
    places = toml_places(text)
    return tuple(
        Problem(
            place=Place(file, None, nearest(places, ("project", "dependencies", index)).value),
            message=f"`{path_shown(('project', 'dependencies', index))}` is `{shown(str(written[index]))}`, "
            "which is no requirement",
            hint="write it as `transformers>=4.40`",
        )
        for index in strange
    )
