"""Keys of configuration files whose values are models."""

import re
from collections.abc import Iterator
from dataclasses import replace

from ptm_lsp.core.reference import HUGGINGFACE, Dynamic, OptionValue, Origin, Reference, Slot, Target
from ptm_lsp.core.text import Place, Span
from ptm_lsp.detect.naming.likely import certain, likely
from ptm_lsp.detect.naming.rules import weights_url
from ptm_lsp.detect.naming.targets import meant, revised
from ptm_lsp.detect.trees.tree import Branch, Config, Leaf, Node

# Keys of the `from_pretrained` family: nothing else is called so.
_SURE = re.compile(
    r"(?:\w+_)?(?:model|tokenizer|adapter|processor|text_encoder|vae|unet|controlnet)_name_or_path"
    r"|(?:hf|huggingface)_model(?:_id|_name)?|pretrained_model_name"
)
# Keys that hold a model where the value has an owner: axolotl, mergekit, TRL, BentoML, RAG applications.
_OWNED = re.compile(
    r"name_or_path|base_model(?:_config|_id|_name)?|tokenizer_config|tokenizer_name|lora_model_dir|vision_tower"
    r"|(?!(?:api|hub|litellm|new|output|registered|saved?|served|target)_)(?:\w+_)?model_(?:id|name)"
    r"|(?:reward|ref|teacher|draft|judge)_model(?:_path|_name|_id)?|(?:text_)?embed(?:ding|der)?s?_model(?:_name|_id)?"
    r"|rerank(?:er|ing)?_model(?:_name|_id)?|pretrained_model(?:_path)?|hf_repo(?:_id)?|llm_model(?:_name|_id)?"
)
# Keys that hold a model below a key that says so: the chart of vLLM's production stack, and settings of downloads.
_BELOW = {
    "modelurl": re.compile(r"model_?specs?"),
    "repo_id": re.compile(r"(?:\w+_)?(?:models?|llm|lora|controlnet|vae)s?"),
}
# `model` alone says nothing; beside one of these it is what is served or merged.
_BESIDE_MODEL = frozenset({
    "dtype", "gpu-memory-utilization", "gpu_memory_utilization", "max-model-len", "max_model_len",
    "merge_method", "parameters", "quantization", "served-model-name", "served_model_name",
    "tensor-parallel-size", "tensor_parallel_size", "tokenizer", "trust-remote-code", "trust_remote_code",
})  # fmt: skip
_REVISIONS = ("revision", "model_revision", "revision_of_model", "hf_revision")
# Source: axolotl (`revision_of_model`) and trl, LLaMA-Factory (`model_revision`), their documentation (read 2026-11)
_REVISION_BESIDE = {"base_model": "revision_of_model", "model_name_or_path": "model_revision"}
_NO_MODEL = re.compile(r"data|eval_?set|hub_|push|wandb|mlflow|logging")
_NEVER_MODEL = re.compile(r"hub_|push|wandb|mlflow|logging")  # whatever the keys below are called
_LONGEST = 300  # code points of a value that may be an id


def references(config: Config, *, is_strict: bool = False) -> Iterator[Reference]:
    """The references of a file's keys; `is_strict`: only of those that nothing else is called."""
    for path, branch in config.branches():
        if any(_NEVER_MODEL.search(key.lower()) for key in path):
            continue
        is_sure_only = is_strict or any(_NO_MODEL.search(key.lower()) for key in path)
        for key, value in branch.entries:
            below = path[-1].lower() if path else ""
            yield from _of_key(config, branch, key, value, below=below, is_strict=is_sure_only)


def _of_key(
    config: Config, branch: Branch, key: Leaf, value: Node, *, below: str, is_strict: bool
) -> Iterator[Reference]:
    if not isinstance(value, Leaf) or not value.is_text or not 0 < len(value.text) <= _LONGEST:
        return
    name = key.text.lower().replace("-", "_")
    if _SURE.fullmatch(name):
        yield from _reference(config, branch, key, value, is_sure=True)
    elif is_strict:
        return
    elif _OWNED.fullmatch(name) or _is_below(name, below) or _is_beside(name, branch):
        yield from _reference(config, branch, key, value, is_sure=False)
    elif (
        name == "pretrained"
        and "://" in value.text
        and (targets := tuple(meant(config.values(value), weights_url).targets))
    ):
        yield _made(config, branch, key, value, targets=targets)


def _is_below(name: str, above: str) -> bool:
    return name in _BELOW and _BELOW[name].fullmatch(above) is not None


def _is_beside(name: str, branch: Branch) -> bool:
    return name == "model" and not _BESIDE_MODEL.isdisjoint(other.text for other, _ in branch.entries)


def _reference(config: Config, branch: Branch, key: Leaf, value: Leaf, *, is_sure: bool) -> Iterator[Reference]:
    found = meant(config.values(value), certain if is_sure else likely)
    if found.targets:
        targets = tuple(_revised(config, branch, key, value, target) for target in found.targets)
        yield _made(config, branch, key, value, targets=targets)
    elif is_sure and (found.unknown or found.paths):
        dynamic = found.unknown[0].dynamic if found.unknown else None
        yield _made(config, branch, key, value, dynamic=dynamic, local_path=None if dynamic else found.paths[0])


def _made(
    config: Config,
    branch: Branch,
    key: Leaf,
    value: Leaf,
    *,
    targets: tuple[Target, ...] = (),
    dynamic: Dynamic | None = None,
    local_path: str | None = None,
) -> Reference:
    options, places = _options(config, branch)
    return Reference(
        place=_around(config, branch, key, value),
        callee=config.place(key),
        loader=key.text,
        use="load",
        targets=targets,
        dynamic=dynamic,
        local_path=local_path,
        options=options,
        option_places=places,
    )


def _around(config: Config, branch: Branch, key: Leaf, value: Leaf) -> Place:
    """The key with its value, and as far as a revision that follows."""
    revision = branch.leaf(*_REVISIONS)
    spans = [key.span, value.span, *([revision.span] if revision is not None else [])]
    return Place(config.file, None, Span(key.span.start, max(span.end for span in spans)))


def _options(config: Config, branch: Branch) -> tuple[dict[str, OptionValue], dict[str, Place]]:
    remote = branch.leaf("trust_remote_code", "trust-remote-code")
    if remote is None:
        return {}, {}
    return {"trust_remote_code": remote.text.lower() in ("true", "yes", "on")}, {
        "trust_remote_code": config.place(remote)
    }


def _revised(config: Config, branch: Branch, key: Leaf, value: Leaf, target: Target) -> Target:
    """The target at the revision that a key beside it gives, or with where one would go."""
    given = branch.leaf(*_REVISIONS)
    if given is not None and given.is_text:
        return revised(target, config.values(given))
    if target.key.hub != HUGGINGFACE or target.origin is not Origin.CONFIG:
        return target
    if given is not None:  # `"revision": null`
        return replace(target, pin=Slot(config.place(given), '"', '"'))
    slot = _slot(config, branch, key, value)
    return replace(target, pin=slot) if slot is not None else target


def _slot(config: Config, branch: Branch, key: Leaf, value: Leaf) -> Slot | None:
    """Where a line with the revision would go, in the formats that take one there."""
    if not config.file.lower().endswith((".yaml", ".yml")) or branch.is_flow or value.style in ("|", ">"):
        return None
    name = "revision" if branch.get("_target_") is not None else _REVISION_BESIDE.get(key.text)
    if name is None:
        return None
    line = config.text.position(value.span.end).line
    column = config.text.position(key.span.start).column
    end = config.text.line_span(line).end
    return Slot(Place(config.file, None, Span(end, end)), f"\n{' ' * (column - 1)}{name}: ", "")
