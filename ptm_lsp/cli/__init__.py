"""The command line.

The folder is the registry: a module of this package is a command; what commands share stands in the package `face`.
`run` is the one place where errors become messages and exit codes.
"""

import gc
import sys

import click

from ptm_lsp.cli.face.talk import say, say_error, say_problem
from ptm_lsp.core.errors import ProjectError, PtmError

_INTERRUPTED = 130
_FAILED = 2
# NOTE: a run makes many values that live to its end, and hardly any cycles: with Python's own threshold a tenth of its
# time goes into looking for some, and it takes no more memory without.
_OBJECTS_BEFORE_CYCLES_ARE_SOUGHT = 50_000


def run(arguments: list[str]) -> int:
    """Run `ptm` with these arguments and give its exit code."""
    gc.set_threshold(_OBJECTS_BEFORE_CYCLES_ARE_SOUGHT)
    try:
        return _run(arguments)
    except ProjectError as error:
        for problem in error.problems:
            say_problem(problem, error.sources)
        return error.exit_code
    except PtmError as error:
        say_error(error.message, error.hint)
        return error.exit_code
    except (KeyboardInterrupt, click.Abort):
        say_error("interrupted")
        return _INTERRUPTED
    except MemoryError:
        say_error("there is not enough memory for this", "name fewer files, or add the largest to `exclude`")
        return _FAILED
    except FileNotFoundError as error:
        if _has_folder():
            return _report_bug(error)
        say_error("the current folder does not exist", "change into one that does")
        return _FAILED
    except Exception as error:  # noqa: BLE001 (the one place that knows no better: a bug)
        return _report_bug(error)


def _run(arguments: list[str]) -> int:
    from ptm_lsp.cli.face.group import Commands  # late: it lists this very package

    try:
        code = Commands().main(arguments, prog_name="ptm", standalone_mode=False)
    except click.exceptions.NoArgsIsHelpError as error:
        for line in error.format_message().splitlines():
            say(line)
        return error.exit_code
    except click.UsageError as error:
        command = error.ctx.command_path if error.ctx else "ptm"
        say_error(_sentence(error.format_message()), f"run `{command} --help`")
        return error.exit_code
    return code if isinstance(code, int) else 0


def _sentence(message: str) -> str:
    """A message of the argument parser in our own form: one sentence that starts in lower case and has no full stop."""
    line = " ".join(message.split()).replace("'", "`").removesuffix(".")
    return line[:1].lower() + line[1:]


def _has_folder() -> bool:
    import os

    try:
        os.getcwd()
    except FileNotFoundError:
        return False
    return True


def _report_bug(error: Exception) -> int:
    import os

    if os.environ.get("PTM_TRACEBACK"):
        raise error
    where = error.__traceback__
    while where and where.tb_next:
        where = where.tb_next
    line = f"{where.tb_frame.f_globals.get('__name__')}:{where.tb_lineno}" if where else "an unknown place"
    say_error(
        f"internal error in {line}: {type(error).__name__}: {error}",
        f"run again with `PTM_TRACEBACK=1` and report what it prints; the command was `ptm {' '.join(sys.argv[1:])}`",
    )
    return _FAILED
