"""Shell scripts: the models that commands download, serve and train."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ptm_lsp.core.reference import Origin
from ptm_lsp.core.text import Span
from ptm_lsp.detect.reading import may_matter, read
from ptm_lsp.detect.shell.reading import SPENT
from tests.detect.cells import document
from tests.detect.files import ids, marked, only, pinned
from tests.kit.strategies import strings

FILE = "run.sh"


@pytest.mark.parametrize(
    "command",
    [
        "hf download acme/tiny",
        "hf download acme/tiny model.gguf --local-dir weights",
        "huggingface-cli download --resume-download 'acme/tiny' --local-dir acme/other",
        "/opt/venv/bin/hf download \\\n  acme/tiny",
        "HF_HUB_ENABLE_HF_TRANSFER=1 sudo -E hf download acme/tiny",
        "uv run --with huggingface_hub hf download acme/tiny",
        "poetry run huggingface-cli download acme/tiny",
        "timeout 10m hf download acme/tiny || exit 1",
        "if true; then hf download acme/tiny; fi",
        "vllm serve acme/tiny --served-model-name acme/other --port 8000",
        "vllm serve --trust-remote-code acme/tiny",
        "python -m vllm.entrypoints.openai.api_server --host 0.0.0.0 --model=acme/tiny",
        "python3 -u -m sglang.launch_server --model-path acme/tiny",
        "python3 -m fastchat.serve.model_worker --model-path acme/tiny",
        "text-generation-launcher --model-id acme/tiny --num-shard 2",
        "text-embeddings-router --model-id acme/tiny",
        "docker run -p 80:80 -v $PWD:/data ghcr.io/huggingface/text-generation-inference:3 --model-id acme/tiny",
        "docker run -d -e MODEL_ID=acme/tiny ghcr.io/huggingface/text-embeddings-inference:cpu-1.7",
        "podman run --rm vllm/vllm-openai:latest --model acme/tiny",
        "docker run --rm acme/image hf download acme/tiny",
        "docker run --gpus all acme/server:1 --model-id acme/tiny --port 80",
        "git clone https://huggingface.co/acme/tiny",
        "git lfs clone git@hf.co:acme/tiny.git weights",
        "GIT_LFS_SKIP_SMUDGE=1 git clone --depth 1 https://user@huggingface.co/acme/tiny",
        "wget -O model.bin https://huggingface.co/acme/tiny/resolve/main/model.bin?download=true",
        'curl -L "https://huggingface.co/acme/tiny/resolve/main/model.bin" -o model.bin',
        "lm_eval --model hf --model_args pretrained=acme/tiny,dtype=float16 --tasks x",
        "accelerate launch -m lm_eval --model hf --model_args pretrained=acme/tiny",
        'A=(--model acme/tiny --port 1)\npython -m vllm.entrypoints.openai.api_server "${A[@]}"',
        'A=(--port 1)\nA+=(acme/tiny)\nvllm serve "${A[@]}"',
        'C=(vllm serve acme/tiny)\n"${C[@]}" --port 1',
        'A="--port 1 --tokenizer acme/tiny"\nvllm serve /models/tiny $A',
        "ollama pull hf.co/acme/tiny:Q4_K_M",
        "llama-server -hf acme/tiny:Q8_0 --port 80",
        "python train.py --model_name_or_path acme/tiny --dataset_name acme/data",
        "accelerate launch --config_file acme/x.yaml train.py --pretrained_model_name_or_path=acme/tiny",
        "torchrun --nproc_per_node 8 train.py --model acme/tiny",
        "python -m torch.distributed.launch --nproc_per_node=8 train.py --base_model 'acme/tiny'",
        "deepspeed --include localhost:0 train.py --vision_tower acme/tiny",
        "llamafactory-cli train --model_name_or_path acme/tiny --output_dir acme/out",
        "optimum-cli export onnx --model acme/tiny out/",
        "bash -c 'hf download acme/tiny'",
    ],
)
def test_a_command_that_takes_a_model_is_found(command):
    """Scripts say which models a project really uses."""
    assert ["acme/tiny"] == ids(FILE, f"#!/bin/bash\n{command}\n")


@pytest.mark.parametrize(
    ("script", "expected"),
    [
        ("export EMBEDDING_MODEL_NAME=acme/tiny\n./index.sh", ["acme/tiny"]),
        ('export A=1 MODEL="${MODEL:-acme/tiny}"\npython index.py', ["acme/tiny"]),
        ('export MODEL=acme/tiny\nvllm serve "$MODEL"', ["acme/tiny"]),
        ('export MODEL=acme/tiny\nmodelscope download --model "$MODEL"', ["acme/tiny"]),
        ("EMBEDDING_MODEL=acme/tiny\n./index.sh", []),
        ("export MODEL=tiny OPENAI_MODEL=acme/tiny SERVED_MODEL_NAME=acme/tiny\n./index.sh", []),
        ("export MODELS=acme/tiny PATH=acme/tiny", []),
    ],
)
def test_a_variable_that_is_exported_names_a_model_once(script, expected):
    """It is there for a program that the script starts; where a command of the script takes it, that one says so."""
    assert expected == ids(FILE, script)


@pytest.mark.parametrize(
    "command",
    [
        "# hf download acme/tiny",
        'echo "hf download acme/tiny"',
        "hf upload acme/tiny .",
        "hf download --repo-type dataset acme/data",
        "huggingface-cli login --token x",
        "git clone https://github.com/acme/huggingface.co",
        "git clone https://huggingface.co/datasets/acme/data",
        "git clone https://huggingface.co/spaces/acme/space",
        "curl https://huggingface.co/api/models/acme/tiny",
        "curl https://huggingface.co/acme/tiny",
        "wget https://huggingface.co/acme/tiny/resolve/main/tiny.png",
        "ollama pull llama3",
        "python train.py --dataset_name acme/data --output_dir acme/out --hub_model_id acme/mine --run_name acme/run",
        "python train.py --model resnet50 --model_path checkpoints/last.pt --data acme/data.csv",
        "python ask.py --model openrouter/acme",
        "docker run acme/vllm-proxy",
        "docker build -t acme/tiny --build-arg MODEL=acme/tiny .",
        "MODEL_ID=acme/tiny",
        "cat <<EOF\nhf download acme/tiny\nEOF",
    ],
)  # fmt: skip
def test_what_loads_no_model_is_left_alone(command):
    """A name with a slash is not yet a model."""
    assert [] == ids(FILE, f"{command}\n")


@pytest.mark.parametrize(
    ("script", "expected", "origin"),
    [
        ("M=acme/tiny\nhf download $M", ["acme/tiny"], Origin.CONSTANT),
        ('readonly M="acme/tiny"\nhf download "${M}"', ["acme/tiny"], Origin.CONSTANT),
        ("O=acme; hf download $O/tiny", ["acme/tiny"], Origin.FSTRING),
        ("hf download ${M:-acme/tiny}", ["acme/tiny"], Origin.ENV),
        ("M=${1:-acme/tiny}\nhf download $M", ["acme/tiny"], Origin.DEFAULT),
        ("M=acme/a\nM=acme/b\nhf download $M", ["acme/b"], Origin.CONSTANT),
        ("if x; then M=acme/a; else M=acme/b; fi\nhf download $M", ["acme/a", "acme/b"], Origin.CONSTANT),
        ("case $1 in a) M=acme/a;; *) M=acme/b;; esac; hf download $M", ["acme/a", "acme/b"], Origin.CONSTANT),
        ("for m in acme/a acme/b; do hf download $m; done", ["acme/a", "acme/b"], Origin.CONSTANT),
        ('A=(acme/a acme/b)\nfor m in "${A[@]}"; do hf download $m; done', ["acme/a", "acme/b"], Origin.CONSTANT),
        ('declare -A A=([a]="acme/a" [b]=acme/b)\nhf download ${A[a]}', ["acme/a", "acme/b"], Origin.CONSTANT),
        ("get() { hf download $M; }\nM=acme/tiny\nget", ["acme/tiny"], Origin.CONSTANT),
        ("M=acme/a\nhf download $M\nM=acme/b", ["acme/a"], Origin.CONSTANT),
    ],
)
def test_variables_are_followed(script, expected, origin):
    """Scripts name their model at the top, or take it from the environment."""
    found = only(FILE, script)

    assert (expected, {origin}) == ([one.key.id for one in found.targets], {one.origin for one in found.targets})


@pytest.mark.parametrize(
    ("word", "why"),
    [
        ("$1", "argument of the script"),
        ("$MODEL", "environment variable without default"),
        ("$(cat model.txt)", "result of a command"),
        ("$M", "environment variable without default"),
    ],
)
def test_what_only_a_run_could_tell_is_dynamic(word, why):
    """And says why."""
    found = only(FILE, f"M=$M\nhf download {word}").dynamic

    assert found is not None
    assert why == found.why


@pytest.mark.parametrize("word", ["./tiny", "/models/tiny", "$HOME/models/tiny", "~/tiny", "${MODEL_DIR}/tiny"])
def test_a_path_is_no_model(word):
    """What lies on the disk is not asked for."""
    found = only(FILE, f"vllm serve {word}")

    assert (True, (), None) == (found.local_path is not None, found.targets, found.dynamic)


@pytest.mark.parametrize(
    "script",
    [
        "hf download «acme/tiny»",
        "M=«'acme/tiny'»\nhf download $M",
        "vllm serve --model=«acme/tiny»",
        'python x.py --model_name_or_path «"acme/tiny"» # 🤗',
        "echo 🤗; hf download ${M:-«acme/tiny»}",
    ],
)
def test_the_place_is_where_the_id_is_written(script):
    """An editor marks it, and a fix edits it."""
    text, place = marked(FILE, script)

    assert [place] == [target.place for target in only(FILE, text).targets]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("hf download acme/tiny x.bin", "hf download acme/tiny --revision c0ffee x.bin"),
        ("hf download acme/tiny --revision main", "hf download acme/tiny --revision c0ffee"),
        ("R='v1'\nhf download acme/tiny --revision=$R", "R='c0ffee'\nhf download acme/tiny --revision=$R"),
        ("vllm serve --model=acme/tiny", "vllm serve --model=acme/tiny --revision c0ffee"),
        ("vllm serve acme/tiny --tokenizer acme/t", "vllm serve acme/tiny --revision c0ffee --tokenizer acme/t"),
        ("curl https://hf.co/acme/tiny/resolve/main/a", "curl https://hf.co/acme/tiny/resolve/c0ffee/a"),
        ("M=acme/tiny\nhf download $M", "M=acme/tiny\nhf download $M --revision c0ffee"),
        ("hf download ${M:-acme/tiny}", "hf download ${M:-acme/tiny}"),
        ("git clone https://hf.co/acme/tiny", "git clone https://hf.co/acme/tiny"),
        (
            "python -c \"import transformers as t; t.AutoModel.from_pretrained('acme/tiny')\"",
            "python -c \"import transformers as t; t.AutoModel.from_pretrained('acme/tiny', revision='c0ffee')\"",
        ),
    ],
)  # fmt: skip
def test_a_pin_goes_where_the_command_takes_it(before, after):
    """A fix needs no text, and quotes stay quotes."""
    assert after == pinned(FILE, before)


@pytest.mark.parametrize(
    ("script", "revision"),
    [
        ("hf download acme/tiny --revision v1", "v1"),
        ("git clone -b v1 https://hf.co/acme/tiny", "v1"),
        ("wget https://hf.co/acme/tiny/resolve/v1/a.bin", "v1"),
        ("python train.py --model_name_or_path acme/tiny --model_revision v1", "v1"),
        ("vllm serve acme/tiny", None),
    ],
)
def test_the_revision_is_read(script, revision):
    """Pinned is pinned, also on a command line."""
    assert [revision] == [target.revision for target in only(FILE, script).targets]


@pytest.mark.parametrize(
    "program",
    [
        "python - <<'EOF'\n{}\nEOF\n",
        "python3 <<EOF\n{}\nEOF\n",
        "cat > load.py <<'EOF'\n{}\nEOF\n",
        "cat <<'EOF' > load.py\n{}\nEOF\n",
        "python -c '{}'\n",
        "docker run acme/image python -c '{}'\n",
    ],
)
def test_programs_in_scripts_are_read(program):
    """Images are filled with models that way."""
    text = program.replace("{}", 'from transformers import AutoModel\nAutoModel.from_pretrained("acme/tiny")')
    found = only(FILE, text)

    assert ['"acme/tiny"'] == [text[slice(*one.place.span)] for one in found.targets if one.place is not None]


def test_a_program_sees_the_variables_of_the_script():
    """The shell puts them in before Python starts."""
    script = "M=acme/tiny\npython -c \"import transformers; transformers.AutoModel.from_pretrained('$M')\"\n"

    assert ["acme/tiny"] == ids(FILE, script)


def test_a_variable_that_nobody_knows_is_dynamic_in_a_program_too():
    """It is no path."""
    script = "python -c \"import transformers; transformers.AutoModel.from_pretrained('$M')\"\n"

    assert "variable of the shell" == getattr(only(FILE, script).dynamic, "why", None)


def test_remote_code_is_seen():
    """It is an option like in Python."""
    assert {"trust_remote_code": True} == only(FILE, "vllm serve acme/tiny --trust-remote-code").options


def test_an_ignore_comment_covers_the_next_line():
    """Comments are those of the shell."""
    [comment] = read(FILE, "# ptm: ignore[PTM101] known\nhf download acme/tiny\necho '# ptm: ignore[PTM1]'\n").comments

    assert ("ptm: ignore[PTM101] known", Span(0, 49)) == (comment.text, comment.covers)


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("!hf download «acme/tiny» --local-dir x", ["acme/tiny"]),
        ("%%bash\nhf download «acme/tiny»", ["acme/tiny"]),
        ("%%time\n!vllm serve «acme/tiny» &", ["acme/tiny"]),
        ("%run train.py --model_name_or_path «acme/tiny»", ["acme/tiny"]),
        ("%sx hf download «acme/tiny»", ["acme/tiny"]),
    ],
)
def test_commands_of_notebooks_are_read(cell, expected):
    """Half of all notebooks begin with them."""
    text, place = marked("lab.ipynb", cell)
    [reference] = document("x = 1", text).references

    assert [(expected[0], 1, place.span)] == [
        (target.key.id, target.place and target.place.cell, target.place and target.place.span)
        for target in reference.targets
    ]


def test_an_ignore_comment_behind_a_command_of_a_notebook_is_heard():
    """It is a comment of the shell."""
    [comment] = document("x = 1", "!hf download acme/tiny  # ptm: ignore[PTM101] known").comments

    assert (1, "ptm: ignore[PTM101] known") == (comment.place.cell, comment.text)


def test_a_variable_of_a_notebook_is_dynamic():
    """IPython puts `{…}` in before the shell runs."""
    [reference] = document("m = 1", "!hf download {m}").references

    assert "variable of the notebook" == getattr(reference.dynamic, "why", None)


@pytest.mark.parametrize(
    ("first", "expected"),
    [
        ("#!/bin/bash", ["acme/tiny"]),
        ("#!/usr/bin/env -S bash -e", ["acme/tiny"]),
        ("#!/usr/bin/env python3", []),
        ("#!/usr/bin/perl", []),
        ("", []),
    ],
)
def test_the_first_line_of_a_script_without_suffix_says_what_runs_it(first, expected):
    """Programs of a project often have plain names."""
    assert expected == ids("bin/fetch", f"{first}\nhf download acme/tiny\n")


def test_a_python_script_without_suffix_is_read():
    """It is a program like any other."""
    program = '#!/usr/bin/env python3\nfrom transformers import AutoModel\nAutoModel.from_pretrained("acme/tiny")\n'

    assert ["acme/tiny"] == ids("bin/serve", program)


def test_brackets_without_end_are_a_problem():
    """The parser would take minutes for them."""
    [problem] = read(FILE, "f(function(){\n" * 2_000).problems

    assert "nested too deeply" in problem.message


def test_a_line_without_end_is_a_problem():
    """It is no line that somebody wrote, and takes the parser long; the others are read."""
    found = read(FILE, f"echo {'x' * 30_000}\nhf download acme/tiny\n")

    assert ["a line of 30,005 bytes is not read; up to 20,000 are"] == [problem.message for problem in found.problems]
    assert ["acme/tiny"] == [reference.targets[0].key.id for reference in found.references]


_PIECES = st.sampled_from(
    ["hf download ", "acme/tiny", "$M", "M=", '"', "'", "\n", "<<EOF\n", "$(", "${M:-", "}", "python -c ", "for m in "]
)


@pytest.mark.parametrize(
    ("file", "first", "more", "last"),
    [
        (FILE, "M0=acme/x", 'M{m}="$M{n}$M{n}"', "vllm serve $M{n}"),
        ("Dockerfile", "ARG M0=acme/x", "ARG M{m}=${{M{n}}}${{M{n}}}", "RUN vllm serve $M{n}"),
    ],
)
def test_variables_that_double_without_end_are_cut_and_said(file, first, more, last):
    """Each value is made of two of the one before."""
    lines = [first, *(more.format(n=n, m=n + 1) for n in range(1_000)), *[last.format(n=1_000)] * 300]
    found = read(file, "\n".join(lines))

    assert [True] * 300 == [one.dynamic is not None for one in found.references]
    assert [SPENT] == [problem.message for problem in found.problems]


@pytest.mark.parametrize("line", ["if [ $a = {n} ]; then M=acme/m{n}; fi\n", 'M="$M"\n'])
def test_a_variable_that_is_set_without_end_is_followed(line):
    """Only the values that are shown are looked at, and only as far back as they reach."""
    script = "M=acme/tiny\n" + "".join(line.format(n=n) for n in range(5_000))
    found = read(FILE, script + "vllm serve $M\n" * 200)

    assert 200 == len(found.references)
    assert () == found.problems


@given(text=st.lists(st.one_of(strings(max_size=4), _PIECES), max_size=20).map("".join))
@settings(max_examples=150, deadline=None)
def test_every_script_gives_places_inside_it(text):
    """Reading never fails, and what it says can be shown."""
    places = [target.place for reference in read(FILE, text).references for target in reference.targets]

    assert all(place.span.end <= len(text) for place in places if place is not None)


def test_a_script_without_models_is_passed_over():
    """Most scripts only build and deploy."""
    assert not may_matter(FILE, b"#!/bin/sh\ncurl https://example.org | tar x\ngit clone https://github.com/acme/x\n")


def test_a_reference_begins_where_its_option_stands_though_that_be_in_an_array():
    """The command that the array belongs to may stand far below."""
    found = only(FILE, 'A=(\n  --port 1\n  --model acme/tiny\n)\npython -m vllm.entrypoints.api_server "${A[@]}"\n')

    assert found.callee.span.start == found.place.span.start
