"""The rounds of reading, and what the files of a project say to each other."""

import pickle
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

import pytest

from ptm_lsp.core.reference import Origin
from ptm_lsp.core.text import Span
from ptm_lsp.detect import link
from ptm_lsp.detect.again import read_again
from ptm_lsp.detect.basis import NO_BASIS
from ptm_lsp.detect.document import Document, Export
from ptm_lsp.detect.environment import ALONE, Environment
from ptm_lsp.detect.exchange import Exchange
from ptm_lsp.detect.import_graph import ImportGraph
from ptm_lsp.detect.importing import imports_in
from ptm_lsp.detect.modules import Modules
from ptm_lsp.detect.reading import read
from ptm_lsp.detect.value import Unknown
from tests.detect.programs import IMPORT, LOAD
from tests.detect.projects import project, references

_IMPORT = "from transformers import AutoModel\n"
_LOAD = _IMPORT + "from {} import ID\nAutoModel.from_pretrained(ID)"
_SUPER = """class Loader:
    def __init__(self, id):
        {}(id)
class Mine(Loader):
    def __init__(self):
        super().__init__('acme/tiny')
"""


def ids(files: dict[str, str]) -> list[str]:
    """The ids that a project names, sorted."""
    return sorted(target.key.id for reference in references(files) for target in reference.targets)


def test_a_document_says_what_it_waits_for():
    """Linking needs no second look at the text for that."""
    assert {"config.ID"} == read("app.py", _LOAD.format("config")).imports


@pytest.mark.parametrize(
    ("use", "config"),
    [
        ("from config import ID\n{}(ID)", 'ID = "acme/tiny"'),
        ("from config import ID as X\n{}(X)", 'ORG = "acme"\nID = f"{ORG}/tiny"'),
        ("import config\n{}(config.ID)", 'ID = "acme/tiny"'),
        ("import config as c\n{}(c.ID)", 'ID = "acme/tiny"'),
        ("from config import *\n{}(ID)", 'ID = "acme/tiny"'),
        ("from config import IDS\n{}(IDS['tiny'])", 'IDS = {"tiny": "acme/tiny", "big": "acme/big"}'),
        ("from config import IDS\n{}(IDS.get('tiny'))", 'IDS = {"tiny": "acme/tiny", "big": "acme/big"}'),
        ("from config import IDS\n{}(IDS[0])", 'IDS = ["acme/tiny", "acme/big"]'),
        ("from config import IDS\nfor i in IDS:\n    {}(i)", 'IDS = ["acme/tiny"]'),
        ("from config import ORG\n{}(f'{{ORG}}/tiny')", 'ORG = "acme"'),
        ("from config import Config\n{}(Config.ID)", 'class Config:\n    ID = "acme/tiny"'),
        ("from config import Config\n{}(Config().id)", 'class Config:\n    id: str = "acme/tiny"'),
        ("from config import Config\nc = Config()\n{}(c.id)",
         'class Config:\n    def __init__(self):\n        self.id = "acme/tiny"'),
        ("from config import settings\n{}(settings.id)",
         'class Settings(BaseSettings):\n    id: str = "acme/tiny"\nsettings = Settings()'),
        ("from config import settings\n{}(settings().id)",
         'class Settings(BaseSettings):\n    id: str = "acme/tiny"\ndef settings():\n    return Settings()'),
        ("from config import name\n{}(name())", 'def name():\n    return "acme/tiny"'),
        ("import config\n{}(config.settings.model.id)",
         'class Model:\n    id = "acme/tiny"\nclass Settings:\n    model = Model()\nsettings = Settings()'),
        ("from config import Base\nclass Mine(Base):\n    def load(self):\n        {}(self.id)",
         'class Base:\n    id = "acme/tiny"'),
    ],
)  # fmt: skip
def test_an_id_of_another_module_is_followed(use, config):
    """Projects keep their ids together, in a file that loads nothing."""
    app = _IMPORT + use.format("AutoModel.from_pretrained")

    assert ["acme/tiny"] == ids({"app.py": app, "config.py": config})


@pytest.mark.parametrize(
    "files",
    [
        {"acme/__init__.py": "", "acme/app.py": _LOAD.format(".config"), "acme/config.py": 'ID = "acme/tiny"'},
        {"acme/__init__.py": "from .config import ID", "app.py": _LOAD.format("acme"),
         "acme/config.py": 'ID = "acme/tiny"'},
        {"acme/__init__.py": "from .config import *", "app.py": _LOAD.format("acme"),
         "acme/config.py": "from .ids import *", "acme/ids.py": 'ID = "acme/tiny"'},
        {"src/acme/config.py": 'ID = "acme/tiny"', "tests/app.py": _LOAD.format("acme.config")},
        {"a.py": "from b import ID", "b.py": "from c import ID", "c.py": 'ID = "acme/tiny"',
         "app.py": _LOAD.format("a")},
    ],
)  # fmt: skip
def test_modules_are_found_as_imports_find_them(files):
    """Relative and absolute names, packages that hand names on, and sources below `src`."""
    assert ["acme/tiny"] == ids(files)


def test_an_id_of_another_module_has_its_place_there():
    """A finding about the model stands where its name is written."""
    config = 'ID = "acme/tiny"'
    [found] = references({"app.py": _LOAD.format("config"), "config.py": config})
    [target] = found.targets

    assert target.place is not None
    assert (Origin.MODULE, "config.py", Span(5, 16)) == (target.origin, target.place.file, target.place.span)


@pytest.mark.parametrize(
    ("loading", "app"),
    [
        ("def load(id):\n    {}(id)", 'from loading import load\nload("acme/tiny")'),
        ("def load(id, *, size=1):\n    {}(id)", 'from loading import load\nload(size=2, id="acme/tiny")'),
        ("def load(id):\n    {}(id)", 'import loading\nID = "acme/tiny"\nloading.load(ID)'),
        ("def load(id):\n    {}(id)", 'from loading import load as get\nget("acme/tiny")'),
        ("class Loader:\n    def load(self, id):\n        {}(id)",
         'from loading import Loader\nLoader().load("acme/tiny")'),
        ("class Loader:\n    @classmethod\n    def load(cls, id):\n        {}(id)",
         'from loading import Loader\nLoader.load("acme/tiny")'),
        ("class Loader:\n    def __init__(self, id):\n        self.id = id\n    def load(self):\n        {}(self.id)",
         'from loading import Loader\nLoader("acme/tiny").load()'),
        ("def load(id):\n    {}(id)\ndef main(name):\n    load(name)", 'from loading import main\nmain("acme/tiny")'),
        ("def load(id):\n    {}(id)", 'from loading import load\ndef f(name):\n    load(name)\nf("acme/tiny")'),
        ("def load(id):\n    {}(id)\nload('acme/tiny')", ""),
        ("class Loader:\n    def __init__(self, id):\n        {}(id)\nclass Mine(Loader): pass\nMine('acme/tiny')", ""),
        (_SUPER, ""),
    ],
)  # fmt: skip
def test_callers_tell_what_a_loader_of_the_project_loads(loading, app):
    """A function that hands its parameter on is a loader, and its callers name the models."""
    files = {"loading.py": _IMPORT + loading.format("AutoModel.from_pretrained"), "app.py": app}

    assert [("acme/tiny", Origin.CALLER)] == [
        (target.key.id, target.origin) for found in references(files) for target in found.targets
    ]


def test_several_callers_give_several_targets_each_with_its_place():
    """One call is one reference, also when the code chooses."""
    loading = _IMPORT + "def load(id):\n    AutoModel.from_pretrained(id)"
    files = {"loading.py": loading} | {
        f"{name}.py": f'from loading import load\nload("acme/{name}")' for name in ("one", "two")
    }
    [found] = references(files)

    assert {("acme/one", "one.py"), ("acme/two", "two.py")} == {
        (target.key.id, target.place.file) for target in found.targets if target.place is not None
    }


def test_a_function_of_the_same_name_in_another_module_is_no_caller():
    """Only the function that the import means counts."""
    loading = _IMPORT + "def load(id):\n    AutoModel.from_pretrained(id)"
    files = {"loading.py": loading, "other.py": "def load(x): pass", "app.py": 'from other import load\nload("acme/x")'}

    assert [] == ids(files)


def test_a_class_made_from_a_library_class_elsewhere_loads():
    """The base tells what `from_pretrained` does, wherever it is named."""
    files = {
        "models.py": "from transformers import PreTrainedModel\nclass Mine(PreTrainedModel): pass",
        "app.py": 'from models import Mine\nMine.from_pretrained("acme/tiny")',
    }

    assert ["acme/tiny"] == ids(files)


@pytest.mark.parametrize(
    ("compat", "app"),
    [
        ("from transformers import AutoModel", 'from compat import AutoModel\nAutoModel.from_pretrained("acme/tiny")'),
        ("from transformers import AutoModel as M", 'import compat\ncompat.M.from_pretrained("acme/tiny")'),
        ("from transformers import *", 'from compat import pipeline\npipeline(model="acme/tiny")'),
        ("import transformers", 'from compat import transformers\ntransformers.pipeline(model="acme/tiny")'),
        (
            "try:\n    from transformers import AutoModel\nexcept ImportError:\n    AutoModel = None",
            'import torch\nfrom compat import AutoModel\nAutoModel.from_pretrained("acme/tiny")',
        ),
        (
            "from transformers import PreTrainedModel",
            'from compat import *\nclass Mine(PreTrainedModel): pass\nMine.from_pretrained("acme/tiny")',
        ),
    ],
)
def test_a_class_of_a_library_that_another_module_hands_on_loads(compat: str, app: str):
    """Projects gather their imports in one module, and the file that loads names no library."""
    assert ["acme/tiny"] == ids({"compat.py": compat, "app.py": app})


@pytest.mark.parametrize(
    ("loading", "app"),
    [
        ("load = AutoModel.from_pretrained", "from loading import load\nload('acme/tiny')"),
        ("load = AutoModel.from_pretrained", "import loading\nloading.load('acme/tiny')"),
        ("load = AutoModel.from_pretrained", "from loading import load as get\nget('acme/tiny')"),
        ("Model = AutoModel", "from loading import Model\nModel.from_pretrained('acme/tiny')"),
        ("MODELS = {'a': AutoModel, 'b': AutoTokenizer}",
         "from loading import MODELS\ndef f(kind):\n    MODELS[kind].from_pretrained('acme/tiny')"),
        ("MODELS = {'a': AutoModel}", "import loading\nloading.MODELS.get('a').from_pretrained('acme/tiny')"),
        ("MODELS = {'a': (AutoModel, AutoTokenizer)}",
         "from loading import MODELS\nmodel, tokenizer = MODELS['a']\nmodel.from_pretrained('acme/tiny')"),
        ("LOADERS = {'a': AutoModel.from_pretrained}", "from loading import LOADERS\nLOADERS['a']('acme/tiny')"),
        (f"def a(id):\n    {LOAD}(id)\nLOADERS = {{'a': a}}", "from loading import LOADERS\nLOADERS['a']('acme/tiny')"),
        (f"def a(id):\n    {LOAD}(id)\nload = lru_cache(1)(a)", "from loading import load\nload('acme/tiny')"),
        ("", "from starred import *\nAutoModel.from_pretrained('acme/tiny')"),
    ],
)  # fmt: skip
def test_a_further_name_for_a_loader_loads_in_other_files(loading: str, app: str):
    """Who imports a table of classes, or a loader by another name, names no library."""
    files = {
        "loading.py": f"from functools import lru_cache\n{IMPORT}{loading}",
        "starred.py": "from loading import *",
        "app.py": app,
    }

    assert ["acme/tiny"] == ids(files)


def test_a_name_that_another_module_hands_on_and_replaces_is_its_own():
    """The import there is not what stands behind the name in the end."""
    files = {
        "compat.py": "from transformers import pipeline\ndef pipeline(model): pass",
        "app.py": 'from compat import pipeline\npipeline("summarization", "acme/tiny")',
    }

    assert [] == ids(files)


@pytest.mark.parametrize(
    "app",
    [
        'from setfit import SetFitModel\nSetFitModel.from_pretrained("acme/tiny")',
        'import setfit\nsetfit.SetFitModel.from_pretrained("acme/tiny")',
        'from setfit.modeling import SetFitModel as Model\nModel.from_pretrained("acme/tiny")',
    ],
)
def test_a_library_is_known_in_its_own_project_too(app):
    """Its tests and examples load models as everybody does."""
    files = {
        "src/setfit/__init__.py": "from .modeling import SetFitModel",
        "src/setfit/modeling.py": "from huggingface_hub import hf_hub_download\nclass SetFitModel(Mixin): pass",
        "tests/app.py": app,
    }

    assert ["acme/tiny"] == ids(files)


def test_a_path_that_a_caller_elsewhere_hands_over_is_not_all_that_is_loaded():
    """A test that loads from a temporary folder does not make a path of every model."""
    files = {
        "loading.py": _IMPORT + "def load(id):\n    AutoModel.from_pretrained(id)",
        "test_loading.py": "from pathlib import Path\nfrom loading import load\nload(Path('x'))",
    }
    [found] = references(files)

    assert found.dynamic is not None


def test_what_is_asked_by_another_name_stays_asked():
    """Once a file knows where a class stands, it asks for its fields there: the same place by another name."""
    files = {
        "arguments.py": "@dataclass\nclass Arguments:\n    name: str = 'acme/tiny'",
        "app.py": "from transformers import AutoModel, HfArgumentParser\nfrom arguments import Arguments\n"
        "arguments, = HfArgumentParser((Arguments,)).parse_args_into_dataclasses()\n"
        "AutoModel.from_pretrained(arguments.name)",
    }

    assert ["acme/tiny"] == ids(files)


def test_modules_that_import_each_other_end():
    """No value goes round in circles."""
    files = {"app.py": _LOAD.format("a"), "a.py": "from b import ID", "b.py": "from a import ID"}
    [found] = references(files)

    assert found.dynamic is not None
    assert "imported from another module" == found.dynamic.why


def test_linked_documents_can_be_sent_to_another_process():
    """Large projects are read on all cores."""
    found = project({"app.py": _LOAD.format("config"), "config.py": 'ID = "acme/tiny"\n'})

    assert found == pickle.loads(pickle.dumps(found))


def test_a_key_that_a_caller_gives_leaves_all_entries():
    """The callers that are seen are some callers: another may ask for another entry."""
    program = _IMPORT + (
        'IDS = {"en": "acme/en", "de": "acme/de"}\n'
        "def load(language):\n    return AutoModel.from_pretrained(IDS[language])\n"
        'load("en")\nload(ask())\n'
    )

    assert ["acme/de", "acme/en"] == ids({"app.py": program})


def test_what_callers_give_does_not_come_back_to_them():
    """It would be built upon and handed over again, and the files would tell each other more in each pass."""
    folders = 'import os\ndef inside(path):\n    return os.path.join("acme", path)\n'
    app = "from folders import inside\nAutoModel.from_pretrained(inside(inside('tiny')))\ninside(inside('x'))\n"
    found = project({"folders.py": folders, "app.py": _IMPORT + app})
    [function] = found["folders.py"].exports["inside"].values

    assert "'x'" not in repr(function)
    assert "acme/acme" not in repr(function)


def test_files_that_change_each_others_minds_for_ever_end_soon():
    """Nobody knows what they mean, and all others wait for them."""
    readings: list[str] = []

    def again(news: Mapping[str, Environment]) -> list[Document]:
        readings.extend(news)
        return [of_two_minds(file, environment) for file, environment in news.items()]

    exchange = Exchange(ImportGraph(Modules(("a.py", "b.py")), {"a.py": imports_in(b"from b import x")}))
    link.settle(exchange, [of_two_minds(file, ALONE) for file in ("a.py", "b.py")], again)

    assert {"a.py": 16, "b.py": 16} == Counter(readings)


def test_a_file_is_read_again_once_those_that_it_imports_from_have_settled():
    """Otherwise it would be read again for each name that comes to it over several others."""
    files = {
        "app.py": _IMPORT + "from c import id\nAutoModel.from_pretrained(id)",
        "c.py": "from b import id",
        "b.py": "from a import id",
        "a.py": "id = 'acme/tiny'",
    }
    found = passes(files)

    assert [["c.py"], ["b.py"], ["a.py"], ["b.py"], ["c.py"], ["app.py"]] == found


def test_callers_are_read_again_once_it_is_known_who_waits_for_what_they_hand_over():
    """Which functions wait is told to all who may call them, mostly to many files."""
    files = {
        "base.py": _IMPORT + "def load(id):\n    AutoModel.from_pretrained(id)",
        "middle.py": "from base import load\ndef start(id):\n    load(id)",
        "app.py": "from middle import start\nstart('acme/tiny')",
        "other.py": "from middle import start\nstart('acme/big')",
    }

    found = passes(files)

    assert [["base.py"], ["middle.py"], ["middle.py"], ["app.py", "other.py"], ["middle.py"], ["base.py"]] == found


def passes(files: dict[str, str]) -> list[list[str]]:
    """The files that are read again, in their order; those that are read at the same time together."""
    found: list[list[str]] = []
    exchange = Exchange(ImportGraph(Modules(files), {file: imports_in(text.encode()) for file, text in files.items()}))

    def again(news: Mapping[str, Environment]) -> list[Document]:
        found.append([*news])
        return [read_again(exchange.documents[file], environment) for file, environment in news.items()]

    link.settle(exchange, [read(file, text) for file, text in files.items()], again)
    return found


def of_two_minds(file: str, environment: Environment) -> Document:
    """The document of a file that tells all it is asked for; of `a.py`, which asks for what it has not been told."""
    exports = {path: Export((Unknown("a", "b"),), NO_BASIS) for path in environment.exports}
    asked = frozenset({"b.x"} if file == "a.py" and not environment.imports else ())
    return replace(Document.unread(file, ""), environment=environment, imports=asked, exports=exports)


def test_a_function_that_is_named_like_a_constructor_is_a_function():
    """`__init__` of a module is what it is called, and its callers are found by that."""
    files = {
        "app.py": "from models import __init__\n__init__('acme/tiny')\n",
        "models.py": _IMPORT + "def __init__(id):\n    AutoModel.from_pretrained(id)\n",
    }

    assert ["acme/tiny"] == ids(files)


@pytest.mark.parametrize(("stored", "expected"), [("torch_dtype='auto'", ["acme/tiny"]), ("revision='v1'", [])])
def test_a_loader_that_stores_a_revision_is_not_taken_for_one_without(stored, expected):
    """What is stored does not go to other files, and asking to pin what is pinned would be wrong."""
    loading = f"from functools import partial\n{_IMPORT}load = partial(AutoModel.from_pretrained, {stored})"

    assert expected == ids({"loading.py": loading, "app.py": "from loading import load\nload('acme/tiny')"})
