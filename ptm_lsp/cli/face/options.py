"""Options that several commands share, and what they mean."""

import sys
from collections.abc import Callable
from typing import Any, TypeVar

import click

from ptm_lsp.app.request import Typed
from ptm_lsp.core.errors import RequestError

F = TypeVar("F", bound=Callable[..., Any])

_PIPE = "-"


def paths(function: F) -> F:
    """`[PATH]...`: files and folders; none means the current folder."""
    return click.argument("paths", nargs=-1, metavar="[PATH]...")(function)


def reading(function: F) -> F:
    """What decides which files are read, and as what."""
    function = click.option("--config", metavar="FILE", help="Take the policy from this file.")(function)
    return click.option(
        "--stdin-filename", metavar="FILE", help="Read standard input, given as `-`, as if it were this file."
    )(function)


def typed(paths: tuple[str, ...], stdin_filename: str | None) -> Typed | None:
    """The text on standard input, where the paths name it.

    Raises: RequestError, if only one of `-` and `--stdin-filename` is given, or standard input cannot be read.
    """
    if stdin_filename is None and _PIPE not in paths:
        return None
    if paths != (_PIPE,):
        raise RequestError("`--stdin-filename` goes with the one path `-`", "run `ptm check --stdin-filename FILE -`")
    if not stdin_filename:
        raise RequestError(
            "`-` does not say which file standard input stands for", "run `ptm check --stdin-filename FILE -`"
        )
    return Typed(file=stdin_filename, content=_piped())


def _piped() -> bytes:
    if sys.stdin is None:
        raise RequestError("standard input is closed, and `-` stands for it", "name a file, or pipe a text into `ptm`")
    try:
        return sys.stdin.buffer.read()
    except OSError as error:
        raise RequestError(f"standard input cannot be read: {(error.strerror or str(error)).lower()}") from error
