"""Folders: those that a program saves to, whose names are no ids of models."""

from collections.abc import Iterable
from dataclasses import replace

from tree_sitter import Node

from ptm_lsp.core.reference import HUGGINGFACE, Reference
from ptm_lsp.detect.document import Part, Saved
from ptm_lsp.detect.evaluation.aliases import called
from ptm_lsp.detect.evaluation.calls import arguments
from ptm_lsp.detect.evaluation.evaluator import Evaluator
from ptm_lsp.detect.naming.paths import plain
from ptm_lsp.detect.syntax.code import field_of
from ptm_lsp.detect.value import Expression

_SAVES = frozenset({"save_pretrained", "save_model", "save_lora_weights", "save_to_disk", "save", "save_adapter"})
_FOLDERS = frozenset({"checkpoint_dir", "export_dir", "local_dir", "out_dir", "output_dir", "output_path", "save_dir",
                      "save_directory", "save_path"})  # fmt: skip
SAVING = _SAVES | _FOLDERS  # one of which a statement holds that saves to a folder


def may_be_saved(references: Iterable[Reference]) -> bool:
    """Whether some references may name folders, if a program saves to such."""
    return any(target.key.hub == HUGGINGFACE and target.written for one in references for target in one.targets)


def saved_to(evaluator: Evaluator, start: int, end: int) -> Saved:
    """The folders that a range of bytes saves to, as far as they are known."""
    found: set[str] = set()
    for name in evaluator.code.occurrences_of_any(SAVING, start, end):
        value = _folder(evaluator, name)
        if value is not None:
            found |= {plain(text) for text in evaluator.texts(value)}
    return Saved(frozenset(found - {""}), evaluator.basis(), evaluator.steps)


def without_saved(parts: Iterable[Part]) -> tuple[Reference, ...]:
    """The references of a program, in which a name that the program saves to is a path on disk."""
    parts = list(parts)
    saved = frozenset[str]().union(*(part.saved.folders for part in parts if part.saved is not None))
    return tuple(local_in(reference, saved) for part in parts for reference in part.references)


def local_in(reference: Reference, folders: frozenset[str]) -> Reference:
    """The reference, with targets that are folders taken for what they are."""
    if not folders or not any(_is_in(target.written, folders) for target in reference.targets):
        return reference
    kept = tuple(
        target for target in reference.targets if target.key.hub != HUGGINGFACE or not _is_in(target.written, folders)
    )
    if kept:
        return replace(reference, targets=kept)
    return replace(reference, targets=(), local_path=reference.targets[0].written)


def _is_in(written: str, folders: frozenset[str]) -> bool:
    return bool(written) and plain(written) in folders


def _folder(evaluator: Evaluator, name: Node) -> Expression | None:
    """The expression for a folder at a name that stands for saving."""
    parent = evaluator.code.parent(name)
    call = called(evaluator.code, name)
    if call is not None and evaluator.code.of(name) in _SAVES:
        return arguments(evaluator, call).find(0, "save_directory", "path")
    if parent is None or evaluator.code.of(name) not in _FOLDERS:
        return None
    if parent.type == "keyword_argument" and field_of(parent, "name") == name:
        return field_of(parent, "value")
    if parent.type == "assignment" and field_of(parent, "left") == name:
        return field_of(parent, "right")
    return None
