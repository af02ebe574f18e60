"""Errands: waiting done by several threads at once."""

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, as_completed
from dataclasses import dataclass, field
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Generic, TypeAlias, TypeVar

T = TypeVar("T")

Progress: TypeAlias = Callable[[int, int], None]  # how many are done, how many there are

AT_ONCE = 8


@dataclass(frozen=True, slots=True)
class Errand(Generic[T]):
    """Something to do, and what came of it."""

    act: Callable[[], T]
    result: Future[T] = field(default_factory=Future)


def start(errands: Iterable[Errand[T]]) -> None:
    """Do errands, some at once; each has its result, or the exception of its act, in the end."""
    waiting: SimpleQueue[Errand[T]] = SimpleQueue()
    for errand in errands:
        waiting.put(errand)
    for _ in range(min(AT_ONCE, waiting.qsize())):
        # NOTE: daemons, since whoever interrupts a run does not want to wait for a hub.
        Thread(target=_work, args=(waiting,), name="ptm-errands", daemon=True).start()


def results(futures: Iterable[Future[T]], progress: Progress | None) -> Iterator[T]:
    """The results in the order of the futures, once all are there."""
    awaited = list(futures)
    for done, _ in enumerate(as_completed(awaited), 1):
        if progress is not None:
            progress(done, len(awaited))
    return (future.result() for future in awaited)


def _work(waiting: "SimpleQueue[Errand[T]]") -> None:
    while True:
        try:
            errand = waiting.get_nowait()
        except Empty:
            return
        try:
            errand.result.set_result(errand.act())
        except BaseException as error:  # noqa: BLE001 (it flies on in the thread that waits)
            errand.result.set_exception(error)
