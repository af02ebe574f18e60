"""Where an id comes from, and why it may not be known."""

import pytest

from ptm_lsp.core.reference import Origin
from tests.detect.programs import dynamic, ids, marked, only, target, text_at

_IMPORT = "import os, argparse, dataclasses\nfrom transformers import AutoModel\n"
_LOAD = "AutoModel.from_pretrained"
_PARSER = 'p = argparse.ArgumentParser()\np.add_argument("--id", default="acme/tiny")\n'
_CLASS = 'from transformers import HfArgumentParser\n@dataclasses.dataclass\nclass C:\n    id: str = "acme/tiny"\n'


@pytest.mark.parametrize(
    ("program", "origin"),
    [
        (f'{_LOAD}("acme/tiny")', Origin.LITERAL),
        (f"{_LOAD}(r'acme/tiny')", Origin.LITERAL),
        (f'{_LOAD}(("acme/" "tiny"))', Origin.LITERAL),
        (f'{_LOAD}("\\x61cme/tiny")', Origin.LITERAL),
        (f'ID = "acme/tiny"\n{_LOAD}(ID)', Origin.CONSTANT),
        (f'ID: str = "acme/tiny"\n{_LOAD}(ID)', Origin.CONSTANT),
        (f'a = b = "acme/tiny"\n{_LOAD}(b)', Origin.CONSTANT),
        (f'a, b = "acme/other", "acme/tiny"\n{_LOAD}(b)', Origin.CONSTANT),
        (f'ID = "acme/other"\nID = "acme/tiny"\n{_LOAD}(ID)', Origin.CONSTANT),
        (f'ID = "acme/tiny"\n{_LOAD}(ID)\nID = "acme/other"', Origin.CONSTANT),
        (f'ID = "acme/tiny"\ndef f():\n    {_LOAD}(ID)', Origin.CONSTANT),
        (f'def f():\n    {_LOAD}(ID)\nID = "acme/tiny"', Origin.CONSTANT),
        (f'def f():\n    global ID\n    ID = "acme/tiny"\ndef g():\n    {_LOAD}(ID)', Origin.CONSTANT),
        (f'ID = "acme/other"\ndef f():\n    ID = "acme/tiny"\n    {_LOAD}(ID)', Origin.CONSTANT),
        (f'class C:\n    ID = "acme/tiny"\n    def f(self):\n        {_LOAD}(self.ID)', Origin.CONSTANT),
        (f'class C:\n    ID = "acme/tiny"\n{_LOAD}(C.ID)', Origin.CONSTANT),
        (f'class C:\n    def a(self):\n        self.b = "acme/tiny"\n    def f(self):\n        {_LOAD}(self.b)',
         Origin.CONSTANT),
        (f'@dataclasses.dataclass\nclass C:\n    id: str = "acme/tiny"\nc = C()\n{_LOAD}(c.id)', Origin.DATACLASS),
        (f'@dataclasses.dataclass\nclass C:\n    id: str = dataclasses.field(default="acme/tiny")\n{_LOAD}(C().id)',
         Origin.DATACLASS),
        (f'ORG = "acme"\n{_LOAD}(f"{{ORG}}/tiny")', Origin.FSTRING),
        (f'ORG = "acme"\n{_LOAD}(ORG + "/" + "tiny")', Origin.FSTRING),
        (f'{_LOAD}("%s/%s" % ("acme", "tiny"))', Origin.FSTRING),
        (f'{_LOAD}("{{}}/{{name}}".format("acme", name="tiny"))', Origin.FSTRING),
        (f'def f(id="acme/tiny"):\n    {_LOAD}(id)', Origin.DEFAULT),
        (f'{_LOAD}(os.environ.get("ID", "acme/tiny"))', Origin.ENV),
        (f'ID = os.getenv("ID", default="acme/tiny")\n{_LOAD}(ID)', Origin.ENV),
        (f'{_LOAD}(os.environ.get("ID") or "acme/tiny")', Origin.LITERAL),
        (f'IDS = {{"small": "acme/tiny", "big": "acme/big"}}\n{_LOAD}(IDS["small"])', Origin.DICT),
        (f'IDS = ["acme/tiny", "acme/big"]\n{_LOAD}(IDS[0])', Origin.DICT),
        (f'p = argparse.ArgumentParser()\np.add_argument("--id", default="acme/tiny")\n{_LOAD}(p.parse_args().id)',
         Origin.ARGPARSE),
        (f'{_PARSER}def main(args):\n    {_LOAD}(args.id)\nmain(p.parse_args())', Origin.ARGPARSE),
        (f'{_CLASS}(c,) = HfArgumentParser(C).parse_args_into_dataclasses()\n{_LOAD}(c.id)', Origin.DATACLASS),
        (f'{_CLASS}a, c = HfArgumentParser((A, C)).parse_args_into_dataclasses()\n{_LOAD}(c.id)', Origin.DATACLASS),
        (f'if (ID := "acme/tiny"):\n    {_LOAD}(ID)', Origin.CONSTANT),
    ],
)  # fmt: skip
def test_an_id_is_followed_to_where_it_comes_from(program, origin):
    """Only a fifth of the ids in real code are literals at the call."""
    found = target(_IMPORT + program)

    assert ("acme/tiny", origin) == (found.key.id, found.origin)


@pytest.mark.parametrize(
    "program",
    [
        f'{_LOAD}("acme/a" if x else "acme/b")',
        f'if x:\n    ID = "acme/a"\nelse:\n    ID = "acme/b"\n{_LOAD}(ID)',
        f'ID = "acme/b"\nif x:\n    ID = "acme/a"\n{_LOAD}(ID)',
        f'ID = None\nif x:\n    ID = "acme/a"\nelif y:\n    ID = "acme/b"\n{_LOAD}(ID)',
        f'for ID in ["acme/a", "acme/b"]:\n    {_LOAD}(ID)',
        f'[{_LOAD}(ID) for ID in ("acme/a", "acme/b")]',
        f'IDS = {{"a": "acme/a", "b": "acme/b"}}\ndef f(size):\n    {_LOAD}(IDS[size])',
        f'IDS = {{"a": "acme/a"}}\ndef f(size):\n    {_LOAD}(IDS.get(size, "acme/b"))',
        f'def f(id="acme/a"):\n    {_LOAD}(id or "acme/b")',
        f'match x:\n    case 1:\n        ID = "acme/a"\n    case _:\n        ID = "acme/b"\n{_LOAD}(ID)',
        f'ORG = "acme"\n{_LOAD}(ORG + ("/a" if x else "/b"))',
    ],
)
def test_a_choice_gives_one_reference_with_several_targets(program):
    """It is one call, and each model that it may load is a dependency."""
    found = only(_IMPORT + program)

    assert {"acme/a", "acme/b"} == {target.key.id for target in found.targets}


@pytest.mark.parametrize(
    ("program", "why", "shown"),
    [
        (f"def f(name):\n    {_LOAD}(name)", "parameter without default", "name"),
        (f"def f(name=None):\n    {_LOAD}(name)", "parameter without default", "name"),
        (f"def f(*names):\n    {_LOAD}(names)", "parameter without default", "names"),
        (f'def f(size):\n    {_LOAD}(f"acme/{{size}}")', "parameter without default", 'f"acme/{size}"'),
        (f"from config import ID\n{_LOAD}(ID)", "imported from another module", "ID"),
        (f"import config\n{_LOAD}(config.ID)", "imported from another module", "config.ID"),
        (f"from . import config\n{_LOAD}(config.ID)", "imported from another module", "config.ID"),
        (f'{_LOAD}(os.environ["ID"])', "environment variable without default", 'os.environ["ID"]'),
        (f'{_LOAD}(os.getenv("ID"))', "environment variable without default", 'os.getenv("ID")'),
        (f"{_LOAD}(NAME)", "name that this file does not define", "NAME"),
        (f"def f(c):\n    {_LOAD}(c.id)", "attribute", "c.id"),
        (f"def f(c):\n    {_LOAD}(c[0])", "item", "c[0]"),
        (f"def f(g):\n    {_LOAD}(g())", "result of a call", "g()"),
        (f"for ID in ids():\n    {_LOAD}(ID)", "loop variable", "ID"),
    ],
)
def test_an_id_that_cannot_be_known_says_why(program, why, shown):
    """«Dynamic» without a reason helps nobody to make it known."""
    assert (why, shown) == dynamic(_IMPORT + program)


@pytest.mark.parametrize(
    "program",
    [
        _LOAD + '(«"acme/tiny"»)',
        _LOAD + "(name=1, pretrained_model_name_or_path=«'acme/tiny'»)",
        'é = "🤗"; ID = «"acme/tiny"»  # €\r\n\r\n' + _LOAD + "(ID)",
        'ORG = "acme"\n' + _LOAD + '(«f"{ORG}/tiny"»)',
        "def f(id=«'acme/tiny'»):\n\treturn " + _LOAD + "(id)",
    ],
)
def test_the_place_of_a_target_is_where_its_id_is_written(program):
    """Hovers, links and findings about the model stand there."""
    program, place = marked(_IMPORT + program)

    assert place == target(program).place


def test_of_two_branches_only_the_one_around_a_call_counts():
    """The other one is not run together with it."""
    program = f'if x:\n    ID = "acme/a"\n    {_LOAD}(ID)\nelse:\n    ID = "acme/b"\n    {_LOAD}(ID)'

    assert ["acme/a", "acme/b"] == ids(_IMPORT + program)


def test_a_class_attribute_is_not_visible_in_its_methods():
    """Python looks for a bare name in functions and the module, not in the class around."""
    program = f'ID = "acme/tiny"\nclass C:\n    ID = "acme/other"\n    def f(self):\n        {_LOAD}(ID)'

    assert ["acme/tiny"] == ids(_IMPORT + program)


def test_a_written_id_is_in_the_text_at_its_place():
    """What is shown as written can be found."""
    program = _IMPORT + f'{_LOAD}("acme/tiny")'
    found = target(program)

    assert found.written in text_at(program, found.place)


@pytest.mark.parametrize(
    ("program", "why"),
    [
        (f"{_PARSER.replace(chr(34) + 'acme/tiny' + chr(34), 'None')}{_LOAD}(p.parse_args().id)",
         "command line option without default"),
        (f"class C:\n    id: str = dataclasses.field(default=None)\n{_LOAD}(C().id)", "field without default"),
    ],
)  # fmt: skip
def test_a_default_of_none_leaves_the_id_to_the_user(program, why):
    """The call loads a model all the same, so it must not vanish."""
    assert why == dynamic(_IMPORT + program)[0]


def test_a_long_table_is_read_whole():
    """Forty languages, forty models; one that is left out in silence would read as fine."""
    table = ", ".join(f'"{number}": "acme/m{number}"' for number in range(100))

    assert [f"acme/m{number}" for number in range(100)] == ids(f"{_IMPORT}IDS = {{{table}}}\n{_LOAD}(IDS[ask()])")
