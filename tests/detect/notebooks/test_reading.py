"""Notebooks: cells in order make one program."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ptm_lsp.core.text import Span
from ptm_lsp.detect.reading import may_matter, read
from tests.detect.cells import FILE, code, document, found, markdown, notebook
from tests.detect.projects import project
from tests.kit.strategies import strings

_IMPORT = "from transformers import AutoModel"
_LOAD = 'AutoModel.from_pretrained("acme/tiny")'


def test_names_flow_from_cell_to_cell():
    """A notebook imports in one cell, configures in another, and loads in a third."""
    assert [(1, "acme/tiny", '"acme/tiny"')] == found(_IMPORT, 'NAME = "acme/tiny"', "AutoModel.from_pretrained(NAME)")


def test_every_cell_counts():
    """The number is what the notebook's JSON has, prose included."""
    assert [(2, "acme/tiny", '"acme/tiny"')] == found(markdown("# Title"), _IMPORT, _LOAD)


def test_a_cell_sees_what_the_cells_before_it_assigned_last():
    """Cells are read in the order in which they stand."""
    assert ["acme/old", "acme/new"] == [
        name for _, name, _ in found(_IMPORT, 'M = "acme/old"', "AutoModel.from_pretrained(M)", 'M = "acme/new"',
                                 "AutoModel.from_pretrained(M)")
    ]  # fmt: skip


def test_source_may_be_a_list_of_lines():
    """That is how Jupyter itself saves cells."""
    assert [(0, "acme/tiny", '"acme/tiny"')] == found(code([_IMPORT + "\n", _LOAD]))


def test_format_3_is_read():
    """Cells lie in worksheets, and their code is called `input`."""
    cells = [{"cell_type": "heading", "source": "x"}, {"cell_type": "code", "input": [f"{_IMPORT}\n", _LOAD]}]
    read_again = read(FILE, json.dumps({"nbformat": 3, "worksheets": [{"cells": cells}]}))

    assert [1] == [reference.place.cell for reference in read_again.references]


@pytest.mark.parametrize(
    "magic",
    [
        "!pip install transformers \\\n    torch",
        "%pip install transformers",
        "%matplotlib inline",
        "files = !ls *.bin",
        "took = %timeit -o f()",
        "AutoModel?",
        "?AutoModel",
        "%%time",
        "%env TOKEN='x",
        "if True:\n    !ls\nelse:\n    %cd /content",
        "!ls\r",
    ],
)
def test_magics_are_no_errors(magic):
    """They are how notebooks install what they need."""
    read_again = document(f"{_IMPORT}\n", f"{magic}\n{_LOAD}")

    assert (["acme/tiny"], ()) == (
        [reference.targets[0].key.id for reference in read_again.references],
        read_again.problems,
    )


@pytest.mark.parametrize("magic", ["%%html", "%%javascript", "%%writefile notes.md", "%%R", "%sql", "%md"])
def test_a_cell_of_another_language_is_passed_over(magic):
    """Its text may look like Python, and still nothing in it runs."""
    assert () == document(_IMPORT, f"{magic}\n{_LOAD}").references


@pytest.mark.parametrize(
    "cell",
    [
        f"%%writefile train.py\n{_IMPORT}\n{_LOAD}",
        f"%%file -a 'src/train.py'\n{_IMPORT}\n{_LOAD}",
        '%%writefile run.sh\nhf download "acme/tiny"',
    ],
)
def test_a_file_that_a_cell_writes_is_read_as_that_file(cell):
    """Training scripts are born in notebooks, and run from the next cell."""
    assert [(1, "acme/tiny", '"acme/tiny"')] == found("x = 1", cell)


def test_a_file_that_a_cell_writes_has_names_of_its_own():
    """It runs in another process."""
    assert [] == found(f'{_IMPORT}\nID = "acme/tiny"', "%%writefile app.py\nAutoModel.from_pretrained(ID)")


def test_an_operator_at_the_start_of_a_line_is_no_magic():
    """`%` also formats."""
    assert ["acme/tiny"] == [name for _, name, _ in found(_IMPORT, 'AutoModel.from_pretrained("acme/%s"\n  %"tiny")')]


def test_a_cell_whose_editor_knows_another_language_is_passed_over():
    """VS Code lets each cell have its own."""
    other = {**code(_LOAD), "metadata": {"vscode": {"languageId": "shellscript"}}}

    assert [] == found(_IMPORT, other)


def test_a_notebook_of_another_language_holds_nothing():
    """R and Julia have notebooks too."""
    read_again = document(_IMPORT, _LOAD, metadata={"kernelspec": {"language": "R"}})

    assert ((), ()) == (read_again.references, read_again.problems)


@pytest.mark.parametrize("broken", ['x = """', "f(", "class :", "x = [", "<html>", "x = = 1"])
def test_a_broken_cell_does_not_take_the_others_with_it(broken):
    """Cells that nobody runs any more are never repaired."""
    read_again = document(_IMPORT, broken, _LOAD)

    assert ["acme/tiny"] == [reference.targets[0].key.id for reference in read_again.references]
    assert [1] == [problem.place.cell for problem in read_again.problems]


def test_a_half_typed_cell_knows_the_cells_before_it():
    """It is the one under the cursor."""
    assert [(1, "acme/tiny", '"acme/tiny"')] == found(_IMPORT, 'NAME = "acme/tiny"', "AutoModel.from_pretrained(NAME, ")


def test_a_pin_slot_counts_in_its_cell():
    """A fix edits the cell."""
    [reference] = document(_IMPORT, f"# é\n{_LOAD}").references
    pin = reference.targets[0].pin

    assert pin is not None
    assert (1, Span(41, 41)) == (pin.place.cell, pin.place.span)


def test_an_ignore_comment_covers_lines_of_its_cell():
    """The same line numbers exist in every cell."""
    [comment] = document(_IMPORT, f"# ptm: ignore[PTM101] known\n{_LOAD}").comments

    assert (1, Span(0, 66)) == (comment.place.cell, comment.covers)


def test_names_of_other_files_reach_a_notebook():
    """Notebooks use the modules of their project."""
    files = {
        "config.py": 'MODEL = "acme/tiny"\n',
        FILE: notebook(_IMPORT, "import config", "AutoModel.from_pretrained(config.MODEL)"),
    }
    [reference] = project(files)[FILE].references
    [target] = reference.targets

    assert (2, "acme/tiny", "config.py") == (reference.place.cell, target.key.id, target.place and target.place.file)


def test_a_notebook_that_names_no_library_tells_what_a_loader_of_the_project_loads():
    """What it imports is found without reading it as a program."""
    files = {
        "loading.py": f"{_IMPORT}\ndef load(id):\n    return AutoModel.from_pretrained(id)\n",
        FILE: notebook("from loading import load", 'load("acme/tiny")'),
    }
    [reference] = project(files)["loading.py"].references

    assert [("acme/tiny", FILE)] == [(one.key.id, one.place and one.place.file) for one in reference.targets]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "`lab.ipynb` is not JSON: expecting value"),
        (notebook(_IMPORT, _LOAD)[:20], "`lab.ipynb` is not JSON: "),
        (notebook(_IMPORT, _LOAD)[:-20], "`lab.ipynb` is not JSON from line 1 on: "),
        ("<<<<<<< HEAD", "`lab.ipynb` is not JSON: expecting value"),
        ("[" * 100_000, "`lab.ipynb` is nested too deeply to be a notebook"),
        ("[]", "`lab.ipynb` is no notebook: it has no `cells`"),
        ("null", "`lab.ipynb` is no notebook: it has no `cells`"),
        ("1" * 10_000, "`lab.ipynb` holds a number that is too long to be read"),
        (notebook(code({"a": 1})), "cell 1 of `lab.ipynb` cannot be read"),
        (notebook(code([1, 2])), "cell 1 of `lab.ipynb` cannot be read"),
        (json.dumps({"cells": [1]}), "cell 1 of `lab.ipynb` cannot be read"),
    ],
)  # fmt: skip
def test_what_is_no_notebook_is_a_problem(text, message):
    """Silence would read as «no model here»."""
    [problem] = read(FILE, text).problems

    assert problem.message.startswith(message)


@pytest.mark.parametrize("fault", ["", "<<<<<<< HEAD"])
def test_the_cells_before_a_fault_count(fault: str):
    """A notebook that was cut off, or merged with conflicts, still says what it loads."""
    text = notebook(_IMPORT, _LOAD, _LOAD.replace("tiny", "small"), "print(1)")
    read_again = read(FILE, text[: text.index("print(1)")] + fault)

    assert ["acme/tiny", "acme/small"] == [one.key.id for ref in read_again.references for one in ref.targets]


def test_a_wrong_cell_leaves_the_others():
    """One tool wrote one cell wrongly."""
    read_again = document(code(None), _IMPORT, _LOAD)

    assert ([2], 1) == ([one.place.cell for one in read_again.references], len(read_again.problems))


@pytest.mark.parametrize(
    "text", ['{"cells": null}', '{"cells": [], "metadata": [1]}', '{"worksheets": [1, {"cells": 2}]}']
)
def test_an_empty_notebook_is_fine(text):
    """There is nothing to understand in it."""
    assert ((), ()) == (read(FILE, text).references, read(FILE, text).problems)


_PIECES = st.sampled_from([_IMPORT, _LOAD, "\n", "!ls", "%%bash", "(", '"""', "x = ", "%", "?", "    "])


@given(cells=st.lists(st.lists(st.one_of(strings(max_size=4), _PIECES), max_size=5).map("".join), max_size=5))
@settings(max_examples=100, deadline=None)
def test_every_notebook_gives_places_inside_its_cells(cells):
    """Reading never fails, and what it says can be shown."""
    read_again = document(*cells)
    places = [*(one.place for one in read_again.references), *(one.place for one in read_again.problems)]

    assert all(place.span.end <= len(read_again.sources[place.source]) for place in places)


def test_outputs_do_not_make_a_notebook_matter():
    """Only a byte search stands between a folder of pictures and the parser."""
    assert not may_matter(FILE, notebook("print(1)").encode())
    assert may_matter(FILE, notebook(_IMPORT, _LOAD).encode())
