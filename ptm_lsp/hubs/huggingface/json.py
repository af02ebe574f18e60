"""JSON as a server sent it."""

import json
from typing import Any


def parsed(body: bytes) -> dict[str, Any]:
    """The object that a body holds.

    Raises: ValueError, also for what is nested too deeply
    """
    try:
        value = json.loads(body)
    except RecursionError:
        raise ValueError("the hub's answer is nested too deeply") from None
    except ValueError:
        raise ValueError("the hub's answer is no JSON") from None
    if not isinstance(value, dict):
        raise ValueError("the hub's answer is no JSON object")
    return value
