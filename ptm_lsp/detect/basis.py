"""The basis of what a reading found: whatever it follows from, besides the text that it was found in."""

from typing import NamedTuple

from ptm_lsp.detect.environment import Parameter
from ptm_lsp.detect.syntax.looked import BLIND, Sight


class Basis(NamedTuple):
    """What was asked for: as long as all of it says the same, so does what was found."""

    asked: frozenset[str] = frozenset()  # names of the module
    called: frozenset[str] = frozenset()  # names at which calls in this file were looked for
    sight: Sight = BLIND  # what was looked for in this file
    imports: frozenset[str] = frozenset()  # dotted names of other modules: "..config.MODEL"
    heard: frozenset[str] = frozenset()  # dotted names of which more would be taken, were it told
    callers: frozenset[Parameter] = frozenset()  # for whose values the callers in other files were asked


NO_BASIS = Basis()
