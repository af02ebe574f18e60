"""The license that a project states for itself in `pyproject.toml`."""

from collections.abc import Iterator
from typing import NamedTuple

from packaging.licenses import InvalidLicenseExpression, canonicalize_license_expression

from ptm_lsp.core.errors import Problem
from ptm_lsp.core.shapes import KeyPath, path_shown
from ptm_lsp.core.tables import load
from ptm_lsp.core.text import Place, shown
from ptm_lsp.project.places import nearest, toml_places
from ptm_lsp.project.toml import read_toml

_STANDARD: KeyPath = ("project", "license")
_CLASSIFIER = "License :: "
_NO_NAMES = frozenset({"License :: OSI Approved", "License :: Other/Proprietary License"})
_LONGEST = 500  # code points of an expression


class ProjectLicense(NamedTuple):
    """What a project says of its license."""

    license: str | None = None  # SPDX expression, or as written where it is none
    place: Place | None = None
    file: str | None = None  # where only a file tells the license
    problems: tuple[Problem, ...] = ()


class _Claim(NamedTuple):
    written: str
    path: KeyPath


def read_license(file: str, text: str) -> ProjectLicense:
    """The license that a `pyproject.toml` states; of several statements the most exact.

    Source: https://packaging.python.org/en/latest/specifications/pyproject-toml/#license (read 2026-11)
    """
    value, problem = read_toml(file, text)
    if problem:
        return ProjectLicense(problems=(problem,))
    claims = [*_keys(value), *_classifiers(value)]
    if not claims:
        return ProjectLicense(file=_file(value))
    places = toml_places(text)
    written, path = claims[0]
    place = Place(file, None, nearest(places, path).value)
    expression = _expression(written)
    if expression or path != _STANDARD:
        return ProjectLicense(license=expression or written, place=place)
    message = f"`{path_shown(path)}` is `{shown(written)}`, which is no SPDX expression"
    problem = Problem(place=place, message=message, hint="write it as in https://spdx.org/licenses")
    return ProjectLicense(license=written, place=place, problems=(problem,))


def _keys(value: object) -> Iterator[_Claim]:
    """What the keys for the license itself say."""
    for path in (_STANDARD, ("project", "license", "text"), ("tool", "poetry", "license")):
        written = _at(value, path)
        # A text of several lines is the license itself, not its name.
        if isinstance(written, str) and written.strip() and "\n" not in written.strip():
            yield _Claim(written.strip(), path)


def _classifiers(value: object) -> Iterator[_Claim]:
    """What the classifiers say; one that names several licenses alike is told as it is written."""
    names: dict[str, str] = load(__package__, "classifiers.json")["licenses"]
    for way in (("project", "classifiers"), ("tool", "poetry", "classifiers")):
        classifiers = _at(value, way)
        for index, classifier in enumerate(classifiers if isinstance(classifiers, list) else ()):
            if isinstance(classifier, str) and classifier.startswith(_CLASSIFIER) and classifier not in _NO_NAMES:
                yield _Claim(names.get(classifier, classifier.rpartition(" :: ")[2]), (*way, index))


def _file(value: object) -> str | None:
    file = _at(value, ("project", "license", "file"))
    return file if isinstance(file, str) else None


def _at(value: object, path: KeyPath) -> object:
    for key in path:
        value = value.get(key) if isinstance(value, dict) else None
    return value


def _expression(written: str) -> str | None:
    # NOTE: packaging has Python compile the words and brackets of an expression, however many there are.
    if len(written) > _LONGEST:
        return None
    try:
        return canonicalize_license_expression(written)
    except InvalidLicenseExpression:
        return None
