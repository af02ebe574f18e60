"""Make the table by which license texts are told, from a folder of texts.

    python benchmarks/license_fingerprints.py FOLDER

`license-texts.tsv`, beside this file, lists the texts: the name in the folder, the license (empty: a license that the
vocabulary does not have, so that it is not taken for one that it has; `+id`: an appendix to the license), a title that
has to occur where texts are alike, and where the text was read. Only hashes of groups of four words are kept.
"""

import base64
import csv
import json
import sys
from collections.abc import Iterator
from pathlib import Path

from ptm_lsp.licenses.shingles import parts, shingles

HERE = Path(__file__).parent
TABLE = HERE.parent / "ptm_lsp" / "licenses" / "fingerprints.json"


def fingerprints(row: dict[str, str], folder: Path) -> Iterator[dict[str, str]]:
    """The entries of the table for one text."""
    body, appendix = parts((folder / row["file"]).read_text(encoding="utf-8"))
    yield {name: row[name] for name in ("license", "title", "source")} | {"shingles": packed(body)}
    if appendix:
        yield {"license": f"+{row['license']}", "title": "", "source": row["source"], "shingles": packed(appendix)}


def packed(words: list[str]) -> str:
    """The hashes of a text, three bytes each."""
    hashes = sorted(set(shingles(words)))
    return base64.b64encode(b"".join(number.to_bytes(3, "big") for number in hashes)).decode()


def main(folder: Path) -> None:
    """Write the table."""
    with (HERE / "license-texts.tsv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    entries = [json.dumps(entry) for row in rows for entry in fingerprints(row, folder)]
    TABLE.write_text("[\n  " + ",\n  ".join(entries) + "\n]\n", encoding="utf-8")
    print(f"{len(rows)} texts, {TABLE.stat().st_size / 1000:.0f} kB")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
