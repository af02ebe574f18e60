"""Further names for functions and classes, found in bytes."""

import pytest

from ptm_lsp.detect.aliasing import aliases_in


@pytest.mark.parametrize(
    ("program", "expected"),
    [
        ("load = AutoModel.from_pretrained", [("load", "AutoModel.from_pretrained")]),
        ("load: Loader = get  # as before\r\n", [("load", "get")]),
        ('load = partial(get, revision="v1")', [("load", "get")]),
        ("load = functools.partial(\n    get,\n    1,\n)", [("load", "get")]),
        ("load = st.cache_resource(show_spinner=False)(get)", [("load", "get")]),
        ('MODELS = {"a": AutoModel, "b": t.Other}', [("MODELS", "AutoModel"), ("MODELS", "t.Other")]),
        ('MODELS = {\n    "a": AutoModel,  # small\n\n    "b": (Other, 1),\n}\nx = f(y)',
         [("MODELS", "AutoModel"), ("MODELS", "Other")]),
        ("LOADERS = [a, b]", [("LOADERS", "a"), ("LOADERS", "b")]),
        ("LOADERS = dict(a=load)", [("LOADERS", "load")]),
        ("x = 1\ny = f(load)\nz = 'load'\nw == load", []),
        ("def f():\n    load = get", []),
        ('IDS = {"a": "acme/tiny", "b": "acme/big"}', []),
    ],
)  # fmt: skip
def test_a_name_that_stands_for_another_is_found(program, expected):
    """Whoever imports it calls what the other name means."""
    assert expected == list(aliases_in(program.encode()))


def test_a_large_table_gives_a_bounded_number_of_names():
    """Generated tables hold thousands of names, which nobody calls by the table."""
    table = ", ".join(f"a{number}" for number in range(1_000))

    assert 32 == len([*aliases_in(f"TABLE = [{table}]".encode())])
