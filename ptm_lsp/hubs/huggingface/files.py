"""The files of a model, as the hub lists them."""

import re
from typing import Any

from ptm_lsp.cards.telling import Telling
from ptm_lsp.core.facts import UNKNOWN, Known, ModelFile
from ptm_lsp.core.grammar import is_commit, stays_inside
from ptm_lsp.core.shapes import KeyPath, list_of, number_from, text_that, unfit

_SIZE = number_from(0)
_SHA256 = text_that(re.compile(r"[0-9a-f]{64}").fullmatch, "64 hex digits")
_SHA1 = text_that(is_commit, "40 hex digits")
_PATH = text_that(stays_inside, "a path inside the repository")


def files_in(info: Telling) -> Any:
    """The files in an answer, sorted by path; a size or hash that it does not tell is unknown.

    One path that does not fit makes the whole list unknown: what is missing in it could be what matters.
    """

    def file(value: object, path: KeyPath, _extra: object) -> ModelFile:
        if not isinstance(value, dict):
            raise unfit(value, path, "an object")
        one = Telling(value, path)
        one.faults = info.faults
        path_ = _PATH(value.get("rfilename"), (*path, "rfilename"), {})
        return ModelFile(path=path_, size=one.read("size", _SIZE), hash=_hash(one))

    files = info.read("siblings", list_of(file))
    return files if files is UNKNOWN else tuple(sorted(files, key=lambda listed: listed.path))


def _hash(file: Telling) -> Known[str | None]:
    """The hash of a file's content.

    NOTE: with LFS, the blob is a pointer, and its hash says nothing of the file.
    """
    lfs = file.inner("lfs")
    if lfs is not None or file.has("lfs"):
        sha256 = lfs.read("sha256", _SHA256) if lfs else UNKNOWN
        return UNKNOWN if sha256 is UNKNOWN else f"sha256:{sha256}"
    sha1 = file.read("blobId", _SHA1)
    return UNKNOWN if sha1 is UNKNOWN else f"git-sha1:{sha1}"
