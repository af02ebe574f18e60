"""The summary that ends a report."""

from dataclasses import replace

from ptm_lsp.core.edit import Edit
from ptm_lsp.core.facts import CommitFacts, Facts
from ptm_lsp.core.finding import Fix, Level
from ptm_lsp.core.reference import Key, Question
from ptm_lsp.core.report import NotJudged
from ptm_lsp.render.style.summary import Totals, sentences, totals, verdict
from tests.kit.reports import BIG, TINY, finding, place_of, realistic_scan, reference, report, scan, target


def judged_from_bundle(*dated: tuple[str, str | None]) -> list[str]:
    """The sentences about models with these ids and dates of reading."""
    answers = {
        Question(Key("huggingface", name), None): Facts(
            commit=CommitFacts(hub="huggingface", id=name, read_at=read_at), bundled=True
        )
        for name, read_at in dated
    }
    return sentences(replace(report(), answers=answers))[1:]


def test_a_model_counts_once_whatever_its_revisions():
    """Two revisions of a model are one dependency."""
    two = [target(TINY, revision=revision) for revision in ("main", "v1")]
    scanned = scan([reference('AutoModel.from_pretrained("acme/tiny"', "a.b", targets=(*two, target(BIG)))])

    assert Totals(references=1, models=2, dynamic=0, files=4) == totals(scanned)


def test_a_name_of_another_registry_counts_as_the_model_behind_it():
    """It has the facts, the license and the weights of that one."""
    resolved = target(Key("timm", "tiny"), resolved=TINY)
    scanned = scan([reference('AutoModel.from_pretrained("acme/tiny"', "a.b", targets=(resolved, target(TINY)))])

    assert 1 == totals(scanned).models


def test_totals_of_a_program():
    """Local paths and dynamic ids are references, too."""
    assert Totals(references=6, models=3, dynamic=1, files=4) == totals(realistic_scan())


def test_what_was_not_judged_is_counted_even_when_all_was():
    """Without the figure, nobody knows whether it was looked at."""
    assert ["0 references to 0 models in 4 files, 0 dynamic, 0 not judged"] == sentences(report())


def test_what_was_not_judged_is_grouped_by_reason():
    """A thousand models behind one dead network are one piece of news."""
    gaps = [
        NotJudged(code=code, question=Question(Key("huggingface", f"acme/{number}"), None), why="offline")
        for number in range(12)
        for code in ("PTM301", "PTM201")
    ]

    (sentence,) = sentences(replace(report(), not_judged=tuple(gaps)))[1:]

    assert "24 not judged: `PTM201`, `PTM301` about `acme/0`, `acme/1`, `acme/10` and 9 more (offline)" == sentence


def test_few_models_judged_from_a_bundle_are_named():
    """Such facts are as old as the bundle."""
    found = judged_from_bundle(("acme/tiny", "2026-11-20T00:00:00Z"), ("acme/big", "2026-11-20T23:00:00Z"))

    assert ["2 models judged by facts of a bundle, read `2026-11-20` (`acme/big`, `acme/tiny`)"] == found


def test_many_models_judged_from_a_bundle_are_counted():
    """Who wants the names finds them in the bundle."""
    days = [f"2026-11-{day}T00:00:00Z" for day in (20, 18, 19)]
    found = judged_from_bundle(*((f"acme/{number}", day) for number, day in enumerate([*days, None])))

    assert ["4 models judged by facts of a bundle, read `2026-11-18` to `2026-11-20`, 1 undated"] == found


def test_facts_without_a_date_say_so():
    """They may be older than anyone thinks."""
    assert ["1 model judged by facts of a bundle, undated (`acme/old`)"] == judged_from_bundle(("acme/old", None))


def test_a_fix_that_settles_two_findings_counts_once():
    """The figure is the number of changes that someone will look at."""
    fix = Fix(title="Pin it", safe=True, edits=(Edit(place_of('"main"'), "x"),))
    found = [replace(finding(), fixes=(fix,)), replace(finding("another"), fixes=(fix,))]

    assert "run `ptm check --fix` to apply 1 safe fix" == sentences(report(found))[-1]


def test_what_a_baseline_holds_is_counted():
    """What is hidden must not read as settled."""
    found = replace(report(), known=(finding(), finding("another")))

    assert ("nothing new found", "2 findings of the baseline are not shown") == (verdict(found), sentences(found)[1])


def test_the_verdict_leaves_out_levels_without_findings():
    """Zeroes hide the figures that matter."""
    found = [finding(level=Level.WARNING, place=place_of("MODEL"))] * 1_200

    assert "1,200 warnings" == verdict(report(found))
