"""What can go wrong, and the exit code of each."""

from dataclasses import dataclass

from ptm_lsp.core.text import Place, Sources


@dataclass(frozen=True, kw_only=True, slots=True)
class Problem:
    """Something in a file that keeps it from being understood as a whole; a value, never raised."""

    place: Place
    message: str
    hint: str | None = None


class PtmError(Exception):
    """What was asked for cannot be done."""

    exit_code = 2

    def __init__(self, message: str, hint: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class RequestError(PtmError):
    """The command line asks for something that does not exist or does not go together."""


class ProjectError(PtmError):
    """Files of the project (policy, lock, bundle) are malformed; the places of `problems` count in `sources`."""

    def __init__(self, problems: tuple[Problem, ...], sources: Sources) -> None:
        first = problems[0]
        super().__init__(first.message, first.hint)
        self.problems = problems
        self.sources = sources
