"""Bundles answer like a hub, and only when all of them is understood."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ptm_lsp.core.facts import CommitFacts
from ptm_lsp.core.reference import Key, Question
from ptm_lsp.core.text import Text
from ptm_lsp.project.bundle import Bundle, Entry, read_bundle, write_bundle
from tests.kit.facts import commit_facts
from tests.kit.strategies import strings

FILE = "ptm-facts.json"
ONE, TWO = "1" * 40, "2" * 40
TINY = {"hub": "huggingface", "id": "acme/tiny"}


def bundle_text(*entries, **others):
    """A bundle of these entries."""
    return json.dumps({"version": 1, "facts": list(entries)} | others)


def said(problems):
    """What problems say."""
    return [problem.message for problem in problems]


def facts(**fields):
    """Facts of one model."""
    return CommitFacts(hub="huggingface", **({"id": "acme/tiny"} | fields))


def bundle_of(*all_facts):
    """A bundle that states these facts."""
    return Bundle(entries=tuple(Entry(facts=facts) for facts in all_facts))


def ask(bundle, id_, revision=None, hub="huggingface"):
    """The commit facts that a bundle answers with."""
    answer = bundle.answer(Question(Key(hub, id_), revision))
    return answer.commit if answer else None


@given(all_facts=st.lists(commit_facts(), max_size=3))
def test_what_was_written_is_read(all_facts):
    """read(write(bundle)) == bundle, up to the order of its entries, which writing sorts."""
    text = write_bundle([Entry(facts=facts) for facts in all_facts])
    bundle = read_bundle(FILE, text)

    assert bundle.problems == ()
    assert all(facts in all_facts for facts in bundle.facts)
    assert len(all_facts) == len(bundle.facts)
    assert text == write_bundle(bundle.entries)


@given(order=st.permutations([("acme/a", "main"), ("acme/a", "v1"), ("acme/a", None), ("acme/b", "main")]))
def test_the_order_of_entries_does_not_change_the_text(order):
    """Two machines that know the same write the same bytes."""
    entries = [Entry(facts=facts(id=id_, requested=requested)) for id_, requested in order]

    assert write_bundle(reversed(entries)) == write_bundle(entries)


@given(text=strings() | st.text('[]{}":,1 ae\\'))
def test_any_text_gives_a_bundle(text):
    """A broken file of the project is a problem to show, never a crash."""
    bundle = read_bundle(FILE, text)

    assert bundle.problems
    assert all(0 <= p.place.span.start <= p.place.span.end <= len(text) for p in bundle.problems)


def test_a_bundle_is_written_line_by_line():
    """A Git diff of a bundle reads as what changed for which model."""
    entry = Entry(facts=facts(license=None, languages=("en", "日本語")), extra={("mood",): [1]})

    assert write_bundle([entry], {"note": "by hand"}) == (
        '{\n  "version": 1,\n  "facts": [\n    {\n      "hub": "huggingface",\n      "id": "acme/tiny",\n'
        '      "license": null,\n      "languages": ["en", "日本語"],\n      "mood": [1]\n    }\n  ],\n'
        '  "note": "by hand"\n}\n'
    )


def test_a_rewrite_keeps_unknown_keys():
    """An old `ptm` that refreshes a bundle does not destroy what a newer one wrote."""
    text = write_bundle([Entry(facts=facts(), extra={("mood",): {"deep": [None]}})], {"note": 1})
    bundle = read_bundle(FILE, text)

    assert text == write_bundle(bundle.entries, bundle.extra)


@pytest.mark.parametrize("revision", [None, "main", "v1", ONE])
def test_an_entry_without_revision_answers_for_every_one(revision):
    """A hand-written entry says what holds of the model as a whole."""
    assert facts() == ask(bundle_of(facts()), "acme/tiny", revision)


@pytest.mark.parametrize(
    ("revision", "answers"), [(None, True), ("main", True), (ONE, True), (TWO, False), ("v1", False)]
)
def test_an_entry_answers_at_its_revisions_only(revision, answers):
    """Facts are those of the commit that the code loads; none means `main`."""
    found = ask(bundle_of(facts(requested="main", commit=ONE)), "acme/tiny", revision)

    assert answers == (found is not None)


def test_a_commit_does_not_answer_for_main():
    """Nobody said that `main` is at this commit."""
    assert ask(bundle_of(facts(commit=ONE)), "acme/tiny") is None


def test_an_entry_answers_to_the_names_it_had():
    """Code may still write the name from before a move."""
    moved = facts(id="acme/tiny", written_ids=("tiny",))

    assert moved == ask(bundle_of(moved), "tiny")


@pytest.mark.parametrize(
    ("id_", "hub"), [("acme/other", "huggingface"), ("acme/tiny", "spacy"), ("ACME/tiny", "huggingface")]
)
def test_an_entry_answers_for_nothing_else(id_, hub):
    """The same name on another hub is another model."""
    assert ask(bundle_of(facts()), id_, hub=hub) is None


@pytest.mark.parametrize("order", [1, -1])
def test_the_entry_of_the_revision_wins_over_the_one_of_all(order):
    """The more specific entry answers, wherever it stands."""
    general, exact = facts(task="general"), facts(requested="v1", commit=ONE, task="exact")
    bundle = bundle_of(*[general, exact][::order])

    assert [general, exact, exact] == [ask(bundle, "acme/tiny", revision) for revision in (None, "v1", ONE)]


@pytest.mark.parametrize("order", [1, -1])
def test_the_entry_of_the_name_wins_over_a_renamed_one(order):
    """A name that is in use again means the model that bears it now."""
    now, moved = facts(id="tiny"), facts(id="acme/tiny", written_ids=("tiny",))

    assert now == ask(bundle_of(*[now, moved][::order]), "tiny")


def test_answers_say_that_they_come_from_a_bundle():
    """Reports name the models that were judged without a hub, and a bundle knows nothing of the hub's state."""
    answer = bundle_of(facts()).answer(Question(Key("huggingface", "acme/tiny"), None))

    assert answer.bundled
    assert answer.state is None


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "`ptm-facts.json` is no JSON: expecting value"),
        ('{"version": 1, "facts": [}', "`ptm-facts.json` is no JSON: expecting value"),
        ("[" * 100_000, "`ptm-facts.json` is nested too deeply"),
        ("[" * 100_000 + "]" * 100_000, "`ptm-facts.json` is nested too deeply"),
        ("9" * 5000, "`ptm-facts.json` holds a number of thousands of digits"),
        ("null", "`ptm-facts.json` is `null`, not an object"),
        ("[]", "`ptm-facts.json` is a list, not an object"),
        ("NaN", "`ptm-facts.json` is the number `nan`, not an object"),
        ('{"facts": []}', "`ptm-facts.json` has no key `version`"),
        ('{"version": 1}', "`ptm-facts.json` has no key `facts`"),
        ('{"version": 2, "facts": []}', "`version` is 2; versions up to 1 are read"),
        ('{"version": true, "facts": []}', "`version` is `true`, not 1"),
        ('{"version": 1.0, "facts": []}', "`version` is the number `1.0`, not 1"),
        ('{"version": "1", "facts": []}', "`version` is the string `1`, not 1"),
        ('{"version": 1, "facts": {}}', "`facts` is an object, not a list"),
        ('{"version": 1, "facts": [3]}', "`facts[0]` is the number `3`, not an object"),
        ('{"version": 1, "facts": [], "x": NaN}', "`x` is the number `nan`, not a number that JSON has"),
        (bundle_text({"hub": "huggingface"}), "`facts[0]` has no key `id`"),
        (bundle_text(TINY, TINY | {"commit": "main"}), "`facts[1].commit` is the string `main`, not 40 hex digits"),
        (bundle_text({"hub": "spacy", "id": ""}), "`facts[0].id` is the string ``, not a name"),
        ('{"version": 1, "version": 1, "facts": []}', "`version` stands twice in one object"),
        ('{"version": 1, "facts": [{"id": "a", "id": "b"}]}', "`facts[0].id` stands twice in one object"),
    ],
)  # fmt: skip
def test_a_bundle_that_is_not_understood_says_why(text, message):
    """One line each: what, and what was expected; the caller refuses to run on it."""
    assert [message] == said(read_bundle(FILE, text).problems)


def test_a_bundle_with_a_problem_answers_nothing():
    """Half a bundle would judge the other half as unknown."""
    bundle = read_bundle(FILE, bundle_text(TINY, TINY | {"license": 3}))

    assert bundle.facts == ()


def test_a_huge_text_is_not_parsed():
    """A project must not be able to fill the memory."""
    bundle = read_bundle(FILE, " " * (64 * 2**20 + 1))

    assert ["`ptm-facts.json` holds 67,108,865 characters; at most 67,108,864 are read"] == said(bundle.problems)


def test_problems_stand_at_their_value():
    """An editor underlines it; astral characters and line ends before it do not move it."""
    text = '{\r\n\t"note": "🤗𝒳", "version": 1,\r\n\t"facts": [{"hub": "spacy", "id": "x", "commit": "main"}]}'
    [problem] = read_bundle(FILE, text).problems

    assert '"commit": "main"' == Text(text).of(problem.place.span)


def test_every_problem_is_named_up_to_a_bound():
    """A broken exporter breaks every entry, and nobody reads 1,000 lines."""
    problems = read_bundle(FILE, bundle_text(*[TINY | {"license": 3}] * 150)).problems

    assert 101 == len(problems)
    assert "`ptm-facts.json` has 50 more of these" == problems[-1].message


def test_unknown_keys_are_remarks():
    """They are named at their place with the nearest name, and the bundle answers all the same."""
    bundle = read_bundle(FILE, bundle_text(TINY | {"licence": "mit"}, note=1))

    assert ["`note` is a key without a meaning", "`facts[0].licence` is a key without a meaning"] == said(
        bundle.remarks
    )
    assert [None, "did you mean `license`?"] == [remark.hint for remark in bundle.remarks]
    assert facts() == ask(bundle, "acme/tiny")


def test_an_unknown_key_of_many_entries_is_one_remark():
    """A bundle of a newer version has a new key in each of its entries."""
    entries = [{"hub": "huggingface", "id": f"acme/m{index}", "mood": index} for index in range(3)]

    assert ["`facts[0].mood` is a key without a meaning, which stands at 3 places"] == said(
        read_bundle(FILE, bundle_text(*entries)).remarks
    )


@pytest.mark.parametrize("revision", [{}, {"requested": "main"}, {"commit": ONE}])
def test_two_entries_for_one_question_are_a_remark(revision):
    """One of them is never asked; better to hear of it."""
    [remark] = read_bundle(FILE, bundle_text(TINY | revision, TINY | revision | {"task": "fill-mask"})).remarks

    assert remark.message.startswith("`facts[1]` answers for `acme/tiny`")


def test_foreign_text_in_a_message_is_made_visible():
    """A bundle comes with a pull request of a stranger, and messages go to terminals and logs."""
    [problem] = read_bundle(FILE, bundle_text(TINY | {"commit": "\x1b[31m\u202e::error::"})).problems

    assert "`facts[0].commit` is the string `\\u{1b}[31m\\u{202e}::error::`, not 40 hex digits" == problem.message
