"""The session, without a wire: what is read, asked and told, and when."""

import asyncio
import threading
from collections.abc import Awaitable, Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from lsprotocol import types

from ptm_lsp.app.live_project import LiveProject
from ptm_lsp.app.workspace import Workspace, open_file
from ptm_lsp.core.errors import PtmError
from ptm_lsp.core.facts import Answer, CommitFacts, Facts, Missing, Why
from ptm_lsp.core.reference import Question
from ptm_lsp.detect.draft import Draft
from ptm_lsp.detect.syntax.buffer import Buffer
from ptm_lsp.lsp.background import Background
from ptm_lsp.lsp.client import Client
from ptm_lsp.lsp.desk import Desk
from ptm_lsp.lsp.handlers_life import did_change_watched_files
from ptm_lsp.lsp.handlers_text import did_open
from ptm_lsp.lsp.listener import Report
from ptm_lsp.lsp.session import Session
from ptm_lsp.lsp.settings import Greeting, Settings
from ptm_lsp.project.overrides import Overrides
from tests.kit.projects import LOADS, StillClock, write

PATIENCE = 60  # seconds for any one condition


class Heard:
    """A listener that remembers."""

    def __init__(self) -> None:
        self.failures: list[str] = []
        self.faults: list[BaseException] = []
        self.silences = self.news = 0

        self.works: list[str] = []

    @contextmanager
    def during(self, title: str) -> Iterator[Report]:
        self.works.append(title)
        yield lambda done, total: self.works.append(f"{title}: {done} of {total}")
        self.works.append(f"{title}: over")

    def typed(self) -> None:
        """Nothing to do: the session is asked."""

    def learnt(self) -> None:
        self.news += 1

    def failed(self, error: PtmError) -> None:
        self.failures.append(error.message)

    def unreachable(self) -> None:
        self.silences += 1

    def broken(self, error: BaseException) -> None:
        self.faults.append(error)


class Hub:
    """A hub that answers when it is let, and remembers what it was asked."""

    def __init__(self, answer: Answer | None = None, *, is_open: bool = True) -> None:
        self.asked: list[str] = []
        self.trusted: list[tuple[str, ...]] = []
        self.gate = threading.Event()
        self._answer = answer
        if is_open:
            self.gate.set()

    def __call__(self, project: LiveProject, trusted: tuple[str, ...], report: Report) -> Mapping[Question, Answer]:
        self.asked += [question.key.id for question in project.wanted]
        self.trusted.append(trusted)
        assert self.gate.wait(PATIENCE)
        report(len(project.wanted), len(project.wanted))
        return {question: self._answer or _licensed(question) for question in project.wanted}


def _licensed(question: Question) -> Facts:
    return Facts(commit=CommitFacts(hub=question.key.hub, id=question.key.id, license="mit"))


def run(
    act: Callable[[Session, Heard], Awaitable[None]],
    *folders: Path,
    hub: Hub | None = None,
    greeting: Greeting = Greeting(),  # noqa: B008 (frozen)
) -> Heard:
    """Run a session from its start to its end."""
    heard = Heard()

    async def whole() -> None:
        session = Session(overrides=Overrides(), clock=StillClock(), ask=hub)
        session.start(Client(), greeting, heard)
        for folder in folders:
            session.add_folder(str(folder))
        try:
            await act(session, heard)
        finally:
            session.stop()

    asyncio.run(whole())
    assert [] == heard.faults
    return heard


async def until(holds: Callable[[], Any]) -> None:
    async with asyncio.timeout(PATIENCE):
        while not holds():
            await asyncio.sleep(0.002)


def open_text(session: Session, path: Path, text: str) -> str:
    uri = path.as_uri()
    session.open(uri, str(path), 1, Buffer.of(text))
    return uri


def models(session: Session, uri: str) -> list[str] | None:
    """The models that a text names; None while nothing judges it."""
    text = session.texts[uri]
    workspace = session.workspace_of(text)
    if workspace is None:
        return None
    name = workspace.name(text.path)
    references = workspace.project_of(text.path).report.scan.references
    return [target.key.id for one in references if one.place.file == name for target in one.targets]


def codes(session: Session, uri: str) -> list[str]:
    text = session.texts[uri]
    workspace = session.workspace_of(text)
    found = workspace.project_of(text.path).report.findings if workspace else ()
    return sorted(one.code for one in found)


def test_a_text_is_judged_before_its_folder_is_read(tmp_path: Path):
    """The first thing that anybody looks at is the file that they have just opened."""
    write(tmp_path, {"app.py": "", "other.py": LOADS.format("acme/other")})

    async def act(session: Session, heard: Heard) -> None:
        uri = open_text(session, tmp_path / "app.py", LOADS.format("acme/tiny"))
        await session.settled(uri)
        assert models(session, uri) == ["acme/tiny"]

    run(act, tmp_path)


def test_a_text_does_not_wait_until_a_folder_is_read(tmp_path: Path):
    """A large folder takes a while, and there may be several."""
    gate, buffer, heard = threading.Event(), Buffer.of(LOADS.format("acme/tiny")), Heard()

    def read_folder(typed: Mapping[str, Draft]) -> Workspace:
        gate.wait(PATIENCE)
        raise PtmError("too late")

    def read_text(typed: Mapping[str, Draft]) -> Workspace:
        return open_file(str(tmp_path / "app.py"), buffer, Overrides(), StillClock().now().date())

    async def act() -> None:
        background = Background(listener=heard, typed=dict, settled=lambda desk: None, ask=None)
        folder, text = Desk(read=read_folder), Desk(read=read_text, is_of_text=True)
        background.read(folder)
        background.read(text)
        async with asyncio.timeout(PATIENCE):
            await text.settled.wait()
        assert not folder.settled.is_set()
        gate.set()
        await folder.settled.wait()
        background.stop()

    asyncio.run(act())


def test_a_folder_takes_over_the_texts_that_it_covers(tmp_path: Path):
    """One text is judged once."""
    write(tmp_path, {"app.py": ""})

    async def act(session: Session, heard: Heard) -> None:
        uri = open_text(session, tmp_path / "app.py", LOADS.format("acme/tiny"))
        await until(lambda: session.texts[uri].alone is None)
        assert models(session, uri) == ["acme/tiny"]

    run(act, tmp_path)


def test_what_is_typed_while_a_folder_is_read_is_not_lost(tmp_path: Path):
    """The reading began with an older text."""
    write(tmp_path, {f"a{number}.py": LOADS.format("acme/x") for number in range(50)})

    async def act(session: Session, heard: Heard) -> None:
        uri = open_text(session, tmp_path / "a1.py", LOADS.format("acme/old"))
        await asyncio.sleep(0)
        session.change(uri, 2, Buffer.of(LOADS.format("acme/new")))
        await until(lambda: session.texts[uri].alone is None)
        assert models(session, uri) == ["acme/new"]

    run(act, tmp_path)


def test_a_file_that_the_policy_leaves_out_is_left_alone(tmp_path: Path):
    """`ptm check` does not judge it either."""
    write(tmp_path, {"ptm.toml": 'exclude = ["old/"]', "old/app.py": ""})

    async def act(session: Session, heard: Heard) -> None:
        uri = open_text(session, tmp_path / "old/app.py", LOADS.format("acme/tiny"))
        await until(lambda: session.texts[uri].alone is None)
        assert models(session, uri) is None

    run(act, tmp_path)


def test_a_file_that_was_never_saved_is_judged_alone(tmp_path: Path):
    """By the policy of the folder that it will be saved in."""
    write(tmp_path, {"ptm.toml": 'ignore = ["PTM101"]'})

    async def act(session: Session, heard: Heard) -> None:
        await until(lambda: next(session.desks).settled.is_set())
        uri = open_text(session, tmp_path / "new.py", LOADS.format("acme/tiny"))
        await session.settled(uri)
        assert (models(session, uri), codes(session, uri)) == (["acme/tiny"], [])

    run(act, tmp_path)


def test_a_new_file_is_covered_once_it_is_saved(tmp_path: Path):
    """Then it belongs to the project."""
    write(tmp_path, {"other.py": ""})

    async def act(session: Session, heard: Heard) -> None:
        await until(lambda: next(session.desks).settled.is_set())
        uri = open_text(session, tmp_path / "new.py", LOADS.format("acme/tiny"))
        await session.settled(uri)
        write(tmp_path, {"new.py": LOADS.format("acme/tiny")})
        session.save(uri)
        await until(lambda: session.texts[uri].alone is None)
        assert models(session, uri) == ["acme/tiny"]

    run(act, tmp_path)


def test_a_file_outside_of_every_folder_is_judged_alone(tmp_path: Path):
    """People open single files too."""
    write(tmp_path, {"inside/a.py": "", "outside/app.py": "", "outside/ptm.toml": 'ignore = ["PTM101"]'})

    async def act(session: Session, heard: Heard) -> None:
        uri = open_text(session, tmp_path / "outside/app.py", LOADS.format("acme/tiny"))
        await session.settled(uri)
        assert (models(session, uri), codes(session, uri)) == (["acme/tiny"], [])

    run(act, tmp_path / "inside")


def test_a_folder_that_goes_leaves_its_texts_judged_alone(tmp_path: Path):
    """They stay open."""
    write(tmp_path, {"app.py": LOADS.format("acme/tiny")})

    async def act(session: Session, heard: Heard) -> None:
        uri = open_text(session, tmp_path / "app.py", LOADS.format("acme/tiny"))
        await until(lambda: session.texts[uri].alone is None)
        session.remove_folder(str(tmp_path))
        await session.settled(uri)
        assert models(session, uri) == ["acme/tiny"]

    run(act, tmp_path)


def test_a_malformed_policy_is_told_once(tmp_path: Path):
    """However many texts it keeps from being judged."""
    write(tmp_path, {"ptm.toml": "level = 1", "app.py": ""})

    async def act(session: Session, heard: Heard) -> None:
        uri = open_text(session, tmp_path / "app.py", LOADS.format("acme/tiny"))
        await session.settled(uri)
        await until(lambda: next(session.desks).settled.is_set())
        session.reload()
        before = heard.news
        await until(lambda: heard.news > before)
        assert models(session, uri) is None

    assert 1 == len(run(act, tmp_path).failures)


def test_a_policy_that_is_mended_counts(tmp_path: Path):
    """After the file was saved, without a restart."""
    write(tmp_path, {"ptm.toml": "level = 1", "app.py": ""})

    async def act(session: Session, heard: Heard) -> None:
        uri = open_text(session, tmp_path / "app.py", LOADS.format("acme/tiny"))
        await until(lambda: heard.failures)
        write(tmp_path, {"ptm.toml": ""})
        session.reload()
        await until(lambda: models(session, uri))

    run(act, tmp_path)


def test_facts_that_arrive_are_told(tmp_path: Path):
    """And judged."""
    write(tmp_path, {"app.py": LOADS.format("acme/tiny")})
    hub = Hub(is_open=False)

    async def act(session: Session, heard: Heard) -> None:
        uri = open_text(session, tmp_path / "app.py", LOADS.format("acme/tiny"))
        await until(lambda: session.texts[uri].alone is None and hub.asked)
        workspace = session.workspace_of(session.texts[uri])
        assert workspace
        assert workspace.projects[0].wanted
        hub.gate.set()
        await until(lambda: not session.workspace_of(session.texts[uri]).projects[0].wanted)

    run(act, tmp_path, hub=hub)


def test_what_is_typed_while_a_hub_is_asked_stays(tmp_path: Path):
    """Answers belong to questions, not to the text as it was."""
    write(tmp_path, {"app.py": LOADS.format("acme/old")})
    hub = Hub(is_open=False)

    async def act(session: Session, heard: Heard) -> None:
        uri = open_text(session, tmp_path / "app.py", LOADS.format("acme/old"))
        await until(lambda: session.texts[uri].alone is None and "acme/old" in hub.asked)
        session.change(uri, 2, Buffer.of(LOADS.format("acme/new")))
        assert models(session, uri) == ["acme/new"]
        hub.gate.set()
        await until(lambda: "acme/new" in hub.asked)
        assert models(session, uri) == ["acme/new"]

    run(act, tmp_path, hub=hub)


def test_a_name_that_is_being_typed_is_not_asked_for(tmp_path: Path):
    """Half a name is nobody's business, and no model."""
    write(tmp_path, {"app.py": ""})
    hub = Hub()

    async def act(session: Session, heard: Heard) -> None:
        uri = open_text(session, tmp_path / "app.py", "")
        await until(lambda: session.texts[uri].alone is None)
        for version, name in enumerate(("acme/t", "acme/ti", "acme/tin", "acme/tiny"), 2):
            session.change(uri, version, Buffer.of(LOADS.format(name)))
            assert models(session, uri) == [name]
            await asyncio.sleep(0)
        await until(lambda: hub.asked)

    run(act, tmp_path, hub=hub)
    assert ["acme/tiny"] == hub.asked


def test_a_hub_that_is_down_is_told_once(tmp_path: Path):
    """And asked again when a file is saved, not before."""
    write(tmp_path, {"a/app.py": LOADS.format("acme/a"), "b/app.py": LOADS.format("acme/b")})
    hub = Hub(Missing(why=Why.UNREACHABLE, detail="no route"))

    async def act(session: Session, heard: Heard) -> None:
        uri = open_text(session, tmp_path / "a/app.py", LOADS.format("acme/a"))
        await until(lambda: sorted(set(hub.asked)) == ["acme/a", "acme/b"] and session.texts[uri].alone is None)
        before = len(hub.asked)
        session.save(uri)
        await until(lambda: len(hub.asked) > before)

    assert 1 == run(act, tmp_path / "a", tmp_path / "b", hub=hub).silences


def test_a_strangers_project_is_offline(tmp_path: Path):
    """Until the user trusts it, no host learns that it was opened."""
    write(tmp_path, {"app.py": ""})
    seen: list[bool] = []

    async def act(session: Session, heard: Heard) -> None:
        uri = open_text(session, tmp_path / "app.py", LOADS.format("acme/tiny"))
        await until(lambda: session.texts[uri].alone is None and hub.trusted)
        workspace = session.workspace_of(session.texts[uri])
        seen.append(bool(workspace) and workspace.projects[0].covered.policy.hub.offline)

    settings = Settings(trusted_endpoints=("https://hub.example",))
    hub = Hub()
    run(act, tmp_path, hub=hub, greeting=Greeting(trusted=False, settings=settings))

    assert [True] == seen
    assert {()} == set(hub.trusted)


def test_settings_that_matter_are_taken_over_at_once(tmp_path: Path):
    """Offline is offline from now on."""
    write(tmp_path, {"app.py": ""})

    async def act(session: Session, heard: Heard) -> None:
        await until(lambda: session.folders[str(tmp_path)].workspace)
        session.configure(Settings(offline=True))
        await until(lambda: session.folders[str(tmp_path)].workspace.projects[0].covered.policy.hub.offline)

    run(act, tmp_path)


def test_a_file_that_changes_on_the_disk_is_read_again(tmp_path: Path):
    """A branch was switched, a tool has written; but what the editor holds stays."""
    write(tmp_path, {"a.py": LOADS.format("acme/a"), "b.py": LOADS.format("acme/b")})

    async def act(session: Session, heard: Heard) -> None:
        uri = open_text(session, tmp_path / "a.py", LOADS.format("acme/typed"))
        await until(lambda: session.texts[uri].alone is None)
        write(tmp_path, {"a.py": LOADS.format("acme/c"), "b.py": LOADS.format("acme/d")})
        session.reread([str(tmp_path / "a.py"), str(tmp_path / "b.py")])
        report = session.workspace_of(session.texts[uri]).projects[0].report
        assert [t.key.id for one in report.scan.references for t in one.targets] == ["acme/typed", "acme/d"]

    run(act, tmp_path)


def test_a_bundle_is_what_a_project_rests_on(tmp_path: Path):
    """Other JSON files come and go, and nothing has to be read for them."""
    write(tmp_path, {"ptm.toml": 'facts = "data/facts.json"', "data/facts.json": '{"version": 1, "facts": []}'})

    async def act(session: Session, heard: Heard) -> None:
        await until(lambda: session.folders[str(tmp_path)].workspace)
        found = [name for name in ("facts.json", "data/facts.json") if session.rests_on(str(tmp_path / name))]
        assert found == ["data/facts.json"]

    run(act, tmp_path)


def test_a_bundle_that_is_lacking_is_awaited(tmp_path: Path):
    """The project cannot be read without it, so any file may be the one."""
    write(tmp_path, {"ptm.toml": 'facts = "facts.json"'})

    async def act(session: Session, heard: Heard) -> None:
        await until(lambda: heard.failures)
        assert session.rests_on(str(tmp_path / "facts.json"))

    run(act, tmp_path)


def test_what_takes_long_is_told(tmp_path: Path) -> None:
    """The user sees that something goes on, and when it is over."""
    write(tmp_path, {"ptm.toml": "", "app.py": LOADS.format("acme/tiny")})

    async def act(session: Session, heard: Heard) -> None:
        await until(lambda: "asking about models: over" in heard.works)

    works = run(act, tmp_path, hub=Hub()).works

    assert ["reading the project", "reading the project: over"] == works[:2]
    assert "asking about models: 1 of 1" in works


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("setup.cfg", "[metadata]\nlicense = MIT\n", ("MIT", [])),
        ("README.md", "Built with acme", (None, ["README.md"])),
        ("docs/models.md", "Built with acme", (None, ["docs/models.md"])),
    ],
)
def test_what_a_project_says_of_its_license_counts_once_it_is_saved(
    tmp_path: Path, name: str, text: str, expected: tuple[str | None, list[str]]
):
    """Whoever mends the README wants to see the verdict go; the programs need not be read for it."""
    write(tmp_path, {"app.py": LOADS.format("acme/tiny")})

    async def act(session: Session, heard: Heard) -> None:
        desk = session.folders[str(tmp_path)]
        await until(lambda: desk.workspace and desk.reading is None)
        [before] = desk.workspace.projects
        write(tmp_path, {name: text})
        event = types.FileEvent(uri=(tmp_path / name).as_uri(), type=types.FileChangeType.Changed)
        did_change_watched_files(session, types.DidChangeWatchedFilesParams([event]))
        await until(lambda: desk.reading is None)
        [project] = desk.workspace.projects
        papers = [paper.file for around in project.opened.project.papers.values() for paper in around]
        assert expected == (project.opened.project.license.license, papers)
        assert before.links is project.links

    run(act, tmp_path)


def test_a_lock_that_broke_meanwhile_is_told(tmp_path: Path):
    """What a project says of itself is read together."""
    write(tmp_path, {"app.py": LOADS.format("acme/tiny"), "ptm.toml": ""})

    async def act(session: Session, heard: Heard) -> None:
        desk = session.folders[str(tmp_path)]
        await until(lambda: desk.workspace and desk.reading is None)
        write(tmp_path, {"ptm.lock": "version = 'x'"})
        session.reopen()
        await until(lambda: heard.failures)

    run(act, tmp_path)


@pytest.mark.parametrize(
    ("name", "kind", "is_read_again"),
    [
        ("new.py", types.FileChangeType.Created, True),
        ("new.json", types.FileChangeType.Created, False),
        ("bundle.js", types.FileChangeType.Created, False),
        ("app.py", types.FileChangeType.Changed, False),
        ("app.py", types.FileChangeType.Deleted, True),
        ("train.json", types.FileChangeType.Deleted, True),
        ("other.json", types.FileChangeType.Deleted, False),
        ("ptm.lock", types.FileChangeType.Changed, True),
        ("train.toml", types.FileChangeType.Changed, False),
    ],
)
def test_a_project_is_read_again_when_its_files_come_or_go(
    tmp_path: Path, name: str, kind: types.FileChangeType, is_read_again: bool
):
    """Or when one changes that decides about others; programs write many others, every second."""
    write(tmp_path, {"app.py": LOADS.format("acme/tiny"), "train.json": "{}", "train.toml": ""})

    async def act(session: Session, heard: Heard) -> None:
        desk = session.folders[str(tmp_path)]
        await until(lambda: desk.workspace and desk.reading is None)
        event = types.FileEvent(uri=(tmp_path / name).as_uri(), type=kind)
        did_change_watched_files(session, types.DidChangeWatchedFilesParams([event]))
        assert is_read_again == (desk.reading is not None)

    run(act, tmp_path)


def test_a_large_file_is_not_read_while_it_is_typed(tmp_path: Path):
    """`ptm check` passes it over too; each letter would cost as much as the whole."""

    async def act(session: Session, heard: Heard) -> None:
        uri = (tmp_path / "data.json").as_uri()
        text = types.TextDocumentItem(uri, "json", 1, " " * 300_000)
        did_open(session, types.DidOpenTextDocumentParams(text))
        assert session.texts[uri].buffer is None

    run(act, tmp_path)


def test_a_file_that_is_left_out_has_nothing_read(tmp_path: Path):
    """People look into folders of packages, and at settings of their editor."""
    write(tmp_path, {".gitignore": "build/", "app.py": "", "build/made.py": "", "sub/.gitignore": "!kept.py\nlogs/"})

    async def act(session: Session, heard: Heard) -> None:
        desk = session.folders[str(tmp_path)]
        await until(lambda: desk.workspace and desk.reading is None)
        write(tmp_path, {"sub/kept.py": "", "sub/logs/a.py": ""})
        asked = ["build/made.py", "sub/logs/a.py", "sub/kept.py", "app.py"]
        assert [False, False, True, True] == [desk.would_cover(str(tmp_path / name)) for name in asked]

        before = len(heard.works)
        open_text(session, tmp_path / "build/made.py", LOADS.format("acme/tiny"))
        uri = open_text(session, tmp_path / "sub/kept.py", LOADS.format("acme/tiny"))
        await until(lambda: models(session, uri) == ["acme/tiny"])
        assert ["reading the project", "reading the project: over"] == heard.works[before:]

    run(act, tmp_path)


def test_a_program_larger_than_files_may_be_is_left_alone(tmp_path: Path):
    """To read it would hold up every other text; files of that size are not read either."""
    text = LOADS.format("acme/tiny") + "#" * 5_000_001

    async def act(session: Session, heard: Heard) -> None:
        uri = (tmp_path / "big.py").as_uri()
        opened = types.TextDocumentItem(uri=uri, language_id="python", version=1, text=text)
        did_open(session, types.DidOpenTextDocumentParams(text_document=opened))
        assert session.texts[uri].buffer is None

    run(act, tmp_path)
