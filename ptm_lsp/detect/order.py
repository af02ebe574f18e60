"""Order: which files are read again before which, so that most are read again once.

What a module tells goes from it to those that import it, and what calls hand over goes the other way.
"""

from collections.abc import Collection, Iterable, Mapping
from functools import reduce
from operator import or_


class Order:
    """Which files import from which, over however many others; where they import each other, one counts as the first.

    NOTE: sets of files are the bits of a number, so that those of all files together stay small.
    """

    def __init__(self, imported: Mapping[str, Collection[str]]) -> None:
        self._imported = imported
        self._bits: dict[str, int] = {}
        self._below: dict[str, int] = {}  # by file: those that it imports from
        for file in sorted(imported):
            if imported[file]:  # most import nothing of the project, and need no bit unless one imports them
                self._place(file)

    def lowest(self, files: Iterable[str]) -> list[str]:
        """Those that import from none of the others."""
        bits = {file: self._bits.get(file, 0) for file in files}
        all_bits = sum(bits.values())
        return [file for file in bits if not self._below.get(file, 0) & all_bits]

    def highest(self, files: Collection[str]) -> list[str]:
        """Those from which none of the others imports."""
        below = reduce(or_, (self._below.get(file, 0) for file in files), 0)
        return [file for file in files if not self._bits.get(file, 0) & below]

    def _place(self, file: str) -> None:
        """Note what a file imports from, and before it the same of these; what is open meanwhile counts as above."""
        open_files = [file]
        while open_files:
            file = open_files[-1]
            imported = self._imported.get(file, ())
            if file not in self._bits:
                self._bits[file] = 1 << len(self._bits)
                open_files += [one for one in imported if one not in self._bits]
            elif open_files.pop() not in self._below:
                known = [one for one in imported if one in self._below]
                self._below[file] = reduce(or_, (self._bits[one] | self._below[one] for one in known), 0)
