"""References of a project whose files have told each other all: which names are folders, and who chooses them."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace

from ptm_lsp.core.reference import HUGGINGFACE, Dynamic, Origin, Question, Reference, Target
from ptm_lsp.core.text import Place
from ptm_lsp.detect.document import Document
from ptm_lsp.detect.loading.folders import local_in
from ptm_lsp.detect.naming.likely import likely
from ptm_lsp.detect.naming.paths import plain

_TEST = re.compile(r"(?:.*/)?(?:tests?/.*|test_[^/]*|[^/]*_test\.\w+|conftest\.py)")


def in_folders(documents: Mapping[str, Document], folders: Collection[str]) -> Mapping[str, Document]:
    """The documents, in which names of folders of the project are paths, no models."""
    known = frozenset(map(plain, folders))
    return {file: _local(document, known) for file, document in documents.items()} if known else documents


def where_chosen(references: Iterable[Reference]) -> Iterator[Reference]:
    """The references, of which those whose file names a model keep what it names.

    What callers in other files choose instead is a reference of its own, which stands where that model is written, one
    for all calls that it gets to. Where the file of a call names no model, all that callers choose stays with the call,
    save what tests choose: they try the call out, often with names that they make up.
    """
    apart: dict[tuple[Place, Question], Reference] = {}
    for reference in references:
        tried = [target for target in reference.targets if _is_test(target.place) and not _is_test(reference.place)]
        chosen = [target for target in reference.targets if target in tried or _is_chosen_elsewhere(reference, target)]
        own = tuple(target for target in reference.targets if target not in chosen)
        kept = own or tuple(target for target in chosen if target not in tried)
        yield _keeping(reference, kept)
        for target in (target for target in chosen if target not in kept and not _is_made_up(target, tried)):
            place = target.place or reference.place
            one = replace(reference, place=place, callee=place, targets=(target,), option_places={})
            known = apart.get((place, target.question), one)
            apart[place, target.question] = replace(known, options={**one.options, **known.options})
    yield from apart.values()


def _keeping(reference: Reference, targets: tuple[Target, ...]) -> Reference:
    """The reference with some of its targets; dynamic, where none is left."""
    if targets or not reference.targets:
        return replace(reference, targets=targets)
    return replace(
        reference, targets=(), dynamic=Dynamic(why="chosen by tests alone", shown=reference.targets[0].written)
    )


def _is_test(place: Place | None) -> bool:
    return place is not None and _TEST.fullmatch(place.file) is not None


def _is_made_up(target: Target, tried: Collection[Target]) -> bool:
    """Whether a target is the name that a test gave to no model."""
    return target in tried and target.key.hub == HUGGINGFACE and likely(target.written) is None


def _is_chosen_elsewhere(reference: Reference, target: Target) -> bool:
    place = target.place
    return target.origin is Origin.CALLER and place is not None and place.file != reference.place.file


def _local(document: Document, folders: frozenset[str]) -> Document:
    references = tuple(local_in(reference, folders) for reference in document.references)
    return document if references == document.references else replace(document, references=references)
