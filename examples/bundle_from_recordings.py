"""Print the facts bundle of `support-bot`, made from recorded answers of the Hugging Face Hub.

    python examples/bundle_from_recordings.py RECORDINGS > examples/support-bot/ptm-facts.json

RECORDINGS is a folder of JSON files. Each holds a list of exchanges with `url`, `status`, `response_headers` and
`body`, as they stand in the recorded tests ("cassettes") of client libraries. Only facts and figures are taken over,
and only what an answer says: what it leaves open has no key. Of several answers about a model the latest counts.
"""

import json
import re
import sys
from collections.abc import Iterator, Mapping
from datetime import datetime
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any

from ptm_lsp.core.facts_json import facts_from_json
from ptm_lsp.project.bundle import Entry, write_bundle

MODELS = (
    "dbmdz/bert-large-cased-finetuned-conll03-english",
    "deepset/roberta-base-squad2",
    "facebook/bart-large-mnli",
    "google-bert/bert-base-uncased",
    "meta-llama/Llama-3.1-8B-Instruct",
    "naver-clova-ix/donut-base-finetuned-docvqa",
    "openai/clip-vit-base-patch32",
    "sentence-transformers/all-MiniLM-L6-v2",
    "sshleifer/distilbart-cnn-12-6",
)

_INFO = re.compile(r"/api/models/(?P<id>[^?]+)$")
_LICENSE_FILE = re.compile(r"(licen[cs]e|copying|notice)\b", re.IGNORECASE)
_FORMATS = {
    "safetensors": re.compile(r"\.safetensors$"),
    "pickle": re.compile(r"(^|/)(diffusion_)?(pytorch|adapter)_model[^/]*\.bin$|\.(pt|pth|ckpt|pkl)$"),
    "gguf": re.compile(r"\.gguf$"),
    "onnx": re.compile(r"\.onnx$"),
    "flax": re.compile(r"\.msgpack$"),
    "keras": re.compile(r"\.(h5|keras)$"),
    "rust": re.compile(r"\.ot$"),
}


def main() -> None:
    """Write the bundle to standard output."""
    exchanges = [exchange for file in sorted(Path(sys.argv[1]).glob("*.json")) for exchange in _read(file)]
    entries = [_entry(id_, exchanges) for id_ in MODELS]
    sys.stdout.buffer.write(write_bundle(entries).encode())


def _read(file: Path) -> list[dict[str, Any]]:
    return json.loads(file.read_text(encoding="utf-8"))


def _entry(id_: str, exchanges: list[dict[str, Any]]) -> Entry:
    answered = max(_answers(id_, exchanges), key=_time)
    reading = facts_from_json(_facts(answered["body"], sorted(_old_names(id_, exchanges)), _time(answered)))
    if reading.facts is None or reading.faults:
        raise ValueError(f"{id_}: {reading.faults}")
    return Entry(facts=reading.facts)


def _answers(id_: str, exchanges: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for exchange in exchanges:
        body = exchange["body"]
        if isinstance(body, dict) and body.get("id") == id_ and "siblings" in body and _time(exchange):
            yield exchange


def _old_names(id_: str, exchanges: list[dict[str, Any]]) -> set[str]:
    """The names that the hub redirects to this one."""
    found = set()
    for exchange in exchanges:
        asked = _INFO.search(exchange["url"])
        if asked and exchange["response_headers"].get("location") == f"/api/models/{id_}":
            found.add(asked["id"])
    return found


def _time(exchange: dict[str, Any]) -> datetime:
    return parsedate_to_datetime(exchange["response_headers"]["date"])


def _facts(body: Mapping[str, Any], old_names: list[str], read_at: datetime) -> dict[str, object]:
    card: Mapping[str, Any] = body.get("cardData") or {}
    files = sorted(sibling["rfilename"] for sibling in body["siblings"])
    stated = {
        "license": card.get("license"),
        "license_name": card.get("license_name"),
        "license_link": card.get("license_link"),
        **_license_file(files),
        "base": _base(body["tags"]),
        "datasets": [{"id": dataset} for dataset in _listed(card.get("datasets"))],
        "task": body.get("pipeline_tag"),
        "library": body.get("library_name"),
        "languages": _listed(card.get("language")),
        **_config(body.get("config") or {}, files),
        **_weights(body.get("safetensors")),
        "formats": [name for name, pattern in _FORMATS.items() if any(map(pattern.search, files))],
        "files": [{"path": path} for path in files],
        "card": {"present": "README.md" in files},
    }
    return {
        "hub": "huggingface",
        "id": body["id"],
        "written_ids": old_names,
        "requested": "main",
        "commit": body["sha"],
        **stated,
        "sources": dict.fromkeys(stated, "hub"),
        "read_at": read_at.strftime("%Y-%m-%dT%H:%M:%SZ"),
    }


def _license_file(files: list[str]) -> dict[str, object]:
    """That there is none; what one says was not recorded."""
    return {} if any(map(_LICENSE_FILE.match, files)) else {"license_file": None}


def _base(tags: list[str]) -> list[dict[str, str]]:
    """The bases that the hub worked out from the card, as `base_model:<relation>:<id>`."""
    parts = [tag.split(":") for tag in tags if tag.startswith("base_model:")]
    return [{"id": part[2], "relation": part[1]} for part in parts if len(part) == 3]


def _config(config: Mapping[str, Any], files: list[str]) -> dict[str, object]:
    if "model_type" not in config:
        return {}
    found: dict[str, object] = {"architectures": config["architectures"], "model_type": config["model_type"]}
    if "auto_map" not in config and not any(path.endswith(".py") for path in files):
        found["custom_code"] = []
    return found


def _weights(safetensors: Mapping[str, Any] | None) -> dict[str, object]:
    return {"parameters": safetensors["total"], "dtypes": safetensors["parameters"]} if safetensors else {}


def _listed(value: str | list[str] | None) -> list[str]:
    return [value] if isinstance(value, str) else value or []


if __name__ == "__main__":
    main()
