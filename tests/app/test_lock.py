"""The lock of a project: what `ptm lock` adds, keeps, moves and drops, and what it asks for."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from ptm_lsp.app.check import check
from ptm_lsp.app.lock import Plan, Upgrade, plan, write
from ptm_lsp.app.lock_check import compare_locks
from ptm_lsp.app.request import Request
from ptm_lsp.core.errors import ProjectError, PtmError, RequestError
from ptm_lsp.core.lock import Lock, LockedFile, LockedModel
from ptm_lsp.core.reference import Key
from ptm_lsp.project.bundle import read_bundle
from ptm_lsp.project.lockfile import read_lock
from tests.kit.hub import faults
from tests.kit.hub.client import Here
from tests.kit.hub.hub import Hub
from tests.kit.hub.listener import Listener, Response
from tests.kit.hub.listener import Request as Asked
from tests.kit.hub.models import Model, model, tiny
from tests.kit.online import online_book
from tests.kit.projects import loads
from tests.kit.projects import write as write_files

UNTRUSTED = "which is not in `PTM_TRUSTED_ENDPOINTS`"
COMMIT = "0123456789abcdef0123456789abcdef01234567"
BUNDLE = {"ptm.toml": 'facts = "facts.json"\n'}


def project(folder: Path, *names: str, **files: str) -> Path:
    """A project that loads models, each written as `acme/tiny` or `acme/tiny@v1`."""
    calls = [_call(*name.partition("@")) for name in names]
    write_files(folder, {"ptm.toml": "", "app.py": "".join(calls), **files})
    return folder


def _call(name: str, at: str, revision: str) -> str:
    return loads(name).replace('")', f'", revision="{revision}")') if at else loads(name)


def planned(project: Path, url: str, upgrade: Upgrade | None = None, **how: object) -> Plan:
    """What `ptm lock` would do."""
    [found] = plan(Request(here=str(project)), online_book(url, **how), upgrade)
    return found


def locked(project: Path, url: str, upgrade: Upgrade | None = None, **how: object) -> Plan:
    """What `ptm lock` has done."""
    done = planned(project, url, upgrade, **how)
    write(done)
    return done


def lock_of(folder: Path) -> Lock:
    read = read_lock("ptm.lock", (folder / "ptm.lock").read_text(encoding="utf-8"))
    assert () == read.problems
    return read.lock


def signs(done: Plan) -> list[str]:
    """The plan in short: `+ acme/tiny main`."""
    entries = [(change.sign, change.after or change.before) for change in done.changes]
    return [f"{sign} {entry.key.id} {entry.requested}" for sign, entry in entries]


def left(done: Plan) -> list[tuple[str, str, bool]]:
    return [(one.question.key.id, one.reason.why, one.reason.is_out_of_reach) for one in done.left]


def sha256(content: bytes) -> str:
    return f"sha256:{hashlib.sha256(content).hexdigest()}"


def own_hashes(known: Model) -> tuple[LockedFile, ...]:
    return tuple(
        LockedFile(path=file.path, size=len(file.content), hash=sha256(file.content)) for file in known.head.files
    )


@pytest.fixture
def known() -> Model:
    return tiny("acme/tiny", "license: mit\nbase_model: acme/big\n")


@pytest.fixture
def hub(here: Here, known: Model) -> Iterator[Listener]:
    with here.serving(Hub([known, tiny("acme/big", "license: llama2\n"), tiny("acme/other")])) as serving:
        yield serving


def test_a_new_model_is_locked_with_its_commit_and_files(tmp_path: Path, known: Model, hub: Listener) -> None:
    """All that a commit fixes, and nothing else: no date, no path of this machine, no count."""
    locked(project(tmp_path, "acme/tiny"), hub.url)
    expected = LockedModel(
        key=Key("huggingface", "acme/tiny"),
        requested="main",
        commit=known.head.id,
        license="mit",
        base=("acme/big",),
        files=own_hashes(known),
        endpoint=hub.url,
    )

    assert Lock(models=(expected,)) == lock_of(tmp_path)


def test_what_is_locked_stays_without_a_question(tmp_path: Path, known: Model, hub: Listener) -> None:
    """The branch has moved, and the project has not decided to."""
    locked(project(tmp_path, "acme/tiny"), hub.url)
    before, asked = (tmp_path / "ptm.lock").read_bytes(), len(hub.requests)
    known.push({"config.json": "{}"})
    done = locked(tmp_path, hub.url)

    assert (["= acme/tiny main"], None, before, asked) == (
        signs(done),
        done.text,
        (tmp_path / "ptm.lock").read_bytes(),
        len(hub.requests),
    )


def test_what_nothing_loads_is_dropped(tmp_path: Path, hub: Listener) -> None:
    """And what is new comes in, in one run."""
    locked(project(tmp_path, "acme/tiny", "acme/big"), hub.url)
    done = locked(project(tmp_path, "acme/big", "acme/other"), hub.url)

    assert ["= acme/big main", "+ acme/other main", "- acme/tiny main"] == signs(done)
    assert ["acme/big", "acme/other"] == [entry.key.id for entry in lock_of(tmp_path).models]


def test_an_upgrade_moves_to_where_a_branch_stands(tmp_path: Path, known: Model, hub: Listener) -> None:
    """Today, not when it was last asked about, and not where the bundle has it."""
    cache = tmp_path / "cache"
    locked(project(tmp_path / "p", "acme/tiny", **BUNDLE), hub.url, folder=cache)
    moved = known.push({"config.json": "{}"}).id
    done = locked(tmp_path / "p", hub.url, Upgrade(), folder=cache)

    assert (["~ acme/tiny main"], moved) == (signs(done), lock_of(tmp_path / "p").models[0].commit)


def test_an_upgrade_may_be_of_one_model(tmp_path: Path, known: Model, hub: Listener) -> None:
    """The others stay where they are."""
    locked(project(tmp_path, "acme/tiny", "acme/big"), hub.url)
    known.push({"config.json": "{}"})

    assert ["= acme/big main", "= acme/tiny main"] == signs(
        planned(tmp_path, hub.url, Upgrade(ids=frozenset({"acme/big"})))
    )


def test_an_upgrade_of_a_stranger_is_refused(tmp_path: Path, hub: Listener) -> None:
    """A misspelt name would move nothing, in silence."""
    with pytest.raises(RequestError, match="`acme/tinny` is no model that this project loads"):
        planned(project(tmp_path, "acme/tiny"), hub.url, Upgrade(ids=frozenset({"acme/tinny"})))


def test_a_question_is_an_entry(tmp_path: Path, known: Model, hub: Listener) -> None:
    """A tag, a branch and a commit of one model are three; a call without a revision asks for the branch."""
    known.tags["v1"] = known.head.id
    known.push({"config.json": "{}"})
    names = ("acme/tiny", "acme/tiny@main", "acme/tiny@v1", f"acme/tiny@{known.head.id}")
    locked(project(tmp_path, *names), hub.url)

    assert sorted([known.head.id, "main", "v1"]) == [entry.requested for entry in lock_of(tmp_path).models]


def test_a_commit_in_the_code_is_held_by_the_entry_at_that_commit(tmp_path: Path, known: Model, hub: Listener) -> None:
    """`ptm check --fix` writes the locked commit into the code; the lock has no need to change."""
    locked(project(tmp_path, "acme/tiny"), hub.url)
    done = planned(project(tmp_path, f"acme/tiny@{known.head.id}"), hub.url)

    assert (["= acme/tiny main"], None) == (signs(done), done.text)


def test_what_is_hosted_dynamic_or_local_is_not_locked(tmp_path: Path, hub: Listener) -> None:
    """There is nothing on this side that could be pinned."""
    code = (
        "from huggingface_hub import InferenceClient\nfrom transformers import AutoModel\n"
        'InferenceClient(model="acme/tiny")\n'
        'AutoModel.from_pretrained("./tiny")\n'
        "def f(name, at):\n    AutoModel.from_pretrained(name)\n"
        'def g(at):\n    AutoModel.from_pretrained("acme/big", revision=at)\n'
    )
    done = locked(project(tmp_path, **{"app.py": code}), hub.url)

    assert ([], None, []) == (signs(done), done.text, hub.targets)


def test_small_files_are_read_and_large_ones_are_believed(here: Here, tmp_path: Path) -> None:
    """Our own `sha256` of what runs or configures code and of what is small; else the hub's."""
    large = b"0" * 1_000_001
    files = {"config.json": b"{}", "tokenizer.json": large, "vocab.txt": large, "model.bin": large, "tiny.bin": b"0"}
    known = model("acme/tiny", files)
    with here.serving(Hub([known])) as hub:
        locked(project(tmp_path, "acme/tiny"), hub.url)
    hashes = {file.path: file.hash for file in lock_of(tmp_path).models[0].files}
    read = {request.path.rpartition("/")[2] for request in hub.requests if "/resolve/" in request.path}

    assert {"config.json", "tokenizer.json", "tiny.bin"} == read
    assert {
        "config.json": sha256(b"{}"),
        "model.bin": sha256(large),
        "tiny.bin": sha256(b"0"),
        "tokenizer.json": sha256(large),
        "vocab.txt": f"git-sha1:{known.head.file('vocab.txt').blob}",
    } == hashes


def test_gated_files_keep_the_hashes_of_the_hub(here: Here, tmp_path: Path) -> None:
    """A gated model is public but for its files, and the first refusal speaks for all of them."""
    known = tiny(gated="manual")
    with here.serving(Hub([known])) as hub:
        done = locked(project(tmp_path, "acme/tiny"), hub.url)
    hashes = [file.hash.partition(":")[0] for file in lock_of(tmp_path).models[0].files]

    assert ([], ["git-sha1", "git-sha1", "sha256"], 2) == (left(done), hashes, len(hub.requests))


def test_a_file_that_lies_elsewhere_is_not_followed(here: Here, tmp_path: Path) -> None:
    """Large files come from another host, which nobody has agreed to ask."""
    known = tiny()
    with here.serving(Hub([known])) as hub, here.serving(Hub()) as other:
        hub.fail(faults.redirect(f"{other.url}/x", 302), at="/acme/tiny/resolve/" + known.head.id + "/model")
        done = locked(project(tmp_path, "acme/tiny"), hub.url)

    assert ([], own_hashes(known), []) == (left(done), lock_of(tmp_path).models[0].files, other.targets)


def test_a_file_that_is_not_what_the_hub_says_is_refused(here: Here, tmp_path: Path) -> None:
    """Whoever changed it on the way has to change the list as well."""
    with here.serving(Hub([tiny()])) as hub:
        hub.fail(faults.garbage(b'{"auto_map": "evil"}'), at="/api/resolve-cache")
        done = locked(project(tmp_path, "acme/tiny"), hub.url)
    [(name, why, is_out_of_reach)] = left(done)

    assert ("acme/tiny", False, False) == (name, is_out_of_reach, (tmp_path / "ptm.lock").exists())
    assert why.startswith("the content of `README.md` is not what the hub says: it has `sha256:")


def test_all_files_are_of_one_commit_while_a_branch_moves(here: Here, tmp_path: Path) -> None:
    """Files are read by the commit that the branch led to, and the branch moves with each request."""
    known = tiny()
    begin = own_hashes(known)
    commit = known.head.id
    hub = Hub([known])

    def moving(request: Asked, response: Response) -> Response:
        known.push({"config.json": json.dumps({"n": len(known.history)}), "README.md": f"{len(known.history)}"})
        return response

    with here.serving(hub) as serving:
        serving.fail(moving)
        locked(project(tmp_path, "acme/tiny"), serving.url)
    [entry] = lock_of(tmp_path).models

    assert (commit, begin) == (entry.commit, entry.files)


@pytest.mark.parametrize(
    ("fault", "why", "is_out_of_reach"),
    [
        (faults.status(403, "no"), "the hub refuses access to `acme/tiny`", False),
        (faults.status(404, "no"), "`acme/tiny` does not exist at this endpoint", False),
        (faults.rate_limited(300), "the hub answers no more requests for 300 seconds", True),
        (faults.status(500, "oops"), "the hub answered with status 500", True),
        (faults.garbage(), "the hub's answer is no JSON", True),
        (faults.garbage(b"[]"), "the hub's answer is no JSON object", True),
        (faults.changed(sha=7), "its commit is not known", False),
        (faults.changed(siblings="none"), "its files are not known", False),
        (faults.cut(20), "the connection to the hub broke off", True),
        (faults.dropped, "the connection to the hub broke off", True),
        (faults.silence, "no answer within 2 seconds", True),
        (faults.drip, "no answer within 2 seconds", True),
        (faults.redirect("https://evil.example"), f"the hub redirects to `https://evil.example`, {UNTRUSTED}", False),
    ],
)  # fmt: skip
def test_each_failure_of_a_hub_leaves_one_model_out(
    here: Here, tmp_path: Path, fault: faults.Fault, why: str, is_out_of_reach: bool
) -> None:
    """One line that says why, and the others are locked all the same."""
    with here.serving(Hub([tiny(), tiny("acme/other")])) as hub:
        hub.fail(fault, at="/api/models/acme/tiny")
        done = locked(project(tmp_path, "acme/tiny", "acme/other", **{"ptm.toml": "[hub]\ntimeout = 2\n"}), hub.url)

    assert ([("acme/tiny", why, is_out_of_reach)], ["+ acme/other main"]) == (left(done), signs(done))


@pytest.mark.parametrize("fault", [faults.status(500), faults.dropped, faults.cut(3)])
def test_a_failure_while_files_are_read_leaves_the_model_out(here: Here, tmp_path: Path, fault: faults.Fault) -> None:
    """Half of the hashes would be a lock that nothing can prove."""
    known = tiny()
    with here.serving(Hub([known, tiny("acme/other")])) as hub:
        hub.fail(fault, at=f"/acme/tiny/resolve/{known.head.id}/config.json")
        hub.fail(fault, at=f"/api/resolve-cache/models/acme/tiny/{known.head.id}/config.json")
        done = locked(project(tmp_path, "acme/tiny", "acme/other"), hub.url)
    [(name, why, is_out_of_reach)] = left(done)

    assert ("acme/tiny", True, True) == (name, is_out_of_reach, why.startswith("`config.json` cannot be read: "))
    assert ["+ acme/other main"] == signs(done)


def test_a_model_that_cannot_be_moved_stays(tmp_path: Path, hub: Listener) -> None:
    """An upgrade that fails half way takes nothing away."""
    locked(project(tmp_path, "acme/tiny"), hub.url)
    before = (tmp_path / "ptm.lock").read_bytes()
    hub.fail(faults.dropped)
    done = locked(tmp_path, hub.url, Upgrade())

    assert (before, ["= acme/tiny main"], 1) == ((tmp_path / "ptm.lock").read_bytes(), signs(done), len(done.left))


def test_a_name_that_no_lock_can_hold_is_left(here: Here, tmp_path: Path) -> None:
    """What is written has to be readable, on every system."""
    with here.serving(Hub([model("acme/tiny", {"aux.py": "x"})])) as hub:
        done = locked(project(tmp_path, "acme/tiny"), hub.url)

    assert [("acme/tiny", "`aux.py` is no path that every system can hold", False)] == left(done)


def test_an_endpoint_that_no_lock_can_name_is_refused(tmp_path: Path) -> None:
    """An entry says where its model is, over `https`."""
    with pytest.raises(RequestError, match="no `https` address"):
        planned(project(tmp_path, "acme/tiny"), "http://hub.acme.example")


def test_the_bundle_is_written_with_the_chain_of_bases(tmp_path: Path, hub: Listener) -> None:
    """So that a pipeline without a network judges as the editor does."""
    locked(project(tmp_path, "acme/tiny", **BUNDLE), hub.url)
    bundle = read_bundle("facts.json", (tmp_path / "facts.json").read_text())

    assert [("acme/big", "main", "llama2"), ("acme/tiny", "main", "mit")] == [
        (facts.id, facts.requested, facts.license) for facts in bundle.facts
    ]


def test_the_bundle_keeps_what_others_wrote(tmp_path: Path, hub: Listener) -> None:
    """Entries of other models, unknown keys, and fields that the hub does not know."""
    facts = [
        {"hub": "huggingface", "id": "acme/mine", "license": "mit", "note": "by hand"},
        {"hub": "huggingface", "id": "acme/tiny", "requested": "main", "commit": COMMIT, "license": "old", "n": 1},
    ]
    written = json.dumps({"version": 1, "facts": facts, "more": True})
    locked(project(tmp_path, "acme/tiny", **BUNDLE, **{"facts.json": written}), hub.url)
    bundle = json.loads((tmp_path / "facts.json").read_text())

    assert facts[0] in bundle["facts"]
    assert [(True, "mit", 1)] == [
        (bundle["more"], entry["license"], entry["n"]) for entry in bundle["facts"] if entry["id"] == "acme/tiny"
    ]


def test_a_bundle_that_says_it_all_is_left_alone(tmp_path: Path, hub: Listener) -> None:
    """A second run changes not a byte, and asks nobody."""
    locked(project(tmp_path, "acme/tiny", **BUNDLE), hub.url)
    before, asked = (tmp_path / "facts.json").read_bytes(), len(hub.requests)
    done = locked(tmp_path, hub.url)

    assert (None, before, asked) == (done.facts_text, (tmp_path / "facts.json").read_bytes(), len(hub.requests))


def test_a_chain_of_bases_ends(here: Here, tmp_path: Path) -> None:
    """Cards may name each other, themselves, or a thousand others."""
    loop = tiny("acme/a", "base_model: acme/b\n"), tiny("acme/b", "base_model: [acme/a, acme/b, ../x]\n")
    with here.serving(Hub(loop)) as hub:
        locked(project(tmp_path, "acme/a", **BUNDLE), hub.url)

    assert ["acme/a", "acme/b"] == [facts.id for facts in read_bundle("", (tmp_path / "facts.json").read_text()).facts]


def test_offline_a_lock_is_made_from_the_bundle(tmp_path: Path, hub: Listener) -> None:
    """Commits and hashes stand there, also those that we computed."""
    locked(project(tmp_path, "acme/tiny", **BUNDLE), hub.url)
    before = (tmp_path / "ptm.lock").read_bytes()
    (tmp_path / "ptm.lock").unlink()
    asked = len(hub.requests)
    locked(tmp_path, hub.url, offline=True)

    assert (before, asked) == ((tmp_path / "ptm.lock").read_bytes(), len(hub.requests))


def test_offline_a_lock_is_made_from_the_cache(tmp_path: Path, hub: Listener) -> None:
    """With the hashes that the hub has told."""
    cache = tmp_path / "cache"
    check(Request(here=str(project(tmp_path / "p", "acme/tiny"))), online_book(hub.url, cache))
    done = locked(tmp_path / "p", hub.url, folder=cache, offline=True)
    hashes = [file.hash.partition(":")[0] for file in lock_of(tmp_path / "p").models[0].files]

    assert (["+ acme/tiny main"], ["git-sha1", "git-sha1", "sha256"]) == (signs(done), hashes)


def test_offline_what_nobody_knows_is_left(tmp_path: Path, hub: Listener) -> None:
    """And another try may go better."""
    done = planned(project(tmp_path, "acme/tiny"), hub.url, offline=True)

    assert [("acme/tiny", "neither bundle nor cache knows it", True)] == left(done)


@pytest.mark.parametrize("text", ["version = 2\n", "version = 1\n[[model]]\n", "<<<<<<< HEAD\n", "\x00"])
def test_a_lock_that_cannot_be_believed_stops_everything(tmp_path: Path, hub: Listener, text: str) -> None:
    """It is neither used nor written over."""
    folder = project(tmp_path, "acme/tiny", **{"ptm.lock": text})
    request = Request(here=str(folder))
    for act in (
        lambda: planned(folder, hub.url),
        lambda: compare_locks(request),
        lambda: check(request, online_book(hub.url)),
    ):
        with pytest.raises(ProjectError):
            act()

    assert (text, []) == ((tmp_path / "ptm.lock").read_text(), hub.targets)


def test_a_lock_that_links_out_of_the_project_is_refused(tmp_path: Path, hub: Listener) -> None:
    """A repository from elsewhere could name any file of this machine."""
    write_files(tmp_path, {"outside": "version = 1\n"})
    folder = project(tmp_path / "p", "acme/tiny")
    (folder / "ptm.lock").symlink_to(tmp_path / "outside")

    with pytest.raises(PtmError, match="leads out of the project"):
        planned(folder, hub.url)


def test_a_locked_run_judges_the_locked_commit(tmp_path: Path, known: Model, hub: Listener) -> None:
    """The head has lost its license since; the program loads what is locked."""
    locked(project(tmp_path, "acme/tiny"), hub.url)
    known.push({"README.md": "# No front matter"})
    request = Request(here=str(tmp_path))
    found = {
        is_locked: [
            facts.commit.license
            for facts in check(replace(request, locked=is_locked), online_book(hub.url)).report.answers.values()
        ]
        for is_locked in (False, True)
    }

    assert {False: [None], True: ["mit"]} == found


def test_a_locked_run_offline_is_judged_by_the_bundle(tmp_path: Path, known: Model, hub: Listener) -> None:
    """That is a pipeline without a network."""
    locked(project(tmp_path, "acme/tiny", **BUNDLE), hub.url)
    [answer] = check(
        Request(here=str(tmp_path), locked=True), online_book(hub.url, offline=True)
    ).report.answers.values()

    assert (known.head.id, "main", "mit") == (answer.commit.commit, answer.commit.requested, answer.commit.license)


def test_code_and_lock_are_compared_exactly(tmp_path: Path, hub: Listener, known: Model) -> None:
    """What is absent, changed and stale, without a request."""
    known.tags["v1"] = known.head.id
    locked(project(tmp_path, "acme/tiny", "acme/big"), hub.url)
    asked = len(hub.requests)
    project(tmp_path, "acme/tiny@v1", "acme/other")
    [compared] = compare_locks(Request(here=str(tmp_path)))

    assert [
        ("absent", "acme/other", "main", None),
        ("changed", "acme/tiny", "v1", "main"),
        ("stale", "acme/big", None, "main"),
    ] == [(one.kind.value, one.key.id, one.loaded, one.locked) for one in compared.mismatches]
    assert asked == len(hub.requests)


def test_each_project_has_its_own_lock(tmp_path: Path, hub: Listener) -> None:
    """It stands beside the policy."""
    project(tmp_path, "acme/tiny")
    project(tmp_path / "services" / "bot", "acme/big")
    for one in plan(Request(here=str(tmp_path)), online_book(hub.url)):
        write(one)

    assert [["acme/tiny"], ["acme/big"]] == [
        [entry.key.id for entry in lock_of(folder).models] for folder in (tmp_path, tmp_path / "services" / "bot")
    ]
