"""Processes that keep a state."""

import os
import sys
import time
from collections.abc import Iterator

import pytest

from ptm_lsp.edge.processes import Died, Note, Processes, cores
from tests.kit.repository import run

# What programs begin with that run such processes.
BEGIN = """
import multiprocessing, os, signal, time
from ptm_lsp.edge.processes import NotStarted, Processes

class Idle:
    def __init__(self, note):
        pass

def running(pid):
    return os.path.exists(f"/proc/{pid}") and " Z " not in open(f"/proc/{pid}/stat").read()
"""
# Two processes, whose parent is killed; prints whether they end.
KILLED = """
ours, theirs = os.pipe()
if os.fork() == 0:
    with Processes(Idle, [(), ()]):
        os.write(theirs, " ".join(str(one.pid) for one in multiprocessing.active_children()).encode())
        os.kill(os.getpid(), signal.SIGKILL)
pids = os.read(ours, 100).decode().split()
os.wait()
for _ in range(300):
    if not any(map(running, pids)):
        break
    time.sleep(0.1)
print(len(pids), sum(map(running, pids)))
"""
# An interrupt in the middle of the second start; prints how many processes are left.
INTERRUPTED = """
started = []

def interrupt():
    started.append(1)
    if len(started) == 2:
        os.kill(os.getpid(), signal.SIGINT)

os.register_at_fork(after_in_parent=interrupt)
try:
    Processes(Idle, [(), (), ()])
except KeyboardInterrupt:
    print(len(started), len(multiprocessing.active_children()))
"""
# No more files may be open; prints how many processes are left.
REFUSED = """
import resource
resource.setrlimit(resource.RLIMIT_NOFILE, (12, 12))
try:
    Processes(Idle, [()] * 9)
except NotStarted:
    print(len(multiprocessing.active_children()))
"""
forking = pytest.mark.skipif(sys.platform != "linux", reason="only Linux starts processes by copying this one")


class Counter:
    """A state that changes."""

    def __init__(self, note: Note, start: int) -> None:
        self.note = note
        self.count = start

    def add(self, number: int) -> int:
        """The sum so far."""
        self.count += number
        return self.count

    def end(self, at: int) -> None:
        """End the process, as a fault in a library does."""
        self.note(at)
        os._exit(1)

    def wait(self) -> None:
        """Take long."""
        time.sleep(60)


@pytest.fixture
def counters() -> Iterator[Processes[Counter]]:
    with Processes(Counter, [(10,), (20,)]) as running:
        yield running


def test_each_process_keeps_its_state(counters):
    """A file is read again where its first reading is."""
    first = counters.call(Counter.add, {0: (1,), 1: (2,)})

    assert {0: 11, 1: 22} == first
    assert {1: 27} == counters.call(Counter.add, {1: (5,)})


def test_a_process_that_ends_is_no_endless_wait(counters):
    """Who called learns which one it was, and what it was at."""
    with pytest.raises(Died) as died:
        counters.call(Counter.end, {1: (7,)})

    assert (1, 7) == (died.value.number, died.value.at)


def test_a_call_of_a_process_that_has_ended_says_so(counters):
    """However often it is called."""
    with pytest.raises(Died):
        counters.call(Counter.end, {0: (3,)})
    with pytest.raises(Died) as died:
        counters.call(Counter.add, {0: (1,)})

    assert (0, 3) == (died.value.number, died.value.at)


def test_no_process_outlives_the_block():
    """An interrupt leaves nothing behind, whatever the processes are doing."""

    def interrupted(running: Processes[Counter]) -> None:
        running._running[0].pipe.send((Counter.wait, ()))
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt), Processes(Counter, [(1,)]) as running:
        interrupted(running)

    assert not running._running[0].process.is_alive()


@forking
@pytest.mark.parametrize(("program", "said"), [(KILLED, "2 0"), (INTERRUPTED, "2 0"), (REFUSED, "0")])
def test_nothing_is_left_where_it_goes_wrong(program, said):
    """The program may be killed or interrupted at any moment, and a machine may allow no more processes."""
    done = run("-c", BEGIN + program)

    assert (0, f"{said}\n", "") == (done.returncode, done.stdout, done.stderr)


def test_there_is_a_core():
    """And no more than the machine has."""
    assert 1 <= cores() <= (os.cpu_count() or 1)
