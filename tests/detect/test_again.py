"""Reading again: with what others have come to say, a file reads as if they had said it from the start."""

from collections.abc import Mapping

from hypothesis import example, given, settings
from hypothesis import strategies as st

from ptm_lsp.detect.document import Document
from ptm_lsp.detect.python.reading import read_python
from ptm_lsp.detect.syntax.code import Code
from tests.detect.projects import project

# What the files of a project may consist of; they hand names, functions, classes and values to each other.
_PIECES = (
    "from transformers import AutoModel\n",
    "from transformers import AutoModel as Model\n",
    "from a import *\n",
    "from a import load, Loader, ID\n",
    "from a import load as get, Loader as Base\n",
    "import a\nimport b\n",
    "from b import load, Mine, get\n",
    "from b import Loader, IDS, ID\n",
    "from c import load, Loader, ID, get\n",
    'ID = "acme/tiny"\nIDS = {"a": ID, "b": "acme/big"}\n',
    "def load(id, revision=None):\n    return AutoModel.from_pretrained(id, revision=revision)\n",
    "def load(id):\n    return Model.from_pretrained(id)\n",
    "def get(name):\n    return load(name)\n",
    "class Loader:\n    def __init__(self, id):\n        self.id = id\n    def load(self): load(self.id)\n",
    "class Loader:\n    @classmethod\n    def load(cls, id):\n        return AutoModel.from_pretrained(id)\n",
    "class Loader(AutoModel):\n    pass\n",
    'class Mine(Loader):\n    id = "acme/mine"\n    def __init__(self):\n        super().__init__("acme/mine")\n',
    'class Mine(Base):\n    def __init__(self):\n        Base.__init__(self, "acme/base")\n',
    "get = partial(load, revision='v1')\n",
    "get = load\n",
    "LOADERS = {'a': load, 'b': get}\n",
    'load("acme/direct")\n',
    "load(ID)\nget(ID)\n",
    "get(IDS['a'])\n",
    'a.load("acme/of-a")\n',
    'a.Loader("acme/of-a").load()\n',
    "b.Mine().load()\n",
    'Loader("acme/one").load()\n',
    'Loader.load("acme/two")\n',
    'Mine.load("acme/three")\n',
    'Loader.from_pretrained("acme/four")\n',
    "list(map(load, [ID, 'acme/five']))\n",
    "Thread(target=load, args=('acme/six',)).start()\n",
    "LOADERS['a']('acme/seven')\n",
    "MODELS = {'a': AutoModel, 'b': Loader}\nfetch = AutoModel.from_pretrained\n",
    "from a import MODELS, LOADERS\nMODELS['a'].from_pretrained('acme/eight')\n",
    "from b import LOADERS, fetch\nfetch('acme/nine')\n",
    "b.LOADERS['b']('acme/ten')\nb.fetch('acme/eleven')\n",
    "cached = lru_cache(maxsize=1)(load)\ncached('acme/twelve')\n",
    "Mine().load()\n",
    'CONFIG = {"id": "acme/tiny"}\n',
    "other = CONFIG\n",
    "from a import CONFIG\n",
    "other['id'] = 'acme/other'\n",
    "AutoModel.from_pretrained(CONFIG['id'])\n",
)
_PROGRAMS = st.lists(st.sampled_from(_PIECES), min_size=1, max_size=7).map("".join)
_PROJECTS = st.fixed_dictionaries({"a.py": _PROGRAMS, "b.py": _PROGRAMS, "c.py": _PROGRAMS})


def _fresh(texts: Mapping[str, str], document: Document) -> Document:
    """A document, read with all that it was told at once."""
    return read_python(Code.of_text(document.file, texts[document.file]), environment=document.environment)


def _said(document: Document) -> object:
    """What a document says to people and to other files."""
    exports = {path: export.values for path, export in document.exports.items()}
    asked = (document.imports, document.waiting, document.classes, frozenset(document.handed))
    return document.references, document.problems, asked, exports


@example(  # what is called at another name for a function that waits for more than it did
    texts={
        "a.py": "from transformers import AutoModel\ndef load(id, revision=None):\n"
        "    return AutoModel.from_pretrained(id, revision=revision)\n",
        "b.py": "from a import load\nget = load\nget('acme/tiny', revision='v1')\n",
    }
)
@given(texts=_PROJECTS)
@settings(max_examples=100)
def test_a_linked_file_reads_as_if_all_had_been_told_at_once(texts: dict[str, str]):
    """In which order the files came to speak must not show."""
    linked = project(texts)

    assert {file: _said(_fresh(texts, one)) for file, one in linked.items()} == {
        file: _said(one) for file, one in linked.items()
    }


@given(texts=_PROJECTS, edited=_PROGRAMS)
@settings(max_examples=100)
def test_an_edited_file_reads_as_a_whole_one_would(texts: dict[str, str], edited: str):
    """The parts that an edit left alone are kept, with what they were told."""
    for file, before in project(texts).items():
        whole = read_python(Code.of_text(file, edited), environment=before.environment)

        assert _said(whole) == _said(
            read_python(Code.of_text(file, edited), environment=before.environment, previous=before)
        )
