"""What is true of a model only at the time that it is asked for."""

import re
from typing import Any

from ptm_lsp.cards.telling import Telling
from ptm_lsp.core.facts import UNKNOWN, FileScan, HubState
from ptm_lsp.core.shapes import KeyPath, flag, list_of, number_from, one_of, text, text_that, unfit

_INSTANT = text_that(re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?Z", re.ASCII).fullmatch, "a time in UTC")
_COUNT = number_from(0)
_VERDICT = one_of("safe", "unsafe", "suspicious", "caution", "queued", "unscanned", "error")
_SCANNER = "hub"  # the hub's own summary of all scanners


def state_of(info: Telling, id_: str, *, redirected_from: str | None, now: str) -> HubState:
    """The state in an answer."""
    metadata = info.value.get("cardData")
    new_version = UNKNOWN
    if isinstance(metadata, dict):
        card = Telling(metadata, ("cardData",))
        card.faults = info.faults
        new_version = card.read("new_version", text, None)
    owner, slash, _ = id_.rpartition("/")
    return HubState(
        as_of=now,
        scan=_scan(info),
        gated=info.read("gated", _gating),
        private=info.read("private", flag),
        disabled=info.read("disabled", flag),
        redirected_from=redirected_from,
        new_version=new_version,
        publisher=info.read("author", text, owner if slash else UNKNOWN),
        created_at=info.read("createdAt", _INSTANT),
        modified_at=info.read("lastModified", _INSTANT),
        downloads=info.read("downloads", _COUNT),
        likes=info.read("likes", _COUNT),
    )


def _scan(info: Telling) -> Any:
    """The files that scanners object to; unknown as long as they are not done and have found nothing.

    NOTE: «not scanned» is not «safe».
    """
    security = info.inner("securityRepoStatus")
    if security is None:
        return UNKNOWN
    done = security.read("scansDone", flag)
    issues = security.read("filesWithIssues", list_of(_issue))
    if issues is UNKNOWN or (not issues and done is not True):
        return UNKNOWN
    return issues


def _issue(value: object, path: KeyPath, extra: Any) -> FileScan:
    if not isinstance(value, dict):
        raise unfit(value, path, "an object")
    return FileScan(
        path=text(value.get("path"), (*path, "path"), extra),
        scanner=_SCANNER,
        verdict=_VERDICT(value.get("level"), (*path, "level"), extra),
    )


def _gating(value: object, path: KeyPath, extra: Any) -> str | None:
    gated: str | None = None if value is False else one_of("auto", "manual")(value, path, extra)
    return gated
