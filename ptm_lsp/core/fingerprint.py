"""Fingerprints: how a finding is known again in a later run."""

import json
from collections import defaultdict
from collections.abc import Sequence
from hashlib import sha256

from ptm_lsp.core.finding import Finding
from ptm_lsp.core.text import Sources, encoded

_LENGTH = 32  # hex digits: enough that no two lines share them by chance


def fingerprints(findings: Sequence[Finding], sources: Sources) -> tuple[str, ...]:
    """The fingerprint of each finding, in their order: `9f86d081884c7d659a2feaa0c55ad015:1`.

    It is made of the rule, the model and the line, whatever blanks that has; not of the line's number, so that it
    stays when lines above come or go. Those of one file that are alike are numbered from 1, from top to bottom.
    """
    alike: dict[tuple[str, str], list[int]] = defaultdict(list)
    for index, finding in enumerate(findings):
        alike[finding.place.file, content_of(finding, sources)].append(index)
    found = {
        index: f"{content}:{number}"
        for (_, content), indexes in alike.items()
        for number, index in enumerate(sorted(indexes, key=lambda index: _order(findings[index])), 1)
    }
    return tuple(found[index] for index in range(len(findings)))


def content_of(finding: Finding, sources: Sources) -> str:
    """What fingerprints have before the number."""
    text = sources.get(finding.place.source)
    line = text.line(text.position(finding.place.span.start).line) if text else ""
    named = json.dumps([finding.code, finding.about, "".join(line.split())], ensure_ascii=False)
    return sha256(encoded(named)).hexdigest()[:_LENGTH]


def _order(finding: Finding) -> tuple[int, int, int, str]:
    cell, span = finding.place.cell, finding.place.span
    return -1 if cell is None else cell, span.start, span.end, finding.message
