"""Reading and writing files: bounded, decoded as Python decodes them, replaced as a whole or not at all."""

import codecs
import io
import os
import re
import shlex
import stat
from contextlib import suppress
from typing import NamedTuple

from ptm_lsp.core.errors import Problem, PtmError
from ptm_lsp.core.text import Place, shown

LARGEST = 5_000_000  # bytes

_UTF8 = "utf-8"
_SAVE = "save it as UTF-8"
# A comment in the first line, or in the second behind a comment or an empty line.
# Source: PEP 263; Emacs adds the line ends to the name
_DECLARATION = re.compile(
    rb"(?:[ \t\f]*(?:#[^\n]*)?\r?\n)??[ \t\f]*#[^\n]*?coding[:=][ \t]*([-\w.]+?)(?:-unix|-dos|-mac)?(?![-\w.])"
)
_NOT_BLOCKING = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)

# NOTE: a file names its encoding itself, and Python also has some that take minutes (punycode) or are no text (zlib).
_TEXT_ENCODING = re.compile(
    r"utf-8|ascii|iso8859-\d+|cp\d+|koi8-[rtu]|mac-\w+|euc_\w+|shift_jis\w*|gb\w+|big5\w*|johab|hz|tis-620|ptcp154"
)


class Decoded(NamedTuple):
    """A text, and how its file spells it."""

    string: str
    encoding: str  # "utf-8-sig" where a byte order mark stands at the start

    def encode(self, string: str) -> bytes:
        """Another text in the same spelling.

        Raises: UnicodeEncodeError, if the encoding has no such character.
        """
        return string.encode(self.encoding)


def read_bytes(path: str, file: str, *, largest: int | None = LARGEST) -> bytes | Problem:
    """The content of a regular file; anything else on the disk is never opened.

    `file` is the name by which problems call it. Units: `largest` in bytes; None for no limit.
    """
    try:
        status = os.stat(path)
        if not stat.S_ISREG(status.st_mode):
            return _problem(file, "is a folder" if stat.S_ISDIR(status.st_mode) else "is not a regular file")
        if largest is not None and status.st_size > largest:
            return too_large(file, status.st_size, largest)
        content = _content(path, status.st_size, largest)
    except (OSError, ValueError) as error:
        return _problem(file, f"cannot be read: {_reason(error)}")
    if largest is not None and len(content) > largest:
        return too_large(file, len(content), largest)
    return content


def read_text(path: str, file: str, *, largest: int | None = LARGEST) -> str | Problem:
    """The text of a file, without a byte order mark."""
    content = read_bytes(path, file, largest=largest)
    if isinstance(content, Problem):
        return content
    decoded = decode(file, content)
    return decoded if isinstance(decoded, Problem) else decoded.string


def decode(file: str, content: bytes) -> Decoded | Problem:
    """The text of a content: UTF-8, or what a Python file declares in its first two lines; line ends stay.

    Source: PEP 263
    """
    encoding = _spelling(file, content)
    if isinstance(encoding, Problem):
        return encoding
    try:
        return Decoded(content.decode(encoding), encoding)
    except UnicodeDecodeError as error:
        if encoding.startswith(_UTF8):
            return _problem(file, f"is not UTF-8: byte {error.start:,} is 0x{content[error.start]:02x}", _SAVE)
        return _problem(file, f"is not `{encoding}`, as it declares", _SAVE)


def write_atomically(path: str, content: bytes) -> None:
    """Write a file so that, whatever happens, it holds either what it held before or all of the new content.

    A link keeps pointing to the file that it points to; the mode of the file stays.
    Raises: PtmError, if it cannot be written.
    """
    try:
        target = os.path.realpath(path)
        mode = _mode(target)
        if mode is not None and not stat.S_ISREG(mode):
            raise PtmError(f"`{shown(path)}` is not a regular file")
        if mode is not None and not mode & stat.S_IWUSR:
            raise PtmError(f"`{shown(path)}` is read-only", f"run `chmod u+w {shlex.quote(shown(path))}`")
        _replace(target, content, mode)
    except (OSError, ValueError) as error:
        raise PtmError(f"`{shown(path)}` cannot be written: {_reason(error)}") from error


def _content(path: str, size: int, largest: int | None) -> bytes:
    """What a file holds; at most one byte more than `largest`."""
    descriptor = os.open(path, os.O_RDONLY | _NOT_BLOCKING)
    try:
        content = os.read(descriptor, size + 1)
        while len(content) > size and (largest is None or len(content) <= largest):
            more = os.read(descriptor, io.DEFAULT_BUFFER_SIZE)
            if not more:
                break
            content += more
        return content
    finally:
        os.close(descriptor)


def _spelling(file: str, content: bytes) -> str | Problem:
    """The encoding of a content, as far as its start tells."""
    declaration = _DECLARATION.match(content) if file.endswith(".py") else None
    if declaration is None:
        return "utf-8-sig" if content.startswith(codecs.BOM_UTF8) else _UTF8
    name = declaration[1].decode("ascii")
    return _text_encoding(name) or _problem(file, f"declares the encoding `{name}`, which is not read", _SAVE)


def _text_encoding(name: str) -> str | None:
    """The usual name of an encoding, if it is one that is read."""
    try:
        usual = codecs.lookup(name).name
    except (LookupError, ValueError):
        return None
    return usual if _TEXT_ENCODING.fullmatch(usual) else None


def _mode(path: str) -> int | None:
    try:
        return os.stat(path).st_mode
    except FileNotFoundError:
        return None


def _replace(path: str, content: bytes, mode: int | None) -> None:
    temporary = os.path.join(os.path.dirname(path), f".ptm-{os.urandom(6).hex()}.tmp")
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    descriptor = os.open(temporary, flags, 0o666 if mode is None else stat.S_IMODE(mode))
    try:
        with open(descriptor, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(descriptor)
        if mode is not None:
            os.chmod(temporary, stat.S_IMODE(mode))
        os.replace(temporary, path)
    finally:
        # After the replacement there is no such file any more.
        with suppress(FileNotFoundError):
            os.unlink(temporary)


def too_large(file: str, size: int, largest: int) -> Problem:
    """The problem of a file with more bytes than are read."""
    message = f"is {size:,} bytes large; files up to {largest:,} bytes are read"
    return _problem(file, message, "name it on the command line, or add it to `exclude`")


def _problem(file: str, message: str, hint: str | None = None) -> Problem:
    return Problem(place=Place.of_file(file), message=f"`{shown(file)}` {message}", hint=hint)


def _reason(error: OSError | ValueError) -> str:
    said = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return said[:1].lower() + said[1:]
