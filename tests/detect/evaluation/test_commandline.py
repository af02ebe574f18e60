"""Defaults of command lines and environment variables."""

import pytest

from tests.detect.programs import IMPORT, LOAD, ids


@pytest.mark.parametrize(
    ("program", "expected"),
    [
        pytest.param(
            'import click\n@click.command()\n@click.option("--model", default="acme/tiny")\n'
            f"def main(model):\n    {LOAD}(model)",
            ["acme/tiny"],
            id="click",
        ),
        pytest.param(
            "import click\n@click.command()\n"
            '@click.option("--model-id", "-m", default="acme/tiny", help="x")\ndef main(model_id):\n'
            f"    {LOAD}(model_id)",
            ["acme/tiny"],
            id="click name",
        ),
        pytest.param(
            "import click\n@click.command()\n"
            '@click.option("-m", "--mm", "model", default="acme/tiny")\ndef main(model):\n'
            f"    {LOAD}(model)",
            ["acme/tiny"],
            id="click name2",
        ),
        pytest.param(
            'import click\n@click.command()\n@click.argument("model", default="acme/tiny")\n'
            f"def main(model):\n    {LOAD}(model)",
            ["acme/tiny"],
            id="click arg",
        ),
        pytest.param(
            'import click\n@click.command()\n@click.option("--model", default="acme/tiny")\n'
            f'def main(**kwargs):\n    {LOAD}(kwargs["model"])',
            ["acme/tiny"],
            id="click kwargs",
        ),
        pytest.param(
            "import typer\napp = typer.Typer()\n@app.command()\n"
            f'def main(model: str = typer.Option("acme/tiny", help="x")):\n    {LOAD}(model)',
            ["acme/tiny"],
            id="typer",
        ),
        pytest.param(
            f'import typer\ndef main(model: str = typer.Argument("acme/tiny")):\n    {LOAD}(model)\ntyper.run(main)',
            ["acme/tiny"],
            id="typer arg",
        ),
        pytest.param(
            "import typer\nfrom typing import Annotated\n"
            f'def main(model: Annotated[str, typer.Option(help="x")] = "acme/tiny"):\n    {LOAD}(model)',
            ["acme/tiny"],
            id="typer annotated",
        ),
        pytest.param(
            f'import fire\ndef main(model="acme/tiny"):\n    {LOAD}(model)\nfire.Fire(main)',
            ["acme/tiny"],
            id="fire",
        ),
        pytest.param(
            "from absl import flags, app\nFLAGS = flags.FLAGS\n"
            f'flags.DEFINE_string("model", "acme/tiny", "help")\ndef main(_):\n    {LOAD}(FLAGS.model)',
            ["acme/tiny"],
            id="absl",
        ),
        pytest.param(
            'from absl import flags\n_M = flags.DEFINE_string("model", "acme/tiny", "help")\n'
            f"def main(_):\n    {LOAD}(_M.value)",
            ["acme/tiny"],
            id="absl holder",
        ),
        pytest.param(
            "from absl import flags\n"
            'flags.DEFINE_string(name="model", default="acme/tiny", help="help")\ndef main(_):\n'
            f"    {LOAD}(flags.FLAGS.model)",
            ["acme/tiny"],
            id="absl kw",
        ),
        pytest.param(
            'p = argparse.ArgumentParser()\np.add_argument("--model")\n'
            f'p.set_defaults(model="acme/tiny")\nargs = p.parse_args()\n{LOAD}(args.model)',
            ["acme/tiny"],
            id="set_defaults",
        ),
        pytest.param(
            "p = argparse.ArgumentParser()\n"
            'p.add_argument("-m", "--model-name", dest="model", default="acme/tiny")\n'
            f"args = p.parse_args()\n{LOAD}(args.model)",
            ["acme/tiny"],
            id="dest",
        ),
        pytest.param(
            'p = argparse.ArgumentParser()\nsub = p.add_subparsers()\nq = sub.add_parser("run")\n'
            f'q.add_argument("--model", default="acme/tiny")\nargs = p.parse_args()\n{LOAD}(args.model)',
            ["acme/tiny"],
            id="subparsers",
        ),
        pytest.param(
            "p = argparse.ArgumentParser()\n"
            'p.add_argument("--models", nargs="+", default=["acme/a", "acme/b"])\n'
            f"args = p.parse_args()\nfor m in args.models:\n    {LOAD}(m)",
            ["acme/a", "acme/b"],
            id="nargs",
        ),
        pytest.param(
            'p = argparse.ArgumentParser()\np.add_argument("--model", choices=["acme/a", "acme/b"])\n'
            f"args = p.parse_args()\n{LOAD}(args.model)",
            ["acme/a", "acme/b"],
            id="choices no default",
        ),
        pytest.param(
            'p = argparse.ArgumentParser()\np.add_argument("model", choices=["acme/a", "acme/b"])\n'
            f"args = p.parse_args()\n{LOAD}(args.model)",
            ["acme/a", "acme/b"],
            id="choices required",
        ),
        pytest.param(
            'p = argparse.ArgumentParser()\np.add_argument("model", nargs="?", default="acme/tiny")\n'
            f"args = p.parse_args()\n{LOAD}(args.model)",
            ["acme/tiny"],
            id="argparse positional nargs ",
        ),
        pytest.param(
            'p = argparse.ArgumentParser()\ng = p.add_argument_group("x")\n'
            'g.add_argument("--model", default="acme/tiny")\nargs, _ = p.parse_known_args()\n'
            f"{LOAD}(args.model)",
            ["acme/tiny"],
            id="argparse group",
        ),
        pytest.param(
            'p = argparse.ArgumentParser()\np.add_argument("--model", default="acme/tiny")\n'
            f'args = vars(p.parse_args())\n{LOAD}(args["model"])',
            ["acme/tiny"],
            id="vars(args)",
        ),
        pytest.param(
            "def parse():\n    p = argparse.ArgumentParser()\n"
            '    p.add_argument("--model", default="acme/tiny")\n    return p.parse_args()\n'
            f'def main(args):\n    {LOAD}(args.model)\nif __name__ == "__main__":\n    main(parse())',
            ["acme/tiny"],
            id="argparse in func",
        ),
        pytest.param(
            f'def load():\n    return {LOAD}(args.model)\nif __name__ == "__main__":\n'
            '    p = argparse.ArgumentParser()\n    p.add_argument("--model", default="acme/tiny")\n'
            "    args = p.parse_args()\n    load()",
            ["acme/tiny"],
            id="argparse global args in main",
        ),
        pytest.param(
            "def get():\n    p = argparse.ArgumentParser()\n"
            '    p.add_argument("--model", default="acme/tiny")\n    return p\ndef main(args):\n'
            f"    {LOAD}(args.model)\n",
            ["acme/tiny"],
            id="argparse uncalled",
        ),
        pytest.param(
            f'{LOAD}(os.environ.get("M", "acme/tiny"))',
            ["acme/tiny"],
            id="environ get",
        ),
        pytest.param(
            f'{LOAD}(os.getenv("M") or "acme/tiny")',
            ["acme/tiny"],
            id="environ or",
        ),
        pytest.param(
            f'{LOAD}(os.environ["M"] if "M" in os.environ else "acme/tiny")',
            ["acme/tiny"],
            id="environ cond",
        ),
        pytest.param(
            f'from os import environ, getenv\n{LOAD}(environ.get("M", "acme/tiny"))',
            ["acme/tiny"],
            id="from os import environ",
        ),
        pytest.param(
            f'from decouple import config\n{LOAD}(config("M", default="acme/tiny"))',
            ["acme/tiny"],
            id="decouple",
        ),
        pytest.param(
            f'from environs import Env\nenv = Env()\n{LOAD}(env.str("M", "acme/tiny"))',
            ["acme/tiny"],
            id="environs",
        ),
        pytest.param(
            f'{LOAD}(os.environ.get("M", "acme/tiny").strip())',
            ["acme/tiny"],
            id="environ strip",
        ),
        pytest.param(
            f'import streamlit as st\n@st.cache_resource\ndef load(n):\n    return {LOAD}(n)\nload("acme/tiny")',
            ["acme/tiny"],
            id="st.cache",
        ),
        pytest.param(
            f'import streamlit as st\nm = st.selectbox("M", ["acme/a", "acme/b"])\n{LOAD}(m)',
            ["acme/a", "acme/b"],
            id="st.selectbox",
        ),
        pytest.param(
            f'm = input("m") or "acme/tiny"\n{LOAD}(m)',
            ["acme/tiny"],
            id="input or",
        ),
        pytest.param(
            "import click\n@click.command()\n"
            '@click.option("--model", default=lambda: os.environ.get("M", "acme/tiny"))\n'
            f"def main(model):\n    {LOAD}(model)",
            ["acme/tiny"],
            id="click default by a function",
        ),
        pytest.param(
            "from simple_parsing import ArgumentParser\n@dataclasses.dataclass\nclass O:\n"
            '    model: str = "acme/tiny"\np = ArgumentParser()\n'
            f'p.add_arguments(O, dest="o")\na = p.parse_args()\n{LOAD}(a.o.model)',
            ["acme/tiny"],
            id="simple_parsing",
        ),
        pytest.param(
            f'from tap import Tap\nclass A(Tap):\n    model: str = "acme/tiny"\na = A().parse_args()\n{LOAD}(a.model)',
            ["acme/tiny"],
            id="tap",
        ),
        pytest.param(
            f'from starlette.config import Config\nconfig = Config(".env")\n{LOAD}(config("M", default="acme/tiny"))',
            ["acme/tiny"],
            id="starlette",
        ),
        pytest.param(
            'p = argparse.ArgumentParser()\np.add_argument("--model-id", default="acme/tiny")\n'
            f"def main(model_id):\n    {LOAD}(model_id)\nmain(**vars(p.parse_args()))",
            ["acme/tiny"],
            id="all arguments as options",
        ),
        pytest.param(
            f'{LOAD}(os.environ.setdefault("MODEL", "acme/tiny"))', ["acme/tiny"], id="environ setdefault as a value"
        ),
    ],
)
def test_a_default_of_an_option_is_an_id(program, expected):
    """What runs when the user says nothing is what has to be judged."""
    assert sorted(expected) == sorted(ids(IMPORT + program))
