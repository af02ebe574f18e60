"""The compatibility matrix of OSADL, which lawyers keep, for pairs of software licenses."""

from collections.abc import Mapping
from functools import cache
from typing import Literal, TypeAlias

from ptm_lsp.core import tables

Answer: TypeAlias = Literal["yes", "no"]

_LETTERS: Mapping[str, Answer] = {"S": "yes", "Y": "yes", "N": "no"}


def may_take_in(downstream: str, upstream: str) -> Answer | None:
    """Whether a work under `downstream` may have parts under `upstream`, both SPDX ids; None where it does not say.

    The question is about one work: a program that merely loads another file at run time is none.
    Source: osadl.json, which names its authors (CC-BY-4.0)
    """
    row, column = _leading().get(downstream), _columns().get(upstream)
    return None if row is None or column is None else _LETTERS.get(row[column])


@cache
def ids() -> tuple[str, ...]:
    """The SPDX ids that the matrix knows."""
    return tuple(_leading())


@cache
def _leading() -> Mapping[str, str]:
    leading: dict[str, str] = tables.load(__package__, "osadl.json")["leading"]
    return leading


@cache
def _columns() -> Mapping[str, int]:
    return {id_: column for column, id_ in enumerate(ids())}
