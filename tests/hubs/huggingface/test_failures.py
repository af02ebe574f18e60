"""Whatever goes wrong between the real client and the Hub is an ordinary answer."""

import json

import pytest

from ptm_lsp.core.facts import Missing, Why
from ptm_lsp.core.reference import Key, Question
from ptm_lsp.hubs import huggingface
from ptm_lsp.hubs.huggingface.failures import missing_because
from tests.kit.hub import faults
from tests.kit.hub.client import session
from tests.kit.hub.hub import Hub
from tests.kit.hub.listener import Authority, listening
from tests.kit.hub.models import tiny

TINY = Key("huggingface", "acme/tiny")
NOTHING: frozenset[str] = frozenset()


def asked(url: str, *, id_: str = "acme/tiny", revision: str | None = None, **limits) -> Missing:
    answer = huggingface.ask(Question(Key("huggingface", id_), revision), NOTHING, session(url, **limits))
    assert isinstance(answer, Missing)
    return answer


def asked_with(here, fault, **limits) -> Missing:
    """The answer of a Hub with a fault."""
    with here.serving(Hub([tiny()])) as listener:
        listener.fail(fault)
        return asked(listener.url, **limits)


def test_a_model_that_is_not_there(here):
    """Asked without a token, the Hub says 401 for what is missing and for what is private."""
    with here.serving(Hub()) as hub:
        answer = asked(hub.url)

    assert Missing(why=Why.NOT_FOUND, detail="`acme/tiny` does not exist, or is private") == answer


def test_a_model_that_is_not_there_for_a_member(here, monkeypatch):
    """Asked with a token, the Hub says 404."""
    monkeypatch.setenv("HF_TOKEN", "hf_member")
    with here.serving(Hub()) as hub:
        answer = asked(hub.url, with_token=True)

    assert (Why.NOT_FOUND, False) == (answer.why, answer.revision_only)


def test_a_revision_that_is_not_there(here):
    """The model is there, which is another fault in the user's code than a model that is not."""
    with here.serving(Hub([tiny()])) as hub:
        answer = asked(hub.url, revision="v9")

    assert (Why.NOT_FOUND, True) == (answer.why, answer.revision_only)
    assert "`acme/tiny` has no such revision: Invalid rev id: v9" == answer.detail


@pytest.mark.parametrize("revision", ["", ".", ".."])
def test_a_revision_of_dots_is_not_asked_for(here, revision):
    """The client would take them for steps of the path, and ask for another revision."""
    with here.serving(Hub([tiny()])) as hub:
        answer = asked(hub.url, revision=revision)

    assert (Why.NOT_FOUND, True) == (answer.why, answer.revision_only)
    assert [] == hub.targets


@pytest.mark.parametrize("revision", ["a b", "ü/ö", "\ud83e", "?x=1#y", "%2e%2e", "a" * 3_000])
def test_an_odd_revision_is_asked_for_as_it_is(here, revision):
    """What a string in someone's code holds must not change what is asked."""
    with here.serving(Hub([tiny()])) as hub:
        answer = asked(hub.url, revision=revision)

    assert (Why.NOT_FOUND, True) == (answer.why, answer.revision_only)
    assert [revision.replace("\ud83e", "?")] == [r.path.split("/revision/")[1] for r in hub.requests]


def test_a_file_that_is_not_there(here):
    """A model without a license text is common."""
    model = tiny()
    with here.serving(Hub([model])) as hub:
        answer = huggingface.fetch(TINY, model.head.id, "LICENSE", session(hub.url))

    assert Missing(why=Why.NOT_FOUND, detail="`acme/tiny` has no such file: Entry not found") == answer


@pytest.mark.parametrize(("token", "said"), [(None, "be authenticated"), ("hf_member", "not in the authorized list")])
def test_a_file_of_a_gated_model(here, monkeypatch, token, said):
    """401 for strangers and 403 for members mean the same."""
    model = tiny(gated="manual")
    if token:
        monkeypatch.setenv("HF_TOKEN", token)
    with here.serving(Hub([model])) as hub:
        answer = huggingface.fetch(TINY, model.head.id, "README.md", session(hub.url, with_token=bool(token)))

    assert isinstance(answer, Missing)
    assert Why.REFUSED is answer.why
    assert answer.detail.startswith("the files of `acme/tiny` are gated: ")
    assert said in answer.detail


def test_a_disabled_model(here):
    """Its author, or the Hub, took it down."""
    with here.serving(Hub([tiny(disabled=True)])) as hub:
        answer = asked(hub.url)

    assert Missing(why=Why.REFUSED, detail="`acme/tiny` is disabled by the hub", barred="disabled") == answer
    assert answer.as_of is not None


def test_a_token_that_is_not_accepted(here, monkeypatch):
    """An expired token makes public models unreadable, too."""
    monkeypatch.setenv("HF_TOKEN", "hf_expired")
    with here.serving(Hub([tiny()])) as hub:
        answer = asked(hub.url, with_token=True)

    detail = "the hub does not accept the token: Invalid credentials in Authorization header"
    assert Missing(why=Why.REFUSED, detail=detail) == answer


def test_a_token_that_no_header_can_hold(here, monkeypatch):
    """It was copied with a typographic dash; no message may quote it."""
    monkeypatch.setenv("HF_TOKEN", "hf–secret")
    with here.serving(Hub([tiny()])) as hub:
        answer = asked(hub.url, with_token=True)

    assert Missing(why=Why.NOT_ASKED, detail="the token holds a character that no header can") == answer


@pytest.mark.parametrize(
    ("status", "why", "detail"),
    [
        (403, Why.REFUSED, "the hub refuses access to `acme/tiny`: Told so"),
        (404, Why.NOT_FOUND, "`acme/tiny` does not exist at this endpoint: Told so"),
        (400, Why.UNREACHABLE, "the hub answered with status 400: Told so"),
        (416, Why.UNREACHABLE, "the hub answered with status 416: Told so"),
        (418, Why.UNREACHABLE, "the hub answered with status 418: Told so"),
        (204, Why.UNREACHABLE, "the hub answered with status 204"),
        (304, Why.UNREACHABLE, "the hub answered with status 304"),
    ],
)
def test_a_status_that_no_code_explains(here, status, why, detail):
    """A proxy may answer anything."""
    answer = asked_with(here, faults.status(status, X_Error_Message="Told so"))

    assert Missing(why=why, detail=detail) == answer


@pytest.mark.parametrize("status", [500, 502, 503, 504])
def test_a_hub_in_trouble(here, status):
    """It was asked again, and is still in trouble."""
    answer = asked_with(here, faults.status(status, Retry_After="1"), budget=0.5)

    assert Missing(why=Why.UNREACHABLE, detail=f"the hub answered with status {status}") == answer


def test_a_quota_that_is_used_up(here):
    """The Hub says for how long."""
    answer = asked_with(here, faults.rate_limited(55))

    assert Missing(why=Why.RATE_LIMITED, detail="the hub answers no more requests for 55 seconds") == answer


def test_a_quota_without_a_word_on_how_long(here):
    """Other servers answer 429 without the header."""
    answer = asked_with(here, faults.status(429), budget=0.2)

    assert Missing(why=Why.RATE_LIMITED, detail="the hub answers no more requests") == answer


def test_a_hub_that_is_not_there(here):
    """The connection is refused."""
    with here.serving(Hub()) as hub:
        gone = hub.url
    answer = asked(gone)

    assert Why.UNREACHABLE is answer.why
    assert answer.detail.startswith("no connection to the hub: ")


def test_a_name_that_nobody_has():
    """No network, or a misspelt endpoint."""
    answer = asked("https://hub.invalid")

    assert Why.UNREACHABLE is answer.why


def test_a_certificate_of_a_stranger():
    """Someone in between answers for the Hub."""
    with listening(Hub([tiny()]).answer, Authority().context("localhost")) as hub:
        answer = asked(hub.url)

    assert Why.UNREACHABLE is answer.why
    assert "certificate verify failed" in answer.detail.lower().replace("_", " ")


@pytest.mark.parametrize("fault", [faults.silence, faults.slow(0.05), faults.drip], ids=["silent", "slow", "dripping"])
def test_a_hub_that_is_too_slow(here, fault):
    """The client itself has no time limit, and none of its limits ends a header that grows by a byte now and then."""
    answer = asked_with(here, fault, timeout=0.3)

    assert Missing(why=Why.UNREACHABLE, detail="no answer within 0.3 seconds") == answer


@pytest.mark.parametrize("fault", [faults.cut(20), faults.dropped], ids=["cut", "dropped"])
def test_a_connection_that_breaks(here, fault):
    """Half an answer is none."""
    answer = asked_with(here, fault)

    assert Missing(why=Why.UNREACHABLE, detail="the connection to the hub broke off") == answer


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"<!doctype html>", "the hub's answer is no JSON"),
        (b"", "the hub's answer is no JSON"),
        (b"\xff\xfe{}", "the hub's answer is no JSON"),
        (b"[" * 100_000, "the hub's answer is nested too deeply"),
        (b"1" * 5_000, "the hub's answer is no JSON"),
        (b"[]", "the hub's answer is no JSON object"),
        (b"null", "the hub's answer is no JSON object"),
    ],
)
def test_a_success_that_is_none(here, body, reason):
    """The login page of a network answers everything with 200."""
    answer = asked_with(here, faults.garbage(body))

    assert Missing(why=Why.UNREACHABLE, detail=reason) == answer


@pytest.mark.parametrize(
    "body", ["[]", '"error"', "null", '{"error": {"a": [1]}}', '{"errors": 3}', '{"errors": [3]}', "[" * 100_000]
)
def test_an_error_whose_body_is_odd(here, body):
    """The client stumbles over such bodies, with errors that nobody catches."""
    answer = asked_with(here, faults.status(403, body))

    assert Missing(why=Why.REFUSED, detail="the hub refuses access to `acme/tiny`") == answer


def test_an_error_with_a_hostile_message(here):
    """What the hub says is foreign text."""
    message = json.dumps({"error": "\x1b[2J\u202e" + "x" * 3_000})
    answer = asked_with(here, faults.status(403, message))

    assert "\\u{1b}[2J\\u{202e}" in answer.detail
    assert len(answer.detail) < 300


def test_an_answer_for_another_commit(here):
    """A commit means one state for ever; facts of another one would be kept for it."""
    model = tiny()
    with here.serving(Hub([model])) as hub:
        hub.fail(faults.changed(sha="f" * 40))
        answer = asked(hub.url, revision=model.head.id)

    assert Why.UNREACHABLE is answer.why
    assert f"answered for `{'f' * 40}`" in answer.detail


@pytest.mark.parametrize(
    "id_", ["a/b/c", "a--b/c", "./local", "../x", "acme/tiny.git", "", "ümlaut/x", "a\nb", "x" * 200]
)
def test_an_id_that_no_model_can_have(here, id_):
    """Names that look like paths stay on this machine."""
    with here.serving(Hub()) as hub:
        answer = asked(hub.url, id_=id_)

    assert Why.NOT_ASKED is answer.why
    assert [] == hub.targets


def test_a_download_that_fails_is_told_by_its_cause(here, tmp_path):
    """The client says only that the file is not on the disk."""
    from huggingface_hub import hf_hub_download
    from huggingface_hub.errors import LocalEntryNotFoundError

    with here.serving(Hub([tiny()])) as hub:
        hub.fail(faults.status(403, X_Error_Message="Not from here"))
        with pytest.raises(LocalEntryNotFoundError) as caught:
            hf_hub_download("acme/tiny", "config.json", endpoint=hub.url, cache_dir=tmp_path, token=False)

    answer = missing_because(caught.value, "acme/tiny")
    assert Missing(why=Why.REFUSED, detail="the hub refuses access to `acme/tiny`: Not from here") == answer


def test_a_download_without_a_commit_is_told_by_its_cause(here, tmp_path):
    """A server that is no Hub answers without the headers that a download needs."""
    from huggingface_hub import hf_hub_download
    from huggingface_hub.errors import LocalEntryNotFoundError

    with here.serving(Hub([tiny()])) as hub:
        hub.fail(faults.garbage())
        with pytest.raises(LocalEntryNotFoundError) as caught:
            hf_hub_download("acme/tiny", "config.json", endpoint=hub.url, cache_dir=tmp_path, token=False)

    assert Why.UNREACHABLE is missing_because(caught.value, "acme/tiny").why


def test_offline_mode_of_the_client():
    """The user's word to all Hugging Face libraries holds for us."""
    from huggingface_hub.errors import OfflineModeIsEnabled

    assert Why.OFFLINE is missing_because(OfflineModeIsEnabled("off"), "acme/tiny").why
