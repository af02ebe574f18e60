"""Loops, comprehensions and unpacking over what is known."""

import pytest

from tests.detect.programs import IMPORT, LOAD, ids


@pytest.mark.parametrize(
    ("program", "expected"),
    [
        pytest.param(
            f'a, (b, c) = "x", ("acme/tiny", "y")\n{LOAD}(b)',
            ["acme/tiny"],
            id="tuple unpack",
        ),
        pytest.param(
            f'a, *rest = ["acme/x", "acme/tiny"]\n{LOAD}(rest[0])',
            ["acme/tiny"],
            id="star unpack",
        ),
        pytest.param(
            f'a = b = "acme/tiny"\n{LOAD}(a)',
            ["acme/tiny"],
            id="chain",
        ),
        pytest.param(
            f'for n, m in [("a", "acme/a"), ("b", "acme/b")]:\n    {LOAD}(m)',
            ["acme/a", "acme/b"],
            id="loop tuples",
        ),
        pytest.param(
            f'M = {{"a": "acme/a", "b": "acme/b"}}\nfor k, m in M.items():\n    {LOAD}(m)',
            ["acme/a", "acme/b"],
            id="loop items",
        ),
        pytest.param(
            f'M = {{"a": "acme/a", "b": "acme/b"}}\nfor m in M.values():\n    {LOAD}(m)',
            ["acme/a", "acme/b"],
            id="loop values",
        ),
        pytest.param(
            f'M = {{"acme/a": 1, "acme/b": 2}}\nfor m in M:\n    {LOAD}(m)',
            ["acme/a", "acme/b"],
            id="loop keys",
        ),
        pytest.param(
            f'M = {{"acme/a": 1, "acme/b": 2}}\nfor m in M.keys():\n    {LOAD}(m)',
            ["acme/a", "acme/b"],
            id="loop keys()",
        ),
        pytest.param(
            f'for i, m in enumerate(["acme/a", "acme/b"]):\n    {LOAD}(m)',
            ["acme/a", "acme/b"],
            id="loop enumerate",
        ),
        pytest.param(
            f'for i, m in zip([1, 2], ["acme/a", "acme/b"]):\n    {LOAD}(m)',
            ["acme/a", "acme/b"],
            id="loop zip",
        ),
        pytest.param(
            f'for i, (n, m) in enumerate(zip([1, 2], ["acme/a", "acme/b"])):\n    {LOAD}(m)',
            ["acme/a", "acme/b"],
            id="loop enumerate zip",
        ),
        pytest.param(
            f'for c in [{{"id": "acme/a"}}, {{"id": "acme/b"}}]:\n    {LOAD}(c["id"])',
            ["acme/a", "acme/b"],
            id="loop dicts",
        ),
        pytest.param(
            f'from tqdm import tqdm\nfor m in tqdm(["acme/a", "acme/b"]):\n    {LOAD}(m)',
            ["acme/a", "acme/b"],
            id="loop tqdm",
        ),
        pytest.param(
            f'for m in sorted({{"acme/a", "acme/b"}}):\n    {LOAD}(m)',
            ["acme/a", "acme/b"],
            id="loop sorted",
        ),
        pytest.param(
            f'for m in reversed(list(("acme/a", "acme/b"))):\n    {LOAD}(m)',
            ["acme/b", "acme/a"],
            id="loop reversed list()",
        ),
        pytest.param(
            f'A = ["acme/a"]\nB = ["acme/b"]\nfor m in A + B:\n    {LOAD}(m)',
            ["acme/a", "acme/b"],
            id="loop add lists",
        ),
        pytest.param(
            f'A = ["acme/a"]\nfor m in [*A, "acme/b"]:\n    {LOAD}(m)',
            ["acme/a", "acme/b"],
            id="loop splat",
        ),
        pytest.param(
            f'for i in range(2):\n    {LOAD}(f"acme/m{{i}}")',
            ["acme/m0", "acme/m1"],
            id="loop range f",
        ),
        pytest.param(
            f'import itertools\nfor a, m in itertools.product([1], ["acme/a", "acme/b"]):\n    {LOAD}(m)',
            ["acme/a", "acme/b"],
            id="loop itertools",
        ),
        pytest.param(
            f'for a, (b, m) in [(1, (2, "acme/tiny"))]:\n    {LOAD}(m)',
            ["acme/tiny"],
            id="loop nested list",
        ),
        pytest.param(
            f'[{LOAD}(m) for m in ["acme/a", "acme/b"]]',
            ["acme/a", "acme/b"],
            id="comp",
        ),
        pytest.param(
            f'ids = ["acme/" + n for n in ("a", "b")]\nfor m in ids:\n    {LOAD}(m)',
            ["acme/a", "acme/b"],
            id="comp value",
        ),
        pytest.param(
            f'ids = [f"acme/{{n}}" for n in ("a", "b")]\n{LOAD}(ids[0])',
            ["acme/a"],
            id="comp index",
        ),
        pytest.param(
            f'M = ["acme/tiny"]\n{LOAD}(next(iter(M)))',
            ["acme/tiny"],
            id="next iter",
        ),
        pytest.param(
            'from enum import Enum\nclass M(Enum):\n    A = "acme/a"\n    B = "acme/b"\nfor m in M:\n'
            f"    {LOAD}(m.value)",
            ["acme/a", "acme/b"],
            id="enum loop",
        ),
        pytest.param(
            'import contextlib\n@contextlib.contextmanager\ndef c():\n    yield "acme/tiny"\n'
            f"with c() as m:\n    {LOAD}(m)",
            ["acme/tiny"],
            id="with as",
        ),
        pytest.param(
            f'def g():\n    yield "acme/a"\n    yield "acme/b"\nfor m in g():\n    {LOAD}(m)',
            ["acme/a", "acme/b"],
            id="generator",
        ),
        pytest.param(
            f'import random\n{LOAD}(random.choice(["acme/a", "acme/b"]))',
            ["acme/a", "acme/b"],
            id="random.choice",
        ),
        pytest.param(
            'class X:\n    def __init__(self):\n        for n in ["acme/a", "acme/b"]:\n'
            f"            setattr(self, n, {LOAD}(n))",
            ["acme/a", "acme/b"],
            id="multi target loop self",
        ),
        pytest.param(
            f'IDS = ["acme/a", "acme/b", "acme/c"]\nfor id in IDS[1:]:\n    {LOAD}(id)',
            ["acme/b", "acme/c"],
            id="slice of a list",
        ),
        pytest.param(
            f'{LOAD}(next(x for x in ["acme/a"]))',
            ["acme/a"],
            id="next of a generator",
        ),
        pytest.param(
            f'T = dict(zip(["s", "b"], ["acme/a", "acme/b"]))\n{LOAD}(T["s"])',
            ["acme/a"],
            id="dict of zip",
        ),
        pytest.param(
            f'T = dict([("s", "acme/a"), ("b", "acme/b")])\n{LOAD}(T["s"])',
            ["acme/a"],
            id="dict of pairs",
        ),
        pytest.param(
            f'for id in dict.fromkeys(["acme/a", "acme/b"]):\n    {LOAD}(id)',
            ["acme/a", "acme/b"],
            id="dict.fromkeys",
        ),
        pytest.param(
            f'IDS = ["acme/a", "bcme/b"]\nfor id in [x for x in IDS if x.startswith("acme")]:\n    {LOAD}(id)',
            ["acme/a"],
            id="comprehension with a condition",
        ),
        pytest.param(
            f'IDS = ["acme/a", "bcme/b"]\nfor id in [x for x in IDS if x in chosen]:\n    {LOAD}(id)',
            ["acme/a", "bcme/b"],
            id="comprehension with an open condition",
        ),
        pytest.param(
            f'IDS = ["acme/a"]\ndef g():\n    yield from IDS\n    yield "acme/b"\nfor id in g():\n    {LOAD}(id)',
            ["acme/a", "acme/b"],
            id="yield from",
        ),
        pytest.param(
            'from collections import namedtuple\nS = namedtuple("S", "size id")\n'
            f'for _, id in [S("s", "acme/a"), S(id="acme/b", size="b")]:\n    {LOAD}(id)',
            ["acme/a", "acme/b"],
            id="named tuples taken apart",
        ),
        pytest.param(
            "from typing import NamedTuple\nclass S(NamedTuple):\n    id: str\n    size: int = 1\n"
            f'id, size = S("acme/a")\n{LOAD}(id)',
            ["acme/a"],
            id="object of a named tuple taken apart",
        ),
    ],
)
def test_each_element_is_a_target(program, expected):
    """A list of models is a list of dependencies."""
    assert sorted(expected) == sorted(ids(IMPORT + program))
