"""The folder of rules: every file is complete."""

import re
from dataclasses import fields

import pytest

from ptm_lsp.core.facts import Card, CommitFacts, HubState
from ptm_lsp.core.finding import Level
from ptm_lsp.rules import catalogue, codes, needs
from ptm_lsp.rules.catalogue import RuleModule, rule
from ptm_lsp.rules.gaps import NO_FACTS
from tests.kit.pages import examples, sections

SECTIONS = ["What it finds", "Why it matters", "How to fix", "When to ignore it"]
ADVICE = re.compile(r"^(use(?!-restriction)|avoid|pin|prefer|check|no-un|do|dont|ensure|require|set|remove|add)-")
LEVELS = {Level.ERROR, Level.WARNING, Level.INFORMATION}
PARTS = {"card": Card}

every_rule = pytest.mark.parametrize("code", codes())


@every_rule
def test_a_rule_is_a_whole_module(code: str):
    """What the run asks of a rule is there."""
    assert isinstance(rule(code), RuleModule)


@every_rule
def test_a_page_has_its_four_sections(code: str):
    """A reader who meets a code for the first time finds all that is needed to act."""
    assert SECTIONS == sections(catalogue()[code].page)


@every_rule
def test_a_page_begins_with_one_sentence(code: str):
    """It is the title, in lists and in editors."""
    first, second = catalogue()[code].page.split("\n")[:2]

    assert (f"{catalogue()[code].title}.", "") == (first, second)


@every_rule
def test_a_page_shows_a_bad_and_a_good_example(code: str):
    """The fault is seen, and what it looks like without it."""
    assert {True, False} == {bool(example.expected) for example in examples(catalogue()[code].page)}


@every_rule
def test_a_page_names_a_source_for_its_consequence(code: str):
    """Nobody has to take our word."""
    why = catalogue()[code].page.split("## Why it matters")[1].split("## ")[0]

    assert re.search(r"Source: .*?<https://", why, re.DOTALL)


@every_rule
def test_a_slug_names_the_fault(code: str):
    """`unpinned-revision` is what one has; `pin-revision` is what one is told."""
    slug = catalogue()[code].slug

    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug)
    assert not ADVICE.match(f"{slug}-")


@every_rule
def test_a_rule_has_a_level_to_begin_with(code: str):
    """Off by default is never run, so nobody would ever know of it."""
    assert catalogue()[code].level in LEVELS


@every_rule
def test_a_rule_needs_what_exists(code: str):
    """A misspelt field would count as never learnt for ever."""
    for name in rule(code).NEEDS - NO_FACTS:
        field, _, part = name.partition(".")
        assert field in {known.name for owner in (CommitFacts, HubState) for known in fields(owner)}
        assert not part or part in {known.name for known in fields(PARTS[field])}


def test_slugs_are_unique():
    """People say them."""
    slugs = [shown.slug for shown in catalogue().values()]

    assert sorted({*slugs}) == sorted(slugs)


def test_a_code_that_does_not_exist_is_refused():
    """What comes from outside is looked up, never imported by name."""
    with pytest.raises(KeyError):
        catalogue(["PTM000"])


def test_needs_are_joined():
    """They decide what a hub is asked for."""
    assert {"license", "formats"} == needs(["PTM301", "PTM402"])
