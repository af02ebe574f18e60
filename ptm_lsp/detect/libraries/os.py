"""os: https://docs.python.org/3/library/os.html.

What counts is the command, by the tables of programs.
Source: Python 3.13, https://docs.python.org/3/library/os.html#os.system (read 2026-11-22)
"""

from ptm_lsp.detect.libraries.subprocess import PROGRAMS
from ptm_lsp.detect.library import Argument, Loader

LOADERS = tuple(
    Loader(name=name, id=Argument(0, argument), revision=None, is_command=True, is_general=True, beside=PROGRAMS)
    for name, argument in (("system", "command"), ("popen", "cmd"))
)
