"""What the front matter of a card states, as facts.

Source: https://huggingface.co/docs/hub/model-cards (2026-08), and 750 real cards.
"""

from typing import Any

from ptm_lsp.cards.telling import Telling
from ptm_lsp.core.facts import UNKNOWN, Base, Dataset
from ptm_lsp.core.shapes import KeyPath, list_of, one_or_list_of, text, text_that

RELATIONS = ("finetune", "quantized", "adapter", "merge", "distill")
_NAME = text_that(str.strip, "a name")


def stated(metadata: Telling) -> dict[str, Any]:
    """The fields of commit facts that the front matter settles; what it does not mention is known to be none."""
    datasets = metadata.read("datasets", _several(_NAME), ())
    return {
        "license": _license(metadata.read("license", one_or_list_of(text), None)),
        "license_name": metadata.read("license_name", text, None),
        "license_link": metadata.read("license_link", text, None),
        "base": _base(metadata),
        "datasets": UNKNOWN if datasets is UNKNOWN else tuple(Dataset(id=name) for name in dict.fromkeys(datasets)),
        "languages": metadata.read("language", _several(_language), ()),
        "task": metadata.read("pipeline_tag", text, None),
        "library": metadata.read("library_name", text, None),
    }


def _license(read: Any) -> Any:
    match read:
        case str():
            return read if read.strip() else None
        case tuple():
            return tuple(name for name in read if name.strip()) or None
        case _:
            return read


def _base(metadata: Telling) -> Any:
    names = metadata.read("base_model", _several(_NAME), ())
    if names is UNKNOWN:
        return UNKNOWN
    relation = metadata.read("base_model_relation", text)
    known = relation if relation in RELATIONS else UNKNOWN
    return tuple(Base(id=name, relation=known) for name in dict.fromkeys(names))


def _several(shape: Any) -> Any:
    """A value, or a list of them, as a tuple."""
    several = list_of(shape)

    def read(value: object, path: KeyPath, extra: Any) -> tuple[Any, ...]:
        listed: tuple[Any, ...] = several(value if isinstance(value, list) else [value], path, extra)
        return listed

    return read


def _language(value: object, path: KeyPath, extra: Any) -> str:
    # NOTE: YAML reads `no`, the code of Norwegian, as false.
    return "no" if value is False else text(value, path, extra)
