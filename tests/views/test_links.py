"""Links to the pages of models."""

from ptm_lsp.core.text import Source
from ptm_lsp.views.links import links
from tests.views.shown import SOURCE, report_on


def test_an_id_leads_to_its_page():
    """At the revision that the code asks for."""
    found = links(report_on('AutoModel.from_pretrained("acme/tiny", revision="v1")'), SOURCE)

    assert ["https://huggingface.co/acme/tiny/tree/v1"] == [link.url for link in found]


def test_a_place_that_names_several_revisions_leads_nowhere():
    """Nobody could say where."""
    code = 'N = "acme/tiny"\nAutoModel.from_pretrained(N)\nAutoModel.from_pretrained(N, revision="v1")\n'

    assert [] == [*links(report_on(code), SOURCE)]


def test_other_files_have_their_own_links():
    """Spans count in one text."""
    assert [] == [*links(report_on('AutoModel.from_pretrained("acme/tiny")'), Source("b.py", None))]
