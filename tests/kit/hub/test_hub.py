"""The local Hub says what the real one says."""

import copy
import json
import re
import ssl
import urllib.request
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from tests.kit.hub.hub import Hub
from tests.kit.hub.listener import Request, Response
from tests.kit.hub.models import Model, model, safetensors, tiny
from tests.kit.hub.recorded import recorded, recorded_infos
from tests.kit.real import shared_data

MODEL = "/api/models/{namespace}/{repo}"
# What the schema of 2026-08-17 leaves out, though the Hub says it: recorded on 2026-09-22.
UNSAID = {"tree": {"path": {"type": "string"}}, "lfs": {"oid": {"type": "string"}, "size": {"type": "integer"}}}


def known() -> Model:
    made = model(
        "acme/tiny",
        {"README.md": "# Tiny", "config.json": "{}", "model.safetensors": safetensors(a=(2,)), "onnx/model.onnx": b"o"},
        issues={"model.safetensors": "unsafe"},
    )
    made.tags["v1"] = made.head.id
    made.push({"config.json": '{"a": 1}'})
    return made


def said(path: str, *, method: str = "GET", body: bytes = b"", **headers: str) -> tuple[int, dict[str, str], bytes]:
    named = {"host": "hub.acme.example"} | {name.replace("_", "-"): value for name, value in headers.items()}
    response = Hub([known()], renamed={"tiny": "acme/tiny"}).answer(
        Request(method=method, target=path, headers=named, body=body)
    )
    return response.status, response.headers, response.body


def schema(path: str, method: str = "get") -> dict[str, Any]:
    """The schema of an answer, with what it leaves out."""
    spec = json.loads(shared_data("hub", "openapi", "hf-hub-openapi.models-subset.json").read_text())
    found = spec["paths"][path][method]["responses"]["200"]["content"]["application/json"]["schema"]
    found = copy.deepcopy(found)
    if found.get("type") == "array":
        properties = found["items"]["properties"]
        if "lfs" in properties:
            properties.update(UNSAID["tree"])
            properties["lfs"]["properties"].update(UNSAID["lfs"])
    return found


@pytest.mark.parametrize(
    ("path", "asked"),
    [
        ("/tree/{rev}/{path}", "/tree/main"),
        ("/tree/{rev}/{path}", "/tree/main?recursive=true&expand=true"),
        ("/tree/{rev}/{path}", "/tree/v1/onnx"),
        ("/refs", "/refs"),
        ("/commits/{rev}", "/commits/main"),
        ("/scan", "/scan"),
    ],
)
def test_answers_fit_the_hubs_own_schema(path, asked):
    """It is what the Hub's owners say of it."""
    status, _, body = said(f"/api/models/acme/tiny{asked}")

    assert 200 == status
    assert [] == [*Draft202012Validator(schema(MODEL + path)).iter_errors(json.loads(body))]


@pytest.mark.parametrize(
    ("content_type", "body"),
    [
        ("application/json", b'{"paths": ["config.json", "model.safetensors", "nothing"], "expand": true}'),
        ("application/x-www-form-urlencoded", b"paths=config.json&paths=model.safetensors&paths=nothing&expand=true"),
    ],
)
def test_paths_fit_the_hubs_own_schema(content_type, body):
    """In both forms in which they can be asked for; what is not there is left out."""
    status, _, answer = said(
        "/api/models/acme/tiny/paths-info/main", method="POST", body=body, content_type=content_type
    )
    listed = json.loads(answer)

    assert (200, ["config.json", "model.safetensors"]) == (status, [entry["path"] for entry in listed])
    assert [] == [*Draft202012Validator(schema(MODEL + "/paths-info/{rev}", "post")).iter_errors(listed)]


@pytest.mark.parametrize(
    ("name", "path", "method"),
    [
        ("models.tree.recursive", "/tree/{rev}/{path}", "get"),
        ("models.refs", "/refs", "get"),
        ("models.commits", "/commits/{rev}", "get"),
        ("models.paths-info", "/paths-info/{rev}", "post"),
    ],
)
def test_recorded_answers_fit_it_too(name, path, method):
    """So what we added to the schema is what the Hub does."""
    body = recorded(name)["response"]["json"]

    assert [] == [*Draft202012Validator(schema(MODEL + path, method)).iter_errors(body)]


def shape(value: Any, depth: int = 3) -> Any:
    """The keys and types of a value; of a list, those of its first item."""
    if isinstance(value, dict) and depth:
        return {name: shape(item, depth - 1) for name, item in value.items()}
    if isinstance(value, list):
        return [shape(value[0], depth - 1)] if value and depth else []
    return type(value).__name__


def test_info_has_the_keys_of_a_recorded_one():
    """In the same order, so that a reader of the log sees the same thing."""
    theirs = recorded("models.info")["response"]["json"]
    ours = json.loads(Hub([tiny()]).answer(Request(method="GET", target="/api/models/acme/tiny", headers={})).body)

    assert [*theirs] == [*ours]
    assert shape(theirs["siblings"]) == shape(ours["siblings"])
    assert shape(theirs["safetensors"]) == shape(ours["safetensors"])


def test_sizes_have_the_keys_of_a_recorded_one():
    """`blobs=true` adds them."""
    theirs = recorded_infos()["mcpotato/42-eicar-street"]["siblings"]
    ours = json.loads(said("/api/models/acme/tiny?blobs=true")[2])["siblings"]

    assert {tuple(sorted(entry)) for entry in theirs} == {tuple(sorted(entry)) for entry in ours}
    assert {tuple(sorted(entry["lfs"])) for entry in theirs if "lfs" in entry} == {
        tuple(sorted(entry["lfs"])) for entry in ours if "lfs" in entry
    }


@pytest.mark.parametrize(
    ("name", "asked"),
    [
        ("models.notfound", "/api/models/acme/nothing"),
        ("models.revision.notfound", "/api/models/acme/tiny/revision/does-not-exist"),
        ("models.tree.notfound", "/api/models/acme/tiny/tree/main/does-not-exist"),
        ("models.resolve.notfound", "/acme/tiny/resolve/main/does-not-exist.txt"),
        ("whoami-v2", "/api/whoami-v2"),
        ("models.resolve.config", "/acme/tiny/resolve/main/config.json"),
    ],
)
def test_status_and_headers_are_those_of_a_recorded_answer(name, asked):
    """The client reads the kind of an error from them."""
    theirs = recorded(name)["response"]
    status, headers, body = said(asked)
    told = ("X-Error-Code", "X-Error-Message", "Www-Authenticate", "X-Powered-By")
    ours = {header.title(): value for header, value in headers.items()}

    assert theirs["status"] == status
    assert [theirs["headers"].get(header) for header in told] == [ours.get(header) for header in told]
    if "json" in theirs:
        assert theirs["json"] == json.loads(body)
    assert sorted({*theirs["headers"]} & {"X-Repo-Commit", "X-Linked-Etag", "Location"}) == sorted(
        {*ours} & {"X-Repo-Commit", "X-Linked-Etag", "Location"}
    )


def test_a_rename_sends_on_with_the_query():
    """To a path, not to an address."""
    status, headers, body = said("/api/models/tiny?blobs=true")

    assert (307, "/api/models/acme/tiny?blobs=true") == (status, headers["Location"])
    assert b"Temporary Redirect. Redirecting to /api/models/acme/tiny?blobs=true" == body


def test_directories_come_first():
    """As recorded."""
    listed = json.loads(said("/api/models/acme/tiny/tree/main")[2])

    assert ["directory", "file", "file", "file"] == [entry["type"] for entry in listed]


def test_pages_are_linked():
    """With a whole address on the Hub's own host."""
    asked = "/api/models/acme/tiny/tree/main?recursive=true&limit=2"
    paths = []
    while asked:
        _, headers, body = said(asked)
        paths += [entry["path"] for entry in json.loads(body)]
        link = re.fullmatch(r'<https://hub\.acme\.example(.+)>; rel="next"', headers.get("Link", ""))
        asked = link[1] if link else ""

    assert ["onnx", "README.md", "config.json", "model.safetensors", "onnx/model.onnx"] == paths


def test_a_part_of_a_file_can_be_asked_for():
    """Headers of weights are read so."""
    status, headers, body = said("/acme/tiny/resolve/main/model.safetensors", range="bytes=0-7")

    assert (206, 8, "bytes 0-7/") == (status, len(body), headers["Content-Range"][:10])


def test_a_part_behind_the_end_is_none():
    """The Hub says so with a status of its own."""
    assert 416 == said("/acme/tiny/resolve/main/onnx/model.onnx", range="bytes=9-")[0]


def test_every_answer_has_an_id_and_a_window():
    """The client reads both."""
    _, headers, _ = said("/api/models/acme/tiny")

    assert {"RateLimit", "RateLimit-Policy", "X-Request-Id", "ETag", "Vary"} <= {*headers}


def test_the_log_holds_what_came(here):
    """Method, path and headers, as they were sent."""
    context = ssl.create_default_context(cafile=str(here.certificate))
    with here.serving(Hub([tiny()])) as hub:
        request = urllib.request.Request(f"{hub.url}/api/models/acme/tiny/scan?a=b", headers={"X-Mine": "1"})
        with urllib.request.urlopen(request, context=context) as answer:
            assert 200 == answer.status

    assert ["GET /api/models/acme/tiny/scan?a=b"] == hub.targets
    assert "1" == hub.requests[0].headers["x-mine"]


def test_the_client_agrees(here, tmp_path):
    """Each call of the real client that the Hub serves gives what was put in."""
    from huggingface_hub import HfApi, hf_hub_download

    made = known()
    with here.serving(Hub([made])) as hub:
        api = HfApi(endpoint=hub.url, token=False)
        info = api.model_info("acme/tiny", files_metadata=True, securityStatus=True)
        paths = api.get_paths_info("acme/tiny", ["config.json", "nothing"], expand=True)
        refs = api.list_repo_refs("acme/tiny")
        commits = api.list_repo_commits("acme/tiny")
        tree = [*api.list_repo_tree("acme/tiny", recursive=True, expand=True)]
        models = [*api.list_models(search="tiny")]
        file = hf_hub_download("acme/tiny", "config.json", endpoint=hub.url, cache_dir=tmp_path, token=False)
        missing = api.file_exists("acme/tiny", "nothing")
        api.auth_check("acme/tiny")

    assert made.head.id == info.sha
    assert [{"path": "model.safetensors", "level": "unsafe"}] == info.security_repo_status["filesWithIssues"]
    assert ["config.json"] == [path.path for path in paths]
    assert (["main"], ["v1"]) == ([ref.name for ref in refs.branches], [ref.name for ref in refs.tags])
    assert ["Update", "Begin"] == [commit.title for commit in commits]
    assert 5 == len(tree)
    assert ["acme/tiny"] == [listed.id for listed in models]
    assert '{"a": 1}' == Path(file).read_text()
    assert missing is False


def test_large_files_are_elsewhere(here, tmp_path):
    """On the host of a storage, to which no token may go."""
    from huggingface_hub import hf_hub_download

    made = known()
    weights = made.head.file("model.safetensors").content
    hub = Hub([made])
    with here.listening(lambda _request: Response(body=weights)) as storage, here.serving(hub) as listener:
        hub.large_files = storage.url
        path = hf_hub_download(
            "acme/tiny", "model.safetensors", endpoint=listener.url, cache_dir=tmp_path, token=hub.token
        )

    assert weights == Path(path).read_bytes()
    assert "authorization" in listener.requests[0].headers
    assert ["GET"] == [request.method for request in storage.requests]
    assert "authorization" not in storage.requests[0].headers
