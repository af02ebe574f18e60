"""Configuration files: keys whose values are models."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ptm_lsp.core.reference import Origin
from ptm_lsp.core.text import Span
from ptm_lsp.detect.reading import may_matter, read
from tests.detect.files import ids, marked, only, pinned
from tests.kit.strategies import strings


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("axolotl.yml", "base_model: acme/tiny\ndatasets:\n  - path: acme/data\n"),
        ("sft.yaml", "# TRL\nmodel_name_or_path: acme/tiny\ndataset_name: acme/data\noutput_dir: acme/out\n"),
        ("lora.yaml", "### model\nmodel_name_or_path: 'acme/tiny'  # base\nhub_model_id: acme/mine\n"),
        ("x/t.yaml", "_target_: transformers.AutoModel.from_pretrained\npretrained_model_name_or_path: acme/tiny"),
        ("merge.yml", "merge_method: ties\nmodel: acme/tiny\n"),
        ("serve.yaml", "model: acme/tiny\ntensor-parallel-size: 2\n"),
        ("deep.yaml", "a:\n  - b: {c: [{sd_pretrained_model_name_or_path: acme/tiny}]}\n"),
        ("settings.yaml", "rag:\n  embedding_model: acme/tiny\n  llm_model: openai/gpt-4o\n"),
        ("retrieval.yaml", "query_model_name: acme/tiny\nserved_model_name: acme/mine\noutput_model_id: acme/mine\n"),
        ("train.yaml", "config:\n  model:\n    name_or_path: acme/tiny\n    # name_or_path: acme/other\n"),
        ("chart.yaml", "modelSpec:\n- name: a\n  repository: acme/image\n  modelURL: acme/tiny\n"),
        ("download.yml", "video:\n  model:\n    repo_id: acme/tiny\ncontrolnets:\n  - repo_id: null\n"),
        ("adapter_config.json", '{"base_model_name_or_path": "acme/tiny", "revision": null}'),
        ("train.json", '{\n\t"model_name_or_path": "acme/tiny",\n\t"hub_model_id": "acme/mine"\n}'),
        ("pyproject.toml", '[tool.bentoml.build.args]\nmodel_id = "acme/tiny"\n'),
        ("config.toml", "[model]\npretrained_model_name_or_path = 'acme/tiny'\n[[data]]\nname = 'acme/data'\n"),
        ("Modelfile", "# mine\nFROM hf.co/acme/tiny:Q4_K_M\nPARAMETER temperature 1\n"),
        ("requirements.txt", "torch\nhttps://huggingface.co/acme/tiny/resolve/main/tiny-any-py3-none-any.whl\n"),
    ],
)  # fmt: skip
def test_a_key_that_names_a_model_is_found(file, text):
    """Much of what is trained and served is named in a configuration, and nowhere else."""
    assert ["acme/tiny"] == ids(file, text)


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("a.yaml", "dataset_name: acme/data\nhub_model_id: acme/mine\noutput_dir: acme/out\nrun_name: acme/run\n"),
        ("a.yaml", "# model_name_or_path: acme/tiny\nmodel_type: acme/tiny\n"),
        ("a.yaml", "model: acme/tiny\n"),
        ("a.yaml", "base_model: resnet50\nmodel_name: gpt-4\nmodel_id: '7'\n"),
        ("a.yaml", "datasets:\n  - model_id: acme/data\n"),
        ("a.yaml", "base_model: !ref <model>\nmodel_name_or_path: 7\n"),
        ("a.yaml", "repo_id: acme/data\nscene:\n  modelURL: acme/robot\n"),
        ("a.yaml", "litellm:\n  model_name: anthropic/claude\n"),
        ("config.json", '{"_name_or_path": "acme/tiny", "model_name_or_path": "acme/tiny"}'),
        ("tokenizer_config.json", '{"name_or_path": "acme/tiny"}'),
        ("results/run.json", '{"model_name_or_path": "acme/tiny"}'),
        ("data.json", '{"model_id": "acme/tiny", "model_name": "acme/tiny"}'),
        ("Modelfile", "FROM llama3\n"),
        ("requirements.txt", "# https://huggingface.co/acme/tiny/resolve/main/tiny-any-py3-none-any.whl\n"),
        ("requirements.txt", "acme @ https://example.org/acme-1.0-py3-none-any.whl\n"),
    ],
)  # fmt: skip
def test_what_names_no_model_is_left_alone(file, text):
    """Data, targets of a push, and records of runs look much the same."""
    assert [] == ids(file, text)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("${MODEL:-acme/tiny}", Origin.ENV),
        ("${oc.env:MODEL,acme/tiny}", Origin.ENV),
        ("acme/tiny", Origin.CONFIG),
    ],
)
def test_the_origin_tells_where_an_id_comes_from(value, expected):
    """A default may be overruled where the file is used."""
    [target] = only("a.yaml", f'model_name_or_path: "{value}"\n').targets

    assert ("acme/tiny", expected) == (target.key.id, target.origin)


@pytest.mark.parametrize("value", ["${MODEL}", "{{ model }}", "$MODEL", "<your_model>"])
def test_a_variable_is_dynamic(value):
    """Whoever uses the file decides."""
    found = only("a.yaml", f"model_name_or_path: '{value}'\n").dynamic

    assert found is not None
    assert "variable without default" == found.why


def test_a_path_is_no_model():
    """What was trained before lies on the disk."""
    assert "./out/tiny" == only("a.yaml", "model_name_or_path: ./out/tiny\n").local_path


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("a.yaml", "é: 🤗\nmodel_name_or_path: «acme/tiny» # why\n"),
        ("a.yaml", 'model_name_or_path: «"acme/tiny"»\r\n'),
        ("a.yaml", "model_name_or_path: ${M:-«acme/tiny»}\n"),
        ("a.json", '{"é🤗": "\\u00e9",\n\t"model_name_or_path": «"acme/tiny"»}'),
        ("a.toml", 'é = 1\nmodel_name_or_path = «"acme/tiny"»\n'.replace("é", "e")),
    ],
)
def test_the_place_is_where_the_id_is_written(file, text):
    """An editor marks it."""
    text, place = marked(file, text)

    assert [place] == [target.place for target in only(file, text).targets]


@pytest.mark.parametrize(
    ("file", "before", "after"),
    [
        ("a.yml", "base_model: acme/t\nx: 1\n", "base_model: acme/t\nrevision_of_model: c0ffee\nx: 1\n"),
        (
            "a.yaml",
            "m:\n  model_name_or_path: 'acme/t' # a",
            "m:\n  model_name_or_path: 'acme/t' # a\n  model_revision: c0ffee",
        ),
        (
            "a.yaml",
            "- model_name_or_path: acme/t\n  x: 1",
            "- model_name_or_path: acme/t\n  model_revision: c0ffee\n  x: 1",
        ),
        (
            "a.yaml",
            "model_name_or_path: acme/t\nmodel_revision: main",
            "model_name_or_path: acme/t\nmodel_revision: c0ffee",
        ),
        (
            "a.yaml",
            "_target_: x\npretrained_model_name_or_path: acme/t\n",
            "_target_: x\npretrained_model_name_or_path: acme/t\nrevision: c0ffee\n",
        ),
        ("a.yaml", "{model_name_or_path: acme/t}", "{model_name_or_path: acme/t}"),
        (
            "adapter_config.json",
            '{"base_model_name_or_path": "acme/t", "revision": null}',
            '{"base_model_name_or_path": "acme/t", "revision": "c0ffee"}',
        ),
        ("a.toml", 'model_name_or_path = "acme/t"', 'model_name_or_path = "acme/t"'),
    ],
)  # fmt: skip
def test_a_pin_goes_where_the_reader_of_the_file_takes_it(file, before, after):
    """Each tool has its own name for it; where none is known, nothing is offered."""
    assert after == pinned(file, before)


def test_a_revision_beside_the_model_is_read():
    """It holds for the model of the same table."""
    assert ["v1"] == [one.revision for one in only("a.toml", 'model_name_or_path = "acme/t"\nrevision = "v1"').targets]


def test_a_wheel_of_spacy_is_its_model():
    """Its version stands in its name."""
    name = "en_core_web_sm-3.7.1"
    url = f"https://github.com/explosion/spacy-models/releases/download/{name}/{name}-py3-none-any.whl"
    found = [
        only(file, text).targets[0].key
        for file, text in [
            ("requirements-dev.txt", f"en_core_web_sm @ {url}"),
            ("pyproject.toml", f'dependencies = ["en_core_web_sm @ {url}"]'),
            ("environment.yml", f"dependencies:\n  - pip:\n    - {url}\n"),
        ]
    ]

    assert [("spacy", "en_core_web_sm")] * 3 == found


def test_an_ignore_comment_covers_its_line():
    """Where a format has comments."""
    [comment] = read("a.yaml", "x: 1\nbase_model: acme/t  # ptm: ignore[PTM101] known\n").comments

    assert ("ptm: ignore[PTM101] known", Span(5, 52)) == (comment.text, comment.covers)


@pytest.mark.parametrize(
    "text",
    [
        "a: &a [*a, *a]\nb: &b [*a, *a, *a]\nc: &c [*b, *b, *b]\nd: [*c, *c, *c]\nmodel_name_or_path: acme/tiny\n",
        "model_name_or_path: acme/tiny\n---\nx: [",
        "model_name_or_path: acme/tiny\nx: " + "[" * 10_000,
        "model_name_or_path: acme/tiny\n" + "- " * 10_000,
        "model_name_or_path: acme/tiny\nx: \x00\x07\ufeff\n",
        "model_name_or_path: acme/tiny\n" + "".join(f"{' ' * n}a:\n" for n in range(400)),
        "? {a: b}\n: 1\nmodel_name_or_path: acme/tiny\n!!python/object:os.system x: 1\n",
    ],
)
def test_hostile_yaml_is_read_as_far_as_it_goes(text):
    """Nothing is repeated for an alias, and nothing is made of a tag."""
    assert ["acme/tiny"] == ids("a.yaml", text)


@pytest.mark.parametrize("text", ["x: [", "a: b: c", "x: " + "[" * 200, "\ta: 'b", "x" * 60_000])
def test_what_cannot_be_read_is_a_problem(text):
    """Silence would read as «no model here»."""
    assert 1 == len(read("a.yaml", f"model: 1\n{text}").problems)


def test_a_template_is_no_broken_file():
    """It becomes YAML later."""
    assert () == read("a.yaml", "{{- if .x }}\nmodel: {{ .y }\n").problems


@pytest.mark.parametrize(
    "text", ["x = " + "[" * 5_000, "[" * 5_000, "x = {" * 1_000, '"' * 999, "a.b.c" * 9_999, "\x00"]
)
def test_hostile_toml_ends(text):
    """Nobody wrote it by hand."""
    assert "a.toml" == read("a.toml", text).file


_PIECES = st.sampled_from(
    [
        "model_name_or_path",
        ": ",
        "acme/tiny",
        "\n",
        "  ",
        "- ",
        "{",
        "}",
        "[",
        "]",
        "|\n",
        "image: x",
        "command: ",
        "run: ",
        "hf download acme/x",
        "${A:-",
        '"',
    ]
)


@pytest.mark.parametrize("file", ["a.yaml", "a.json", "a.toml", "Modelfile", "requirements.txt", "Dockerfile"])
@given(text=st.lists(st.one_of(strings(max_size=4), _PIECES), max_size=20).map("".join))
@settings(max_examples=60, deadline=None)
def test_every_text_gives_places_inside_it(file, text):
    """Reading never fails, and what it says can be shown."""
    found = read(file, text)
    places = [target.place for reference in found.references for target in reference.targets]

    assert all(place.span.end <= len(text) for place in places if place is not None)


@pytest.mark.parametrize("file", ["a.yaml", "a.json", "a.toml", "requirements.txt", "Modelfile", "Dockerfile"])
def test_a_file_without_models_is_passed_over(file):
    """Most configuration is about other things."""
    assert not may_matter(file, b"name: acme\nversion: 1\nservices: []\nFROM python\n")


def test_a_reference_begins_at_the_key_that_names_the_model():
    """A revision above it belongs to another key as well."""
    found = only("a.yaml", "model_revision: v1\nmodel_name_or_path: acme/tiny\n")

    assert len("model_revision: v1\n") == found.place.span.start


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("org: acme\nmodel_name_or_path: ${org}/tiny\n", ["acme/tiny"]),
        ("a:\n  org: acme\nb:\n  model_name_or_path: ${a.org}/tiny\n", ["acme/tiny"]),
        ("model_name_or_path: ${absent}/tiny\n", []),
    ],
)
def test_a_reference_within_a_file_stands_for_what_it_refers_to(text, expected):
    """Hydra and OmegaConf put it in when they load the file."""
    assert expected == ids("a.yaml", text)
