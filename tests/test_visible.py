"""What is shown of a text that holds what a terminal obeys, and how such a text is written."""

import json
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bondjournal.visible import (
    in_html,
    in_json,
    invisible,
    isolated,
    visible,
    visible_line,
    without_hidden,
)

DIRECTIONS = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
HALVES = "\ud800\udbff\udc00\udfff"
CARRYING = (
    *"\u17b4\u17b5\u2061\u2064\u2065\u206a\u206f\u3164\uffa0\ufff0\ufff9\ufffa\ufffb",
    *"\U0001bca0\U0001d17a\U000e0000\U000e0001\U000e0020\U000e0041\U000e007f\U000e0fff",
)
"""Some of those that carry words nobody sees."""
OBEYED = ({*map(chr, (*range(0x20), *range(0x7F, 0xA0))), *DIRECTIONS, *HALVES} - {*"\t\n"}) | {
    *"\u2028\u2029",
    *CARRYING,
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


def tags(words):
    return "".join(chr(0xE0000 + ord(one)) for one in words)


ENGLAND = f"\U0001f3f4{tags('gbeng')}\U000e007f"
NEEDED = [
    ENGLAND,
    "\U0001f3f3\ufe0f\u200d\u26a7\ufe0f",
    "\U0001f441\ufe0f\u200d\U0001f5e8\ufe0f",
    "1\ufe0f\u20e3",
    "\u0646\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
    "\u0915\u094d\u200d\u0937",
    "\u845b\U000e0100\u57ce",
    "\u182d\u180b\u180e\u1820",
    "\u1112\u1161\u115f\u1161",
    "soft\u00adhyphen and\u200b\u200bbreak",
]
HIDING = [
    tags("hidden"),
    f"\U0001f3f4{tags('gbeng')}",
    f"\U0001f3f4{tags('hidden words')}\U000e007f",
    f"\U0001f3f4{tags('HID')}\U000e007f",
    "\U0001f600\U000e0148\U000e0159",
    "a\ufe00\ufe01",
    "a\u200b\u200c\u2060\u200dz",
    "a\u200d\U000e0148\u200dz",
]


@pytest.mark.parametrize("words", NEEDED)
def test_what_scripts_and_emoji_need_stays(words):
    assert visible(words) == visible_line(words) == invisible(words) == words
    assert in_json(words) == without_hidden(words) == words


@pytest.mark.parametrize("words", HIDING)
def test_hidden_words_are_shown_as_signs_and_are_on_no_page(words):
    seen = [one for one in words if one in "az\U0001f600\U0001f3f4"]
    assert [one for one in visible(words) if one != "\ufffd"] == seen
    assert len(visible_line(words)) == len(words)
    assert list(without_hidden(words)) == seen
    written = in_json(json.dumps(words, ensure_ascii=False))
    assert not set(written) - {*seen} - {*map(chr, range(0x80))}
    assert json.loads(written) == words


def test_beside_a_flag_hidden_words_are_shown():
    words = f"{tags('a')}{ENGLAND}{tags('b')}"
    assert visible(words) == f"\ufffd{ENGLAND}\ufffd"
    assert invisible(words) == f"\u200b{ENGLAND}\u200b"


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
