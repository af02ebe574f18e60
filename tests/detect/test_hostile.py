"""Texts that nobody wrote for us."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ptm_lsp.core.text import Span
from ptm_lsp.detect.evaluation.evaluator import MOST_STEPS
from ptm_lsp.detect.loading.loader_names import MOST_CALLS
from ptm_lsp.detect.python.problems import MANY
from ptm_lsp.detect.reading import document, may_matter, read
from ptm_lsp.detect.syntax.buffer import Buffer
from tests.detect.programs import FILE, ids
from tests.detect.projects import project
from tests.kit.strategies import strings

_IMPORT = "from transformers import AutoModel\n"
_LOAD = 'AutoModel.from_pretrained("acme/tiny")\n'
_CALL = "AutoModel.from_pretrained"


@pytest.mark.parametrize(
    "text",
    [
        "\ufeff" + _IMPORT + _LOAD,
        _IMPORT + "\ufeff\n" + _LOAD,
        "\x00" + _IMPORT + _LOAD + "\x00",
        "\x0c" + _IMPORT + "\x0c" + _LOAD,
        (_IMPORT + "def f():\n    " + _LOAD).replace("\n", "\r\n"),
        (_IMPORT + _LOAD).replace("\n", "\r"),
        _IMPORT + "x = '\ud800'; " + _LOAD,
        _IMPORT + "print 'a'\nexec 'b'\nprint >>f, `x`\nraise X, 'y'\n" + _LOAD,
        _IMPORT + "if x:\n\tpass\n        \n" + _LOAD,
        _IMPORT + "x = " + "(" * 10_000 + "1" + ")" * 10_000 + "\n" + _LOAD,
        _IMPORT + f"{_CALL}(" + "(" * 10_000 + '"acme/tiny"' + ")" * 10_000 + ")",
        _IMPORT + "x = [" + "[]," * 50_000 + "]\n" + _LOAD,
        _IMPORT + 'x = """' + "y\n" * 100_000 + '"""\n' + _LOAD,
        _IMPORT + "match x:\n    case {'a': [b, *c]}: pass\ntype X[T] = list[T]\n" + _LOAD,
    ],
)
def test_unusual_text_is_read(text):
    """The call in it is plain, and must be found."""
    assert ["acme/tiny"] == ids(text)


@pytest.mark.parametrize(
    "text",
    [
        "# x\n" * 20_000,
        "def f():\n    x = 1\n" + "    # x\n" * 20_000 + "    pass\n",
        "x = [\n" + "  # x\n" * 20_000 + "]\n",
        "x = 1 " + "\\\n" * 20_000 + "\n",
        "x = " + ";".join(f"f({number}, 'a')" for number in range(20_000)) + "\n",
        "".join(f"x{number} = {number}\n" for number in range(20_000)),
        "@f\n" * 100_000 + "def g(): pass\n",
        "if a:\n  x = 1\n" + "".join(f"elif b{number}:\n  x = {number}\n" for number in range(10_000)),
        "x = '" + "a" * 5_000_000 + "'\n",
        'x = """' + "a\n" * 1_000_000 + '"""\n',
        "x = {\n" + "".join(f"'k{number}': {number},\n" for number in range(100_000)) + "}\n",
        "x = " + "not " * 20_000 + "1\n",
        "x = a" + ".b" * 50_000 + "\n",
        "x = " + "(y := " * 10_000 + "1" + ")" * 10_000 + "\n",
        "f(\n" * 10_000,
        "(" * 20_000 + "\n",
        ")" * 20_000 + "\n",
        "([{" * 10_000 + ")" * 10_000 + "\n",
        '"\n' * 10_000,
        '"""\nimport a\n' * 2_000,
        "x = 1\n" + "\n" * 100_000,
        "x = t'{a}'\ntry:\n    pass\nexcept A, B:\n    pass\ndef f(a: Later = 1): ...\n",
        "def f():\r    x = 1\r\n    y = 2\n",
    ],
)
def test_text_without_end_takes_bounded_time(text):
    """Made by a program or by an attacker; what stands around it is found."""
    assert ["acme/tiny", "acme/tiny"] == ids(_IMPORT + _LOAD + text + _LOAD)


@pytest.mark.parametrize(
    "program",
    [
        f"a = 'x'\n{_CALL}(" + "+".join(["a"] * 5_000) + ")",
        f"{_CALL}(x" + ".a" * 5_000 + ")",
        f"{_CALL}(x" + "[0]" * 5_000 + ")",
        f"{_CALL}(x" + "()" * 5_000 + ")",
        f"{_CALL}(" * 300,
        f"{_CALL}((lambda: " * 100,
        f"x = y\ny = x\n{_CALL}(x)",
        f"x = x or y\ny = y or x\n{_CALL}(x + y)",
        f"class A(B): pass\nclass B(A): pass\nA('q')\nA.from_pretrained('q')\n{_CALL}(B.x)",
        f"def f():\n    return f() + g()\ndef g():\n    return g() + f()\n{_CALL}(f())",
        "if a:\n m = 'acme/a'\n" + "elif b:\n m = 'acme/b'\n" * 2_000 + f"{_CALL}(m)",
        "m = 'a/b'\n" * 3_000 + f"{_CALL}(m)\n",
        f'{_CALL}("' + "a" * 1_000_000 + '")',
        f'{_CALL}("\\N{{DASH}}\\777\\U99999999\\x")',
        f"{_CALL}(f'{{" * 200,
        '"""' * 9_999,
        "n = 'a'\n" + "n = n + n\n" * 60 + f"{_CALL}(n)",
        "n = ['a/b']\n" + "n = n + n\n" * 60 + f"{_CALL}(n[0])",
        "n = ['a/b']\n" + "n += n\n" * 60 + f"[{_CALL}(m) for m in n]",
        "n = 'a'\n" + "n += n\n" * 60 + f"{_CALL}(n)",
        "n = ['a']\n" + "n = list((n, n))\n" * 60 + f"{_CALL}(n)",
        "d = {**d, 'a': d}\nd.update(d)\nd['b'] = d\n" + f"{_CALL}(d['a']['b'])",
        "l = [l, *l]\nl.append(l)\n" + f"{_CALL}(l[0])",
        "d = {" + ", ".join(f"'k{n}': 'acme/m{n}'" for n in range(10_000)) + "}\n" + f"{_CALL}(d[x])",
        "o.a = o\no.b = o.a.b\n" * 50 + f"{_CALL}(o" + ".a" * 60 + ")",
        "n = 'a'.replace('', 'b' * 500)\n" + "n = n.replace('b', n)\n" * 30 + f"{_CALL}(n)",
        "n = '%0999999999d' % 1\n" + f"{_CALL}(n + f'{{1:>999999999}}' + '{{:>999999999}}'.format(1))",
        "".join(f"x{n} = f'{{x{n + 1}}}{{x{n + 1}}}' if y else x{n + 2}\n" for n in range(60)) + f"{_CALL}(x0)",
        "@dataclass\nclass C:\n    a: C\n" + "c = C(c, c)\n" * 60 + f"{_CALL}(c.a.a)",
        "def f(x):\n    return g(x + 'a')\ndef g(x):\n    return f(x) + f(x)\n" + f"{_CALL}(g('b'))",
    ],
)
def test_bottomless_programs_end(program):
    """Time and memory have bounds; what lies beyond them is dynamic."""
    assert FILE == read(FILE, _IMPORT + program).file


@given(
    text=st.lists(st.one_of(strings(max_size=5), st.sampled_from([_IMPORT, _LOAD, _CALL, "(", ")", "=", "x", ": "])))
)
@settings(max_examples=150, deadline=None)
def test_every_text_gives_a_document(text):
    """Reading never fails."""
    assert FILE == read(FILE, "".join(text)).file


def test_a_syntax_error_is_a_problem_at_its_place():
    """A reader must know that something may be missing."""
    [problem] = read(FILE, "x = 1\ny = = 2\n").problems

    assert 6 <= problem.place.span.start


@pytest.mark.parametrize(
    ("content", "expected"),
    [(b"import json\njson.load(f)", False), (_IMPORT.encode() + _LOAD.encode(), True), (b"", False)],
)
def test_a_file_without_library_and_loader_is_passed_over(content, expected):
    """Most files of a project hold no model, and cost a byte search."""
    assert expected is may_matter(FILE, content)


@pytest.mark.parametrize("indent", [" ", "\t", "  "])
def test_deep_indentation_is_a_problem_and_not_the_end(indent):
    """Far beyond what Python takes, the parser would end the process; what stands before is read."""
    blocks = "".join(f"{indent * level}if x:\n" for level in range(1000))
    call = 'AutoModel.from_pretrained("acme/tiny")\n'
    found = read(FILE, f"from transformers import AutoModel\n{call}{blocks}{indent * 1000}{call}")

    assert ["acme/tiny"] == [one.targets[0].key.id for one in found.references]
    assert 1 == len(found.problems)


def test_a_call_nested_too_deeply_is_a_problem_at_its_place():
    """Silence would read as «no model here»."""
    program = _IMPORT + "x = " + "(" * 10_000 + '"a", ' + f'{_CALL}("acme/tiny")' + ")" * 10_000
    [problem] = read(FILE, program).problems

    assert program.index("from_pretrained(") == problem.place.span.start


def test_a_statement_with_too_many_values_is_a_problem():
    """What was given up must be said."""
    program = "".join(f"def f{n}(x): return f{n + 1}(x) or f{n + 2}(x)\n" for n in range(40))
    calls = "\n".join(f"    {_CALL}(f{n % 30}(x))" for n in range(300))
    [problem] = read(FILE, f"{_IMPORT}{program}def main(x):\n{calls}\n").problems

    assert "too many possible values" in problem.message


def test_a_key_is_found_in_a_table_of_any_size():
    """Only what is given up may be missing."""
    table = ", ".join(f'"k{number}": "acme/m{number}"' for number in range(10_000))

    assert ["acme/m9999"] == ids(f"{_IMPORT}IDS = {{{table}}}\n{_CALL}(IDS['k9999'])")


def test_a_file_with_too_many_values_is_a_problem():
    """A file has a budget too, and what is plain in its later part is found all the same."""
    names = "".join(f"def f{n}(x): return f{n + 1}(x) or f{n + 2}(x)\n" for n in range(40))
    calls = "".join(f"def g{n}(x):\n" + f"    {_CALL}(f{n % 20}(x))\n" * 20 for n in range(45))
    found = read(FILE, f"{_IMPORT}{names}{calls}{_LOAD}")

    assert "acme/tiny" == found.references[-1].targets[0].key.id
    assert 1 == sum("this file has too many possible values" in problem.message for problem in found.problems)


def test_calls_without_end_are_cut_and_said():
    """Looking at one more costs as much as the first, and a program made by a program holds any number."""
    program = "".join(f'{_CALL}("acme/m{number}")\n' for number in range(3_000))
    found = read(FILE, _IMPORT + program)

    assert [f"acme/m{number}" for number in range(MOST_CALLS)] == [one.targets[0].key.id for one in found.references]
    assert [MANY] == [problem.message for problem in found.problems]


@pytest.mark.parametrize("line", [f'{_CALL}("acme/m"); ', f'{_CALL}("acme/m")\n'])
def test_calls_come_back_where_an_edit_leaves_fewer(line):
    """What was cut before is read as if it had never been."""
    program = _IMPORT + line * MOST_CALLS
    buffer = Buffer.of(program + _LOAD)
    before = document(FILE, buffer)
    span = Span(len(_IMPORT), len(_IMPORT) + 10 * len(line))
    after = document(FILE, buffer.edit(span, ""), before)

    assert "acme/m" == before.references[-1].targets[0].key.id
    assert "acme/tiny" == after.references[-1].targets[0].key.id
    assert () == after.problems


def test_a_notebook_says_what_was_cut():
    """In its first cell that holds code."""
    cells = [{"cell_type": "code", "source": _IMPORT + _LOAD * 400, "metadata": {}, "outputs": []}] * 3
    found = read("app.ipynb", json.dumps({"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}))

    assert [(0, MANY)] == [(problem.place.cell, problem.message) for problem in found.problems]


def _many(number: int, line: str) -> str:
    return "".join(line.format(n=n, m=n + 1) for n in range(number))


@pytest.mark.parametrize(
    "program",
    [
        "IDS = {" + _many(30_000, "'k{n}': 'acme/m{n}', ") + "}\n" + f"{_CALL}(IDS[x])\n" * 200,
        _many(20_000, "if a:\n  m = 'acme/m{n}'\n") + f"{_CALL}(m)\n" * 100,
        "def g():\n" + _many(900, f"  m = 'acme/m{{n}}'\n  {_CALL}(m)\n"),
        "o = O()\n" + _many(3_000, "o.m{n} = 'acme/m{n}'\n") + _many(900, f"{_CALL}(o.m{{n}})\n"),
        "class O:\n  def f(self):\n" + _many(900, f"    self.m{{n}} = 'acme/m'\n    {_CALL}(self.m{{n}})\n"),
        "k0 = {'revision': 'v1'}\n" + _many(100, "k{m} = {{**k{n}, **k{n}}}\n") + f"{_CALL}('acme/m', **k100)\n" * 20,
        "k = {'revision': 'v1'}\n" + _many(3_000, "k.update(a{n}={n})\n") + f"{_CALL}('acme/m', **k)\n" * 50,
        "a0 = 'x'\n" + _many(900, f"a{{m}} = f'{{{{a{{n}}}}}}{{{{a{{n}}}}}}'\n{_CALL}(a{{m}})\n"),
        "A0 = AutoModel\n" + _many(2_000, "A{m} = A{n}\n") + _many(900, "A{n}.from_pretrained('acme/m')\n"),
        "class C0:\n  m = 'acme/m'\n" + _many(300, f"class C{{m}}(C{{n}}):\n  def f(self): {_CALL}(self.m)\n"),
        "p = ArgumentParser()\n" + _many(3_000, "p.add_argument('--m{n}', default='acme/m{n}')\n")
        + "args = p.parse_args()\n" + _many(900, f"{_CALL}(args.m{{n}})\n"),
        _many(3_000, "os.environ['M{n}'] = 'acme/m{n}'\n") + _many(900, f"{_CALL}(os.environ['M{{n}}'])\n"),
        "@dataclass\nclass O:\n" + _many(3_000, "  m{n}: str = 'acme/m{n}'\n") + _many(900, f"{_CALL}(O().m{{n}})\n"),
        "match x:\n" + _many(5_000, "  case 'k{n}':\n    m = 'acme/m{n}'\n") + f"{_CALL}(m)\n" * 100,
        "D = {" + _many(900, f"'k{{n}}': lambda m: {_CALL}(m), ") + "}\n" + "D[x]('acme/m')\n" * 100,
        _many(3_000, "from a{n} import *\n") + _many(900, f"{_CALL}(M{{n}})\n"),
    ],
)  # fmt: skip
def test_a_program_of_many_like_things_is_read(program):
    """What a file may take has bounds, however often the same is asked; what is plain is found all the same."""
    assert "acme/tiny" == ids(_IMPORT + program + _LOAD)[-1]


def test_statements_without_end_are_read():
    """So many that some are read together."""
    assert ["acme/tiny"] * 2 == ids(_IMPORT + _LOAD + "f(x)\n" * 200_000 + _LOAD)


def test_conditions_turned_over_and_over_are_read():
    """Conditions nest as deeply as expressions do."""
    program = f"if {'not ' * 400}a:\n  m = 'acme/tiny'\n  if {'not ' * 400}b:\n    {_CALL}(m)\n"

    assert ["acme/tiny"] == ids(_IMPORT + program)


def test_scopes_that_each_seem_to_hold_the_other_are_read():
    """Half-typed functions confuse the parser about what stands in what."""
    program = (
        "def f(x=y):\n  async def h(x):\n  def f(x=y):\n\t  def f(x, *args, y=NAME, **kwargs):\n"
        f"\t      return g(x, **kwargs) or f(y) or {_CALL}(x, **kwargs)"
    )

    assert FILE == read(FILE, _IMPORT + program).file


def test_situations_within_situations_end():
    """Callers of callers, each with values that depend on callers: once all is taken, nothing more is looked at."""
    program = (
        "lambda x=(lambda: NAME)(): map(AutoModel.from_pretrained, map(f, NAMES))\n"
        "def g(x=f(NAME)):\n    global NAME\n    NAME = f(g(x))\n    return x % (NAME, OTHER)\n"
        "NAMES = [f(x) for x in NAMES for y in x]\n"
        "if NAME in NAMES and not NAME.startswith(OTHER):\n    NAME = OTHER[NAME]\nelif NAME == OTHER:\n"
        "NAMES = [f(x) for x in NAMES for y in x]\nwrhile (NAME := g(NAME)):\n"
        f"def f(x, *args, y=NAME, **kwargs):\n    return g(x, **kwargs) or f(y) or {_CALL}(x, **kwargs)\n"
        'NAME = f"{NAME}/{NAME}{OTHER:>3}"\nNAMES = [NAME, *NAMES, OTHER]\n'
    )

    assert "acme/tiny" == ids(_IMPORT + program + _LOAD)[-1]


def test_a_table_that_is_put_into_itself_is_told_to_other_files():
    """What is told is nested to a fixed depth, however deep it is here."""
    grown = 'OTHER["c"] = OTHER.get(NAME, OTHER)\nOTHER = {"a": NAME, **OTHER, "b": [OTHER]}\n'
    asking = f"from acme import OTHER as NAMES\nlambda: map({_CALL}, map(f, NAMES))\n"

    assert {"acme.py", "app.py"} == project({"acme.py": grown * 2, "app.py": _IMPORT + asking}).keys()


def test_small_questions_without_end_take_no_more_than_a_share():
    """Each may still take a little when all is taken; situations within situations ask any number of them."""
    apply = f"lambda x=(lambda: NAME)(): map({_CALL}, map(f, NAMES))\n"
    program = (
        'OTHER = {"a": NAME, **OTHER, "b": [OTHER]}\n'
        "def g(x=f(NAME)):\n    global NAME\n    NAME = f(g(x))\n     return x % (NAME, OTHER)\n"
        f" def f(x, *args, y=NAME, **kwargs):\n\t    return g(x, **kwargs) or f(y) or {_CALL}(x, **kwargs)\n"
        f"     from acme import NAME, OTHER as NAMES, AutoModel\n{apply * 3}"
        'NAMES = [NAME, *NAMES, OTHER]\n\twhile (NAME := g(NAME)):\nNAME = "acme/tiny"\nwhile (NAME := g(NAME)):\n'
    )

    assert max(part.steps for part in read(FILE, program).parts) < MOST_STEPS
