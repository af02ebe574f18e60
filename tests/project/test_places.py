"""Where keys stand in TOML, JSON and YAML."""

import json
import tomllib

import pytest
import yaml
from hypothesis import assume, given
from hypothesis import strategies as st

from ptm_lsp.core.shapes import KeyPath
from ptm_lsp.core.text import Span
from ptm_lsp.project.places import KeyPlace, Places, json_places, nearest, toml_places
from ptm_lsp.project.yaml_places import yaml_places
from tests.kit.strategies import strings

FORMATS = [toml_places, json_places, yaml_places]

NAMES = st.text("ab-_1", min_size=1, max_size=3).filter(lambda name: name[0] in "ab")
SCALARS = st.booleans() | st.integers(-9, 9) | strings(surrogates=False, max_size=5)
VALUES = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=3), max_leaves=12
)
TABLES = st.dictionaries(NAMES, VALUES, max_size=4)


def written(string: str, place: KeyPlace) -> tuple[str, str]:
    return string[slice(*place.key)], string[slice(*place.value)]


def paths(value: object, path: KeyPath = ()) -> dict[KeyPath, object]:
    """Every key path of a value, and what stands there."""
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    found = {(*path, key): item for key, item in pairs}
    for key, item in list(found.items()):
        found |= paths(item, key)
    return found


def toml(value: object) -> str:
    """A value as TOML writes it inside a line."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key} = {toml(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(toml, value)) + "]"
    if isinstance(value, str):
        return '"' + "".join(sign if sign.isalnum() else f"\\U{ord(sign):08x}" for sign in value) + '"'
    return json.dumps(value)


@given(table=TABLES)
def test_a_toml_place_holds_the_text_of_its_value(table: dict[str, object]) -> None:
    """A problem must point at the value that it is about."""
    string = "\r\n".join(f"{key} = {toml(value)}  # é𝒳" for key, value in table.items())
    places = toml_places(string)

    expected = {(path, repr(value)) for path, value in paths(table).items()}
    assert expected == {
        (path, repr(tomllib.loads(f"x = {written(string, place)[1]}")["x"])) for path, place in places.items()
    }


@given(table=TABLES, indent=st.sampled_from([None, 2]))
def test_a_json_place_holds_the_text_of_its_value(table: dict[str, object], indent: int | None) -> None:
    """A problem must point at the value that it is about."""
    string = json.dumps(table, ensure_ascii=False, indent=indent)
    places = json_places(string)

    expected = {(path, repr(value)) for path, value in paths(table).items()}
    assert expected == {(path, repr(json.loads(written(string, place)[1]))) for path, place in places.items()}


@given(table=TABLES, flow=st.booleans())
def test_a_yaml_place_holds_the_text_of_its_value(table: dict[str, object], flow: bool) -> None:
    """A problem must point at the value that it is about, also where blocks end in blank lines."""
    string = yaml.safe_dump(table, default_flow_style=flow, allow_unicode=True, sort_keys=False)
    # PyYAML folds these line ends by their surroundings, so a value that is cut out reads otherwise.
    assume(not set("\x85\u2028\u2029") & set(string))
    places = yaml_places(string)
    scalars = {path: value for path, value in paths(table).items() if not isinstance(value, list | dict)}

    assert set(paths(table)) == set(places)
    assert scalars == {path: yaml.safe_load(written(string, places[path])[1]) for path in scalars}


@pytest.mark.parametrize("read", FORMATS)
@given(string=strings() | st.text("a.[]{}=:,-\"'\n #&*!|", max_size=60))
def test_places_of_any_text_lie_inside_it(read: object, string: str) -> None:
    """A text is half-typed most of the time, and reading it never fails."""
    for place in read(string).values():
        for span in (place.key, place.value, place.whole):
            assert 0 <= span.start <= span.end <= len(string)


@pytest.mark.parametrize(
    ("path", "key", "value"),
    [
        (("a",), "a", "1"),
        (("a", "b", "c é"), '"c \\u00e9"', "1"),
        (("x", "y.z", "k", 1, "r"), "r", '"s"'),
        (("arr", 0, "n"), "n", "1"),
        (("arr", 1), "arr", "[[arr]]"),
        (("arr", 1, "sub", "in", 0), "in", "[[arr.sub.in]]\nw = 2"),
        (("arr", 1, "sub", "in", 0, "w"), "w", "2"),
    ],
)
def test_toml_keys_are_found_in_all_their_spellings(path: KeyPath, key: str, value: str) -> None:
    """Dotted and quoted keys, inline tables and arrays of tables mean what the reader says they mean."""
    string = (
        'a.b."c \\u00e9" = 1\n[x."y.z"]\nk = [\n  0, # 𝒳\n  { r = "s" },\n]\n'
        "[[arr]]\nn = 1\n[[arr]]\n[[arr.sub.in]]\nw = 2\n"
    )

    assert (key, value) == written(string, toml_places(string)[path])


def test_a_comment_between_tables_belongs_to_neither() -> None:
    """The place of a table is shown to people, who read a comment as the heading of what follows."""
    string = "[a]\nx = 1\n# about b\n[b]\n"

    assert "[a]\nx = 1" == written(string, toml_places(string)[("a",)])[1]


def test_a_key_without_value_has_an_empty_value_behind_it() -> None:
    """An editor points at the place where the value is still to be typed."""
    assert KeyPlace(Span(9, 12), Span(13, 13)) == json_places('{"b": 1, "a":}')[("a",)]


def test_what_stands_before_a_break_is_found() -> None:
    """The rest of a broken file can still be explained."""
    assert {("a",), ("b",), ("b", "c")} <= set(yaml_places("a: 1\nb:\n  c: [1, 2\nd: 'x"))
    assert ("b",) in toml_places("a = \nb = 2\n[x\n")


def test_yaml_keys_are_those_of_the_reader() -> None:
    """PyYAML reads `on` as true and `1` as a number, so the path is made of those."""
    string = "on: a\n2: b\n'3': c\n!!str 4: d\n? e\n: f\n<<: {g: h}\n"

    assert {True, 2, "3", "4", "e", "<<", "g"} == {path[-1] for path in yaml_places(string)}


def test_only_the_first_document_of_a_yaml_text_counts() -> None:
    """The readers take the first document, too."""
    assert {("a",)} == set(yaml_places("---\na: 1\n---\nb: 2\n"))


@pytest.mark.parametrize(
    ("read", "string"),
    [
        (toml_places, "a = " + "[" * 50_000),
        (toml_places, "a." * 20_000 + "a = 1"),
        (json_places, '{"a":' * 20_000 + "1" + "}" * 20_000),
        (yaml_places, "[" * 50_000),
        (yaml_places, "- " * 5_000 + "a"),
        (yaml_places, "".join(" " * depth + "a:\n" for depth in range(600))),
    ],
    ids=["toml lists", "toml dots", "json", "yaml flow", "yaml list", "yaml map"],
)
def test_deep_nesting_is_bounded(read: object, string: str) -> None:
    """A hostile file must cost neither the stack nor memory that grows with the square of its depth."""
    places: Places = read(string)

    assert len(places) <= 110


def test_the_nearest_place_stands_in_for_one_that_is_absent() -> None:
    """What is missing in a table is shown at the table."""
    places = json_places('{"a": {"b": 1}}')

    assert places[("a",)] == nearest(places, ("a", "c", 0))
    assert KeyPlace(Span(0, 0), Span(0, 0)) == nearest(places, ("z",))
