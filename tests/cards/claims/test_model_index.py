"""Claims in the front matter."""

import pytest

from ptm_lsp.cards import read_card
from ptm_lsp.core.facts import Claim

INDEX = """---
license: mit
model-index:
- name: tiny
  results:
  - task: {type: question-answering}
    dataset: {name: Acme QA, type: acme_qa, split: validation}
    metrics:
    - {type: f1, value: 88.2, name: F1}
---
"""


def test_results_are_claims_that_are_backed():
    """Programs write them from an evaluation."""
    claim = Claim(
        line=3, metric="F1", value="88.2", dataset="Acme QA", split="validation", backed="model-index"
    )  # fmt: skip

    assert (claim,) == read_card(INDEX).claims


@pytest.mark.parametrize(
    "index", ["3", "[3]", "[{results: 3}]", "[{results: [{metrics: [3, {value: []}, {value: true}]}]}]"]
)
def test_a_malformed_index_claims_nothing(index):
    """Anything may stand there."""
    assert () == read_card(f"---\nmodel-index: {index}\n---\n").claims
