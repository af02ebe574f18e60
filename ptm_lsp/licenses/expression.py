"""License expressions: which licenses a text names, and how they go together."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from itertools import islice, product
from typing import Any, TypeAlias

from license_expression import (  # type: ignore[import-untyped]
    ExpressionError,
    LicenseExpression,
    LicenseWithExceptionSymbol,
    Licensing,
)

from ptm_lsp.core import tables
from ptm_lsp.licenses.names import points_elsewhere, recognise
from ptm_lsp.licenses.terms import Terms, vocabulary

_GRAMMAR = Licensing()  # knows no names: those are ours to know
_LONGEST = 500  # code points of an expression
_MOST = 64  # alternatives
_OWN_NAME = "licenseref-"
_OR_LATER = ("-or-later", "+")
_PROPRIETARY = frozenset({"licenseref-proprietary", "proprietary", "licenseref-scancode-proprietary-license"})
# An exception by which a license that excludes the older GPL goes together with it.
# Source: https://spdx.org/licenses/LLVM-exception.html
_OPENS_TO_GPL = "LLVM-exception"


@dataclass(frozen=True, kw_only=True, slots=True)
class License:
    """A license as somebody names it."""

    written: str
    terms: Terms | None  # None: nobody knows them
    spdx: str | None = None  # the exact SPDX id, with «or-later» and exception

    @property
    def name(self) -> str:
        """What to call it: the id of the vocabulary, or as written where there is none."""
        return self.terms.id if self.terms else self.written


# One of these holds, and within it all: «MIT OR (Apache-2.0 AND BSD-3-Clause)» has two.
Alternatives: TypeAlias = tuple[tuple[License, ...], ...]


def read_expression(written: str, name: str | None = None) -> Alternatives:
    """The licenses that a text names; one that nobody knows where it cannot be understood.

    `name` is the model's `license_name`, which counts where the text points to it (`other`).
    """
    whole = written.strip()
    if points_elsewhere(whole) or recognise(whole):
        return _named(name if name and points_elsewhere(whole) else whole)
    parsed = _parsed(whole)
    return (() if parsed is None else _alternatives(parsed)) or _named(whole)


def is_reserved(written: str | None) -> bool:
    """Whether a project keeps all rights, by word or by saying nothing."""
    return not written or written.strip().casefold() in _PROPRIETARY


def candidates(license_: License) -> tuple[License, ...]:
    """What a license may turn out to be: of the tag of a family, those members that the vocabulary has."""
    if not (license_.terms and license_.terms.is_family_tag):
        return (license_,)
    members = (_one(spdx) for spdx in license_.terms.spdx_candidates)
    return tuple(member for member in members if member.terms) or (license_,)


def _parsed(written: str) -> LicenseExpression | None:
    if not written or len(written) > _LONGEST:
        return None
    try:
        return _GRAMMAR.parse(written)
    except (ExpressionError, RecursionError):
        return None


def _alternatives(node: Any) -> Alternatives:
    """The disjunctive form of a parsed expression; empty when it is too large."""
    if isinstance(node, LicenseWithExceptionSymbol):
        return tuple(tuple(map(_excepted(node), part)) for part in _named(node.license_symbol.key))
    if not node.args:
        return _named(node.key)
    parts = [_alternatives(part) for part in node.args]
    if not all(parts):
        return ()
    if isinstance(node, _GRAMMAR.OR):
        found = tuple(alternative for part in parts for alternative in part)
    else:
        found = tuple(tuple(_flat(choice)) for choice in islice(product(*parts), _MOST + 1))
    return found if len(found) <= _MOST else ()


def _excepted(node: LicenseWithExceptionSymbol) -> Any:
    exception = node.exception_symbol.key

    def excepted(license_: License) -> License:
        terms = license_.terms
        if terms and exception == _OPENS_TO_GPL:
            terms = replace(terms, incompatible_downstream=())
        return replace(license_, terms=terms, spdx=f"{license_.spdx or license_.written} WITH {exception}")

    return excepted


def _flat(choice: Iterable[tuple[License, ...]]) -> Iterator[License]:
    for part in choice:
        yield from part


def _named(written: str) -> Alternatives:
    """One license, or several alternatives where a later version may be chosen."""
    stem = next((written.removesuffix(end) for end in _OR_LATER if written.endswith(end)), "")
    oldest = _known(stem) or _known(f"{stem}-only")
    if not oldest:
        return ((_one(written),),)
    family = (oldest.spdx or stem).removesuffix("-only")
    later = [vocabulary()[id_] for id_ in tables.load(__package__, "further.toml")["later"].get(family, ())]
    spdx = f"{family}-or-later" if oldest.spdx != family else written
    return tuple((License(written=written, terms=terms, spdx=spdx),) for terms in (oldest, *later))


def _one(written: str) -> License:
    terms = _known(written)
    spdx = written if not terms or written in terms.spdx_candidates else terms.spdx
    return License(written=written, terms=terms, spdx=spdx)


def _known(written: str) -> Terms | None:
    # A project may call the license of a model `LicenseRef-` and the name that the Hub has for it.
    own = written[len(_OWN_NAME) :] if written.casefold().startswith(_OWN_NAME) else written
    return vocabulary().get(recognise(written) or recognise(own) or "") or _further().get(written.casefold())


@cache
def _further() -> Mapping[str, Terms]:
    """SPDX id in lower case -> terms like those of a license of the vocabulary."""
    like: Mapping[str, list[str]] = tables.load(__package__, "further.toml")["like"]
    return {
        spdx.casefold(): replace(
            vocabulary()[model],
            id=spdx,
            name=spdx,
            spdx=spdx,
            aliases=(),
            spdx_candidates=(),
            is_family_tag=False,
            compatible_downstream=(),
            url=f"https://spdx.org/licenses/{spdx}.html",
        )
        for model, ids in like.items()
        for spdx in ids
    }
