"""`ptm cache`: what hubs have told and projects have said, kept for the user."""

import os
from datetime import timedelta

import click

from ptm_lsp.app.cached import bundle_entries
from ptm_lsp.cli.face.output import write_data
from ptm_lsp.cli.face.talk import say
from ptm_lsp.core.errors import PtmError
from ptm_lsp.core.numbers import size
from ptm_lsp.core.text import shown
from ptm_lsp.edge.cache import FactCache, Size
from ptm_lsp.edge.clock import SystemClock
from ptm_lsp.edge.environment import Environment, home_folder, read_environment
from ptm_lsp.edge.files import write_atomically
from ptm_lsp.edge.reading_cache import ReadingCache
from ptm_lsp.project.bundle import write_bundle
from ptm_lsp.render.style.words import counted

_OLD = 30  # days


@click.group(name="cache", short_help="Look into what is kept, export facts, or empty it.")
def command() -> None:
    """What hubs have told and projects have said, kept in the user's own folder."""


@command.command(name="size")
def show_size() -> None:
    """Show how much the cache holds, and where."""
    cache, readings = _cache(), _readings()
    held = cache.size() if cache.is_there else Size(0, 0, 0)
    said = readings.size()
    _refuse_trouble(cache, readings)
    counts = f"{counted(held.answers, 'answer')}, {counted(held.commits, 'commit')}, {size(held.bytes)}"
    write_data(f"{counts} in {shown(str(cache.file))}\n")
    write_data(f"{counted(said.projects, 'project')}, {size(said.bytes)} in {shown(str(readings.file))}\n")


@command.command()
@click.argument("file")
def export(file: str) -> None:
    """Write the commit facts of the hub that is asked now into a bundle FILE."""
    cache = _cache()
    facts = cache.export(_environment().endpoint) if cache.is_there else ()
    _refuse_trouble(cache)
    entries = bundle_entries(facts)
    write_atomically(os.path.join(os.getcwd(), file), write_bundle(entries).encode())
    say(f"wrote the facts of {counted(len(entries), 'commit')} into `{file}`")


@command.command()
@click.option("--older-than", type=click.IntRange(min=0), default=_OLD, metavar="DAYS", help=f"Default: {_OLD}.")
def prune(older_than: int) -> None:
    """Drop what was told or read longer ago than so many days."""
    cache, readings = _cache(), _readings()
    before = SystemClock().now() - timedelta(days=older_than)
    dropped = (cache.prune(before) if cache.is_there else 0) + readings.prune(before)
    _refuse_trouble(cache, readings)
    say(f"dropped {counted(dropped, 'row')}")


@command.command()
def clear() -> None:
    """Remove the cache, whatever state it is in."""
    for cache in (_cache(), _readings()):
        try:
            cache.clear()
        except OSError as error:
            raise PtmError(f"the cache `{shown(str(cache.file))}` cannot be removed: {error.strerror}") from error
        say(f"removed `{shown(str(cache.file))}`")


def _environment() -> Environment:
    return read_environment(os.environ, home_folder())


def _cache() -> FactCache:
    """The cache of the user; it is made only when something is kept."""
    return FactCache(_environment().facts_folder)


def _readings() -> ReadingCache:
    return ReadingCache(_environment().facts_folder)


def _refuse_trouble(*caches: FactCache | ReadingCache) -> None:
    for cache in caches:
        if cache.trouble:
            raise PtmError(cache.trouble, "run `ptm cache clear`")
