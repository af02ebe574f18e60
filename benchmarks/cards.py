"""How fast model cards are read, and what is read of them, in the form that the scorer of labelled cards takes.

    python benchmarks/cards.py FOLDER [--output FILE] [--labels LABELS]

FOLDER holds cards as `owner/name/README.md` or `name/README.md`. `--output` gets a line of JSON for each card
(`--labels`: only for those with labels), for `score_cards.py LABELS FILE --skip-ambiguous`.
"""

import argparse
import json
import statistics
import time
from pathlib import Path

from ptm_lsp.cards import CardText, read_card

WARM = 20  # cards read before the clock starts: patterns are compiled once


def main() -> None:
    """Read all cards of a folder twice: to warm up, and with the clock running."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--output", type=Path)
    parser.add_argument("--labels", type=Path)
    arguments = parser.parse_args()
    texts = {
        file.parent.relative_to(arguments.folder).as_posix(): file.read_bytes().decode("utf-8", "replace")
        for file in sorted(arguments.folder.rglob("README.md"))
    }
    cards, seconds = timed(texts)
    print(
        f"{len(cards):,} cards, {sum(map(len, texts.values())):,} characters in {sum(seconds):.1f} s of the processor"
    )
    print(f"{len(cards) / sum(seconds):.0f} cards a second; median {1000 * statistics.median(seconds):.1f} ms")
    print(f"slowest {1000 * max(seconds):.1f} ms")
    if arguments.output:
        wanted = labelled(arguments.labels) if arguments.labels else cards.keys()
        lines = (json.dumps({"id": id_, **scored(cards[id_])}) for id_ in sorted(wanted))
        arguments.output.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")


def timed(texts: dict[str, str]) -> tuple[dict[str, CardText], list[float]]:
    """Each card as it is read, and the seconds of the processor that each took."""
    for id_ in list(texts)[:WARM]:
        read_card(texts[id_], id_.rpartition("/")[2])
    cards, seconds = {}, []
    for id_, text in texts.items():
        start = time.process_time()
        cards[id_] = read_card(text, id_.rpartition("/")[2])
        seconds.append(time.process_time() - start)
    return cards, seconds


def labelled(labels: Path) -> set[str]:
    """The ids of the cards with labels."""
    return {json.loads(line)["id"] for line in labels.read_text(encoding="utf-8").splitlines()}


def scored(card: CardText) -> dict[str, object]:
    """What the scorer compares."""
    return {
        "attributes": {name: attribute.state for name, attribute in card.attributes.items()},
        "claims": [{"line": claim.line, "value": claim.value} for claim in card.claims],
        "base_model": card.bases[0].base.id if card.bases else None,
        "prose_license": card.prose_licenses[0] if card.prose_licenses else None,
    }


if __name__ == "__main__":
    main()
