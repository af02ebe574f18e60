"""The process that started the server: without it, nobody will ever say `exit`."""

import asyncio
import os
from collections.abc import Callable

_PAUSE = 1.0  # seconds between two looks


def watch(process: int, gone: Callable[[], None]) -> "asyncio.Task[None] | None":
    """Begin to wait for the end of a process, and call `gone` then.

    One that cannot be seen from here, as from inside a container, is not watched.
    """
    # NOTE: on Windows `os.kill` would kill it; there the end of standard input has to tell.
    if os.name == "nt" or not _is_alive(process):
        return None
    return asyncio.create_task(_wait(process, gone))


async def _wait(process: int, gone: Callable[[], None]) -> None:
    while _is_alive(process):
        await asyncio.sleep(_PAUSE)
    gone()


def _is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (PermissionError, OverflowError):
        return True
    return True
