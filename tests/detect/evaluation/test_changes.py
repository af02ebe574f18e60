"""Values that objects and containers get after they were made."""

import pytest

from tests.detect.programs import IMPORT, LOAD, ids


@pytest.mark.parametrize(
    ("program", "expected"),
    [
        pytest.param(
            f'class Config: pass\ncfg = Config()\ncfg.model = "acme/tiny"\n{LOAD}(cfg.model)',
            ["acme/tiny"],
            id="global cfg attr",
        ),
        pytest.param(
            'class Config:\n    model=None\ncfg = Config()\ncfg.model = "acme/tiny"\ndef f():\n'
            f"    return {LOAD}(cfg.model)",
            ["acme/tiny"],
            id="global cfg attr in func",
        ),
        pytest.param(
            f'cfg = {{}}\ncfg["model"] = "acme/tiny"\n{LOAD}(cfg["model"])',
            ["acme/tiny"],
            id="dict assign",
        ),
        pytest.param(
            f'cfg = {{"model": "acme/old"}}\ncfg["model"] = "acme/tiny"\n{LOAD}(cfg["model"])',
            ["acme/tiny"],
            id="dict assign override",
        ),
        pytest.param(
            f'cfg = {{}}\ncfg.update({{"model": "acme/tiny"}})\n{LOAD}(cfg["model"])',
            ["acme/tiny"],
            id="dict.update",
        ),
        pytest.param(
            f'cfg = {{}}\ncfg.update(model="acme/tiny")\n{LOAD}(cfg["model"])',
            ["acme/tiny"],
            id="dict.update kw",
        ),
        pytest.param(
            f'cfg = {{}}\n{LOAD}(cfg.setdefault("model", "acme/tiny"))',
            ["acme/tiny"],
            id="dict.setdefault",
        ),
        pytest.param(
            f'cfg = {{}}\ncfg |= {{"model": "acme/tiny"}}\n{LOAD}(cfg["model"])',
            ["acme/tiny"],
            id="dict |=",
        ),
        pytest.param(
            f'from easydict import EasyDict as edict\ncfg = edict()\ncfg.model="acme/tiny"\n{LOAD}(cfg.model)',
            ["acme/tiny"],
            id="easydict set",
        ),
        pytest.param(
            f'import ml_collections\ncfg = ml_collections.ConfigDict()\ncfg.model = "acme/tiny"\n{LOAD}(cfg.model)',
            ["acme/tiny"],
            id="ml_collections",
        ),
        pytest.param(
            'p = argparse.ArgumentParser()\np.add_argument("--model", default=None)\n'
            'args = p.parse_args()\nif args.model is None:\n    args.model = "acme/tiny"\n'
            f"{LOAD}(args.model)",
            ["acme/tiny"],
            id="argparse override",
        ),
        pytest.param(
            f'os.environ.setdefault("M", "acme/tiny")\n{LOAD}(os.environ["M"])',
            ["acme/tiny"],
            id="environ setdefault",
        ),
        pytest.param(
            f'os.environ["M"] = "acme/tiny"\n{LOAD}(os.environ["M"])',
            ["acme/tiny"],
            id="environ set",
        ),
        pytest.param(
            f'M = []\nM.append("acme/a")\nM.append("acme/b")\nfor m in M:\n    {LOAD}(m)',
            ["acme/a", "acme/b"],
            id="append",
        ),
        pytest.param(
            f'M = ["acme/a"]\nM.extend(["acme/b"])\nfor m in M:\n    {LOAD}(m)',
            ["acme/a", "acme/b"],
            id="extend",
        ),
        pytest.param(
            f'M = ["acme/a"]\nM += ["acme/b"]\nfor m in M:\n    {LOAD}(m)',
            ["acme/a", "acme/b"],
            id="+= list",
        ),
        pytest.param(
            f'm = "acme"\nm += "/tiny"\n{LOAD}(m)',
            ["acme/tiny"],
            id="+= str",
        ),
        pytest.param(
            f'm = "acme/tiny"\nif x:\n    m += "-v2"\n{LOAD}(m)',
            ["acme/tiny-v2", "acme/tiny"],
            id="+= str cond",
        ),
        pytest.param(
            f'class C: pass\nc = C()\nsetattr(c, "model", "acme/tiny")\n{LOAD}(c.model)',
            ["acme/tiny"],
            id="setattr",
        ),
        pytest.param(
            "class C: pass\nclass X:\n    def __init__(self):\n        self.cfg = C()\n"
            f'        self.cfg.model = "acme/tiny"\n    def load(self):\n        {LOAD}(self.cfg.model)',
            ["acme/tiny"],
            id="other obj attr",
        ),
        pytest.param(
            f'M = ["acme/tiny"]\n{LOAD}(M.pop())',
            ["acme/tiny"],
            id="list pop",
        ),
        pytest.param(
            f'args = argparse.Namespace()\nargs.model = "acme/tiny"\n{LOAD}(args.model)',
            ["acme/tiny"],
            id="argparse Namespace set",
        ),
    ],
)
def test_a_change_is_followed(program, expected):
    """Configurations are filled step by step as often as they are spelled out."""
    assert sorted(expected) == sorted(ids(IMPORT + program))


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ('other = cfg\nother["id"] = "acme/new"', ["acme/new"]),
        ('other = cfg\nother.update(id="acme/new")', ["acme/new"]),
        ('def f():\n    other = cfg\n    other["id"] = "acme/new"', ["acme/old"]),
        ('other = cfg\nif x:\n    other["id"] = "acme/new"', ["acme/new", "acme/old"]),
        ('other = cfg\nother = {}\nother["id"] = "acme/new"', ["acme/old"]),
        ('other = dict(cfg)\nother["id"] = "acme/new"', ["acme/old"]),
        ('other = cfg.copy()\nother["id"] = "acme/new"', ["acme/old"]),
    ],
)
def test_what_is_done_to_another_name_of_a_dictionary_is_done_to_it(change, expected):
    """An assignment copies nothing."""
    assert expected == ids(f'{IMPORT}cfg = {{"id": "acme/old"}}\n{change}\n{LOAD}(cfg["id"])')


@pytest.mark.parametrize(
    "program",
    [
        'cfg = {"id": "acme/old"}\nother = cfg\ncfg["id"] = "acme/new"\n{load}(other["id"])',
        'class C: pass\nc = C()\nc.id = "acme/old"\nd = c\nd.id = "acme/new"\n{load}(c.id)',
        'def f():\n    cfg = {"id": "acme/old"}\n    other = cfg\n    other["id"] = "acme/new"\n    {load}(cfg["id"])',
        ('class C:\n    def __init__(self):\n        self.m = {"id": "acme/old"}\nc = C()\nm = c.m\n'
         'm["id"] = "acme/new"\n{load}(c.m["id"])'),
    ],
)  # fmt: skip
def test_two_names_of_an_object_show_the_same(program):
    """Either name may be the one that is read."""
    assert ["acme/new"] == ids(IMPORT + program.replace("{load}", LOAD))
