"""Facts bundles: commit facts in a file of the project, for runs that ask no hub.

A bundle is `{"version": 1, "facts": [ … ]}`. It is read strictly: it answers only when all of it is understood.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields
from difflib import get_close_matches
from functools import cached_property
from types import MappingProxyType
from typing import NamedTuple

from ptm_lsp.core.errors import Problem
from ptm_lsp.core.facts import CommitFacts, Facts
from ptm_lsp.core.facts_json import Reading, facts_from_json, facts_to_json
from ptm_lsp.core.reference import Question
from ptm_lsp.core.shapes import Extra, KeyPath, Unfit, described, keepable, path_shown
from ptm_lsp.core.text import Place, shown
from ptm_lsp.project.places import json_places, nearest
from ptm_lsp.project.strict_json import UnreadableError, parsed

VERSION = 1
_MOST_SAID = 100  # problems, and remarks, of one bundle
_DEFAULT_BRANCH = "main"
_LONGEST_NAME = 60  # code points of a key that is compared with the known ones
_FRAME = ("version", "facts")
_NOTHING: Mapping[str, object] = MappingProxyType({})

_BEGIN = 'begin the bundle with `{"version": 1, "facts": [`'
_CORRECT = "correct the value, or leave its key out: what is not stated is unknown"


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """What a bundle states of one model."""

    facts: CommitFacts
    extra: Extra = field(default_factory=dict)  # what stands at keys without a meaning, for a rewrite


@dataclass(frozen=True, kw_only=True)  # no slots: the index by name is made once, when the first question comes
class Bundle:
    """What a bundle states; nothing, where there are problems."""

    entries: tuple[Entry, ...] = ()
    extra: Mapping[str, object] = field(default_factory=dict)  # as in an entry
    problems: tuple[Problem, ...] = ()
    remarks: tuple[Problem, ...] = ()  # worth a line, never an error

    @property
    def facts(self) -> tuple[CommitFacts, ...]:
        """The facts of all entries."""
        return tuple(entry.facts for entry in self.entries)

    def answer(self, question: Question) -> Facts | None:
        """The facts of the entry that fits a question most closely, if one fits."""
        key, revision = question
        asked = revision or _DEFAULT_BRANCH
        named = self._facts_by_name.get(key, ())
        fitting = [facts for facts in named if asked in _revisions(facts) or not _revisions(facts)]
        if not fitting:
            return None
        closest = max(fitting, key=lambda facts: (asked in _revisions(facts), facts.id == key.id))
        return Facts(commit=closest, bundled=True)

    @cached_property
    def _facts_by_name(self) -> Mapping[tuple[str, str], list[CommitFacts]]:
        found: dict[tuple[str, str], list[CommitFacts]] = defaultdict(list)
        for facts in sorted(self.facts, key=_rank):
            for name in {facts.id, *facts.written_ids}:
                found[facts.hub, name].append(facts)
        return found


def read_bundle(file: str, text: str) -> Bundle:
    """The bundle that a text holds; any text gives one, with problems in it if need be."""
    try:
        value, repeated = parsed(text)
    except UnreadableError as error:
        return Bundle(problems=(Problem(place=Place(file, None, error.span), message=f"`{shown(file)}` {error}"),))
    faults = [*(_Said(*fault, "keep one of them") for fault in repeated), *_frame_faults(value)]
    if faults:
        return Bundle(problems=_problems(file, text, faults))
    readings = [facts_from_json(entry) for entry in value["facts"]]
    faults = [
        _Said(("facts", index, *fault.path), fault.message, _CORRECT)
        for index, reading in enumerate(readings)
        for fault in reading.faults
    ]
    if faults:
        return Bundle(problems=_problems(file, text, faults))
    entries = tuple(Entry(facts=reading.facts, extra=reading.extra) for reading in readings if reading.facts)
    extra = _beside_the_frame(value)
    remarks = [*_unknown_keys(extra, readings), *_rivals(entries)]
    return Bundle(entries=entries, extra=extra, remarks=_problems(file, text, remarks))


def write_bundle(entries: Iterable[Entry], extra: Mapping[str, object] = _NOTHING) -> str:
    """The text of a bundle, sorted: one line for a field, one for each object of a list."""
    blocks = ",\n".join(_block(entry) for entry in sorted(entries, key=lambda entry: _rank(entry.facts)))
    facts = f"[\n{blocks}\n  ]" if blocks else "[]"
    members = [f'  "version": {VERSION}', f'  "facts": {facts}']
    members += [f"  {_json(name)}: {_json(value)}" for name, value in extra.items()]
    return "{\n" + ",\n".join(members) + "\n}\n"


def _block(entry: Entry) -> str:
    members = facts_to_json(entry.facts, entry.extra).items()
    return "    {\n" + ",\n".join(f"      {_json(name)}: {_lines(value)}" for name, value in members) + "\n    }"


def _lines(value: object) -> str:
    if isinstance(value, list) and any(isinstance(item, dict) for item in value):
        return "[\n" + ",\n".join(f"        {_json(item)}" for item in value) + "\n      ]"
    return _json(value)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False)


def _rank(facts: CommitFacts) -> tuple[str, str, str, str]:
    return facts.hub, facts.id, facts.requested or "", facts.commit or ""


def _revisions(facts: CommitFacts) -> set[str]:
    return {revision for revision in (facts.requested, facts.commit) if revision}


class _Said(NamedTuple):
    """What there is to say of the value at a key path."""

    path: KeyPath
    message: str  # to be read after the path
    hint: str | None


def _frame_faults(value: object) -> Iterator[_Said]:
    if not isinstance(value, dict):
        yield _Said((), f"is {described(value)}, not an object", _BEGIN)
        return
    version = value.get("version")
    if "version" not in value:
        yield _Said((), "has no key `version`", _BEGIN)
    elif type(version) is int and version > VERSION:
        yield _Said(("version",), f"is {version}; versions up to {VERSION} are read", "update `ptm-lsp`")
    elif type(version) is not int or version != VERSION:
        yield _Said(("version",), f"is {described(version)}, not {VERSION}", _BEGIN)
    if "facts" not in value:
        yield _Said((), "has no key `facts`", _BEGIN)
    elif not isinstance(value["facts"], list):
        yield _Said(("facts",), f"is {described(value['facts'])}, not a list", _BEGIN)
    try:
        keepable(_beside_the_frame(value), ())
    except Unfit as unfit:
        yield _Said(*unfit.fault, None)


def _beside_the_frame(value: Mapping[str, object]) -> dict[str, object]:
    return {name: item for name, item in value.items() if name not in _FRAME}


def _unknown_keys(extra: Mapping[str, object], readings: list[Reading]) -> Iterator[_Said]:
    """One remark for each name, however many entries hold it."""
    paths: list[KeyPath] = [(name,) for name in extra]
    paths += [("facts", index, *path) for index, reading in enumerate(readings) for path in reading.extra]
    alike: dict[KeyPath, list[KeyPath]] = defaultdict(list)
    for path in paths:
        alike[tuple(step for step in path if isinstance(step, str))].append(path)
    for name, places in alike.items():
        others = f", which stands at {len(places):,} places" if len(places) > 1 else ""
        yield _Said(places[0], f"is a key without a meaning{others}", _did_you_mean(name))


def _did_you_mean(path: KeyPath) -> str | None:
    known = [field.name for field in fields(CommitFacts)] if len(path) == 2 else []
    similar = get_close_matches(str(path[-1])[:_LONGEST_NAME], known, n=1)
    return f"did you mean `{similar[0]}`?" if similar else None


def _rivals(entries: tuple[Entry, ...]) -> Iterator[_Said]:
    """Entries that answer the same question."""
    first: dict[tuple[str, ...], int] = {}
    for index, entry in enumerate(entries):
        hub, id_, requested, commit = _rank(entry.facts)
        earlier = first.setdefault((hub, id_, requested or commit), index)
        if earlier != index:
            at = f" at `{shown(requested or commit)}`" if requested or commit else ""
            message = f"answers for `{shown(id_)}`{at}, as `facts[{earlier}]` does"
            yield _Said(("facts", index), message, "keep one of the two")


def _problems(file: str, text: str, said: list[_Said]) -> tuple[Problem, ...]:
    if not said:
        return ()
    places = json_places(text)
    problems = [
        Problem(
            place=Place(file, None, nearest(places, path).whole),
            message=f"`{path_shown(path) if path else shown(file)}` {message}",
            hint=hint,
        )
        for path, message, hint in said[:_MOST_SAID]
    ]
    if (more := len(said) - _MOST_SAID) > 0:
        problems.append(Problem(place=Place.of_file(file), message=f"`{shown(file)}` has {more:,} more of these"))
    return tuple(problems)
