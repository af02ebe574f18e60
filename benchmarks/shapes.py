"""Shapes: programs of 5,000 lines that are built as real ones of that size are."""

import textwrap
from collections.abc import Callable

LINES = 5_000
_HEAD = """import argparse
import os

from transformers import AutoModel, AutoTokenizer

NAME = os.environ.get("MODEL", "acme/tiny")
"""
# What a step does: with names of its own, of its function and of the module, as people write it.
_STEP = """# what step {0} is for
items_{0} = [item for item in items if item.size > {0} and item.name != "step {0}"]
if len(items_{0}) > limit:
    print(f"step {0}: {{len(items_{0})}} items", file=log)
    raise ValueError("more items than step {0} may take")
total += sum(item.weight for item in items_{0})
results.append({{"step": {0}, "total": total, "items": items_{0}}})
"""
_LOADED = """tokenizer = AutoTokenizer.from_pretrained(NAME)
model = AutoModel.from_pretrained("acme/m{0}", revision="main", trust_remote_code=trusted)
model.eval()
"""
_STEPS_OF_FUNCTION = 4
_FUNCTIONS_OF_CLASS = 60


def many_functions() -> str:
    """A program of functions of some thirty lines, of which every other loads a model."""
    return _HEAD + _repeated(lambda number: f"\n\n{_function(number)}", _HEAD)


def long_classes() -> str:
    """A program of classes of 2,000 lines, of whose methods every other loads a model."""

    def method(number: int) -> str:
        head = f"\n\nclass Case{number}:\n" if number % _FUNCTIONS_OF_CLASS == 1 else "\n"
        return head + _indented(_function(number).replace("(items,", "(self, items,", 1))

    return _HEAD + _repeated(method, _HEAD)


def long_main() -> str:
    """A program that does nearly everything in one function, with a model now and then."""
    head = _HEAD + "\n\ndef main(items, limit=10, log=None, trusted=False):\n    total, results = 0, []\n"
    return head + _repeated(lambda number: _indented(_step(number)), head)


def _repeated(make: Callable[[int], str], head: str) -> str:
    text, number = "", 0
    while head.count("\n") + text.count("\n") < LINES:
        number += 1
        text += make(number)
    return text


def _function(number: int) -> str:
    steps = "".join(_step(_STEPS_OF_FUNCTION * number + step) for step in range(_STEPS_OF_FUNCTION))
    head = f"def work_{number}(items, limit=10, log=None, trusted=False):\n"
    return head + _indented(f'"""Work {number}."""\ntotal, results = 0, []\n{steps}return results\n')


def _step(number: int) -> str:
    return _STEP.format(number) + (_LOADED.format(number) if number % (2 * _STEPS_OF_FUNCTION) == 0 else "")


def _indented(code: str) -> str:
    return textwrap.indent(code, "    ")


SHAPES = {"many functions": many_functions, "long classes": long_classes, "a long main": long_main}
