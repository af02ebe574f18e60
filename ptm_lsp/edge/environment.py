"""The environment: what the user decided outside of any project.

Only what stands here is trusted with a token.
"""

import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from ptm_lsp.core.errors import RequestError

PUBLIC_HUB = "https://huggingface.co"
# NOTE: no user, query or fragment: the address is logged, kept in the cache and written into locks.
_ADDRESS = re.compile(
    r"https?://(?:[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?|\[[0-9a-f:.]+\])(?::[0-9]{1,5})?(?:/[\w.~-]+)*/*",
    re.IGNORECASE | re.ASCII,
)
_NOWHERE = Path(os.devnull, "home")  # nothing can be below it, nor be made there
_YES = frozenset({"1", "on", "true", "yes"})


@dataclass(frozen=True, kw_only=True, slots=True)
class Environment:
    """What the variables of the environment say about hubs and folders."""

    endpoint: str  # of the Hugging Face hub
    trusted: tuple[str, ...]  # endpoints that a project may name
    offline: bool
    facts_folder: Path  # holds our own cache
    models_folder: Path  # the cache that the Hugging Face libraries share

    @property
    def keeps_facts(self) -> bool:
        """Whether there is a place for our own cache."""
        return _NOWHERE not in self.facts_folder.parents


def home_folder(find: Callable[[], Path] = Path.home) -> Path | None:
    """The folder of the user's files; None where there is none, or only one that counts from the current folder."""
    try:
        home = find()
    except RuntimeError:
        return None
    return home if home.is_absolute() else None


def read_environment(variables: Mapping[str, str], home: Path | None) -> Environment:
    """The environment that variables describe, for a user whose files are below `home`.

    Raises: RequestError, if the endpoint is no address.
    Source: https://huggingface.co/docs/huggingface_hub/package_reference/environment_variables (2.4.0);
    https://specifications.freedesktop.org/basedir-spec (0.8): what is relative there does not count
    """
    home = home or _NOWHERE
    caches = Path(variables.get("XDG_CACHE_HOME") or home / ".cache")
    kept = caches if caches.is_absolute() or caches.parts[:1] == ("~",) else home / ".cache"
    own = Path(variables.get("PTM_CACHE_DIR") or Path(variables.get("LOCALAPPDATA") or kept) / "ptm-lsp")
    shared = Path(variables.get("HF_HOME") or caches / "huggingface") / "hub"
    named = variables.get("HF_HUB_CACHE") or variables.get("HUGGINGFACE_HUB_CACHE")
    return Environment(
        endpoint=_endpoint(variables.get("HF_ENDPOINT") or PUBLIC_HUB),
        trusted=tuple(variables.get("PTM_TRUSTED_ENDPOINTS", "").replace(",", " ").split()),
        offline=any(variables.get(name, "").lower() in _YES for name in ("HF_HUB_OFFLINE", "TRANSFORMERS_OFFLINE")),
        facts_folder=_expanded(own, home),
        models_folder=_expanded(Path(named) if named else shared, home),
    )


def _endpoint(address: str) -> str:
    # NOTE: the address itself is not shown: what is wrong with it may be a password in it.
    if not _ADDRESS.fullmatch(address):
        raise RequestError(
            "`HF_ENDPOINT` is not the plain `https` or `http` address of a host",
            "write it as `https://hub.acme.example`; a token goes into `HF_TOKEN`",
        )
    return address.rstrip("/")


def _expanded(path: Path, home: Path) -> Path:
    return home.joinpath(*path.parts[1:]) if path.parts[:1] == ("~",) else path
