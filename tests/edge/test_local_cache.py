"""Models that are on this machine, put there by the real client."""

import json
from pathlib import Path

import pytest

from ptm_lsp.core.facts import UNKNOWN, Base, Facts
from ptm_lsp.core.reference import Key, Question
from ptm_lsp.edge.local_cache import find_local
from tests.kit.hub.hub import Hub
from tests.kit.hub.models import Model, tiny

CARD = "license: mit\nbase_model: acme/big\nlanguage: no\n"


def question(revision: str | None = None, id_: str = "acme/tiny") -> Question:
    return Question(Key("huggingface", id_), revision)


def downloaded(here, folder: Path, known: Model, **how) -> Facts:
    """What is found after the client has fetched a model."""
    from huggingface_hub import snapshot_download

    with here.serving(Hub([known])) as hub:
        snapshot_download(known.id, endpoint=hub.url, cache_dir=folder, token=False, max_workers=1, **how)
    found = find_local(folder, question(how.get("revision")))
    assert found is not None
    return found


def test_a_downloaded_model_is_known(here, tmp_path):
    """Its card, its config and the list of its files, without the network."""
    known = tiny(metadata=CARD)
    answer = downloaded(here, tmp_path, known)
    facts = answer.commit

    assert ("main", known.head.id) == (facts.requested, facts.commit)
    assert ("mit", (Base(id="acme/big"),), ("no",)) == (facts.license, facts.base, facts.languages)
    assert (("BertModel",), "bert") == (facts.architectures, facts.model_type)
    assert [(file.path, len(file.content)) for file in known.head.files] == [(f.path, f.size) for f in facts.files]
    assert f"sha256:{known.head.file('model.safetensors').sha256}" == facts.files[-1].hash
    assert (("safetensors",), (), True) == (facts.formats, facts.custom_code, facts.card.present)
    assert ("absent", ()) == (facts.card.attributes["limitations"].state, facts.card.claims)
    assert {"local cache"} == set(facts.sources.values())
    assert (None, ()) == (answer.state, answer.problems)


def test_what_the_hub_works_out_stays_unknown(here, tmp_path):
    """The card names no task, but the Hub finds one in the config."""
    facts = downloaded(here, tmp_path, tiny(metadata=CARD)).commit

    assert (UNKNOWN, UNKNOWN, UNKNOWN) == (facts.task, facts.library, facts.parameters)


def test_a_tag_is_found_by_its_name(here, tmp_path):
    """As the client would find it offline."""
    known = tiny(metadata=CARD)
    known.tags["v1.0"] = known.head.id

    assert "v1.0" == downloaded(here, tmp_path, known, revision="v1.0").commit.requested


def test_a_commit_is_found_without_a_name(here, tmp_path):
    """Pinned code asks so."""
    known = tiny(metadata=CARD)
    downloaded(here, tmp_path, known)

    assert "mit" == find_local(tmp_path, question(known.head.id)).commit.license


def test_a_part_proves_nothing_of_the_rest(here, tmp_path):
    """One file was fetched; whether there is a card or code, nobody can tell."""
    from huggingface_hub import hf_hub_download

    with here.serving(Hub([tiny()])) as hub:
        hf_hub_download("acme/tiny", "config.json", endpoint=hub.url, cache_dir=tmp_path, token=False)
    facts = find_local(tmp_path, question()).commit

    assert "bert" == facts.model_type
    assert [UNKNOWN] * 5 == [facts.files, facts.custom_code, facts.card, facts.license, facts.formats]


@pytest.mark.parametrize("id_", ["acme/other", "../tiny", "a/b/c", "", "acme--x/tiny", "acme/..", "acme\\tiny", "ü"])
def test_a_model_that_is_not_there(here, tmp_path, id_):
    """Also one whose name would lead out of the folder."""
    downloaded(here, tmp_path, tiny())

    assert find_local(tmp_path, question(id_=id_)) is None


@pytest.mark.parametrize("revision", ["v9", "../refs/main", "/etc/passwd", "a\0b", "..", "", "f" * 40, "\ud83e"])
def test_a_revision_that_is_not_there(here, tmp_path, revision):
    """Also one whose name would lead out of the folder."""
    downloaded(here, tmp_path, tiny())
    expected = "main" if revision == "" else None
    found = find_local(tmp_path, question(revision))

    assert expected == (found and found.commit.requested)


def test_no_folder_is_no_error(tmp_path):
    """Nothing was ever downloaded."""
    assert find_local(tmp_path / "nothing", question()) is None


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[]", b"null", b"\xff", b"[" * 100_000, b'{"format_version": 2, "files": {}}',
                b'{"format_version": 1, "files": 3}', b'{"format_version": 1, "files": {"../x": {}}}']
)  # fmt: skip
def test_an_odd_list_of_files_is_none(here, tmp_path, content):
    """It was written by another version, or by half."""
    known = tiny()
    downloaded(here, tmp_path, known)
    (tmp_path / "models--acme--tiny" / "trees" / f"{known.head.id}.json").write_bytes(content)
    facts = find_local(tmp_path, question()).commit

    assert (UNKNOWN, "apache-2.0") == (facts.files, facts.license)


@pytest.mark.parametrize("entry", [None, 3, {}, {"size": "big", "blob_id": 3}, {"size": -1, "lfs_sha256": "x"}])
def test_an_odd_file_has_neither_size_nor_hash(here, tmp_path, entry):
    """Its path is still there."""
    known = tiny()
    downloaded(here, tmp_path, known)
    tree = tmp_path / "models--acme--tiny" / "trees" / f"{known.head.id}.json"
    tree.write_text(json.dumps({"format_version": 1, "files": {"a.bin": entry}}))
    [file] = find_local(tmp_path, question()).commit.files

    assert ("a.bin", UNKNOWN, UNKNOWN) == (file.path, file.size, file.hash)


@pytest.mark.parametrize(
    "card",
    [b"---\nlicense: &a mit\nb: *a\n---\n", b"---\n- a\n---\n", b"---\n" + b"[" * 5_000 + b"\n---\n", b"\xff\xfe---\n"],
)
def test_an_odd_card_is_still_a_card(here, tmp_path, card):
    """What it states stays unknown."""
    known = tiny()
    downloaded(here, tmp_path, known)
    file = tmp_path / "models--acme--tiny" / "snapshots" / known.head.id / "README.md"
    file.unlink()
    file.write_bytes(card)
    facts = find_local(tmp_path, question()).commit

    assert facts.card.present is True
    assert facts.license is UNKNOWN or not card.startswith(b"---\n")


def test_a_value_that_does_not_fit_is_noted(here, tmp_path):
    """As in an answer of the Hub."""
    known = tiny(metadata="license: 3\n")

    assert ('`"README.md".license` is the number `3`, not a string',) == downloaded(here, tmp_path, known).problems


def test_a_link_out_of_the_cache_is_not_followed(here, tmp_path):
    """The folder is the user's, but what was unpacked into it may be a stranger's."""
    known = tiny()
    folder = tmp_path / "cache"
    downloaded(here, folder, known)
    secret = tmp_path / "secret"
    secret.write_text('{"model_type": "secret"}')
    file = folder / "models--acme--tiny" / "snapshots" / known.head.id / "config.json"
    file.unlink()
    file.symlink_to(secret)

    assert UNKNOWN is find_local(folder, question()).commit.model_type


def test_a_folder_that_is_a_loop_of_links_holds_nothing(tmp_path):
    """Neither does one whose name is longer than names may be."""
    (tmp_path / "hub").symlink_to("hub")

    assert find_local(tmp_path / "hub", question()) is None
    assert find_local(tmp_path / ("x" * 300), question()) is None
