"""`ptm explain`: the page of a rule."""

from difflib import get_close_matches

import click

from ptm_lsp.cli.face.output import write_data
from ptm_lsp.core.errors import RequestError
from ptm_lsp.core.report import Rule
from ptm_lsp.rules import catalogue


@click.command(name="explain", short_help="Show the page of a rule.")
@click.argument("rule", metavar="CODE")
def command(rule: str) -> None:
    """Show the page of a rule, named by its code or its slug."""
    found = _find(rule)
    write_data(f"{found.code} {found.slug} ({found.level.value})\n\n{found.page.strip()}\n")


def _find(name: str) -> Rule:
    rules = catalogue()
    by_name = {**{code.lower(): rule for code, rule in rules.items()}, **{rule.slug: rule for rule in rules.values()}}
    if name.lower() in by_name:
        return by_name[name.lower()]
    nearest = get_close_matches(name.lower(), by_name, n=1, cutoff=0.75)
    hint = f"did you mean `{by_name[nearest[0]].code}`?" if nearest else "run `ptm rules` for the list"
    raise RequestError(f"`{name}` is neither the code nor the slug of a rule", hint)
