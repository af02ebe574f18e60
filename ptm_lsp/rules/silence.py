"""Findings that the project decided to live with, and decisions that no finding needs any more."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date
from typing import NamedTuple

from pathspec import GitIgnoreSpec

from ptm_lsp.core.finding import Finding
from ptm_lsp.core.ignore import Ignore
from ptm_lsp.core.report import NotJudged
from ptm_lsp.core.text import Place, Source
from ptm_lsp.core.world import World
from ptm_lsp.rules.catalogue import codes
from ptm_lsp.rules.selection import is_demanded, matches
from ptm_lsp.rules.subjects import contains, mentions, sort_key


class Heard(NamedTuple):
    """What is left of findings after the project's ignore comments."""

    findings: tuple[Finding, ...]
    met: frozenset[Ignore]  # the ignores that met a finding


def hear(findings: Iterable[Finding], world: World) -> Heard:
    """The findings that no ignore comment holds; one that has expired holds none, and none holds what is demanded."""
    live = [ignore for ignore in world.project.ignores if not has_expired(ignore, world.today)]
    speaking: dict[Source, list[Ignore]] = defaultdict(list)
    for ignore in live:
        speaking[ignore.place.source].append(ignore)
    calls: dict[Source, list[Place]] = defaultdict(list)
    for place in sorted((reference.place for reference in world.references), key=sort_key):
        calls[place.source].append(place)
    left: list[Finding] = []
    met: set[Ignore] = set()
    for finding in findings:
        source = finding.place.source
        lines = _lines(finding.place, calls[source]) if speaking[source] else ()
        holding = [one for one in speaking[source] if any(_holds(one, finding.code, line) for line in lines)]
        met.update(holding)
        if not holding or is_demanded(finding.code, world):
            left.append(finding)
    return Heard(tuple(left), frozenset(met))


def unexcused(findings: Iterable[Finding], world: World) -> tuple[Finding, ...]:
    """The findings in files for which the policy's `per-file-ignores` do not name their code, and what is demanded."""
    ignores = world.policy.per_file_ignores
    excuses = [(GitIgnoreSpec.from_lines([glob]), starts) for glob, starts in ignores.items()]

    def is_excused(finding: Finding) -> bool:
        file = world.project.inner(finding.place.file)
        return any(matches(finding.code, starts) and spec.match_file(file) for spec, starts in excuses)

    return tuple(finding for finding in findings if is_demanded(finding.code, world) or not is_excused(finding))


def idle_ignores(
    world: World, *, met: Collection[Ignore], chosen: Collection[str], gaps: Collection[NotJudged]
) -> tuple[Ignore, ...]:
    """The ignores that have expired, and those that no finding meets although every rule they mean has spoken.

    One that names PTM901 itself asks to be kept.
    """
    unspoken = frozenset(codes()) - frozenset(chosen)
    return tuple(
        ignore
        for ignore in world.project.ignores
        if has_expired(ignore, world.today)
        or not (
            ignore in met
            or "PTM901" in ignore.codes
            or any(matches(code, ignore.codes) for code in unspoken)
            or _covers_gap(world, ignore, gaps)
        )
    )


def has_expired(ignore: Ignore, today: date) -> bool:
    """Whether the day until which an ignore holds is over."""
    return ignore.until is not None and ignore.until < today


def _lines(place: Place, calls: list[Place]) -> tuple[Place, ...]:
    """The places whose ignores a finding obeys: its own, and that of the innermost of the sorted calls around it."""
    before = bisect_right(calls, place.span.start, key=lambda call: call.span.start)
    around = next((call for call in reversed(calls[:before]) if contains(call, place)), None)
    return (place,) if around is None else (place, around)


def _holds(ignore: Ignore, code: str, place: Place) -> bool:
    return ignore.holds(code, place.source, place.span.start)


def _covers_gap(world: World, ignore: Ignore, gaps: Collection[NotJudged]) -> bool:
    """Whether a rule that the ignore means could not speak of a model that is named where it holds."""
    open_questions = {gap.question for gap in gaps if matches(gap.code, ignore.codes)}
    return any(
        ignore.covers.start <= place.span.start <= ignore.covers.end
        for mention in mentions(world)
        if mention.target.question in open_questions
        for place in (mention.reference.place, mention.place)
        if place.source == ignore.place.source
    )
