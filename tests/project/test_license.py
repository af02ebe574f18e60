"""The license that a project states for itself."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from packaging.licenses import canonicalize_license_expression

from ptm_lsp.core.tables import load
from ptm_lsp.core.text import Text
from ptm_lsp.project.license import ProjectLicense, read_license
from tests.kit.strategies import strings

OSI = "License :: OSI Approved"


@given(text=strings() | st.builds("[project]\nlicense = {}".format, st.sampled_from(['"("', "[1]", "{}", '""', "3"])))
def test_any_text_gives_an_answer(text: str) -> None:
    """The file belongs to others, who may write in it what they like."""
    assert isinstance(read_license("pyproject.toml", text), ProjectLicense)


@pytest.mark.parametrize(
    ("text", "license", "written"),
    [
        ('[project]\nlicense = "mit or apache-2.0"', "MIT OR Apache-2.0", '"mit or apache-2.0"'),
        ('[project]\nlicense = { text = "MIT" }', "MIT", '"MIT"'),
        ('[project]\nlicense = { text = "MIT License" }', "MIT License", '"MIT License"'),
        ('project.license.text = "BSD-3-Clause"', "BSD-3-Clause", '"BSD-3-Clause"'),
        ('[tool.poetry]\nlicense = "Apache-2.0"', "Apache-2.0", '"Apache-2.0"'),
        (f'[project]\nclassifiers = ["Topic :: X", "{OSI} :: MIT License"]', "MIT", f'"{OSI} :: MIT License"'),
        (f'[project]\nclassifiers = ["{OSI} :: BSD License"]', "BSD License", f'"{OSI} :: BSD License"'),
        (f'[project]\nlicense = "MIT"\nclassifiers = ["{OSI} :: Apache Software License"]', "MIT", '"MIT"'),
    ],
)
def test_a_license_is_found_where_projects_state_it(text: str, license: str, written: str) -> None:  # noqa: A002
    """The key of the standard comes before older ways, and those before classifiers."""
    found = read_license("pyproject.toml", text)

    assert (license, ()) == (found.license, found.problems)
    assert found.place is not None
    assert written == Text(text).of(found.place.span)


@pytest.mark.parametrize(
    "text", ["", "[project]", "project = 3", f'[project]\nclassifiers = ["{OSI}"]', "license = 'MIT'"]
)
def test_a_project_without_a_license_has_none(text: str) -> None:
    """Nothing is guessed."""
    assert ProjectLicense() == read_license("pyproject.toml", text)


@pytest.mark.parametrize("table", ['{ file = "LICENSE" }', '{ file = "LICENSE", text = "line\\nline" }'])
def test_a_license_that_only_a_file_tells_names_the_file(table: str) -> None:
    """The text of the license is not its name."""
    assert ProjectLicense(file="LICENSE") == read_license("pyproject.toml", f"[project]\nlicense = {table}")


def test_an_expression_that_is_none_is_kept_and_told() -> None:
    """The standard asks for SPDX, and the license rules know no other spelling."""
    found = read_license("pyproject.toml", '[project]\nlicense = "Apache 2"')

    assert "Apache 2" == found.license
    assert ["`project.license` is `Apache 2`, which is no SPDX expression"] == [p.message for p in found.problems]


def test_a_very_long_expression_is_not_parsed() -> None:
    """The parser's work grows with the brackets."""
    assert 1 == len(read_license("pyproject.toml", f'[project]\nlicense = "{"(" * 5000}MIT"').problems)


def test_broken_toml_is_one_problem() -> None:
    """It is the same line that the policy's reader gives."""
    found = read_license("pyproject.toml", "[project\n")

    assert (None, 1) == (found.license, len(found.problems))


def test_each_classifier_stands_for_a_license_of_the_list() -> None:
    """A slip in the table would be a wrong license."""
    names = load("ptm_lsp.project", "classifiers.json")["licenses"].values()

    assert list(names) == [canonicalize_license_expression(name) for name in names]
