"""The commands of `ptm`: a module of the folder `cli` is a command, and it is imported when it is named."""

import pkgutil
from copy import copy
from importlib import import_module

import click

from ptm_lsp import __version__, cli
from ptm_lsp.cli.face.output import write_data
from ptm_lsp.core.errors import RequestError

_ORDER = ("check", "scan", "show", "tree", "lock", "sync", "verify", "diff", "outdated", "card", "rules", "explain")


class Commands(click.Group):
    """`ptm` itself."""

    def __init__(self) -> None:
        super().__init__(
            name="ptm",
            help="The dependency manager for pre-trained models.",
            context_settings={"max_content_width": 100},
            params=[_version_option(), _help_option()],
            add_help_option=False,
        )

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """All commands, those of daily use first."""
        names = {module.name for module in pkgutil.iter_modules(cli.__path__) if not module.ispkg}
        return [name for name in _ORDER if name in names] + sorted(names - set(_ORDER))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command:
        """The command of this name, imported now.

        Raises: RequestError, if there is none.
        """
        names = self.list_commands(ctx)
        if cmd_name not in names:
            from difflib import get_close_matches  # late: few names are wrong

            nearest = get_close_matches(cmd_name, names, n=1)
            hint = f"did you mean `ptm {nearest[0]}`?" if nearest else "run `ptm --help` for the list of commands"
            raise RequestError(f"`{cmd_name}` is no command of `ptm`", hint)
        return _with_help(import_module(f"{cli.__name__}.{cmd_name}").command)


def _with_help(command: click.Command) -> click.Command:
    """The command with our own option for its help: that of the argument parser does not know a full disk."""
    command = copy(command)
    command.add_help_option = False
    command.params = [*command.params, _help_option()]
    if isinstance(command, click.Group):
        command.commands = {name: _with_help(inner) for name, inner in command.commands.items()}
    return command


def _help_option() -> click.Option:
    def show(ctx: click.Context, _: click.Parameter, value: bool) -> None:
        if value and not ctx.resilient_parsing:
            write_data(f"{ctx.get_help()}\n")
            ctx.exit()

    return click.Option(
        ["-h", "--help"], is_flag=True, expose_value=False, is_eager=True, callback=show, help="Show help and exit."
    )


def _version_option() -> click.Option:
    def show(ctx: click.Context, _: click.Parameter, value: bool) -> None:
        if value:
            write_data(f"ptm {__version__}\n")
            ctx.exit()

    return click.Option(
        ["--version"], is_flag=True, expose_value=False, is_eager=True, callback=show, help="Show the version and exit."
    )
