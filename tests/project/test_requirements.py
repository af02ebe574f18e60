"""The libraries that a project requires."""

from hypothesis import given

from ptm_lsp.core.text import Text
from ptm_lsp.project.requirements import read_requirements
from tests.kit.strategies import strings


def required(*dependencies: str) -> dict[str, str]:
    found, problems = read_requirements("pyproject.toml", f"[project]\ndependencies = {list(dependencies)}")
    assert () == problems
    return dict(found)


@given(text=strings())
def test_any_text_gives_an_answer(text: str) -> None:
    """The file belongs to others."""
    requirements, problems = read_requirements("pyproject.toml", text)

    assert not (requirements and problems)


def test_names_are_normalised_and_extras_dropped() -> None:
    """`Sentence_Transformers[train]` is one library under one name."""
    assert {"sentence-transformers": ">=3", "torch": ""} == required("Sentence_Transformers[train] >=3", "torch")


def test_a_library_that_is_required_in_two_ways_has_no_one_specifier() -> None:
    """Which of the two holds depends on the machine, and unknown is not fine."""
    assert {"numpy": ""} == required("numpy<2; python_version<'3.12'", "numpy>=2; python_version>='3.12'")


def test_a_requirement_that_is_none_is_told_at_its_place() -> None:
    """The others count all the same."""
    text = '[project]\ndependencies = [\r\n  "torch>=2", # é𝒳\r\n  "acme ==",\r\n  4,\r\n]'
    found, problems = read_requirements("pyproject.toml", text)

    assert {"torch": ">=2"} == found
    assert ['"acme =="', "4"] == [Text(text).of(problem.place.span) for problem in problems]
    assert "`project.dependencies[1]` is `acme ==`, which is no requirement" == problems[0].message


def test_a_project_without_dependencies_requires_nothing() -> None:
    """Other shapes of the key are another tool's matter."""
    assert ({}, ()) == read_requirements("pyproject.toml", "[project]\ndependencies = 3")
