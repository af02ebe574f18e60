"""The settings of the client's section `ptm`, and what it says when it starts."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, kw_only=True, slots=True)
class Settings:
    """The settings that the server reads; the defaults are those that VS Code shows."""

    offline: bool = False  # ask no hub
    inlay_hints: bool = True
    trusted_endpoints: tuple[str, ...] = ()  # hubs that a project may name


@dataclass(frozen=True, kw_only=True, slots=True)
class Greeting:
    """What the client says once, when it starts."""

    trusted: bool = True  # whether the user trusts the workspace; a client that knows no such thing does
    settings: Settings = Settings()
    knows_status: bool = False  # whether it understands `ptm/status`


def read_settings(section: object) -> Settings:
    """The settings that a section holds; what is absent or of another type has its default."""
    return Settings(
        offline=_flag(section, "offline", default=False),
        inlay_hints=_flag(_at(section, "inlayHints"), "enabled", default=True),
        trusted_endpoints=_texts(_at(section, "trustedEndpoints")),
    )


def read_greeting(options: object) -> Greeting:
    """What the `initializationOptions` say. Only our own client tells of trust, and it understands `ptm/status`."""
    return Greeting(
        trusted=_flag(options, "trusted", default=True),
        settings=read_settings(_at(options, "settings")),
        knows_status=_at(options, "trusted") is not None,
    )


def _at(section: object, name: str) -> Any:
    return section.get(name) if isinstance(section, Mapping) else None


def _flag(section: object, name: str, *, default: bool) -> bool:
    value = _at(section, name)
    return value if isinstance(value, bool) else default


def _texts(value: object) -> tuple[str, ...]:
    return tuple(text for text in value if isinstance(text, str)) if isinstance(value, list) else ()
