"""The progress of waiting for hubs: a bar on standard error, if a person looks at it."""

import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING

from ptm_lsp.app.errands import Progress

if TYPE_CHECKING:
    from rich.progress import Progress as Screen
    from rich.progress import TaskID


@contextmanager
def progress_bar(what: str) -> Iterator[Progress | None]:
    """What draws a bar for as long as the block lasts; None where standard error is no terminal.

    The bar comes with the first answer, so that a run that asks nobody shows none, and loads no `rich`.
    """
    if sys.stderr is None or not sys.stderr.isatty():
        yield None
        return
    with ExitStack() as open_screen:
        drawn: list[tuple[Screen, TaskID]] = []

        def draw(done: int, total: int) -> None:
            if not drawn:
                screen = open_screen.enter_context(_screen())
                drawn.append((screen, screen.add_task(what, total=total)))
            screen, task = drawn[0]
            screen.update(task, completed=done, total=total)

        yield draw


def _screen() -> "Screen":
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn
    from rich.progress import Progress as Screen

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    return Screen(*columns, console=Console(stderr=True), transient=True)
