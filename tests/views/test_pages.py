"""The addresses of models' pages."""

from urllib.parse import urlsplit

import pytest

from ptm_lsp.core.reference import HUBS, Key, Question
from ptm_lsp.views.pages import page_of
from tests.kit.hostile import HOSTILE


@pytest.mark.parametrize(
    ("hub", "id_", "revision", "expected"),
    [
        ("huggingface", "acme/tiny", None, "https://huggingface.co/acme/tiny"),
        ("huggingface", "acme/tiny", "main", "https://huggingface.co/acme/tiny/tree/main"),
        ("huggingface", "acme/tiny", "refs/pr/1", "https://huggingface.co/acme/tiny/tree/refs/pr/1"),
        ("huggingface", "acme/tiny", "a#b", "https://huggingface.co/acme/tiny/tree/a%23b"),
        ("pytorch-hub", "acme/vad", "v4", "https://github.com/acme/vad/tree/v4"),
        ("modelscope", "acme/tiny", "v1", "https://modelscope.cn/models/acme/tiny"),
        ("timm", "resnet18", None, None),
        ("huggingface", "acme/tiny/extra", None, None),
        ("huggingface", "acme/tiny", "../../evil", "https://huggingface.co/acme/tiny"),
    ],
)
def test_a_page_is_built_from_what_the_code_names(hub: str, id_: str, revision: str | None, expected: str | None):
    """Only where the hub has pages, and the name could be one of its names."""
    assert expected == page_of(Question(Key(hub, id_), revision))


@pytest.mark.parametrize("foreign", HOSTILE.values(), ids=HOSTILE)
def test_no_name_leads_to_another_site(foreign: str):
    """An id comes from code, which may come from anybody."""
    found = {page_of(Question(Key(hub, foreign), foreign)) for hub in HUBS}
    found |= {page_of(Question(Key(hub, "acme/tiny"), foreign)) for hub in HUBS}
    sites = {urlsplit(page).netloc for page in found if page}

    assert sites <= {"huggingface.co", "modelscope.cn", "github.com"}
    assert all(page.isascii() and page.isprintable() and not set(page) & set("<> \"'`") for page in found if page)
