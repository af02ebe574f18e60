"""The parts of `huggingface_hub` that judge ids and answers; imported late, for they take a quarter of a second."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import httpx2


def refuse_odd_id(id_: str) -> None:
    """Let only ids pass that a model can have.

    Raises: HFValidationError, which is a ValueError
    """
    from huggingface_hub.utils import validate_repo_id  # type: ignore[attr-defined]  # re-exported without a word

    validate_repo_id(id_)


def is_id(name: str) -> bool:
    """Whether a model can have this id."""
    from huggingface_hub.errors import HFValidationError

    try:
        refuse_odd_id(name)
    except HFValidationError:
        return False
    return True


def refuse_failure(response: "httpx2.Response") -> None:
    """Let only successes pass.

    Raises: HfHubHTTPError
    """
    from huggingface_hub.utils import hf_raise_for_status  # type: ignore[attr-defined]  # re-exported without a word

    hf_raise_for_status(response)
