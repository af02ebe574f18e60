"""Command lines: the defaults of the options that a program declares."""

from typing import TYPE_CHECKING

from tree_sitter import Node

from ptm_lsp.core.reference import Origin
from ptm_lsp.detect.aliases import called
from ptm_lsp.detect.calls import Arguments, arguments
from ptm_lsp.detect.code import word
from ptm_lsp.detect.value import Known, Values, with_origin

if TYPE_CHECKING:
    from ptm_lsp.detect.evaluate import Evaluator


def command_line_default(evaluator: "Evaluator", name: str, use: Node) -> Values:
    """The default of the command line option that `args.name` reads.

    Source: https://docs.python.org/3/library/argparse.html#dest (read 2026-11)
    """
    evaluator.asked.add("add_argument")
    for start, end in evaluator.code.module.get("add_argument", ()):
        for node in evaluator.code.occurrences(word("add_argument"), start, end):
            call = called(evaluator.code, node)
            if call is None:
                continue
            given = arguments(evaluator, call)
            if name == _destination(evaluator, given):
                default = given.find(None, "default")
                values = evaluator.possible(default) if default is not None else ()
                if all(isinstance(value, Known) and value.value is None for value in values):
                    return (evaluator.unknown(use, "command line option without default"),)
                return with_origin(values, Origin.ARGPARSE)
    return (evaluator.unknown(use),)


def _destination(evaluator: "Evaluator", given: Arguments) -> str | None:
    explicit = given.find(None, "dest")
    names = [text for node in given.positional for text in evaluator.texts(node)]
    if explicit is not None:
        names = [*evaluator.texts(explicit)]
    names = [name for name in names if name.startswith("--")] or names
    return names[0].lstrip("-").replace("-", "_") if names else None
