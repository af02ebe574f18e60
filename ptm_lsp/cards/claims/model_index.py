"""Claims in the front matter: the results of its `model-index`.

Source: https://github.com/huggingface/hub-docs/blob/main/modelcard.md (2026-08)
"""

from collections.abc import Iterator
from typing import Any

from ptm_lsp.cards.claims.tables import split_in
from ptm_lsp.cards.front_matter import FrontMatter
from ptm_lsp.core.facts import Claim

_MOST = 1_000


def claims_in(matter: FrontMatter) -> Iterator[Claim]:
    """The figures of a model index, as many as are read; all stand at the line of its name."""
    line = matter.lines.get("model-index", 1)
    for result in _objects(entry.get("results") for entry in _objects([matter.values.get("model-index")])):
        data = result.get("dataset")
        data = data if isinstance(data, dict) else {}
        for metric in _objects([result.get("metrics")]):
            value = metric.get("value")
            if isinstance(value, int | float | str) and not isinstance(value, bool):
                yield Claim(
                    line=line,
                    metric=_text(metric.get("name")) or _text(metric.get("type")),
                    value=str(value),
                    dataset=_text(data.get("name")) or _text(data.get("type")),
                    split=split_in(_text(data.get("split")) or "") or _text(data.get("split")),
                    backed="model-index",
                )


def _objects(lists: Any) -> Iterator[dict[str, Any]]:
    """The objects in some lists; what is no list and no object is passed over."""
    for items in lists:
        for item in items[:_MOST] if isinstance(items, list) else ():
            if isinstance(item, dict):
                yield item


def _text(value: Any) -> str | None:
    return value.strip() or None if isinstance(value, str) else None
