"""`ptm card`: what a model card states, leaves as template, lacks and claims."""

import os

import click

from ptm_lsp.cards import CardText, read_card
from ptm_lsp.cli.face.cards import as_json, as_text
from ptm_lsp.cli.face.output import write_data
from ptm_lsp.cli.face.talk import say_error
from ptm_lsp.core.errors import Problem, RequestError
from ptm_lsp.edge.files import read_text

_FORMATS = {"text": as_text, "json": as_json}
_UNREADABLE = 2


@click.command(name="card", short_help="Say what a model card states, lacks and claims.")
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option("--output-format", default="text", metavar="FORMAT", help="text (default) or json.")
def command(files: tuple[str, ...], output_format: str) -> int:
    """Say what model cards state, leave as template, lack and claim.

    For authors, before they publish.
    """
    if output_format not in _FORMATS:
        raise RequestError(f"`{output_format}` is no format of `ptm card`", "use `text` or `json`")
    cards: list[tuple[str, CardText]] = []
    for file in files:
        text = read_text(file, file, largest=None)
        if isinstance(text, Problem):
            say_error(text.message, text.hint)
        else:
            cards.append((file.replace(os.sep, "/"), read_card(text, name=_folder(file))))
    write_data(_FORMATS[output_format](cards))
    return 0 if len(cards) == len(files) else _UNREADABLE


def _folder(file: str) -> str:
    """The folder of a card, which goes by the name of its model where it is a clone of the model's repository."""
    return os.path.basename(os.path.dirname(os.path.abspath(file)))
