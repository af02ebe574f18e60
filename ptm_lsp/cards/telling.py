"""Fields read out of an object that others wrote: what does not fit is noted, and stays unknown."""

from collections.abc import Mapping
from typing import Any

from ptm_lsp.core.facts import UNKNOWN
from ptm_lsp.core.shapes import Fault, KeyPath, Shape, Unfit, path_shown, unfit

_MOST_PROBLEMS = 20


class Telling:
    """An object that is read field by field."""

    def __init__(self, value: Mapping[str, object], path: KeyPath = ()) -> None:
        self.value = value
        self.path = path
        self.faults: list[Fault] = []

    @property
    def problems(self) -> tuple[str, ...]:
        """What did not fit, as sentences; the first of very many."""
        return tuple(f"`{path_shown(fault.path)}` {fault.message}" for fault in self.faults[:_MOST_PROBLEMS])

    def has(self, name: str) -> bool:
        """Whether something stands at a name; `null` is nothing."""
        return self.value.get(name) is not None

    def read(self, name: str, shape: Shape, absent: object = UNKNOWN) -> Any:
        """What stands at a name; `absent` where nothing does, `UNKNOWN` where it does not fit."""
        value = self.value.get(name)
        if value is None:
            return absent
        try:
            return shape(value, (*self.path, name), {})
        except Unfit as misfit:
            self.faults.append(misfit.fault)
            return UNKNOWN

    def inner(self, name: str) -> "Telling | None":
        """The object at a name; None where there is none. Its faults are noted here."""
        value = self.value.get(name)
        if value is None:
            return None
        path = (*self.path, name)
        if not isinstance(value, dict):
            self.faults.append(unfit(value, path, "an object").fault)
            return None
        inner = Telling(value, path)
        inner.faults = self.faults
        return inner
