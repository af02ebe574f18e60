"""What programs import, by a byte search, and which files may call which."""

import pytest

from ptm_lsp.detect.import_graph import Borrowed, ImportGraph
from ptm_lsp.detect.importing import Import, imports_in
from ptm_lsp.detect.modules import ModulePlace, Modules

FILES = ("acme/__init__.py", "acme/loading.py", "acme/sub/app.py", "src/config.py", "src/main.py", "app.py")


def graph(files: dict[str, str]) -> ImportGraph:
    """The graph of some files."""
    return ImportGraph(Modules(files), {file: imports_in(text.encode()) for file, text in files.items()})


@pytest.mark.parametrize(
    ("program", "expected"),
    [
        ("import a", [Import("a", "a", "")]),
        ("import a.b, c as d", [Import("a", "a.b", ""), Import("d", "c", "")]),
        ("from a import b", [Import("b", "a", "b")]),
        ("  from .a import b as c, d", [Import("c", ".a", "b"), Import("d", ".a", "d")]),
        ("from a import (  # why\n    b,  # c\n    d as e,\n)", [Import("b", "a", "b"), Import("e", "a", "d")]),
        ("from a import b, \\\n    c", [Import("b", "a", "b"), Import("c", "a", "c")]),
        ("from a import *", [Import("*", "a", "*")]),
        ("from . import é", [Import("é", ".", "é")]),
        ('{"source": "from a import b\\\\n  import c"}', [Import("b", "a", "b"), Import("c", "c", "")]),
        ("important = 1\nx = 'import a'", []),
    ],
)
def test_imports_are_found_without_a_tree(program, expected):
    """Most files name no library, and are never parsed."""
    assert expected == [*imports_in(program.encode())]


@pytest.mark.parametrize(
    ("module", "importer", "expected"),
    [
        ("config", "src/main.py", "src/config.py"),
        ("config", "app.py", "src/config.py"),
        ("acme.loading", "src/main.py", "acme/loading.py"),
        (".loading", "acme/__init__.py", "acme/loading.py"),
        ("..loading", "acme/sub/app.py", "acme/loading.py"),
        (".", "acme/loading.py", "acme/__init__.py"),
        ("acme", "app.py", "acme/__init__.py"),
        ("torch", "app.py", None),
    ],
)
def test_a_module_is_the_nearest_file_of_its_name(module, importer, expected):
    """Programs are started in many folders of a project."""
    assert expected == Modules(FILES).module(module, importer)


def test_a_package_that_hands_a_name_on_is_passed():
    """Who asks for a name learns at once where it is defined."""
    files = {"acme/__init__.py": "from .sub import ID as MODEL", "acme/sub.py": "from .ids import ID", "app.py": ""}
    found = graph(files)

    assert ModulePlace("acme/sub.py", "ID.x") == found.place("acme.MODEL.x", "app.py")


@pytest.mark.parametrize(
    ("package", "app"),
    [
        ("", "from acme.loading import load"),
        ("", "import acme.loading as l"),
        ("", "from acme import loading"),
        ("from .loading import load", "from acme import load"),
        ("from .loading import load as get", "from acme import get"),
        ("from .loading import *", "from acme import load"),
        ("from .loading import load", "import acme"),
        ("from .loading import load", "from acme import *"),
    ],
)
def test_who_imports_a_name_may_call_it(package, app):
    """However the name gets there."""
    files = {"acme/__init__.py": package, "acme/loading.py": "", "app.py": app}

    assert "app.py" in graph(files).callers("acme/loading.py")


def test_who_imports_another_name_of_the_package_may_not_call_it():
    """Everybody imports something from the package, and few have to be looked at."""
    files = {"acme/__init__.py": "from .loading import load", "acme/loading.py": "", "app.py": "from acme import x"}

    assert {"acme/__init__.py"} == graph(files).callers("acme/loading.py")


def test_imports_in_a_circle_end():
    """Modules do import each other."""
    found = graph({"a.py": "from b import *", "b.py": "from a import *"})

    assert {"b.py"} == found.callers("a.py")


def test_a_graph_tells_whether_an_edit_changed_it():
    """Most edits concern no import, and then nothing is looked for."""
    found = graph({"a.py": "", "app.py": "from a import b\nimport torch"})

    assert found.agrees("app.py", imports_in(b"import os\nfrom a import b"))
    assert not found.agrees("app.py", imports_in(b"from a import c"))
    assert {"app.py"} == found.with_imports({"app.py": imports_in(b"import a")}).callers("a.py")


def test_a_graph_tells_whether_an_edit_changed_what_is_handed_on():
    """Whoever imports the module gets another class then."""
    found = graph({"a.py": "from transformers import AutoModel as Model", "app.py": "from a import Model"})

    assert not found.agrees("a.py", imports_in(b"from transformers import AutoTokenizer as Model"))


@pytest.mark.parametrize(
    "files",
    [
        {"compat.py": "from transformers import AutoModel", "app.py": "from compat import AutoModel"},
        {"compat.py": "from transformers import AutoModel", "app.py": "import compat"},
        {"compat.py": "from transformers import *", "app.py": "from compat import AutoModel"},
        {
            "compat/__init__.py": "from .classes import *",
            "compat/classes.py": "from transformers import AutoModel",
            "app.py": "from compat import AutoModel",
        },
    ],
)
def test_what_a_module_hands_on_of_a_library_is_known_to_who_imports_it(files: dict[str, str]):
    """A file that names no library of its own loads all the same."""
    assert frozenset({Borrowed("AutoModel", "transformers.AutoModel")}) == graph(files).borrowed["app.py"]


def test_modules_that_hand_a_name_on_in_a_circle_end():
    """Nobody defines it."""
    files = {"a.py": "from b import *", "b.py": "from a import *\nimport torch", "app.py": "from a import Model"}

    assert "app.py" not in graph(files).borrowed
