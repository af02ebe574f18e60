"""Names of other registries, led to the models on the Hugging Face hub that they stand for."""

from dataclasses import replace

from ptm_lsp.core.reference import HUGGINGFACE, Key, Reference, Target


def resolved(reference: Reference) -> Reference:
    """A reference whose targets name, as far as lists tell, where their models live too."""
    targets = tuple(_led(target) for target in reference.targets)
    return reference if targets == reference.targets else replace(reference, targets=targets)


def living_at(key: Key) -> Key:
    """The key of a model on the Hugging Face hub where it lives there too, else its own."""
    if key.hub == HUGGINGFACE:
        return key
    from ptm_lsp.hubs import manifest_of  # late: most projects name models of this one hub

    manifest = manifest_of(key.hub)
    return (manifest and manifest.elsewhere(key.id)) or key


def _led(target: Target) -> Target:
    if target.resolved is not None or (key := living_at(target.key)) == target.key:
        return target
    return replace(target, resolved=key)
