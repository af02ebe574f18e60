"""The data files of the package: read lazily, once, and from then on constants."""

import json
import tomllib
from functools import cache
from pkgutil import get_data
from typing import Any


@cache
def load(package: str, name: str) -> Any:
    """The content of a JSON or TOML data file that stands in a package, or the text of any other.

    The answer is shared: treat it as read only.
    """
    string = text(package, name)
    if name.endswith(".json"):
        return json.loads(string)
    if name.endswith(".toml"):
        return tomllib.loads(string)
    return string


@cache
def text(package: str, name: str) -> str:
    """The text of a data file that stands in a package."""
    content = get_data(package, name)
    if content is None:
        raise FileNotFoundError(f"{package}/{name}")
    return content.decode("utf-8")
