"""Manifests: the lists of hubs that are fixed lists."""

from dataclasses import fields
from datetime import date

import pytest

from ptm_lsp.core.facts import UNKNOWN, CommitFacts, Facts, Missing, Why
from ptm_lsp.core.facts_json import facts_from_json, facts_to_json
from ptm_lsp.core.grammar import is_model_id
from ptm_lsp.core.reference import HUGGINGFACE, Key, Question
from ptm_lsp.core.tables import load
from ptm_lsp.hubs import listing, manifests

HUBS = sorted(manifests())


@pytest.mark.parametrize("hub", HUBS)
def test_every_line_is_an_entry_of_a_bundle(hub: str) -> None:
    """One schema for all hubs: a field that does not fit would be lost in silence."""
    content = load("ptm_lsp.hubs", f"data/{hub.replace('-', '_')}.json")
    entries = [{"hub": hub, "id": id_, **content["all"], **entry} for id_, entry in content["models"].items()]
    readings = [facts_from_json(entry) for entry in entries]

    assert [] == [reading.faults for reading in readings if reading.faults]
    assert {"huggingface"} >= {path[0] for reading in readings for path in reading.extra}


@pytest.mark.parametrize("hub", HUBS)
def test_every_name_is_one_that_code_can_give(hub: str) -> None:
    """A model that no reference can name is dead weight."""
    content = load("ptm_lsp.hubs", f"data/{hub.replace('-', '_')}.json")

    assert [] == [name for name in (*content["models"], *content["names"]) if not is_model_id(hub, name)]


@pytest.mark.parametrize("hub", HUBS)
def test_every_further_name_leads_to_a_model(hub: str) -> None:
    """A name that leads nowhere would read as a model that is not listed."""
    content = load("ptm_lsp.hubs", f"data/{hub.replace('-', '_')}.json")

    assert set(content["models"]) >= set(content["names"].values())


@pytest.mark.parametrize("hub", HUBS)
def test_every_model_has_facts_with_their_source_and_date(hub: str) -> None:
    """A fact without a source cannot be checked, and one without a date cannot age."""
    manifest = manifests()[hub]

    for facts in manifest.models():
        known = {one.name for one in fields(CommitFacts) if getattr(facts, one.name) is not UNKNOWN}
        known -= {"hub", "id", "written_ids", "requested", "commit", "disputed", "sources", "read_at"}
        assert dict.fromkeys(known, manifest.source) == facts.sources
        assert date.fromisoformat(manifest.read).isoformat() + "T00:00:00Z" == facts.read_at


@pytest.mark.parametrize("hub", HUBS)
def test_every_name_elsewhere_is_an_id_of_that_hub(hub: str) -> None:
    """The name is asked for; what is no id would be refused at the door."""
    manifest = manifests()[hub]
    led = {facts.id: manifest.elsewhere(facts.id) for facts in manifest.models()}

    assert [] == [key for key in led.values() if key is not None and not is_model_id(HUGGINGFACE, key.id)]


def test_facts_of_a_list_survive_the_way_through_a_bundle() -> None:
    """`ptm cache export` and reports write them as they write all others."""
    facts = next(iter(manifests()["spacy"].models()))

    assert facts == facts_from_json(facts_to_json(facts)).facts


def test_a_builder_stands_for_its_default_weights() -> None:
    """`resnet50(weights="DEFAULT")` and the member of the enumeration are one set of weights."""
    manifest = manifests()["torchvision"]
    by_builder = manifest.answer(Question(Key("torchvision", "resnet50"), None))
    by_member = manifest.answer(Question(Key("torchvision", "ResNet50_Weights.IMAGENET1K_V2"), None))

    assert isinstance(by_builder, Facts)
    assert isinstance(by_member, Facts)
    assert by_builder.commit.files == by_member.commit.files


def test_the_zoo_takes_names_in_any_case() -> None:
    """`onnx.hub.load` does so too."""
    manifest = manifests()["onnx"]
    answers = [manifest.answer(Question(Key("onnx", name), None)) for name in ("AlexNet", "alexnet", "ALEXNET")]

    assert {True} == {isinstance(answer, Facts) for answer in answers}


def test_a_model_that_is_not_listed_is_not_asked_for() -> None:
    """A newer package may have it: «not found» would be a guess."""
    answer = manifests()["torchvision"].answer(Question(Key("torchvision", "resnet9000"), None))

    assert isinstance(answer, Missing)
    assert (Why.NOT_ASKED, True) == (answer.why, "does not list `resnet9000`" in answer.detail)


def test_a_hostile_name_stays_visible_in_the_answer() -> None:
    """Names come from code that somebody else wrote."""
    answer = manifests()["timm"].answer(Question(Key("timm", "a\u202eb"), None))

    assert isinstance(answer, Missing)
    assert "\u202e" not in answer.detail


def test_a_name_of_timm_leads_to_the_hugging_face_hub() -> None:
    """The weights are fetched there; an architecture stands for its default tag."""
    manifest = manifests()["timm"]

    assert Key(HUGGINGFACE, "timm/resnet50.a1_in1k") == manifest.elsewhere("resnet50")


def test_no_hub_is_both_asked_and_listed() -> None:
    """There would be two answers to one question."""
    assert set() == set(listing()) & set(manifests())
