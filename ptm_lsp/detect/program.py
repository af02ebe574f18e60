"""What a table of commands says of a program."""

from collections.abc import Callable
from dataclasses import dataclass

from ptm_lsp.core.reference import Use
from ptm_lsp.detect.naming.rules import Named, hugging_face

Naming = Callable[[str], Named | None]


@dataclass(frozen=True, kw_only=True, slots=True)
class Program:
    """A command, or a module that `python -m` runs, that takes the id of a model."""

    name: str  # its words: "hf download", "vllm.entrypoints.*"; `*` stands for the rest of a word
    marks: tuple[str, ...]  # texts of which each file with such a command holds one
    position: int | None = None  # of the id among the words that are no options
    takes_any: bool = False  # whether the id may be any such word: a URL among others
    options: tuple[str, ...] = ()  # those that hold an id
    naming: Naming = hugging_face
    revision: str | None = None  # the option that holds the revision
    other_revisions: tuple[str, ...] = ()
    filename: int | None = None  # position of the file's name
    is_other: tuple[str, tuple[str, ...]] | None = None  # option, and the values that make the id no model
    use: Use = "download"
    knows_only: bool = False  # whether a word that its naming does not know is nothing to speak of
