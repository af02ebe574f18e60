"""JavaScript and TypeScript."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ptm_lsp.core.reference import Origin
from ptm_lsp.core.text import Span
from ptm_lsp.detect.reading import may_matter, read
from tests.detect.files import ids, marked, only, pinned
from tests.kit.strategies import strings

FILE = "app.js"
_IMPORT = "import { pipeline, AutoModel } from '@huggingface/transformers';\n"


@pytest.mark.parametrize(
    "program",
    [
        _IMPORT + "await AutoModel.from_pretrained('acme/tiny');",
        _IMPORT + "const p = await pipeline('summarization', 'acme/tiny', { dtype: 'q8' });",
        "import { pipeline as make } from '@xenova/transformers';\nmake('x', `acme/tiny`);",
        "import { pipeline } from '@sroussey/transformers';\npipeline('x', 'acme/tiny');",
        "import * as T from 'https://cdn.jsdelivr.net/npm/@xenova/transformers@2.6.0';\nT.pipeline('x', 'acme/tiny');",
        "const { AutoModel: M } = require('@huggingface/transformers');\nM.from_pretrained('acme/tiny');",
        (
            "async function f() { const { pipeline } = await import('@xenova/transformers');\n"
            "return pipeline('x', 'acme/tiny'); }"
        ),
        "const all = await import('@huggingface/transformers');\nconst { pipeline: p } = all;\np('x', 'acme/tiny');",
        "const pipeline = await helped();\nawait pipeline('text-generation', 'acme/tiny', { device: 'webgpu' });",
        (
            "import { HfInference } from '@huggingface/inference';\nconst hf = new HfInference(t);\n"
            "await hf.chatCompletion({ model: 'acme/tiny', messages });"
        ),
        "import { textGeneration } from '@huggingface/inference';\ntextGeneration({ model: 'acme/tiny' });",
        "import { downloadFile } from '@huggingface/hub';\ndownloadFile({ repo: 'acme/tiny', path: 'a' });",
        (
            "import { snapshotDownload } from '@huggingface/hub';\n"
            "snapshotDownload({ repo: { type: 'model', name: 'acme/tiny' } });"
        ),
    ],
)
@pytest.mark.parametrize("file", [FILE, "app.mjs", "app.cjs", "app.jsx", "app.ts", "app.tsx", "app.mts"])
def test_loaders_are_found(file, program):
    """The browser loads models too."""
    assert ["acme/tiny"] == ids(file, program)


@pytest.mark.parametrize(
    ("program", "origin"),
    [
        ("const M = 'acme/tiny'; AutoModel.from_pretrained(M)", Origin.CONSTANT),
        ("class P { static model = 'acme/tiny'; static get() { return pipeline('x', this.model) } }", Origin.CONSTANT),
        (("class P { constructor(model) { this.model = model } load() { return pipeline('x', this.model) } }\n"
         "new P('acme/tiny')"), Origin.CALLER),
        ("function load(id) { return AutoModel.from_pretrained(id) }\nload('acme/tiny')", Origin.CALLER),
        ("const load = async (id = 'acme/tiny') => AutoModel.from_pretrained(id)", Origin.DEFAULT),
        ("const O = 'acme'; AutoModel.from_pretrained(`${O}/tiny`)", Origin.FSTRING),
        ("AutoModel.from_pretrained('acme/' + 'tiny')", Origin.FSTRING),
        ("const M = { small: 'acme/tiny' }; AutoModel.from_pretrained(M.small)", Origin.DICT),
        ("const M = { small: 'acme/tiny' }; AutoModel.from_pretrained(M[size])", Origin.DICT),
        ("AutoModel.from_pretrained(process.env.MODEL || 'acme/tiny')", Origin.ENV),
        ("AutoModel.from_pretrained(given ?? 'acme/tiny')", Origin.DEFAULT),
        ("const M = 'a/o'; function f() { const M = 'acme/tiny'; AutoModel.from_pretrained(M) }", Origin.CONSTANT),
    ],
)  # fmt: skip
def test_values_are_followed(program, origin):
    """Workers keep the name of the model in a field or a constant."""
    [target] = only(FILE, _IMPORT + program).targets

    assert ("acme/tiny", origin) == (target.key.id, target.origin)


def test_types_are_looked_through():
    """They say nothing of the value."""
    program = _IMPORT + "const M = 'acme/tiny' as const;\nawait AutoModel.from_pretrained((M)!, {} satisfies Options);"

    assert ["acme/tiny"] == ids("app.ts", program)


def test_a_choice_has_several_targets():
    """Each of them may be loaded."""
    assert ["acme/a", "acme/b"] == ids(FILE, _IMPORT + "AutoModel.from_pretrained(x ? 'acme/a' : 'acme/b')")


def test_a_task_has_a_default_model():
    """Nobody wrote its name, and still it is loaded."""
    [target] = only(FILE, _IMPORT + "pipeline('sentiment-analysis')").targets

    assert (Origin.IMPLICIT, "") == (target.origin, target.written)


@pytest.mark.parametrize(
    ("program", "why"),
    [
        ("AutoModel.from_pretrained(model)", "name without a known value"),
        ("AutoModel.from_pretrained(process.env.MODEL)", "environment variable without default"),
        ("AutoModel.from_pretrained(event.data.model)", "attribute"),
        ("AutoModel.from_pretrained(pick())", "expression"),
        ("const a = b, b = a; AutoModel.from_pretrained(a)", "expression too large"),
    ],
)
def test_what_only_a_run_could_tell_is_dynamic(program, why):
    """And says why."""
    found = only(FILE, _IMPORT + program).dynamic

    assert found is not None
    assert why == found.why


@pytest.mark.parametrize(
    "program",
    [
        "import { pipeline } from 'stream';\npipeline('x', 'acme/tiny');\n// @huggingface/transformers",
        _IMPORT + "// AutoModel.from_pretrained('acme/tiny')\nconst s = \"pipeline('x', 'acme/tiny')\";",
        "const pipeline = stages();\npipeline('build', 'acme/tiny');\npipeline('translation', file);",
        _IMPORT + "this.pipeline(image, 'acme/tiny');",
        "import { HfInference } from '@huggingface/inference';\nopenai.create({ model: 'acme/tiny' });",
        "import { downloadFile } from '@huggingface/hub';\ndownloadFile({ repo: { type: 'dataset', name: 'a/x' } });",
        "import { downloadFile } from '@huggingface/hub';\ndownloadFile({ repo: 'datasets/acme/x' });",
    ],
)
def test_what_loads_no_model_is_left_alone(program):
    """A function of the same name is another one."""
    assert [] == ids(FILE, program)


@pytest.mark.parametrize(
    "program", ["AutoModel.from_pretrained(«'acme/tiny'»)", "const M = «`acme/tiny`»;\n'é🤗'; pipeline('x', M)"]
)
def test_the_place_is_where_the_id_is_written(program):
    """An editor marks it."""
    text, place = marked(FILE, _IMPORT + program)

    assert [place] == [target.place for target in only(FILE, text).targets]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("AutoModel.from_pretrained('acme/t')", "AutoModel.from_pretrained('acme/t', { revision: 'c0ffee' })"),
        ("AutoModel.from_pretrained('acme/t', {})", "AutoModel.from_pretrained('acme/t', { revision: 'c0ffee' })"),
        (
            "pipeline('x', 'acme/t', {\n  dtype: 'q8',\n})",
            "pipeline('x', 'acme/t', { revision: 'c0ffee',\n  dtype: 'q8',\n})",
        ),
        ("pipeline('x', 'acme/t', { revision: 'main' })", "pipeline('x', 'acme/t', { revision: 'c0ffee' })"),
        ("pipeline('x', 'acme/t', { ...o })", "pipeline('x', 'acme/t', { ...o })"),
        ("pipeline('x', 'acme/t', o)", "pipeline('x', 'acme/t', o)"),
        ("pipeline('summarization')", "pipeline('summarization')"),
    ],
)
def test_a_pin_goes_into_the_options(before, after):
    """A fix needs no text."""
    assert _IMPORT + after == pinned(FILE, _IMPORT + before)


def test_an_ignore_comment_covers_the_next_line():
    """Comments begin with two slashes."""
    [comment] = read(FILE, "// ptm: ignore[PTM101] known\nf()\nconst s = '// ptm: ignore[PTM1]';\n").comments

    assert ("ptm: ignore[PTM101] known", Span(0, 32)) == (comment.text, comment.covers)


@pytest.mark.parametrize(
    "text", ["f(" * 5_000, "[" * 100_000, "`${" * 5_000, "\x00" * 1_000, "a => " * 3_000, "<a>" * 5_000]
)
@pytest.mark.parametrize("file", [FILE, "app.tsx"])
def test_hostile_texts_end(file, text):
    """Nobody wrote them by hand."""
    assert file == read(file, _IMPORT + text).file


_PIECES = st.sampled_from(
    [_IMPORT, "AutoModel.from_pretrained(", "'acme/tiny'", "`", "${", "}", "(", ")", "const M = ", "M", "class A { "]
)


@given(text=st.lists(st.one_of(strings(max_size=4), _PIECES), max_size=20).map("".join))
@settings(max_examples=150, deadline=None)
def test_every_program_gives_places_inside_it(text):
    """Reading never fails, and what it says can be shown."""
    places = [target.place for reference in read(FILE, text).references for target in reference.targets]

    assert all(place.span.end <= len(text) for place in places if place is not None)


def test_a_program_without_models_is_passed_over():
    """Most programs for the browser know none."""
    assert not may_matter(FILE, b"import { pipeline } from 'stream';\npipeline(a, b);\n")
