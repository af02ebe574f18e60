"""`ptm lock`: pin each model to a commit, and each file of it to a hash."""

import os
from collections.abc import Iterator

import click

from ptm_lsp.app.book import Book
from ptm_lsp.app.lock import Change, Plan, Upgrade, plan, write
from ptm_lsp.app.lock_check import Comparison, Kind, Mismatch, compare_locks
from ptm_lsp.app.lock_entries import Left
from ptm_lsp.app.request import Request
from ptm_lsp.cli.face.asking import open_book, say_requests
from ptm_lsp.cli.face.deciding import overrides
from ptm_lsp.cli.face.keeping import say_trouble
from ptm_lsp.cli.face.output import write_data
from ptm_lsp.cli.face.progress import progress_bar
from ptm_lsp.cli.face.talk import say, say_error, say_problem
from ptm_lsp.core.errors import RequestError
from ptm_lsp.core.grammar import is_commit
from ptm_lsp.core.numbers import size
from ptm_lsp.core.text import Sources, shown
from ptm_lsp.edge.project_root import find_root
from ptm_lsp.project.overrides import Overrides
from ptm_lsp.project.policy_file import has_policy
from ptm_lsp.render.style.words import inert, model_name

_FAILED = 1
_OUT_OF_REACH = 3
_AGAIN = "run it again, or with `--offline` to take commits and hashes from bundle and cache"
_ONLINE = "run it where a hub may be asked"
_NEXT = "run `ptm lock` and commit the result"


@click.command(name="lock", short_help="Pin each model to a commit, and each file of it to a hash.")
@click.argument("models", nargs=-1, metavar="[MODEL]...")
@click.option("--upgrade", is_flag=True, help="Move these models, or all, to where their revisions stand today.")
@click.option("--check", "checking", is_flag=True, help="Write nothing; fail where the lock does not match the code.")
@click.option("--dry-run", is_flag=True, help="Write nothing; show what would change.")
@click.option("--offline", is_flag=True, help="Take commits and hashes from bundle and cache.")
@click.option("--no-cache", is_flag=True, help="Neither read nor write the cache of facts.")
@click.option("-v", "--verbose", is_flag=True, help="Also list what stays, and say what was asked.")
def command(
    *,
    models: tuple[str, ...],
    upgrade: bool,
    checking: bool,
    dry_run: bool,
    offline: bool,
    no_cache: bool,
    verbose: bool,
) -> int:
    """Write `ptm.lock`, which pins the models of the project to commits and their files to hashes.

    What is locked stays, what is new is added, and what nothing loads any more is dropped.
    """
    if models and not upgrade:
        raise RequestError("models are named, but nothing is to be done with them", "add `--upgrade`")
    if checking and (upgrade or dry_run):
        raise RequestError("`--check` asks no hub, and changes nothing", "leave `--upgrade` and `--dry-run` out")
    flags = Overrides(offline=offline or None)
    request = _request(flags)
    if checking:
        return _check(request)
    book = open_book(cached=not no_cache)
    wish = Upgrade(ids=frozenset(models)) if upgrade else None
    with progress_bar("asking the hub") as progress:
        plans = plan(request, book, wish, progress)
    for one in plans:
        _tell(one, book, request.here, dry_run=dry_run, verbose=verbose)
    if verbose:
        say_requests(book)
    return _exit_code([left for one in plans for left in one.left])


def _request(flags: Overrides) -> Request:
    """The whole project around the current folder: a lock of half a project would drop the other half."""
    here = os.getcwd()
    folder = find_root(here, has_policy, here=here).folder
    paths = () if folder == here else (os.path.relpath(folder, here),)
    return Request(here=here, paths=paths, overrides=overrides(flags, os.environ))


def _tell(plan: Plan, book: Book, here: str, *, dry_run: bool, verbose: bool) -> None:
    """Write what is planned, and say what that is."""
    for problem in plan.problems:
        say_problem(problem, {}, kind="warning")
    say_trouble(book.cache)
    changes = [change for change in plan.changes if verbose or change.sign != "="]
    write_data("".join(f"{inert(_line(change))}\n" for change in changes))
    for left in plan.left:
        say_error(_not_locked(left, plan))
    if any(left.reason.is_out_of_reach for left in plan.left):
        say(f"hint: {_AGAIN if book.requests else _ONLINE}")
    if not dry_run:
        write(plan)
    say(_summary(plan, here, dry_run=dry_run))


def _line(change: Change) -> str:
    """A change in one line: `~ acme/tiny main 0123456 -> 89abcde`."""
    before, after = change.before, change.after
    models = [model for model in (before, after) if model]
    head = f"{change.sign} {model_name(models[0].key)} {_revision(models[0].requested)}"
    commits = " -> ".join(dict.fromkeys(model.commit[:7] for model in models))
    if after is None or change.sign == "=":
        return f"{head} {commits}"
    stated = sum(file.size for file in after.files)
    return f"{head} {commits} ({len(after.files):,} files, {size(stated)})"


def _revision(name: str) -> str:
    return name[:7] if is_commit(name) else name


def _not_locked(left: Left, plan: Plan) -> str:
    key, revision = left.question
    model = f"`{shown(model_name(key))}` at `{shown(_revision(revision or ''))}`"
    if plan.lock.find(left.question) is None:
        return f"{model} is not locked: {left.reason.why}"
    return f"{model} stays as it is locked: {left.reason.why}"


def _summary(plan: Plan, here: str, *, dry_run: bool) -> str:
    signs = [change.sign for change in plan.changes]
    named = (("+", "added"), ("~", "moved"), ("-", "dropped"), ("=", "kept"))
    counts = ", ".join(f"{signs.count(sign):,} {word}" for sign, word in named if sign in signs)
    counts = counts or ("nothing locked" if plan.left else "nothing to lock")
    written = [
        path
        for path, text in ((plan.facts.path if plan.facts else "", plan.facts_text), (plan.file.path, plan.text))
        if text is not None
    ]
    if not written:
        return f"{counts}: nothing written"
    names = " and ".join(f"`{os.path.relpath(path, here)}`" for path in written)
    return f"{counts}: {'would write' if dry_run else 'wrote'} {names}"


def _exit_code(left: list[Left]) -> int:
    """What could not be locked fails the run; only another try can tell of hubs that could not be reached."""
    if any(not one.reason.is_out_of_reach for one in left):
        return _FAILED
    return _OUT_OF_REACH if left else 0


def _check(request: Request) -> int:
    compared = compare_locks(request)
    lines = [line for comparison in compared for line in _differences(comparison)]
    for comparison in compared:
        for problem in comparison.problems:
            say_problem(problem, comparison.sources, kind="warning")
    write_data("".join(f"{inert(line)}\n" for line in lines))
    if lines:
        say(f"hint: {_NEXT}")
    return _FAILED if lines else 0


def _differences(comparison: Comparison) -> Iterator[str]:
    for mismatch in comparison.mismatches:
        yield _difference(mismatch, comparison.lock, comparison.sources)


def _difference(mismatch: Mismatch, lock: str, sources: Sources) -> str:
    model = f"`{shown(model_name(mismatch.key))}`"
    place = mismatch.place
    where = ""
    if place is not None:
        text = sources.get(place.source)
        where = f"{place.file}:{text.position(place.span.start).line}" if text else place.file
    match mismatch.kind:
        case Kind.ABSENT:
            return f"absent: `{lock}` does not hold {model} at `{mismatch.loaded}`, which `{where}` loads"
        case Kind.CHANGED:
            held = f"`{lock}` holds {model} at `{mismatch.locked}`"
            return f"changed: {held}, and `{where}` loads it at `{mismatch.loaded}`"
        case Kind.STALE:
            return f"stale: `{lock}` holds {model} at `{mismatch.locked}`, which nothing loads"
