"""License texts are told by their words."""

import csv
from collections.abc import Iterator
from pathlib import Path
from textwrap import fill

import pytest
from hypothesis import given

from ptm_lsp.licenses.identify import Identified, identify
from ptm_lsp.licenses.shingles import SIZE, parts, shingles, words
from tests.kit.real import ROOT, shared_data
from tests.kit.strategies import strings

MIT = """MIT License

Copyright (c) 2026 Acme

Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated
documentation files (the "Software"), to deal in the Software without restriction, including without limitation the
rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit
persons to whom the Software is furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the
Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE
WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR
COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR
OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.
"""
USERS = "\nIf your product has more than 50 million monthly active users, you need a license of Acme."


def listed() -> Iterator[dict[str, str]]:
    """The texts that the table was made from, as far as they lie here."""
    folder = shared_data("licenses", "texts")
    with (ROOT / "benchmarks" / "license-texts.tsv").open(encoding="utf-8", newline="") as file:
        yield from (row for row in csv.DictReader(file, delimiter="\t") if (folder / row["file"]).exists())


def text_of(name: str) -> str:
    return shared_data("licenses", "texts", name).read_text(encoding="utf-8")


def test_no_text_is_taken_for_another():
    """Each of the 55 texts is told, and a policy or an unknown license is told to be none."""
    rows = list(listed())
    expected = {row["file"]: None if row["license"][:1] in {"", "+"} else row["license"] for row in rows}

    assert 55 == len(rows)
    assert expected == {row["file"]: identify(text_of(row["file"])).license for row in rows}


def test_a_text_as_published_adds_nothing():
    """What its own terms say is not an addition to it."""
    assert {()} == {identify(text_of(row["file"])).extra_terms for row in listed()}


@pytest.mark.parametrize(
    "text",
    [
        MIT,
        MIT.replace("\n", "\r\n"),
        MIT.upper(),
        MIT.replace(
            "Copyright (c) 2026 Acme", "Copyright © 2020-2026 Acme, Inc. and 王小明 <a@b.example>\n(c) 2019 Bob"
        ),
        MIT.removeprefix("MIT License\n"),
        f"# {MIT}",
        fill(MIT, 60),
        MIT.replace('"', "“"),
        f"---\nlicense: mit\n---\n{MIT}",
    ],
)
def test_layout_and_holder_do_not_matter(text: str):
    """Copies differ in all that is not the license."""
    assert Identified(license="mit") == identify(text)


@pytest.mark.parametrize(
    ("addition", "expected"),
    [
        (USERS, ("a limit of users",)),
        ("\nThe Software must not be used by companies with an annual revenue above one million dollars.",
         ("a limit of revenue", "a restriction of use")),
        ("\nYou shall prominently display the name Acme One on the user interface.", ("a name to show",)),
        ("\nThe Software is for non-commercial use by its recipients.", ("no commercial use",)),
        ("\nThe weights are provided for research purposes only, as told above.", ("research only",)),
        ("\nThe grant of rights does not include the right to sell the Software.", ("a restriction of use",)),
    ],
)  # fmt: skip
def test_added_terms_are_named(addition: str, expected: tuple[str, ...]):
    """A file that begins like MIT and ends otherwise is the trap that a tag does not show."""
    assert Identified(license="mit", extra_terms=expected) == identify(MIT + addition)


def test_an_added_thank_you_is_no_term():
    """Not every line at the end of a file changes what it grants."""
    assert Identified(license="mit") == identify(MIT + "\nMade with joy in Paris, thanks to all the friends of Acme.")


@pytest.mark.parametrize(
    "addition",
    [
        "\nEverybody who has a copy agrees to keep the filters of the model in place at all times.",
        "\nSome files of this folder are under the Mozilla Public License, as told in them.",
    ],
)
def test_an_addition_that_nobody_understands_leaves_it_open(addition: str):
    """A condition in words that we do not know may be anything."""
    assert Identified(license=None, near="mit") == identify(MIT + addition)


def test_two_licenses_in_a_file_are_not_one():
    """Which of them holds for what, only a reader can tell."""
    assert identify(f"{MIT}\n{text_of('llama2.txt')}").license is None


def test_an_appended_policy_belongs_to_its_license():
    """Some publishers put the agreement and the acceptable use policy into one file."""
    assert Identified(license="llama2") == identify(f"{text_of('llama2.txt')}\n\n{text_of('llama2-aup.txt')}")


def test_a_sibling_is_told_by_its_title():
    """The texts of RAIL licenses differ in a few words, and in their terms."""
    text = text_of("creativeml-openrail-m.txt").replace("dated August 22, 2022", "dated November 24, 2022")

    assert Identified(license=None, near="creativeml-openrail-m") == identify(text)


def test_a_changed_text_is_near_its_model_only():
    """A clause in the middle is as good as another license."""
    text = text_of("llama2.txt").replace("Llama Materials", "Acme Materials")

    assert identify(text).license is None


@pytest.mark.parametrize("text", ["", "MIT", "Licensed under the Apache License 2.0", "see ../LICENSE", "许可证 " * 99])
def test_a_mere_mention_is_no_text(text: str):
    """A file that only names a license does not hold it."""
    assert identify(text).license is None


@given(text=strings(max_size=200))
def test_any_text_is_answered(text: str):
    """What lies in a repository is foreign."""
    assert identify(text).license is None


def test_a_huge_file_is_read_to_a_bound():
    """A megabyte of notices takes no longer than a book of law."""
    assert Identified(license="mit") == identify(MIT + " x" * 1_000_000)


def test_the_table_holds_no_texts():
    """Texts of others are not ours to ship: three bytes for four words cannot be read back."""
    table = Path(ROOT, "ptm_lsp", "licenses", "fingerprints.json").read_text(encoding="utf-8")

    assert "Permission is hereby granted" not in table


def test_words_in_groups_overlap():
    """A changed word touches the groups around it and no others."""
    found = ["one", "two", "three", "four", "five", "six"]

    assert len(found) - SIZE + 1 == len(shingles(found))
    assert shingles(found)[1:] == shingles(found[1:])
    assert [] == shingles(found[: SIZE - 1])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Grant of LICENSE", ["grant", "of", "license"]),
        ("a. Definitions\n 1) Terms\n- Rest", ["definitions", "terms", "rest"]),
        ("Copyright (c) 2026 Acme\ncopyright notice", ["copyright", "notice"]),
        ("Copyright 2026 Acme License", ["copyright", "2026", "acme", "license"]),
        ("许可 ok", ["许", "可", "ok"]),
    ],
)
def test_what_counts_as_a_word(text: str, expected: list[str]):
    """Numbers of items and holders of rights differ from copy to copy."""
    assert expected == words(text)


def test_how_to_apply_a_license_is_not_the_license():
    """Half of the copies leave it out."""
    assert (["a"], ["end", "of", "terms", "and", "conditions", "appendix", "b"]) == parts(
        "a\nEND OF TERMS AND CONDITIONS\n\nAPPENDIX: b"
    )
