"""Finding an entry of the lock."""

import pytest

from ptm_lsp.core.lock import Lock, LockedModel
from ptm_lsp.core.reference import Key, Question

COMMIT = "0123456789abcdef0123456789abcdef01234567"
TINY = Key("huggingface", "acme/tiny")


def locked(requested: str) -> LockedModel:
    return LockedModel(key=TINY, requested=requested, commit=COMMIT, license=None, base=(), files=())


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        (Question(TINY, None), "main"),
        (Question(TINY, "main"), "main"),
        (Question(TINY, "v1"), "v1"),
        (Question(TINY, COMMIT), "main"),
        (Question(TINY, "v2"), None),
        (Question(Key("huggingface", "acme/big"), "main"), None),
        (Question(Key("timm", "acme/tiny"), "main"), None),
    ],
)
def test_an_entry_pins_the_revision_or_commit_asked_for(question: Question, expected: str | None):
    """No revision means the default branch, and the commit itself is as good as the name that led to it."""
    found = Lock(models=(locked("main"), locked("v1"))).find(question)

    assert expected == (found.requested if found else None)


def test_the_default_branch_is_the_one_of_the_hub():
    """Not every hub calls it `main`."""
    assert locked("master") == Lock(models=(locked("master"),)).find(Question(TINY, None), default_branch="master")


def test_the_entry_of_the_very_name_comes_first():
    """A branch and a commit may both be locked, at the same commit."""
    found = Lock(models=(locked("dev"), locked(COMMIT))).find(Question(TINY, COMMIT))

    assert locked(COMMIT) == found


def test_a_question_is_pinned_to_the_commit_that_is_locked():
    """What the lock does not hold stays as it is asked."""
    lock = Lock(models=(locked("main"),))

    assert [Question(TINY, COMMIT), Question(TINY, "v9")] == [
        lock.pinned(Question(TINY, revision)) for revision in (None, "v9")
    ]
