"""What is shown of a text that holds what a terminal obeys, and how such a text is written."""

import json
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bondjournal.visible import in_html, in_json, invisible, isolated, visible, visible_line

DIRECTIONS = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
HALVES = "\ud800\udbff\udc00\udfff"
OBEYED = ({*map(chr, (*range(0x20), *range(0x7F, 0xA0))), *DIRECTIONS, *HALVES} - {*"\t\n"}) | {
    *"\u2028\u2029"
}
ODD = st.text(st.sampled_from(["a", "b", " ", "\t", "\n", "\u05d0", *sorted(OBEYED)]))


def depth(text):
    """How many isolates a text leaves open; it closes none that it did not open."""
    open_ = 0
    for one in text:
        open_ += one in "\u2066\u2067\u2068"
        open_ -= one == "\u2069"
        assert open_ >= 0
    return open_


@pytest.mark.parametrize("one", sorted(OBEYED))
def test_each_is_a_sign_of_its_own_place(one):
    shown = visible(f"a{one}b")
    assert len(shown) == 3
    assert shown[0] + shown[2] == "ab"
    assert shown[1].isprintable()
    assert not shown[1].isspace()
    assert visible_line(f"a{one}b") == shown
    assert invisible(f"a{one}b") == "a\u200bb"


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("\x1b[31mred\x07", "\u241b[31mred\u2407"),
        ("a\x7fb\x9bc", "a\u2421b\ufffdc"),
        ("evil\u202etxt.exe", "evil\ufffdtxt.exe"),
        ("\u05e9\u05dc\u05d5\u05dd \u00e9 \U0001f468\u200d\U0001f469", None),
        ("two\nlines\tand a tab", None),
        ("half \ud83d of it", "half \ufffd of it"),
        ("one\u2028two\x85three", "one\u2424two\u2424three"),
    ],
)
def test_what_is_shown(typed, shown):
    assert visible(typed) == (shown or typed)


def test_of_one_line_tabs_and_line_ends_are_blanks():
    assert visible_line("a\tb\nc") == "a b c"
    assert invisible("a\tb\nc") == "a\tb\u200bc"


@given(ODD)
def test_json_and_html_read_as_the_text_that_was_written(text):
    written = in_json(json.dumps([text], ensure_ascii=False))
    assert not set(written) & OBEYED
    # Two halves that stand beside each other are one character, in JSON as in UTF-16.
    whole = text.encode("utf-16", "surrogatepass").decode("utf-16", "surrogatepass")
    assert json.loads(written) == [whole]
    assert not set(in_html(text)) & set("\u202a\u202d\u202e\u2066\u2069")
    directed = "".join(one for one in text if one in "a\u202e\u2066\u2069")
    assert unescape(in_html(directed)) == directed


@given(ODD)
def test_what_is_isolated_leaves_nothing_open(text):
    shown = isolated(text)
    assert text in shown
    assert depth(shown) == 0
    if set(text) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"):
        assert shown[0] == "\u2068"
        assert shown[-1] == "\u2069"
        assert depth(shown[:-1]) == 1, "nothing of it stands outside"
    else:
        assert shown == text
