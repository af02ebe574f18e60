"""Where findings about models stand, and what they note."""

from ptm_lsp.core.text import Text
from tests.kit.findings import codes, findings, judged_code

CALL = 'AutoModel.from_pretrained("acme/tiny")'
UNLICENSED = {"id": "acme/tiny", "license": None}
LICENSES = '[tool.ptm]\nselect = ["PTM3"]\n'


def test_a_model_is_one_finding_however_often_it_is_named():
    """The fault is the model's; the calls are notes."""
    code = f"{CALL}\n{CALL}\nAutoTokenizer.from_pretrained('acme/tiny', revision='dev')"
    [finding] = findings(code, facts=UNLICENSED, policy=LICENSES)

    assert [
        "loaded here by `transformers.AutoModel.from_pretrained`",
        "loaded here by `transformers.AutoTokenizer.from_pretrained`",
    ] == [note.message for note in finding.notes]


def test_it_stands_where_the_id_is_written():
    """This is the line that somebody would change to take another model."""
    code = 'ID = "acme/tiny"\nAutoModel.from_pretrained(ID)'
    [finding] = findings(code, facts=UNLICENSED, policy=LICENSES)

    assert "acme/tiny" in Text(judged_code(code)).of(finding.place.span)
    assert 1 == len(finding.notes)


def test_two_models_are_two_findings():
    """Each has its own publisher to ask."""
    code = 'AutoModel.from_pretrained("acme/tiny" if small else "acme/big")'
    facts = [{"id": "acme/tiny", "license": None}, {"id": "acme/big", "license": None}]

    assert ["PTM301", "PTM301"] == codes(code, facts=facts, policy=LICENSES)


def test_a_fault_at_one_revision_is_one_of_the_model():
    """Calls at the good revision are not noted."""
    code = f"{CALL}\nAutoModel.from_pretrained('acme/tiny', revision='licensed')"
    facts = [
        {"id": "acme/tiny", "requested": "main", "license": None},
        {"id": "acme/tiny", "requested": "licensed", "license": "mit"},
    ]
    [finding] = findings(code, facts=facts, policy=LICENSES)

    assert () == finding.notes
