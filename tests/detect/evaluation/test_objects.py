"""Values in configuration objects, dictionaries and the fields of classes."""

import pytest

from tests.detect.programs import IMPORT, LOAD, ids


@pytest.mark.parametrize(
    ("program", "expected"),
    [
        pytest.param(
            f'from types import SimpleNamespace\ncfg = SimpleNamespace(model="acme/tiny")\n{LOAD}(cfg.model)',
            ["acme/tiny"],
            id="namespace",
        ),
        pytest.param(
            f'cfg = argparse.Namespace(model="acme/tiny")\n{LOAD}(cfg.model)',
            ["acme/tiny"],
            id="argparse.Namespace",
        ),
        pytest.param(
            f'cfg = {{"model": "acme/tiny"}}\n{LOAD}(cfg["model"])',
            ["acme/tiny"],
            id="dict cfg",
        ),
        pytest.param(
            f'cfg = dict(model="acme/tiny")\n{LOAD}(cfg["model"])',
            ["acme/tiny"],
            id="dict() cfg",
        ),
        pytest.param(
            f'cfg = {{"m": {{"id": "acme/tiny"}}}}\n{LOAD}(cfg["m"]["id"])',
            ["acme/tiny"],
            id="nested dict",
        ),
        pytest.param(
            f'cfg = {{"m": {{"id": "acme/tiny"}}}}\n{LOAD}(cfg.get("m", {{}}).get("id"))',
            ["acme/tiny"],
            id="nested dict get",
        ),
        pytest.param(
            f'base = {{"x": 1}}\ncfg = base | {{"model": "acme/tiny"}}\n{LOAD}(cfg["model"])',
            ["acme/tiny"],
            id="dict |",
        ),
        pytest.param(
            f'base = {{"model": "acme/tiny"}}\ncfg = {{**base, "x": 1}}\n{LOAD}(cfg["model"])',
            ["acme/tiny"],
            id="dict **",
        ),
        pytest.param(
            f'cfg = {{"model": "acme/tiny"}}\n{LOAD}(cfg.pop("model"))',
            ["acme/tiny"],
            id="dict pop",
        ),
        pytest.param(
            f'from easydict import EasyDict\ncfg = EasyDict({{"model": "acme/tiny"}})\n{LOAD}(cfg.model)',
            ["acme/tiny"],
            id="easydict",
        ),
        pytest.param(
            f'from easydict import EasyDict as edict\ncfg = edict(model="acme/tiny")\n{LOAD}(cfg.model)',
            ["acme/tiny"],
            id="easydict kw",
        ),
        pytest.param(
            f'from easydict import EasyDict as edict\ncfg = edict({{"m": {{"id": "acme/tiny"}}}})\n{LOAD}(cfg.m.id)',
            ["acme/tiny"],
            id="easydict nested",
        ),
        pytest.param(
            f'from attrdict import AttrDict\ncfg = AttrDict({{"model": "acme/tiny"}})\n{LOAD}(cfg.model)',
            ["acme/tiny"],
            id="attrdict",
        ),
        pytest.param(
            'from omegaconf import OmegaConf\ncfg = OmegaConf.create({"m": {"id": "acme/tiny"}})\n'
            f"{LOAD}(cfg.m.id)",
            ["acme/tiny"],
            id="omegaconf",
        ),
        pytest.param(
            "from omegaconf import OmegaConf\nfrom dataclasses import dataclass\n@dataclass\nclass C:\n"
            f'    model: str = "acme/tiny"\ncfg = OmegaConf.structured(C)\n{LOAD}(cfg.model)',
            ["acme/tiny"],
            id="omegaconf structured",
        ),
        pytest.param(
            '@dataclasses.dataclass\nclass C:\n    model: str = "acme/default"\n'
            f'c = C(model="acme/tiny")\n{LOAD}(c.model)',
            ["acme/tiny"],
            id="dataclass kw",
        ),
        pytest.param(
            f'@dataclasses.dataclass\nclass C:\n    model: str = "acme/default"\nc = C("acme/tiny")\n{LOAD}(c.model)',
            ["acme/tiny"],
            id="dataclass pos",
        ),
        pytest.param(
            '@dataclasses.dataclass\nclass C:\n    model: str\nc = C(model="acme/tiny")\n'
            f"def load(c: C):\n    return {LOAD}(c.model)\nload(c)",
            ["acme/tiny"],
            id="dataclass nodefault",
        ),
        pytest.param(
            "@dataclasses.dataclass\nclass C:\n    model: str\n    def load(self):\n"
            f'        return {LOAD}(self.model)\nC(model="acme/tiny").load()',
            ["acme/tiny"],
            id="dataclass method",
        ),
        pytest.param(
            'from pydantic import BaseModel\nclass C(BaseModel):\n    model: str = "acme/default"\n'
            f'c = C(model="acme/tiny")\n{LOAD}(c.model)',
            ["acme/tiny"],
            id="pydantic",
        ),
        pytest.param(
            "from pydantic import BaseModel, Field\nclass C(BaseModel):\n"
            f'    model: str = Field("acme/tiny", description="x")\nc = C()\n{LOAD}(c.model)',
            ["acme/tiny"],
            id="pydantic Field",
        ),
        pytest.param(
            "from pydantic import BaseModel, Field\nclass C(BaseModel):\n"
            f'    model: str = Field(default_factory=lambda: "acme/tiny")\nc = C()\n{LOAD}(c.model)',
            ["acme/tiny"],
            id="pydantic Field factory",
        ),
        pytest.param(
            "from pydantic_settings import BaseSettings\nclass S(BaseSettings):\n"
            f'    model: str = "acme/tiny"\nsettings = S()\n{LOAD}(settings.model)',
            ["acme/tiny"],
            id="BaseSettings",
        ),
        pytest.param(
            'from pydantic import BaseModel\nclass M(BaseModel):\n    id: str = "acme/tiny"\n'
            f"class S(BaseModel):\n    m: M = M()\ns = S()\n{LOAD}(s.m.id)",
            ["acme/tiny"],
            id="settings nested",
        ),
        pytest.param(
            'from pydantic import BaseModel, Field\nclass M(BaseModel):\n    id: str = "acme/tiny"\n'
            f"class S(BaseModel):\n    m: M = Field(default_factory=M)\ns = S()\n{LOAD}(s.m.id)",
            ["acme/tiny"],
            id="settings nested field",
        ),
        pytest.param(
            'import dataclasses\n@dataclasses.dataclass\nclass M:\n    id: str = "acme/tiny"\n'
            f"def load(cfg: M):\n    {LOAD}(cfg.id)",
            ["acme/tiny"],
            id="settings annotated only",
        ),
        pytest.param(
            '@dataclasses.dataclass\nclass M:\n    id: str = "acme/tiny"\nclass X:\n'
            "    def __init__(self, cfg: M):\n        self.cfg = cfg\n    def load(self):\n"
            f"        {LOAD}(self.cfg.id)",
            ["acme/tiny"],
            id="annotated self attr",
        ),
        pytest.param(
            f'import attrs\n@attrs.define\nclass C:\n    model: str = "acme/tiny"\n{LOAD}(C().model)',
            ["acme/tiny"],
            id="attrs",
        ),
        pytest.param(
            f'import attr\n@attr.s\nclass C:\n    model = attr.ib(default="acme/tiny")\n{LOAD}(C().model)',
            ["acme/tiny"],
            id="attr.ib",
        ),
        pytest.param(
            "from attrs import define, field\n@define\nclass C:\n"
            f'    model: str = field(default="acme/tiny")\n{LOAD}(C().model)',
            ["acme/tiny"],
            id="attr.field",
        ),
        pytest.param(
            "from functools import lru_cache\nfrom pydantic import BaseSettings\n"
            'class S(BaseSettings):\n    model: str = "acme/tiny"\n@lru_cache\ndef get():\n'
            f"    return S()\n{LOAD}(get().model)",
            ["acme/tiny"],
            id="lru_cache settings",
        ),
        pytest.param(
            "from functools import lru_cache\nfrom pydantic import BaseSettings\n"
            'class S(BaseSettings):\n    model: str = "acme/tiny"\n@lru_cache()\ndef get() -> S:\n'
            f"    return S()\ns = get()\n{LOAD}(s.model)",
            ["acme/tiny"],
            id="lru_cache settings2",
        ),
        pytest.param(
            "from transformers import HfArgumentParser\n@dataclasses.dataclass\nclass A:\n"
            '    model: str = dataclasses.field(default="acme/tiny", metadata={})\n'
            "p = HfArgumentParser((A,))\nif x:\n    a, = p.parse_json_file(json_file=1)\nelse:\n"
            f"    (a,) = p.parse_args_into_dataclasses()\n{LOAD}(a.model)",
            ["acme/tiny"],
            id="HfArgumentParser",
        ),
        pytest.param(
            "from transformers import HfArgumentParser\n@dataclasses.dataclass\nclass A:\n"
            '    model: str = "acme/tiny"\n'
            f"args = HfArgumentParser(A).parse_args_into_dataclasses()[0]\n{LOAD}(args.model)",
            ["acme/tiny"],
            id="HfArgumentParser idx",
        ),
        pytest.param(
            "from trl import TrlParser\n@dataclasses.dataclass\nclass A:\n"
            '    model: str = "acme/tiny"\nclass B: pass\np = TrlParser((A, B))\n'
            f"a, b = p.parse_args_and_config()\n{LOAD}(a.model)",
            ["acme/tiny"],
            id="TrlParser",
        ),
        pytest.param(
            'import simple_parsing\n@dataclasses.dataclass\nclass A:\n    model: str = "acme/tiny"\n'
            f"a = simple_parsing.parse(A)\n{LOAD}(a.model)",
            ["acme/tiny"],
            id="simple_parsing",
        ),
        pytest.param(
            'import tyro\n@dataclasses.dataclass\nclass A:\n    model: str = "acme/tiny"\n'
            f"a = tyro.cli(A)\n{LOAD}(a.model)",
            ["acme/tiny"],
            id="tyro",
        ),
        pytest.param(
            'import pyrallis\n@dataclasses.dataclass\nclass A:\n    model: str = "acme/tiny"\n'
            f"@pyrallis.wrap()\ndef main(cfg: A):\n    {LOAD}(cfg.model)",
            ["acme/tiny"],
            id="pyrallis",
        ),
        pytest.param(
            f'import tyro\ndef main(model: str = "acme/tiny"):\n    {LOAD}(model)\ntyro.cli(main)',
            ["acme/tiny"],
            id="tyro func",
        ),
        pytest.param(
            f'M = {{"a": "acme/a"}}\ndef g(k):\n    {LOAD}(M.get(k, "acme/b"))',
            ["acme/a", "acme/b"],
            id="dict get default",
        ),
        pytest.param(
            f'M = {{"a": "acme/tiny", "b": "acme/b"}}\n{LOAD}(M.get("a"))',
            ["acme/tiny"],
            id="dict get known",
        ),
        pytest.param(
            f'x = {{k: {LOAD}(m) for k, m in {{"x": "acme/a", "y": "acme/b"}}.items()}}',
            ["acme/a", "acme/b"],
            id="dict comp",
        ),
        pytest.param(
            f'ids = {{n: f"acme/{{n}}" for n in ("a", "b")}}\n{LOAD}(ids["a"])',
            ["acme/a"],
            id="dict comp value",
        ),
        pytest.param(
            "from typing import NamedTuple\nclass C(NamedTuple):\n    model: str\n    x: int = 1\n"
            f'c = C("acme/tiny")\n{LOAD}(c.model)',
            ["acme/tiny"],
            id="NamedTuple",
        ),
        pytest.param(
            'from collections import namedtuple\nC = namedtuple("C", ["model", "x"])\n'
            f'c = C("acme/tiny", 1)\n{LOAD}(c.model)',
            ["acme/tiny"],
            id="namedtuple",
        ),
        pytest.param(
            'from collections import namedtuple\nC = namedtuple("C", "model x")\n'
            f'c = C(model="acme/tiny", x=1)\n{LOAD}(c.model)',
            ["acme/tiny"],
            id="namedtuple str",
        ),
        pytest.param(
            "@dataclasses.dataclass\nclass C:\n    id: str\n    n: int = 0\n"
            f'R = {{"a": C("acme/a"), "b": C(id="acme/b")}}\nfor c in R.values():\n    {LOAD}(c.id)',
            ["acme/a", "acme/b"],
            id="registry of dataclass",
        ),
        pytest.param(
            "@dataclasses.dataclass\nclass C:\n    id: str\n    n: int = 0\n"
            f'R = {{"a": C("acme/a"), "b": C(id="acme/b")}}\n{LOAD}(R["a"].id)',
            ["acme/a"],
            id="registry key",
        ),
        pytest.param(
            '@dataclasses.dataclass\nclass C:\n    id: str = "acme/a"\n'
            f'c = dataclasses.replace(C(), id="acme/tiny")\n{LOAD}(c.id)',
            ["acme/tiny"],
            id="replace dc",
        ),
        pytest.param(
            f'import copy\nc = copy.deepcopy({{"id": "acme/tiny"}})\n{LOAD}(c["id"])',
            ["acme/tiny"],
            id="deepcopy",
        ),
        pytest.param(
            f'c = {{"id": "acme/tiny"}}.copy()\n{LOAD}(c["id"])',
            ["acme/tiny"],
            id="copy()",
        ),
        pytest.param(
            'class X:\n    def __init__(self, cfg=None):\n        cfg = cfg or {"id": "acme/tiny"}\n'
            f'        self.cfg = cfg\n    def go(self):\n        {LOAD}(self.cfg["id"])',
            ["acme/tiny"],
            id="slots default",
        ),
        pytest.param(
            f'class X:\n    M = {{"a": "acme/a", "b": "acme/b"}}\n    def go(self, k):\n        {LOAD}(self.M[k])',
            ["acme/a", "acme/b"],
            id="self dict",
        ),
        pytest.param(
            f'C = {{"model": {{"name": "acme/tiny"}}}}\ndef g():\n    c = C["model"]\n    {LOAD}(c["name"])',
            ["acme/tiny"],
            id="mixed dict",
        ),
        pytest.param(
            f'class args:\n    model = "acme/tiny"\n{LOAD}(args.model)',
            ["acme/tiny"],
            id="class as ns",
        ),
        pytest.param(
            "import hydra\nfrom hydra.core.config_store import ConfigStore\n@dataclasses.dataclass\n"
            'class Cfg:\n    model: str = "acme/tiny"\ncs = ConfigStore.instance()\n'
            'cs.store(name="c", node=Cfg)\n@hydra.main(config_name="c")\ndef main(cfg: Cfg):\n'
            f"    {LOAD}(cfg.model)",
            ["acme/tiny"],
            id="hydra structured",
        ),
        pytest.param(
            "from omegaconf import OmegaConf\n"
            'c = OmegaConf.merge(OmegaConf.create({"m": "acme/tiny"}), OmegaConf.from_cli())\n'
            f"{LOAD}(c.m)",
            ["acme/tiny"],
            id="omegaconf merge",
        ),
        pytest.param(
            'from typing import Optional\n@dataclasses.dataclass\nclass A:\n    m: str = "acme/tiny"\n'
            f"def g(a: Optional[A] = None):\n    a = a or A()\n    {LOAD}(a.m)",
            ["acme/tiny"],
            id="optional annot",
        ),
        pytest.param(
            "from omegaconf import OmegaConf\n"
            'a = OmegaConf.create({"m": {"id": "acme/a", "x": 1}})\n'
            f'c = OmegaConf.merge(a, {{"m": {{"id": "acme/b"}}}})\n{LOAD}(c.m.id)',
            ["acme/b"],
            id="omegaconf merge wins",
        ),
        pytest.param(
            "from omegaconf import OmegaConf\n"
            'a = OmegaConf.create({"m": {"id": "acme/a", "x": 1}})\n'
            f'c = OmegaConf.merge(a, {{"m": {{"x": 2}}}})\n{LOAD}(c.m.id)',
            ["acme/a"],
            id="omegaconf merge keeps",
        ),
        pytest.param(
            f'A = {{"id": "acme/a"}}\ndel A["id"]\n{LOAD}(A["id"])',
            [],
            id="dictionary without an entry",
        ),
        pytest.param(
            f'A = {{"id": "acme/a"}}\nA.setdefault("id", "acme/b")\n{LOAD}(A["id"])',
            ["acme/a"],
            id="setdefault of what is there",
        ),
        pytest.param(
            'from pydantic import BaseModel\nclass C(BaseModel):\n    id: str = "acme/old"\n'
            f'{LOAD}(C.model_validate({{"id": "acme/a"}}).id)',
            ["acme/a"],
            id="pydantic model_validate",
        ),
    ],
)
def test_a_configuration_is_read(program, expected):
    """Most ids in larger programs stand in one."""
    assert sorted(expected) == sorted(ids(IMPORT + program))
