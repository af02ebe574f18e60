"""What SARIF 2.1.0 asks of the objects that we write; it is stricter than the standard, which knows many more.

Source: https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json (read 2026-11)
"""

import json
import re
from typing import Any

from jsonschema import Draft202012Validator

# A relative reference without scheme, authority, query and fragment.
# Source: RFC 3986, section 4.2
_RELATIVE = r"^(?!/)(?:[A-Za-z0-9._~/-]|%[0-9A-F]{2})*$"

TEXT = {"type": "string"}
LEVEL = {"enum": ["none", "note", "warning", "error"]}
FROM_ONE = {"type": "integer", "minimum": 1}


def _object(required: str, **properties: Any) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": properties,
        "required": required.split(),
        "additionalProperties": False,
    }


def _list(item: Any, *, least: int = 0, unique: bool = False) -> dict[str, Any]:
    return {"type": "array", "items": item, "minItems": least, "uniqueItems": unique}


MESSAGE = _object("text", text=TEXT)
HELP = _object("text", text=TEXT, markdown=TEXT)
ARTIFACT = _object("uri", uri={"type": "string", "pattern": _RELATIVE}, uriBaseId={"const": "%SRCROOT%"})
REGION = _object("startLine", startLine=FROM_ONE, startColumn=FROM_ONE, endLine=FROM_ONE, endColumn=FROM_ONE)
LOCATION = _object(
    "physicalLocation",
    physicalLocation=_object("artifactLocation", artifactLocation=ARTIFACT, region=REGION),
    logicalLocations=_list(_object("fullyQualifiedName", fullyQualifiedName=TEXT), unique=True),
    message=MESSAGE,
)
RULE = _object(
    "id",
    id=TEXT,
    name=TEXT,
    shortDescription=HELP,
    fullDescription=HELP,
    help=HELP,
    defaultConfiguration=_object("", enabled={"type": "boolean"}, level=LEVEL),
)
NOTIFICATION = _object("message", level=LEVEL, message=MESSAGE, locations=_list(LOCATION, unique=True))
INVOCATION = _object(
    "executionSuccessful",
    executionSuccessful={"type": "boolean"},
    toolExecutionNotifications=_list(NOTIFICATION),
)
REPLACEMENT = _object("deletedRegion", deletedRegion=REGION, insertedContent=_object("text", text=TEXT))
CHANGE = _object("artifactLocation replacements", artifactLocation=ARTIFACT, replacements=_list(REPLACEMENT, least=1))
FIX = _object(
    "artifactChanges",
    description=MESSAGE,
    artifactChanges=_list(CHANGE, least=1, unique=True),
    properties={"type": "object"},
)
RESULT = _object(
    "message ruleId ruleIndex level locations partialFingerprints",
    ruleId=TEXT,
    ruleIndex={"type": "integer", "minimum": 0},
    level=LEVEL,
    message=MESSAGE,
    locations=_list(LOCATION, least=1),
    relatedLocations=_list(LOCATION, unique=True),
    partialFingerprints={"type": "object", "additionalProperties": TEXT},
    baselineState={"enum": ["new", "unchanged", "updated", "absent"]},
    fixes=_list(FIX, unique=True),
    properties={"type": "object"},
)
DRIVER = _object("name", name=TEXT, semanticVersion=TEXT, rules=_list(RULE, unique=True))
RUN = _object(
    "tool",
    tool=_object("driver", driver=DRIVER),
    invocations=_list(INVOCATION),
    originalUriBaseIds={"type": "object", "additionalProperties": _object("", description=MESSAGE)},
    columnKind={"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
    results=_list(RESULT),
)
LOG = _object("version runs", **{"$schema": {"type": "string"}}, version={"const": "2.1.0"}, runs=_list(RUN, least=1))

_VALIDATOR = Draft202012Validator(LOG)
# Source: SARIF 2.1.0, section 3.11.6: `[text](destination)`, where a backslash takes the meaning from a bracket.
_LINK = re.compile(r"(?<!\\)(?:\\\\)*\[(?:[^\\\[\]]|\\.)*\]\(", re.DOTALL)


def read_sarif(output: str) -> Any:
    """The one run of a SARIF log, once it is known to be one.

    Raises: jsonschema.ValidationError, if it is none.
    """
    log = json.loads(output)
    _VALIDATOR.validate(log)
    (run,) = log["runs"]
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert [result["ruleId"] for result in run["results"]] == [rules[result["ruleIndex"]] for result in run["results"]]
    return run


def links(message: str) -> list[str]:
    """What a viewer takes for the start of a link in a message."""
    return [found[0] for found in _LINK.finditer(message)]
