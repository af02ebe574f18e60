"""`ptm rules`: the rules with their levels."""

import click

from ptm_lsp.cli.face.output import write_data
from ptm_lsp.rules import catalogue


@click.command(name="rules", short_help="List the rules with their levels.")
def command() -> None:
    """List the rules with the level that each has unless the policy gives another."""
    rules = catalogue().values()
    width = max(len(rule.slug) for rule in rules)
    lines = (f"{rule.code}  {rule.slug:<{width}}  {rule.level.value:<11}  {rule.title}" for rule in rules)
    write_data("\n".join(lines) + "\n")
