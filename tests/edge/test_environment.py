"""What the user decided outside of any project."""

from pathlib import Path

import pytest

from ptm_lsp.core.errors import RequestError
from ptm_lsp.edge.environment import home_folder, read_environment

HOME = Path("/home/u")


@pytest.mark.parametrize(
    ("variables", "expected"),
    [
        ({}, "/home/u/.cache/huggingface/hub"),
        ({"XDG_CACHE_HOME": "/c"}, "/c/huggingface/hub"),
        ({"HF_HOME": "/hf", "XDG_CACHE_HOME": "/c"}, "/hf/hub"),
        ({"HF_HOME": "~/hf"}, "/home/u/hf/hub"),
        ({"HUGGINGFACE_HUB_CACHE": "/old", "HF_HOME": "/hf"}, "/old"),
        ({"HF_HUB_CACHE": "/new", "HUGGINGFACE_HUB_CACHE": "/old"}, "/new"),
    ],
)
def test_the_shared_cache_is_where_the_libraries_look(variables, expected):
    """Models that are on the machine are found without a network."""
    assert Path(expected) == read_environment(variables, HOME).models_folder


@pytest.mark.parametrize(
    ("variables", "expected"),
    [
        ({}, "/home/u/.cache/ptm-lsp"),
        ({"XDG_CACHE_HOME": "/c"}, "/c/ptm-lsp"),
        ({"LOCALAPPDATA": "/local"}, "/local/ptm-lsp"),
        ({"PTM_CACHE_DIR": "~/mine", "XDG_CACHE_HOME": "/c"}, "/home/u/mine"),
        ({"XDG_CACHE_HOME": "caches"}, "/home/u/.cache/ptm-lsp"),
        ({"XDG_CACHE_HOME": "~/caches"}, "/home/u/caches/ptm-lsp"),
    ],
)
def test_our_own_cache_is_the_users(variables, expected):
    """Never in a project."""
    assert Path(expected) == read_environment(variables, HOME).facts_folder


@pytest.mark.parametrize(
    ("variables", "expected"),
    [
        ({}, False),
        ({"HF_HUB_OFFLINE": "1"}, True),
        ({"HF_HUB_OFFLINE": "True"}, True),
        ({"TRANSFORMERS_OFFLINE": "yes"}, True),
        ({"HF_HUB_OFFLINE": "0"}, False),
        ({"HF_HUB_OFFLINE": ""}, False),
    ],
)
def test_offline_is_what_the_libraries_call_offline(variables, expected):
    """One word for all of them."""
    assert expected is read_environment(variables, HOME).offline


def _homeless() -> Path:
    raise RuntimeError("could not determine home directory")


@pytest.mark.parametrize("find", [_homeless, lambda: Path("here")])
def test_a_home_that_is_no_place_counts_as_none(find):
    """A relative one would put our files into the project."""
    assert None is home_folder(find)


@pytest.mark.parametrize(
    ("variables", "home", "expected"),
    [
        ({}, HOME, True),
        ({}, None, False),
        ({"PTM_CACHE_DIR": "/c"}, None, True),
        ({"XDG_CACHE_HOME": "c"}, None, False),
    ],
)
def test_without_a_home_nothing_is_kept_but_where_a_variable_says_so(variables, home, expected):
    """A container's user may have none, and a run needs none."""
    assert expected is read_environment(variables, home).keeps_facts


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://hub.acme.example/", "https://hub.acme.example"),
        ("http://127.0.0.1:8080", "http://127.0.0.1:8080"),
        ("https://[::1]:8443/hf/", "https://[::1]:8443/hf"),
        ("HTTPS://HUB.acme.example", "HTTPS://HUB.acme.example"),
        ("", "https://huggingface.co"),
    ],
)
def test_the_endpoint_is_the_users(address, expected):
    """A mirror behind a company's wall, or a server on this machine."""
    assert expected == read_environment({"HF_ENDPOINT": address}, HOME).endpoint


@pytest.mark.parametrize(
    "address",
    [
        "hub.acme.example",
        "ftp://hub.acme.example",
        "https://",
        "https://user:{}@hub.acme.example".format("secret"),
        "https://secret@hub.acme.example",
        "https://hub.acme.example?token=secret",
        "https://hub.acme.example/#secret",
        "https://hub.acme.example/a\nb",
    ],
)
def test_an_endpoint_that_is_no_plain_address_is_refused_unseen(address):
    """It would be kept in the cache and shown in logs, with the password in it."""
    with pytest.raises(RequestError, match="`HF_ENDPOINT`") as refused:
        read_environment({"HF_ENDPOINT": address}, HOME)
    assert "secret" not in f"{refused.value.message} {refused.value.hint}"
