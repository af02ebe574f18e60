"""Real cards, labelled by hand: how much of what they state is found.

The thresholds are those that the reader has to reach on cards it was not made with.
"""

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from ptm_lsp.cards import CardText, read_card
from tests.kit.real import shared_data


def cards() -> Iterator[tuple[dict, CardText]]:
    folder = shared_data("cards", "transformers-2020")
    for line in shared_data("cards-labels", "dev.jsonl").read_text(encoding="utf-8").splitlines():
        labels = json.loads(line)
        yield labels, read(folder / labels["id"] / "README.md")


def read(path: Path) -> CardText:
    return read_card(path.read_bytes().decode("utf-8"), path.parent.name)


def test_what_is_stated_is_found():
    """Nine of ten, both ways; cells that a second reader might flip do not count."""
    found = Counter(
        (cell["state"] == "stated", card.attributes[name].state == "stated")
        for labels, card in cards()
        for name, cell in labels["attributes"].items()
        if name not in labels["ambiguous"]
    )
    precision = found[True, True] / (found[True, True] + found[False, True])
    recall = found[True, True] / (found[True, True] + found[True, False])

    assert precision >= 0.9, precision
    assert recall >= 0.9, recall


def test_figures_are_found_on_their_lines():
    """Each labelled figure, and nothing that is no figure of quality."""
    found = Counter()
    for labels, card in cards():
        claimed = {(claim.line, digits(claim.value)) for claim in card.claims}
        labelled = {(claim["line"], digits(claim["value"])) for claim in labels["claims"]}
        neutral = {(claim["line"], digits(claim["value"])) for claim in labels["other_claims"]}
        found.update(
            right=len(claimed & labelled), wrong=len(claimed - labelled - neutral), missed=len(labelled - claimed)
        )

    assert found["right"] / (found["right"] + found["wrong"]) >= 0.85, found
    assert found["right"] / (found["right"] + found["missed"]) >= 0.8, found


def test_bases_are_found():
    """The right one, or none where there is none."""
    right = [bool(labels["base_model"]) == bool(card.bases) and is_accepted(labels, card) for labels, card in cards()]

    assert sum(right) / len(right) >= 0.9


def test_every_real_card_is_read():
    """Whatever authors write."""
    paths = sorted(shared_data("cards", "transformers-2020").rglob("README.md"))

    assert 750 == len([read(path) for path in paths])


def digits(value: str) -> str:
    return "".join(sign for sign in value if sign.isdigit() or sign in ".,")


def is_accepted(labels: dict, card: CardText) -> bool:
    if not card.bases:
        return labels["base_model"] is None
    found = card.bases[0].base.id
    spellings = {plain(found), plain(found.rpartition("/")[2])}
    return any(spellings & {plain(name), plain(name.rpartition("/")[2])} for name in labels["base_model_accept"])


def plain(name: str) -> str:
    return "".join(sign for sign in name.lower() if sign.isalnum())
