"""What the local Hub says of trees, refs and histories."""

import hashlib
import json
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

from tests.kit.hub.listener import Request, Response
from tests.kit.hub.models import DATE, Commit, Model, StoredFile

_PAGE = 1_000
_PAGE_OF_COMMITS = 50


def entries_at(known: Model, commit: Commit, path: str, request: Request) -> Response | None:
    """A page of `tree`: directories first, then files; None where nothing is at the path."""
    below = f"{path}/" if path else ""
    files = [file for file in commit.files if file.path.startswith(below)]
    if path and not files:
        return None
    directories = sorted({parent for file in files for parent in _parents(file.path) if parent.startswith(below)})
    expand = _is_set(request, "expand")
    listed = [_directory(commit, name, expand=expand) for name in directories]
    listed += [_file(known, commit, file, expand=expand) for file in files]
    if not _is_set(request, "recursive"):
        listed = [entry for entry in listed if "/" not in entry["path"].removeprefix(below)]
    return _page(request, listed, size=int(request.query.get("limit", [_PAGE])[0]), mark="cursor")


def paths_info(known: Model, commit: Commit, request: Request) -> list[dict[str, Any]]:
    """The body of `paths-info`: paths that are not there are left out."""
    if "json" in request.headers.get("content-type", ""):
        asked = json.loads(request.body)
        paths, expand = asked["paths"], bool(asked.get("expand"))
    else:
        form = parse_qs(request.body.decode())
        paths, expand = form.get("paths", []), form.get("expand", [""])[0].lower() == "true"
    files = [commit.file(path) for path in ([paths] if isinstance(paths, str) else paths)]
    return [_file(known, commit, file, expand=expand) for file in files if file]


def refs(known: Model) -> dict[str, Any]:
    """The body of `refs`."""
    branches = {"main": known.head.id, **known.branches}
    return {
        "tags": [_ref(name, f"refs/tags/{name}", commit) for name, commit in known.tags.items()],
        "branches": [_ref(name, f"refs/heads/{name}", commit) for name, commit in branches.items()],
        "converts": [],
    }


def commits_page(known: Model, request: Request) -> Response:
    """A page of `commits`, newest first."""
    listed = [
        {
            "id": commit.id,
            "title": commit.title,
            "message": "",
            "authors": [{"user": known.id.partition("/")[0]}],
            "date": DATE,
        }
        for commit in reversed(known.history)
    ]
    response = _page(request, listed, size=int(request.query.get("limit", [_PAGE_OF_COMMITS])[0]), mark="p")
    response.headers["X-Total-Count"] = str(len(listed))
    return response


def tree_size(commit: Commit, path: str) -> int:
    """Bytes at and below a path."""
    below = f"{path}/" if path else ""
    return sum(len(file.content) for file in commit.files if file.path.startswith(below))


def _page(request: Request, listed: list[Any], *, size: int, mark: str) -> Response:
    """A page, with the absolute address of the next one."""
    start = int(request.query.get(mark, ["0"])[0])
    body = json.dumps(listed[start : start + size]).encode()
    response = Response(headers={"Content-Type": "application/json; charset=utf-8"}, body=body)
    if start + size < len(listed):
        query = {**{name: values[0] for name, values in request.query.items()}, mark: str(start + size)}
        address = f"https://{request.headers['host']}{urlsplit(request.target).path}?{urlencode(query)}"
        response.headers["Link"] = f'<{address}>; rel="next"'
    return response


def _directory(commit: Commit, path: str, *, expand: bool) -> dict[str, Any]:
    entry = {"type": "directory", "oid": hashlib.sha1(path.encode()).hexdigest(), "size": 0, "path": path}
    return entry | ({"lastCommit": _last(commit)} if expand else {})


def _file(known: Model, commit: Commit, file: StoredFile, *, expand: bool) -> dict[str, Any]:
    entry: dict[str, Any] = {"type": "file", "oid": file.blob, "size": len(file.content), "path": file.path}
    if file.is_lfs:
        entry["lfs"] = {"oid": file.sha256, "size": len(file.content), "pointerSize": len(file.pointer)}
    if expand:
        level = known.issues.get(file.path, "safe" if known.scans_done else "queued")
        unscanned = {"status": "unscanned"}
        entry["lastCommit"] = _last(commit)
        entry["securityFileStatus"] = {
            "status": level,
            "protectAiScan": unscanned,
            "avScan": {"status": level},
            "pickleImportScan": {"status": "unscanned", "pickleImports": [], "version": "0.0.0"},
            "virusTotalScan": unscanned,
            "jFrogScan": {"status": "unscanned", "message": "Not a machine-learning model"},
        }
    return entry


def _last(commit: Commit) -> dict[str, str]:
    return {"id": commit.id, "title": commit.title, "date": DATE}


def _ref(name: str, ref: str, commit: str) -> dict[str, str]:
    return {"name": name, "ref": ref, "targetCommit": commit}


def _parents(path: str) -> list[str]:
    steps = path.split("/")[:-1]
    return ["/".join(steps[: index + 1]) for index in range(len(steps))]


def _is_set(request: Request, name: str) -> bool:
    return request.query.get(name, [""])[0].lower() in {"true", "1"}
