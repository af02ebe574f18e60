"""The hub asked from a process of its own, as the user's environment has it."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.kit.hub.client import Here
from tests.kit.hub.hub import Hub
from tests.kit.hub.models import tiny
from tests.kit.hub.recorded import recorded_hub

ASK = """
import json, os, sys
from pathlib import Path
from ptm_lsp.core.facts import Missing
from ptm_lsp.core.reference import Key, Question
from ptm_lsp.edge.clock import SystemClock
from ptm_lsp.edge.environment import read_environment
from ptm_lsp.edge.http import Session
from ptm_lsp.edge.tokens import choose_endpoint
from ptm_lsp.hubs import listing

of_project, ids = json.loads(sys.argv[1])
environment = read_environment(os.environ, Path.home())
endpoint = choose_endpoint(of_project, environment)
hub = listing()["huggingface"]
before = sorted({"huggingface_hub", "httpx2"} & {*sys.modules})
if isinstance(endpoint, Missing):
    said, asked = [endpoint.why.value], []
else:
    session = Session(endpoint, SystemClock(), budget=20, timeout=10)
    answers = [hub.ask(Question(Key("huggingface", id_), None), frozenset(), session) for id_ in ids]
    said = [answer.why.value if isinstance(answer, Missing) else answer.commit.license for answer in answers]
    asked = session.requests
print(json.dumps({"said": said, "asked": asked, "imported": before}))
"""


def asked(here: Here, folder: Path, *, of_project: str | None = None, ids=("acme/tiny",), **variables: str) -> Any:
    """What a process says that asks for models in an environment of its own."""
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": str(folder),
        "SSL_CERT_FILE": str(here.certificate),
        "PYTHONPATH": str(Path(__file__).parents[3]),
        **variables,
    }
    done = subprocess.run(
        [sys.executable, "-c", ASK, json.dumps([of_project, list(ids)])],
        env=environment,
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (0, "") == (done.returncode, done.stderr)
    return json.loads(done.stdout)


def test_a_question_is_one_request_and_nothing_else(here, tmp_path):
    """The client alone would ask for a list of agents, too."""
    with here.serving(Hub([tiny()])) as hub:
        answer = asked(here, tmp_path, HF_ENDPOINT=hub.url)

    assert ["apache-2.0"] == answer["said"]
    assert ["GET /api/models/acme/tiny?blobs=true&securityStatus=true"] == hub.targets


def test_the_client_is_imported_late(here, tmp_path):
    """It takes a quarter of a second, which a run with nothing to ask should not pay."""
    with here.serving(Hub()) as hub:
        answer = asked(here, tmp_path, ids=(), HF_ENDPOINT=hub.url)

    assert [] == answer["imported"]


def test_the_users_token_goes_to_the_users_endpoint(here, tmp_path):
    """Private models are known to their members."""
    with here.serving(Hub([tiny()])) as hub:
        answer = asked(here, tmp_path, HF_ENDPOINT=hub.url, HF_TOKEN="hf_member")

    assert ["apache-2.0"] == answer["said"]
    assert ["Bearer hf_member"] == [request.headers.get("authorization") for request in hub.requests]


def test_a_token_from_a_file_goes_there_too(here, tmp_path):
    """Where `hf auth login` has put it."""
    (tmp_path / "token").write_text("hf_member\n")
    with here.serving(Hub([tiny()])) as hub:
        asked(here, tmp_path, HF_ENDPOINT=hub.url, HF_HOME=str(tmp_path))

    assert ["Bearer hf_member"] == [request.headers.get("authorization") for request in hub.requests]


def test_an_endpoint_of_a_project_hears_nothing(here, tmp_path):
    """A stranger's repository names a host of the stranger's."""
    with here.serving(Hub([tiny()])) as hub:
        answer = asked(here, tmp_path, of_project=hub.url, HF_TOKEN="hf_secret")

    assert ["not asked"] == answer["said"]
    assert [] == hub.requests


@pytest.mark.parametrize("place", ["variable", "file"])
def test_a_trusted_endpoint_of_a_project_hears_no_token(here, tmp_path, place):
    """Wherever the client would find one."""
    (tmp_path / "token").write_text("hf_secret" if place == "file" else "")
    variables = {"HF_HOME": str(tmp_path)} | ({"HF_TOKEN": "hf_secret"} if place == "variable" else {})
    with here.serving(Hub([tiny()])) as hub:
        answer = asked(here, tmp_path, of_project=hub.url, PTM_TRUSTED_ENDPOINTS=hub.url, **variables)

    assert ["apache-2.0"] == answer["said"]
    assert 1 == len(hub.requests)
    assert "hf_secret" not in json.dumps([[r.target, r.headers, r.body.decode()] for r in hub.requests])


def test_a_login_that_cannot_be_had_is_said(here, tmp_path):
    """`HF_OIDC_RESOURCE` is set, but this is no pipeline that could log in."""
    with here.serving(Hub([tiny()])) as hub:
        answer = asked(here, tmp_path, HF_ENDPOINT=hub.url, HF_OIDC_RESOURCE="acme/tiny")

    assert ["not asked"] == answer["said"]
    assert [] == hub.requests


def test_offline_is_offline(here, tmp_path):
    """The client refuses, also where nobody looked at the variable before."""
    with here.serving(Hub([tiny()])) as hub:
        answer = asked(here, tmp_path, HF_ENDPOINT=hub.url, HF_HUB_OFFLINE="1")

    assert ["offline"] == answer["said"]
    assert [] == hub.requests


def test_a_project_with_many_models(here, tmp_path):
    """One request each, and one more for a redirect."""
    recorded = recorded_hub()
    ids = [*recorded.bodies, *recorded.renamed]
    with here.serving(recorded) as hub:
        answer = asked(here, tmp_path, ids=ids, HF_ENDPOINT=hub.url)

    assert len(ids) == len(answer["said"])
    assert len(recorded.bodies) + 2 * len(recorded.renamed) == len(hub.requests)
