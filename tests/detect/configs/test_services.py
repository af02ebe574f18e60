"""Dockerfiles, Compose, Kubernetes, pipelines."""

import pytest

from ptm_lsp.core.reference import Origin
from ptm_lsp.core.text import Span
from ptm_lsp.detect.reading import read
from tests.detect.files import ids, marked, only, pinned

_PYTHON = "from transformers import AutoModel; AutoModel.from_pretrained('acme/tiny')"
_COMPOSE = "services:\n  llm:\n    image: {image}\n    {rest}\n"


@pytest.mark.parametrize(
    "text",
    [
        "FROM python\nRUN hf download acme/tiny\n",
        "FROM python\nRUN --mount=type=cache,target=/c pip install x && \\\n    # why\n    hf download acme/tiny\n",
        "FROM python\nARG M=acme/tiny\nRUN hf download $M\n",
        "FROM python\nENV O=acme M=tiny\nRUN hf download ${O}/${M}\n",
        "FROM python\nENV M acme/tiny\nRUN hf download $M\n",
        'FROM python\nRUN ["hf", "download", "acme/tiny"]\nCMD ["hf", "download", "acme/tiny"]\n',
        f'FROM python\nRUN python -c "{_PYTHON}"\n',
        f"FROM python\nRUN python <<EOF\n{_PYTHON}\nEOF\nRUN echo\n",
        "FROM python\nRUN <<EOF\npip install x\nhf download acme/tiny\nEOF\n",
        "FROM vllm/vllm-openai:latest\nCMD [\"--model\", \"acme/tiny\"]\n",
        'FROM python\nENTRYPOINT ["vllm", "serve"]\nCMD ["acme/tiny"]\n',
        "FROM python\nCMD vllm serve acme/tiny\n",
        "FROM python\nARG HF_MODEL_ID=acme/tiny\n",
        "FROM ghcr.io/huggingface/text-generation-inference\nENV MODEL_ID=acme/tiny\n",
        "from python\nenv EMBEDDING_MODEL=\"acme/tiny\" X=1\n",
    ],
)  # fmt: skip
def test_a_dockerfile_that_takes_a_model_is_found(text):
    """Images are built with models in them, or start with one."""
    assert ["acme/tiny"] == ids("Dockerfile", text)


@pytest.mark.parametrize(
    "text",
    [
        "# RUN hf download acme/tiny\nFROM acme/tiny\n",
        "FROM python\nARG MODEL_NAME\nENV MODEL_PATH=/models/tiny\nLABEL model=acme/tiny\n",
        "FROM python\nENV OPENAI_MODEL=openai/gpt-4o SERVED_MODEL_NAME=acme/tiny\n",
        "FROM python\nCOPY acme/tiny /model\nRUN echo hf download acme/tiny\n",
        'FROM python\nCMD ["echo", "acme/tiny"]\n',
    ],
)
def test_a_dockerfile_without_models_is_left_alone(text):
    """Images, labels and paths look like ids."""
    assert [] == ids("Dockerfile", text)


@pytest.mark.parametrize(
    ("image", "rest"),
    [
        ("vllm/vllm-openai", "command: --model acme/tiny --served-model-name acme/other"),
        ("vllm/vllm-openai", 'command: ["--model", "acme/tiny"]'),
        ("vllm/vllm-openai", "command:\n      - --model\n      - acme/tiny"),
        ("vllm/vllm-openai", "command: >\n      --port 8000\n      --model acme/tiny\n      --x y"),
        ("vllm/vllm-openai", "command: --model ${MODEL:-acme/tiny}"),
        ("ghcr.io/huggingface/text-embeddings-inference:1", "environment:\n      MODEL_ID: acme/tiny"),
        ("ghcr.io/huggingface/text-generation-inference", "environment:\n      - MODEL_ID=acme/tiny"),
        ("acme/own", 'entrypoint: ["python3", "-m", "fastchat.serve.model_worker", "--model-path", "acme/tiny"]'),
        ("acme/own", "command: sh -c 'hf download acme/tiny'"),
        ("acme/own", "environment:\n      EMBEDDING_MODEL: acme/tiny"),
    ],
)
def test_a_service_that_takes_a_model_is_found(image, rest):
    """Servers of models are started that way."""
    assert ["acme/tiny"] == ids("compose.yml", _COMPOSE.format(image=image, rest=rest))


def test_a_service_of_another_program_is_left_alone():
    """Its words are its own."""
    assert [] == ids("compose.yml", _COMPOSE.format(image="acme/model", rest='command: ["acme/tiny", "--name", "a/b"]'))


@pytest.mark.parametrize(
    "text",
    [
        "spec:\n  containers:\n  - name: llm\n    image: vllm/vllm-openai\n    args: ['--model', 'acme/tiny']\n",
        "spec:\n  containers:\n  - image: acme/x\n    command: [/bin/sh, -c]\n    args: ['vllm serve acme/tiny']\n",
        ("spec:\n  containers:\n  - image: ghcr.io/huggingface/text-embeddings-inference\n    env:\n"
        "    - name: MODEL_ID\n      value: acme/tiny\n"),
        "jobs:\n  test:\n    steps:\n      - run: pip install x\n      - run: |\n          hf download acme/tiny\n",
        "test:\n  script:\n    - pip install x\n    - hf download acme/tiny\n",
        "setup: |\n  pip install vllm\nrun: |\n  vllm serve \\\n    acme/tiny\n",
        "spec:\n  containers:\n  - image: vllm/vllm-openai\n    command: [sh, -c]\n    args: [vllm serve acme/tiny]\n",
        "build:\n  run:\n    - command: hf download acme/tiny\n      mounts: []\n",
        "jobs:\n  x:\n    steps:\n      - run:\n          name: x\n          command: hf download acme/tiny\n",
        "services:\n  - startCommand: vllm serve acme/tiny\n",
        "steps:\n  - bash: hf download acme/tiny\n",
        "kind: ConfigMap\ndata:\n  model_name_or_path: acme/tiny\n",
        "kind: ConfigMap\ndata:\n  EMBEDDING_MODEL: acme/tiny\n",
        "kind: ConfigMap\ndata:\n  start.sh: |\n    vllm serve acme/tiny\n",
        "kind: ConfigMap\ndata:\n  serve.yaml: |\n    engine:\n      hf_model_id: acme/tiny\n",
        "spec:\n  containers:\n  - image: acme/server:1\n    args:\n    - --model_id=acme/tiny\n    - --port=80\n",
    ],
)  # fmt: skip
def test_manifests_and_pipelines_are_read(text):
    """Kubernetes, GitHub, GitLab, SkyPilot, Cog, CircleCI, Render, Azure."""
    assert ["acme/tiny"] == ids("deploy.yaml", text)


def test_a_manifest_in_a_script_is_read():
    """Scripts hand manifests to a cluster."""
    manifest = "apiVersion: v1\nspec:\n  containers:\n  - image: vllm/vllm-openai\n    args: [--model, acme/tiny]\n"

    assert ["acme/tiny"] == ids("run.sh", f"kubectl apply -f - <<EOF\n{manifest}EOF\n")


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("Dockerfile", "FROM é\nARG M=«acme/tiny»\nRUN hf download $M\n"),
        ("Dockerfile", "FROM é\nRUN x && \\\n  # 🤗\n  hf download «acme/tiny»\n"),
        ("Dockerfile", 'FROM é\nCMD ["vllm", "serve", «"acme/tiny"»]\n'),
        ("a.yml", _COMPOSE.format(image="vllm/vllm-openai", rest='command: "--model «acme/tiny»"')),
        ("a.yml", _COMPOSE.format(image="vllm/vllm-openai", rest="command: [--model, «'acme/tiny'»]")),
        ("a.yml", "run: |\n  # é🤗\n  hf download «acme/tiny»\n"),
    ],
)
def test_the_place_is_where_the_id_is_written(file, text):
    """An editor marks it."""
    text, place = marked(file, text)

    assert {place} == {target.place for target in only(file, text).targets}


@pytest.mark.parametrize(
    ("file", "before", "after"),
    [
        ("Dockerfile", "RUN hf download acme/t x", "RUN hf download acme/t --revision c0ffee x"),
        ("Dockerfile", 'CMD ["vllm", "serve", "acme/t"]', 'CMD ["vllm", "serve", "acme/t", "--revision", "c0ffee"]'),
        (
            "a.yml",
            "a:\n  image: vllm/vllm-openai\n  command:\n    - --model\n    - acme/t\n    - --x\n",
            ("a:\n  image: vllm/vllm-openai\n  command:\n    - --model\n    - acme/t\n"
            "    - --revision\n    - c0ffee\n    - --x\n"),
        ),
        (
            "a.yml",
            "a:\n  image: vllm/vllm-openai\n  command: ['--model', 'acme/t']\n",
            "a:\n  image: vllm/vllm-openai\n  command: ['--model', 'acme/t', '--revision', 'c0ffee']\n",
        ),
        (
            "a.yml",
            "a:\n  image: vllm/vllm-openai\n  command: --model acme/t --x\n",
            "a:\n  image: vllm/vllm-openai\n  command: --model acme/t --revision c0ffee --x\n",
        ),
        ("a.yml", "run: |\n  hf download acme/t\n  echo\n", "run: |\n  hf download acme/t --revision c0ffee\n  echo\n"),
    ],
)  # fmt: skip
def test_a_pin_is_written_like_the_words_around_it(file, before, after):
    """A list stays a list, and a line a line."""
    assert after == pinned(file, before)


def test_a_default_of_a_build_is_a_default():
    """Whoever builds the image may give another."""
    [target] = only("Dockerfile", "FROM x\nARG M=acme/tiny\nRUN hf download ${M:-acme/other}\n").targets

    assert ("acme/tiny", Origin.CONSTANT) == (target.key.id, target.origin)


def test_a_comment_of_a_dockerfile_is_heard():
    """It stands on a line of its own, also inside an instruction."""
    text = "FROM x\n# ptm: ignore[PTM101] known\nRUN hf download acme/tiny\n"
    [comment] = read("Dockerfile", text).comments

    assert ("ptm: ignore[PTM101] known", Span(7, 60)) == (comment.text, comment.covers)


@pytest.mark.parametrize(
    "text",
    [
        "RUN " * 9_000,
        "RUN a \\\n" * 9_000,
        'CMD ["a",' * 2_000,
        "CMD " + "[" * 9_000,
        "RUN <<A\n" * 500,
        "ENV a='" * 999,
    ],
)
def test_hostile_dockerfiles_end(text):
    """Nobody builds them."""
    assert "Dockerfile" == read("Dockerfile", f"FROM x\n{text}").file


@pytest.mark.parametrize("rest", ["command: [--model, acme/tiny]", "command: --model acme/tiny"])
def test_a_service_whose_program_comes_with_the_image_stands_where_its_model_is_given(rest):
    """The image may stand many lines above, and says nothing of the model."""
    text = _COMPOSE.format(image="vllm/vllm-openai:latest", rest=rest)
    reference = only("compose.yaml", text)

    assert text.index("--model") == reference.place.span.start == reference.callee.span.start
