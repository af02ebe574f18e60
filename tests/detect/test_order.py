"""In which order files are read again."""

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from ptm_lsp.detect.order import Order

_FILES = "abcdef"
_CHAIN = Order({"app": ["lib"], "lib": ["base"], "base": [], "other": []})


def test_what_others_import_from_comes_first():
    """What it tells is news to them."""
    assert ["base", "other"] == _CHAIN.lowest(["app", "base", "other"])


def test_whom_nobody_imports_comes_first_the_other_way():
    """What it hands over is news to those from which it imports."""
    assert ["app", "other"] == _CHAIN.highest(["app", "base", "other"])


def test_files_that_nobody_has_heard_of_wait_for_nobody():
    """A file may be read whose imports have not been looked at."""
    assert ["app", "new"] == _CHAIN.lowest(["app", "new"])


@given(st.dictionaries(st.sampled_from(_FILES), st.lists(st.sampled_from(_FILES))), st.sets(st.sampled_from(_FILES)))
def test_some_file_is_always_ready(imported, files):
    """Nothing would ever be read again where files import each other."""
    order = Order(imported)

    assert bool(files) == bool(order.lowest(sorted(files))) == bool(order.highest(sorted(files)))


def test_the_order_of_files_does_not_depend_on_how_they_are_listed():
    """A second run goes the same way, whatever the disk lists first."""
    imported = {"a": ["b"], "b": ["c"], "c": ["a"]}
    orders = [Order({file: imported[file] for file in listed}) for listed in permutations("abc")]

    assert 1 == len({(*order.lowest("abc"), *order.highest("abc")) for order in orders})
