"""File names as URIs, as editors write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ptm_lsp.lsp.uris import path_of, uri_of

NAMES = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="/\x00"), min_size=1).filter(
    lambda name: name not in (".", "..")
)


@pytest.mark.parametrize(
    ("uri", "path"),
    [
        ("file:///a/b.py", "/a/b.py"),
        ("file:///my%20models/a%20%20b.py", "/my models/a  b.py"),
        ("file:///my models/b.py", "/my models/b.py"),
        ("file:///%C3%A9%F0%9D%92%B3/b.py", "/é𝒳/b.py"),
        ("file:///é𝒳/b.py", "/é𝒳/b.py"),
        ("file:///100%25/b.py", "/100%/b.py"),
        ("file:///a::b/c%3A%3Ad.py", "/a::b/c::d.py"),
        ("file:///a%23b%3Fc.py", "/a#b?c.py"),
        ("file://localhost/a.py", "/a.py"),
        ("FILE:///a.py", "/a.py"),
        ("file:///a/../b.py", "/b.py"),
        ("file:///c%3A/home/ada/a.py", "c:/home/ada/a.py"),
        ("file:///C:/home/ada/a.py", "c:/home/ada/a.py"),
        ("file://server/share/a.py", "//server/share/a.py"),
        ("untitled:Untitled-1", None),
        ("git:/a/b.py?%7B%7D", None),
        ("vscode-notebook-cell:/a/b.ipynb#X", None),
        ("", None),
        ("file://[bad/a.py", None),
    ],
)
def test_a_uri_names_a_file_or_nothing(uri: str, path: str | None):
    """Every editor escapes in its own way."""
    assert path == path_of(uri)


@given(names=st.lists(NAMES, min_size=1, max_size=3))
def test_a_path_comes_back_from_its_uri(names: list[str]):
    """Whatever stands in a name."""
    path = "/" + "/".join(names)
    drive = path[2:3] == ":" and path[1].isascii() and path[1].isalpha()

    assert drive or path == path_of(uri_of(path))


def test_a_uri_is_plain_ascii():
    """Some clients refuse anything else."""
    assert "file:///my%20models/%C3%A9/100%25%3A%3A%23.py" == uri_of("/my models/é/100%::#.py")


def test_a_windows_drive_is_written_as_vs_code_does():
    """Or else the same file would be two."""
    assert "file:///c%3A/home/ada/a.py" == uri_of("C:/home/ada/a.py")
