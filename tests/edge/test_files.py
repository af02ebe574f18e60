"""Files: read within bounds and decoded as Python does, written whole or not at all."""

import os
import socket
import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ptm_lsp.core.errors import Problem, PtmError
from ptm_lsp.edge.files import Decoded, decode, read_bytes, read_text, write_atomically
from tests.kit.strategies import strings

IS_ROOT = hasattr(os, "geteuid") and os.geteuid() == 0


def problem(found: object) -> str:
    assert isinstance(found, Problem)
    return found.message


@given(string=strings(surrogates=False))
def test_text_comes_back_as_it_was_written(string: str) -> None:
    """Line ends stay as they are, so that places count the same in the editor."""
    string = string.lstrip("\ufeff")

    assert Decoded(string, "utf-8") == decode("notes.md", string.encode())


@given(
    content=st.binary(max_size=60)
    | st.builds(b"# coding: %b\n%b".__mod__, st.tuples(st.binary(max_size=9), st.binary(max_size=9)))
)
def test_any_content_is_decoded_or_told(content: bytes) -> None:
    """A file may hold anything, whatever its name says."""
    found = decode("app.py", content)

    assert isinstance(found, Problem) or content == found.encode(found.string) or "sig" not in found.encoding


def test_a_byte_order_mark_is_no_part_of_the_text() -> None:
    """It would shift every place of the first line; a rewrite puts it back."""
    found = decode("app.py", b"\xef\xbb\xbfx = 1\r\n")

    assert Decoded("x = 1\r\n", "utf-8-sig") == found
    assert b"\xef\xbb\xbfy" == found.encode("y")


@pytest.mark.parametrize(
    "start",
    [
        "# -*- coding: latin-1 -*-\n",
        "#!/usr/bin/env python\n# vim: set fileencoding=iso-8859-1 :\n",
        "\r\n# coding=l1\r\n",
        "# coding: latin-1-unix\n",
    ],
)
def test_a_declared_encoding_is_obeyed(start: str) -> None:
    """Python runs the file, so we must read the same letters."""
    assert Decoded(f"{start}é", "iso8859-1") == decode("app.py", f"{start}é".encode("latin-1"))


@pytest.mark.parametrize(
    "start", ["x = 1\n# coding: latin-1\n", "#\n#\n# coding: latin-1\n", 'x = "# coding: latin-1"\n']
)
def test_a_declaration_elsewhere_counts_for_nothing(start: str) -> None:
    """Python looks at comments in the first two lines."""
    assert Decoded(f"{start}é", "utf-8") == decode("app.py", f"{start}é".encode())


def test_only_python_files_declare_encodings() -> None:
    """In a note it is a remark."""
    assert Decoded("# coding: latin-1\né", "utf-8") == decode("notes.md", "# coding: latin-1\né".encode())


@pytest.mark.parametrize("name", ["punycode", "idna", "zlib", "rot13", "unicode_escape", "utf-7", "os", "x" * 300])
def test_an_encoding_that_is_no_plain_text_is_not_read(name: str) -> None:
    """Some take minutes, some run a decompressor, and the file chooses."""
    assert f"`app.py` declares the encoding `{name}`, which is not read" == problem(
        decode("app.py", f"# coding: {name}\n".encode())
    )


@pytest.mark.parametrize("content", ["x = 'é'".encode("latin-1"), "x = 1".encode("utf-16"), b"\xed\xa0\x80"])
def test_a_file_that_is_not_utf8_is_told(content: bytes) -> None:
    """One line says which file and how to go on."""
    found = decode("src/app.py", content)

    assert problem(found).startswith("`src/app.py` is not UTF-8: byte ")
    assert isinstance(found, Problem)
    assert "save it as UTF-8" == found.hint


def test_a_large_file_is_not_read(tmp_path: Path) -> None:
    """The message names the size and the limit."""
    path = tmp_path / "big.py"
    path.write_bytes(b"x" * 20_000_000)

    assert "`big.py` is 20,000,000 bytes large; files up to 5,000,000 bytes are read" == problem(
        read_bytes(str(path), "big.py")
    )
    assert 20_000_000 == len(read_bytes(str(path), "big.py", largest=None))


@pytest.mark.parametrize("size", [0, 1, 8192, 100_000])
def test_a_file_is_read_whole(tmp_path: Path, size: int) -> None:
    """Also one that fills the limit exactly."""
    path = tmp_path / "app.py"
    path.write_bytes(b"x" * size)

    assert b"x" * size == read_bytes(str(path), "app.py", largest=size)


def test_a_file_whose_size_the_system_does_not_know_is_read() -> None:
    """Those of `/proc` say that they are empty."""
    if not os.path.exists("/proc/self/status"):
        pytest.skip("no /proc on this system")

    assert b"Name:" in read_bytes("/proc/self/status", "status")


def test_a_file_that_is_absent_is_told(tmp_path: Path) -> None:
    """A file may go while a run is under way."""
    assert "`app.py` cannot be read: no such file or directory" == problem(
        read_text(str(tmp_path / "app.py"), "app.py")
    )


def test_what_is_no_file_is_never_opened(tmp_path: Path) -> None:
    """Opening a pipe waits for ever, and opening a device may do anything."""
    os.mkfifo(tmp_path / "pipe.py")
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(os.path.relpath(tmp_path / "socket.py"))
        found = [problem(read_bytes(str(tmp_path / name), name)) for name in ("pipe.py", "socket.py", "")]
    found.append(problem(read_bytes("/dev/zero", "zero.py")))

    assert [
        "`pipe.py` is not a regular file",
        "`socket.py` is not a regular file",
        "`` is a folder",
        "`zero.py` is not a regular file",
    ] == found


def test_a_path_that_cannot_be_is_told() -> None:
    """A path of a policy may hold any character."""
    assert problem(read_bytes("a\0b", "a\0b")).startswith("`a\\u{0}b` cannot be read: ")


def test_a_new_file_is_written(tmp_path: Path) -> None:
    """And nothing stays beside it."""
    write_atomically(str(tmp_path / "ptm.lock"), b"x\r\n")

    assert {"ptm.lock": b"x\r\n"} == {path.name: path.read_bytes() for path in tmp_path.iterdir()}


def test_a_file_keeps_its_mode(tmp_path: Path) -> None:
    """A script stays a script, and a secret stays one."""
    path = tmp_path / "run.py"
    path.write_bytes(b"old")
    path.chmod(0o750)
    write_atomically(str(path), b"new")

    assert (b"new", 0o750) == (path.read_bytes(), stat.S_IMODE(path.stat().st_mode))


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    """The file behind it is the one that was read."""
    (tmp_path / "real").mkdir()
    (tmp_path / "real" / "app.py").write_bytes(b"old")
    (tmp_path / "app.py").symlink_to("real/app.py")
    write_atomically(str(tmp_path / "app.py"), b"new")

    assert (True, b"new") == ((tmp_path / "app.py").is_symlink(), (tmp_path / "real" / "app.py").read_bytes())


def test_a_write_that_fails_leaves_what_was_there(tmp_path: Path) -> None:
    """A content that cannot be written stands for a full disk or a kill."""
    path = tmp_path / "ptm.lock"
    path.write_bytes(b"old")
    with pytest.raises(TypeError):
        write_atomically(str(path), object())  # type: ignore[arg-type]

    assert {"ptm.lock": b"old"} == {found.name: found.read_bytes() for found in tmp_path.iterdir()}


def test_a_read_only_file_is_not_written(tmp_path: Path) -> None:
    """Somebody meant it, and the folder would let us."""
    path = tmp_path / "app.py"
    path.write_bytes(b"old")
    path.chmod(0o444)
    with pytest.raises(PtmError, match=r"`.*app\.py` is read-only") as raised:
        write_atomically(str(path), b"new")

    assert b"old" == path.read_bytes()
    assert raised.value.hint == f"run `chmod u+w {path}`"


@pytest.mark.skipif(not os.path.isdir("/sys/kernel"), reason="no /sys on this system, the one disk nobody may write to")
def test_a_read_only_disk_is_told() -> None:
    """The message names the file, not a temporary one."""
    with pytest.raises(
        PtmError, match=r"^`/sys/kernel/ptm\.lock` cannot be written: (?:permission|read-only|operation)"
    ):
        write_atomically("/sys/kernel/ptm.lock", b"x")


@pytest.mark.skipif(IS_ROOT, reason="modes do not bind root")
def test_a_folder_that_may_not_be_written_to_is_told(tmp_path: Path) -> None:
    """The message names the file, not a temporary one."""
    tmp_path.chmod(0o555)
    with pytest.raises(PtmError, match=r"ptm\.lock` cannot be written: permission denied"):
        write_atomically(str(tmp_path / "ptm.lock"), b"x")


@pytest.mark.parametrize("name", ["missing/ptm.lock", ".", "a\0b", "x" * 300])
def test_a_place_that_cannot_hold_a_file_is_told(tmp_path: Path, name: str) -> None:
    """One line, no traceback."""
    with pytest.raises(PtmError):
        write_atomically(str(tmp_path / name) if "\0" not in name else name, b"x")
