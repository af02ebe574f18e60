"""Which files of a project are read."""

import pytest

from ptm_lsp.core.policy import Policy
from ptm_lsp.project.selection import NEVER_READ, Selection


def reads(selection: Selection, file: str) -> bool:
    """Whether a walk that starts at the project meets a file and reads it."""
    steps = file.split("/")
    folders = ["/".join(steps[:count]) for count in range(1, len(steps))]
    return all(map(selection.reads_folder, folders)) and selection.reads_file(file)


def test_python_files_are_read() -> None:
    """Other kinds are added to the table as their readers come."""
    selection = Selection.of(Policy())

    assert [True, True, False, False, False] == [
        reads(selection, file) for file in ("app.py", "src/é 𝒳/app.py", "app.pyc", "README", "a.py/notes.md")
    ]


@pytest.mark.parametrize("folder", sorted(NEVER_READ))
def test_what_others_wrote_or_a_program_made_is_not_read(folder: str) -> None:
    """Findings in an environment are nobody's to repair."""
    selection = Selection.of(Policy(respect_gitignore=False))

    assert not reads(selection, f"src/{folder}/app.py")
    assert reads(selection, f"src/{folder}.py")


def test_each_gitignore_speaks_for_its_own_folder() -> None:
    """An inner one overrules an outer one, and says nothing about its neighbours."""
    outer = Selection.of(Policy()).below("", "gen_*.py\n/top.py\n# comment\n")
    inner = outer.below("a", "!gen_keep.py\r\n/top.py\r\n")

    assert [False, False, True] == [reads(outer, file) for file in ("gen_keep.py", "top.py", "a/top.py")]
    assert [True, False, False] == [reads(inner, file) for file in ("a/gen_keep.py", "a/gen_x.py", "a/top.py")]


def test_a_gitignore_above_the_project_counts_from_its_own_folder() -> None:
    """A project may be one folder of a repository."""
    selection = Selection.of(Policy()).inside("services/api", "/services/api/gen/\n/app.py\n*_pb2.py\n")

    assert [False, True, False] == [reads(selection, file) for file in ("gen/x.py", "app.py", "a/x_pb2.py")]


def test_gitignore_can_be_left_aside() -> None:
    """`respect-gitignore = false` is for generated code that is worth a look."""
    assert reads(Selection.of(Policy(respect_gitignore=False)).below("", "*.py"), "app.py")


def test_exclude_has_the_last_word() -> None:
    """The policy is the project's own, and `!` takes back what is usual."""
    selection = Selection.of(Policy(exclude=("!env/", "env/old.py"))).below("", "env/\n")

    assert [True, False] == [reads(selection, file) for file in ("env/maze.py", "env/old.py")]


@pytest.mark.parametrize(
    ("include", "expected"),
    [
        ((), ["app.py", "lib/src/a.py", "src/a.py", "src/b/c.py"]),
        (("src",), ["lib/src/a.py", "src/a.py", "src/b/c.py"]),
        (("src/**",), ["src/a.py", "src/b/c.py"]),
        (("src/b",), ["src/b/c.py"]),
        (("src/*/c.py",), ["src/b/c.py"]),
        (("app.py",), ["app.py"]),
        (("src/b", "app.py"), ["app.py", "src/b/c.py"]),
    ],
)
def test_include_narrows_what_is_read(include: tuple[str, ...], expected: list[str]) -> None:
    """A folder that is included stands for all that is in it."""
    selection = Selection.of(Policy(include=include))
    files = ["app.py", "lib/src/a.py", "src/a.py", "src/b/c.py"]

    assert expected == [file for file in files if reads(selection, file)]


def test_folders_that_cannot_hold_anything_included_are_not_entered() -> None:
    """A folder of a million pictures beside the code costs nothing."""
    selection = Selection.of(Policy(include=("src/acme/**", "tools/*.py")))

    assert [True, True, True, False, False] == [
        selection.reads_folder(folder) for folder in ("src", "src/acme", "src/acme/a", "src/other", "data")
    ]


def test_each_kind_has_its_own_size() -> None:
    """The table is the one place that says what is read."""
    selection = Selection.of(Policy(), {".py": 5, ".json": 1})

    assert (5, 1, None) == tuple(map(selection.largest_of, ("a.py", "a.b.json", "py")))
