"""The pages of models on the web, built from what the code names and from nothing else."""

import re

from ptm_lsp.core.grammar import is_model_id, is_ref
from ptm_lsp.core.reference import Question

# hub -> where its models stand, and how the way to a revision begins
_SITES = {
    "huggingface": ("https://huggingface.co/", "/tree/"),
    "modelscope": ("https://modelscope.cn/models/", None),
    "pytorch-hub": ("https://github.com/", "/tree/"),
}
_RESERVED = re.compile(r"[^\w./~-]", re.ASCII)


def page_of(question: Question) -> str | None:
    """The address of a model's page at the revision asked for; None where the hub has none, or no such name."""
    (hub, name), revision = question
    if hub not in _SITES or not name.isascii() or not is_model_id(hub, name):
        return None
    site, tree = _SITES[hub]
    if revision is None or tree is None or not is_ref(revision) or not revision.isascii():
        return f"{site}{name}"
    return f"{site}{name}{tree}" + _RESERVED.sub(lambda sign: f"%{ord(sign[0]):02X}", revision)
