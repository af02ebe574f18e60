"""What earlier runs of this user have kept."""

import os

from ptm_lsp.cli.face.talk import say
from ptm_lsp.edge.database import Database
from ptm_lsp.edge.environment import home_folder, read_environment
from ptm_lsp.edge.reading_cache import ReadingCache


def open_readings(*, cached: bool = True) -> ReadingCache | None:
    """The cache of what projects said in earlier runs, where this run uses it and there is a place for one."""
    environment = read_environment(os.environ, home_folder())
    return ReadingCache(environment.facts_folder) if cached and environment.keeps_facts else None


def say_trouble(cache: Database | None) -> None:
    """Say why a cache stands aside, where it does."""
    if cache is not None and cache.trouble:
        say(f"warning: {cache.trouble}")
        if cache.is_damaged:
            say("hint: run `ptm cache clear`")
