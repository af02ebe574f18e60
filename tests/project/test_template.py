"""The policy that `ptm init` writes."""

import re
from dataclasses import replace
from typing import Literal

import pytest

from ptm_lsp.core.policy import Policy
from ptm_lsp.project.policy import read_policy
from ptm_lsp.project.template import policy_template

File = Literal["ptm.toml", "pyproject.toml"]
FILES: list[File] = ["ptm.toml", "pyproject.toml"]
COMMENTED_OPTION = re.compile(r"^# (?=[a-z-]+ = )", re.MULTILINE)


@pytest.mark.parametrize("file", FILES)
def test_the_template_decides_exactly_the_defaults(file: File) -> None:
    """Whoever runs `ptm init` gets the behaviour that was there before."""
    policy, problems = read_policy(file, policy_template(file))

    assert ((), file, Policy()) == (problems, policy.file, replace(policy, file=None, places={}))


@pytest.mark.parametrize("file", FILES)
def test_the_options_that_are_commented_out_are_examples(file: File) -> None:
    """Taking away the sign in front must be all there is to do."""
    policy, problems = read_policy(file, COMMENTED_OPTION.sub("", policy_template(file)))

    assert ((), ()) == (problems, policy.unknown_keys)


def test_the_template_names_every_option() -> None:
    """An option that is not shown is not found."""
    policy, _ = read_policy("ptm.toml", COMMENTED_OPTION.sub("", policy_template("ptm.toml")))
    groups = ("licenses", "use", "models", "hub")
    names = [name for name in Policy.__slots__ if name not in ("file", "places", "unknown_keys")]
    names += [f"{group}.{name}" for group in groups for name in type(getattr(Policy(), group)).__slots__]

    assert [] == [name for name in names if name.replace("_", "-") not in policy.places]


def test_the_tables_can_stand_behind_those_of_a_pyproject() -> None:
    """`ptm init` appends to the file that is there."""
    before = '[project]\nname = "tiny"\n\n[tool.other]\nx = 1\n\n'

    assert () == read_policy("pyproject.toml", before + policy_template("pyproject.toml"))[1]
