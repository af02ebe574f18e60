"""Calls that have another function called, which loads models."""

import pytest

from tests.detect.programs import IMPORT, LOAD, ids, references
from tests.detect.projects import project

_OWN = f"def load(id, revision=None):\n    return {LOAD}(id, revision=revision)\n"
_BOTH = [("acme/a", "v1"), ("acme/b", "v2")]


def _asked(program: str) -> list[tuple[str, str | None]]:
    found = [target for one in references(IMPORT + program) for target in one.targets]
    return [(target.key.id, target.revision) for target in found]


@pytest.mark.parametrize(
    "call",
    [
        'threading.Thread(target=load, args=("acme/tiny",)).start()',
        'threading.Thread(None, load, "name", ["acme/tiny"])',
        'Process(target=load, daemon=True, kwargs={"id": "acme/tiny"})',
        'ARGUMENTS = ("acme/tiny",)\nThread(target=load, args=ARGUMENTS)',
        'Timer(1.0, load, ["acme/tiny"]).start()',
        'pool.apply_async(load, ("acme/tiny",))',
        'pool.apply(load, kwds={"id": "acme/tiny"})',
        'notebook_launcher(load, ("acme/tiny",), num_processes=2)',
        'executor.submit(load, "acme/tiny")',
        'list(itertools.starmap(load, [("acme/tiny",)]))',
        'for found in pool.imap_unordered(load, ["acme/tiny"]):\n    pass',
        '[*map(load, ["acme/tiny"])]',
        ('class C:\n    def start(self, name):\n        Thread(target=self.run, args=(name,)).start()\n'
         '    def run(self, name):\n        load(name)\nC().start("acme/tiny")'),
    ],
)  # fmt: skip
def test_what_a_function_is_given_by_others_is_followed(call):
    """Servers load their models beside their main thread."""
    assert ["acme/tiny"] == ids(IMPORT + _OWN + call)


def test_what_a_spawned_worker_is_given_comes_after_its_number():
    """`torch.multiprocessing.spawn` puts the number of the process before all other arguments."""
    program = f'def work(rank, id):\n    {LOAD}(id)\nmp.spawn(work, args=("acme/tiny",), nprocs=2)'

    assert ["acme/tiny"] == ids(IMPORT + program)


@pytest.mark.parametrize(
    "call",
    [
        'itertools.starmap(load, [("acme/a", "v1"), ("acme/b", "v2")])',
        'PAIRS = [("acme/a", "v1"), ("acme/b", "v2")]\npool.starmap(load, PAIRS)',
        'map(load, ["acme/a", "acme/b"], ["v1", "v2"])',
    ],
)
def test_each_element_keeps_its_own_revision(call):
    """The function is called for one element after another."""
    assert sorted(_asked(_OWN + call)) == _BOTH


@pytest.mark.parametrize(
    "program",
    [
        _OWN + 'get = partial(load, "acme/tiny")\nget(revision="v1")',
        f'get = partial({LOAD}, "acme/tiny")\nget(revision="v1")',
        f'get = partial({LOAD}, "acme/tiny")\ndef f():\n    return get(revision="v1")',
    ],
)
def test_what_is_given_to_a_stored_function_later_counts(program):
    """`partial(load, id)` loads nothing yet."""
    assert [("acme/tiny", "v1")] == _asked(program)


def test_a_stored_function_that_is_called_as_it_is_loads_what_it_holds():
    """There may be such calls beside those that give more."""
    program = f'get = partial({LOAD}, "acme/tiny")\nget()\nget(revision="v1")'

    assert [("acme/tiny", None), ("acme/tiny", "v1")] == _asked(program)


@pytest.mark.parametrize(
    "call",
    [
        'Thread(target=load, args=("acme/a", "v1")).start()\nThread(target=load, args=("acme/b", "v2")).start()',
        'list(starmap(load, [("acme/a", "v1"), ("acme/b", "v2")]))',
        'list(map(load, ["acme/a", "acme/b"], ["v1", "v2"]))',
        'get = load\nget("acme/a", revision="v1")\nget("acme/b", "v2")',
        'a = partial(load, "acme/a")\nb = partial(load, "acme/b")\na("v1")\nb(revision="v2")',
        'get = partial(load, revision="v1")\nget("acme/a")\nexecutor.submit(load, "acme/b", "v2")',
    ],
)
def test_a_function_of_another_file_is_given_the_same(call):
    """Where a function is defined does not matter to who has it called."""
    files = {"loading.py": IMPORT + _OWN, "app.py": f"from functools import partial\nfrom loading import load\n{call}"}
    found = [target for document in project(files).values() for one in document.references for target in one.targets]

    assert sorted((target.key.id, target.revision) for target in found) == _BOTH
