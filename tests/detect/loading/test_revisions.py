"""Revisions, and where they are or would be written."""

import pytest

from tests.detect.programs import marked, only, pinned, target

_LOAD = "from transformers import AutoModel\nAutoModel.from_pretrained"


@pytest.mark.parametrize(
    "program",
    [
        f'{_LOAD}("acme/tiny", revision="v1")',
        f'REV = "v1"\n{_LOAD}("acme/tiny", revision=REV)',
        f'def f(rev="v1"):\n    {_LOAD.splitlines()[1]}("acme/tiny", revision=rev)\n{_LOAD.splitlines()[0]}',
    ],
)
def test_a_revision_is_followed_like_an_id(program):
    """A pin in a constant is a pin."""
    assert "v1" == target(program).revision


def test_the_place_of_a_revision_is_where_it_is_written():
    """A finding about it stands there."""
    program, place = marked(f'REV = «"v1"»\n{_LOAD}("acme/tiny", revision=REV)')

    assert place == target(program).revision_place


@pytest.mark.parametrize(
    ("program", "why"),
    [
        (f'from config import REV\n{_LOAD}("acme/tiny", revision=REV)', "imported from another module"),
        (f'{_LOAD}("acme/tiny", **options)', "unpacked arguments"),
        (f'{_LOAD}("acme/tiny", revision="v1" if x else "v2")', "one of several"),
    ],
)
def test_a_revision_that_cannot_be_known_says_why(program, why):
    """It is neither pinned nor unpinned."""
    found = target(program)

    assert (None, why) == (found.revision, found.revision_dynamic and found.revision_dynamic.why)


def test_no_revision_is_none():
    """`revision=None` asks for the default branch."""
    found = target(f'{_LOAD}("acme/tiny", revision=None)')

    assert (None, None) == (found.revision, found.revision_dynamic)


@pytest.mark.parametrize(
    ("program", "expected"),
    [
        ('("acme/tiny")', '("acme/tiny", revision="c0ffee")'),
        ('("acme/tiny",)', '("acme/tiny", revision="c0ffee",)'),
        ('("acme/tiny" )', '("acme/tiny", revision="c0ffee" )'),
        ('("acme/tiny", x=1)', '("acme/tiny", x=1, revision="c0ffee")'),
        ('(\n    "acme/tiny",  # small\n)', '(\n    "acme/tiny",\n    revision="c0ffee",  # small\n)'),
        ('(\n\t"acme/tiny"\n)', '(\n\t"acme/tiny",\n\trevision="c0ffee"\n)'),
        ('("acme/tiny", revision="main")', '("acme/tiny", revision="c0ffee")'),
        ("('acme/tiny', revision='main')", "('acme/tiny', revision='c0ffee')"),
        ('("acme/tiny", **options)', '("acme/tiny", **options)'),
        ('("acme/tiny", revision=f())', '("acme/tiny", revision=f())'),
        ('("acme/a" if x else "acme/b")', '("acme/a" if x else "acme/b")'),
    ],
)
def test_a_pin_goes_where_the_code_stays_right(program, expected):
    """A fix needs no text: trailing commas, comments and lines keep their form."""
    assert _LOAD + expected == pinned(_LOAD + program)


@pytest.mark.parametrize(
    ("program", "expected"),
    [
        ('torch.hub.load("acme/vision", "n")', 'torch.hub.load("acme/vision:c0ffee", "n")'),
        ('torch.hub.load("acme/vision:v1", "n")', 'torch.hub.load("acme/vision:c0ffee", "n")'),
    ],
)
def test_a_pin_of_pytorch_hub_goes_into_the_name(program, expected):
    """There is no argument for it."""
    assert f"import torch\n{expected}" == pinned(f"import torch\n{program}")


def test_a_pin_follows_a_constant():
    """The call would overrule it only by doubling it."""
    program = f'REV = "main"\n{_LOAD}("acme/tiny", revision=REV)'

    assert f'REV = "c0ffee"\n{_LOAD}("acme/tiny", revision=REV)' == pinned(program)


def test_a_download_names_its_file():
    """One file is loaded, not all."""
    found = only('from huggingface_hub import hf_hub_download\nhf_hub_download("acme/tiny", filename="a.bin")')

    assert "a.bin" == found.targets[0].filename


def test_a_revision_that_a_dictionary_does_not_hold_is_none():
    """`get` gives `None` for it, which asks for the default branch."""
    found = only(f'SPEC = {{"id": "acme/tiny"}}\n{_LOAD}(SPEC["id"], revision=SPEC.get("revision"))')

    assert [(None, None)] == [(one.revision, one.revision_dynamic) for one in found.targets]
