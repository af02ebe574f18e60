"""Processes of our own, each with a state that it keeps, for work that one core takes too long for."""

import gc
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from functools import partial
from types import TracebackType
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, Self, TypeAlias, TypeVar

if TYPE_CHECKING:  # loads sockets, which most runs need not
    from multiprocessing.connection import Connection
    from multiprocessing.context import ForkContext, SpawnContext

S = TypeVar("S")

_INTERPRETER_STARTS = 0.4  # seconds, with all that is imported


Note: TypeAlias = Callable[[int], None]  # tells at which piece of its share a process is, should it end there


class NotStarted(Exception):  # noqa: N818 (its caller does the work itself)
    """There can be no processes here: no more are allowed, or they have nothing to talk through."""


class Died(Exception):  # noqa: N818 (its caller makes an error of it)
    """A process has ended before it answered."""

    def __init__(self, number: int, at: int) -> None:
        super().__init__(f"process {number} has ended at {at}")
        self.number = number
        self.at = at


class _Running(NamedTuple):
    process: Any
    pipe: "Connection[Any, Any]"
    mark: Any  # a number in memory that both processes see


class Processes(Generic[S]):
    """Some processes, each with a state made from its share of the work; they end with the block."""

    def __init__(self, begin: Callable[..., S], shares: list[tuple[Any, ...]]) -> None:
        """Start a process for each share, whose state is `begin(note, *share)`.

        Raises: NotStarted.
        """
        self._running: list[_Running] = []
        try:
            context = _context()
            for share in shares:
                with _uninterrupted():
                    self._running.append(_started(context, begin, share, [one.pipe for one in self._running]))
        except OSError as error:
            self._end()
            raise NotStarted(str(error)) from error
        except BaseException:
            self._end()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._end()

    def call(self, act: Callable[..., Any], given: Mapping[int, tuple[Any, ...]]) -> dict[int, Any]:
        """What `act(state, *given)` gives in some of the processes, all at the same time.

        Raises: Died, if a process ends, as it does when `act` raises.
        """
        for number, arguments in given.items():
            try:
                self._running[number].pipe.send((act, arguments))
            except OSError as error:
                raise self._died(number) from error
        return {number: self._answer(number) for number in given}

    def _end(self) -> None:
        for one in self._running:
            one.pipe.close()
            one.process.terminate()
        for one in self._running:
            one.process.join()

    def _answer(self, number: int) -> Any:
        try:
            return self._running[number].pipe.recv()
        except (EOFError, OSError) as error:
            raise self._died(number) from error

    def _died(self, number: int) -> Died:
        return Died(number, self._running[number].mark.value)


def cores() -> int:
    """How many processes may run at the same time."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def starting_takes() -> float:
    """The seconds that a process takes before it works."""
    return 0.02 if _can_fork() else _INTERPRETER_STARTS


def _can_fork() -> bool:
    """Whether a copy of this process may work: that starts fast, is safe with one thread, and macOS forbids it."""
    return sys.platform == "linux" and threading.active_count() == 1


def _context() -> "SpawnContext | ForkContext":
    import multiprocessing

    return multiprocessing.get_context("fork") if _can_fork() else multiprocessing.get_context("spawn")


def _started(
    context: "SpawnContext | ForkContext", begin: Callable[..., Any], share: tuple[Any, ...], earlier: Iterable[Any]
) -> _Running:
    """A process with a state of its own; `earlier` are our ends of the pipes to those that run already.

    Raises: OSError, if there can be none.
    """
    ours, theirs = context.Pipe()
    mark = context.RawValue("q", 0)
    # NOTE: a copy of this process has our ends, too. Unless it closes them, it never hears that we are gone.
    inherited = (ours, *earlier) if context.get_start_method() == "fork" else ()
    given = (theirs, inherited, mark, gc.get_threshold(), begin, share)
    process = context.Process(target=_serve, args=given, daemon=True)
    process.start()
    theirs.close()
    return _Running(process, ours, mark)


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Interrupts wait until the block ends: in the middle of a start, one leaves a process that nobody knows of."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _serve(
    pipe: "Connection[Any, Any]",
    inherited: "Iterable[Connection[Any, Any]]",
    mark: Any,
    thresholds: tuple[int, int, int],
    begin: Callable[..., Any],
    share: tuple[Any, ...],
) -> None:
    """Answer calls until the pipe is closed; an interrupt of the user concerns the process that started this one."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.set_threshold(*thresholds)  # as the process that started this one has it
    for one in inherited:
        one.close()
    with suppress(EOFError, OSError, MemoryError):
        state = begin(partial(setattr, mark, "value"), *share)
        while True:
            act, arguments = pipe.recv()
            pipe.send(act(state, *arguments))
