"""Rule codes that people write: whole ones, or the start of some."""

from collections.abc import Iterator

from ptm_lsp.core.errors import Problem
from ptm_lsp.core.policy import Policy
from ptm_lsp.core.shapes import KeyPath, path_shown
from ptm_lsp.core.text import Place

_SIMILAR = 0.83  # one digit of a whole code differs


def means_rule(code: str) -> bool:
    """Whether a code is that of a rule, or the start of one."""
    return any(known.startswith(code) for known in _codes())


def nearest_code(code: str) -> str:
    """The way out for whoever wrote a code that means no rule."""
    from difflib import get_close_matches  # late: few codes are wrong

    nearest = get_close_matches(code, _codes(), n=1, cutoff=_SIMILAR)
    return f"did you mean `{nearest[0]}`?" if nearest else "run `ptm rules` for the list"


def unknown_codes(policy: Policy) -> tuple[Problem, ...]:
    """The codes in a policy that mean no rule: one of them alone in `select` would switch off every rule."""
    return tuple(
        Problem(
            place=policy.places.get(path_shown(path), Place.of_file(policy.file or "")),
            message=f"`{code}` in `{path_shown(path[:-1])}` means no rule",
            hint=nearest_code(code),
        )
        for path, code in _written(policy)
        if not means_rule(code)
    )


def _codes() -> tuple[str, ...]:
    from ptm_lsp.rules import codes  # late: most policies name none

    return codes()


def _written(policy: Policy) -> Iterator[tuple[KeyPath, str]]:
    """Each code of a policy, with the path of its key."""
    lists: dict[KeyPath, tuple[str, ...]] = {("select",): policy.select, ("ignore",): policy.ignore}
    lists |= {("per-file-ignores", glob): named for glob, named in policy.per_file_ignores.items()}
    for path, named in lists.items():
        yield from (((*path, index), code) for index, code in enumerate(named))
    yield from ((("level", code), code) for code in policy.level)
