"""The cache of readings."""

import os
import sqlite3
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest

from ptm_lsp.edge.reading_cache import FILE, KeptFile, ReadingCache, Size, Stamp, is_settled, stamp_of

STATE = b"\x01" * 32
ROWS = {name: KeptFile(Stamp(number, 7), bytes([number]), b"[1]") for number, name in enumerate(("a.py", "b.py"))}


@pytest.fixture
def cache(tmp_path):
    opened = ReadingCache(tmp_path / "kept", patience=0.1)
    yield opened
    opened.close()


def test_a_reading_comes_back(cache):
    """The second run costs little more than the walk."""
    cache.keep("acme", STATE, b"[1]")

    assert b"[1]" == cache.find("acme", STATE)


@pytest.mark.parametrize(("project", "state"), [("other", STATE), ("acme", b"\x02" * 32)])
def test_a_reading_of_another_state_does_not(cache, project, state):
    """A file has changed, or the program has."""
    cache.keep("acme", STATE, b"[1]")

    assert cache.find(project, state) is None


def test_files_come_back(cache):
    """Those that did not change need not be read."""
    cache.keep_files("acme", STATE, ROWS, ())

    assert ROWS == cache.files("acme", STATE)


@pytest.mark.parametrize(("place", "program"), [("other", STATE), ("acme", b"\x02" * 32)])
def test_files_of_another_place_or_program_do_not(cache, place, program):
    """Another program may find other things in the same text."""
    cache.keep_files("acme", STATE, ROWS, ())

    assert {} == cache.files(place, program)


def test_files_of_an_earlier_program_are_dropped(cache):
    """Nobody will ask for them any more."""
    cache.keep_files("acme", STATE, ROWS, ())
    cache.keep_files("acme", b"\x02", {"a.py": ROWS["a.py"]}, ())

    assert {"a.py": ROWS["a.py"]} == cache.files("acme", b"\x02")


def test_files_that_are_gone_are_dropped(cache):
    """A project in which files are renamed does not grow."""
    cache.keep_files("acme", STATE, ROWS, ())
    cache.keep_files("acme", STATE, {}, ["a.py"])

    assert {"b.py": ROWS["b.py"]} == cache.files("acme", STATE)


def test_the_number_of_places_is_bounded(cache):
    """Their files go with them."""
    for number in range(70):
        cache.keep_files(str(number), STATE, ROWS, ())

    assert {} == cache.files("0", STATE)
    assert ROWS == cache.files("69", STATE)


def test_a_file_that_says_too_much_is_not_kept(cache):
    """The folder of a user does not grow for one file."""
    cache.keep_files("acme", STATE, {"a.py": ROWS["a.py"]._replace(told=b"1" * 8_000_001)}, ())

    assert {} == cache.files("acme", STATE)


def test_a_damaged_file_is_not_there(cache):
    """The others are."""
    cache.keep_files("acme", STATE, ROWS, ())
    connection = sqlite3.connect(cache.file)
    with connection:
        connection.execute("UPDATE files SET told = x'00' WHERE file = 'a.py'")
    connection.close()

    assert {"b.py": ROWS["b.py"]} == cache.files("acme", STATE)


def test_files_of_long_ago_are_dropped(cache):
    """`ptm cache prune` names an age."""
    cache.keep_files("acme", STATE, ROWS, ())
    cache.prune(datetime.fromtimestamp(time.time() + 60, UTC))

    assert {} == cache.files("acme", STATE)


def test_looking_makes_no_file(cache):
    """A run that keeps nothing leaves nothing behind."""
    assert cache.find("acme", STATE) is None
    assert Size(0, 0) == cache.size()
    assert not cache.file.parent.exists()


def test_a_project_has_one_reading(cache):
    """What is out of date is never asked for again."""
    for number in range(3):
        cache.keep("acme", bytes([number]), b"[]")

    assert 1 == cache.size().projects


def test_the_number_of_projects_is_bounded(cache):
    """The folder of a user who checks many projects does not grow for ever."""
    for number in range(70):
        cache.keep(str(number), STATE, b"[]")

    assert 64 == cache.size().projects
    assert b"[]" == cache.find("69", STATE)


def test_what_is_damaged_is_not_there(cache):
    """A disk may fail, and anybody may write into a file."""
    cache.keep("acme", STATE, b"[1]")
    connection = sqlite3.connect(cache.file)
    for damaged in (b"", b"no zlib", "text", None):
        with connection:
            connection.execute("UPDATE readings SET reading = ?", (damaged or b"\x78",))
        assert cache.find("acme", STATE) is None
    connection.close()

    assert cache.trouble is None


def test_a_corrupt_file_is_passed_by_and_said(cache):
    """A shortcut must not stand in the way."""
    cache.file.parent.mkdir()
    cache.file.write_bytes(b"no database" * 100)

    cache.keep("acme", STATE, b"[1]")

    assert cache.find("acme", STATE) is None
    assert f"the cache `{cache.file}` is not used: file is not a database" == cache.trouble
    assert cache.is_damaged


def test_a_locked_file_is_passed_by_and_said(cache):
    """Another run may be writing into it."""
    cache.keep("acme", STATE, b"[1]")
    other = sqlite3.connect(cache.file)
    other.execute("BEGIN EXCLUSIVE")
    cache.keep("acme", STATE, b"[2]")
    other.close()

    assert f"the cache `{cache.file}` is not used: database is locked" == cache.trouble
    assert not cache.is_damaged


def test_a_folder_that_cannot_be_made_is_passed_by_and_said():
    """Containers have read-only homes."""
    cache = ReadingCache(Path(os.devnull) / "kept")
    cache.keep("acme", STATE, b"[1]")

    assert cache.trouble is not None


def test_a_folder_that_may_not_be_looked_into_is_passed_by():
    """As the home of another user may not."""
    cache = ReadingCache(Path("/", "x" * 300))

    assert cache.find("acme", STATE) is None
    assert Size(0, 0) == cache.size()


def test_what_is_old_is_dropped(cache):
    """`ptm cache prune` names an age."""
    cache.keep("acme", STATE, b"[1]")

    assert 0 == cache.prune(datetime(2020, 1, 1, tzinfo=UTC))
    assert 1 == cache.prune(datetime.fromtimestamp(time.time() + 60, UTC))


def test_all_of_it_is_removed(cache):
    """Whatever state it is in."""
    cache.keep("acme", STATE, b"[1]")
    cache.clear()

    assert [] == [*cache.file.parent.glob(f"{FILE}*")]


def test_a_file_that_was_just_written_is_not_settled(tmp_path):
    """It may change again within the same tick of the disk's clock, and look the same."""
    file = tmp_path / "app.py"
    file.write_text("x = 1")
    stamp = stamp_of(str(file))

    assert stamp is not None
    assert not is_settled([stamp])
    assert is_settled([Stamp(stamp.size, stamp.changed_at - 3_000_000_000)])
    assert stamp_of(str(tmp_path / "absent.py")) is None
