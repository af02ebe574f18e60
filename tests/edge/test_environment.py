"""What the user decided outside of any project."""

from pathlib import Path

import pytest

from ptm_lsp.edge.environment import read_environment

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
