"""Paragraphs fill to 78 columns, and no line begins with what Markdown takes for markup."""

import itertools
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from nasty import texts
from pages import full

from bondjournal import dates
from bondjournal.summary.filling import WIDTH, columns, fill
from bondjournal.summary.page import Topic

COMMONMARK = MarkdownIt("commonmark").enable("table")
MARKUP = re.compile(r"(?:[-+*]|\d+[.)]|#+|=+|-+|_+|\*+|[|:-]+)(?: |$)|[#>|]|```|~~~")

words = st.sampled_from(
    (
        "a",
        "be",
        "see",
        "word",
        "longer",
        "somewhat",
        "considerably",
        "w" * 90,
        "-",
        "+",
        "*",
        "1.",
        "2)",
        "#",
        "##",
        ">",
        "---",
        "===",
        "***",
        "___",
        "|",
        "|---|",
        "```",
        "~~~",
        "12.",
        ">>",
        "=",
        "3",
        "May",
        "14",
        "April,",
        "May",
        "5",
        "(2",
        "June)",
        "on",
        "x" * 77,
        "y" * 78,
        "z" * 40,
    )
)


def filled(markdown, room=WIDTH):
    return fill(markdown, room, dates.MONTHS)


some_words = st.lists(words, min_size=1, max_size=120)
rooms = st.integers(20, 78)


@given(some_words, rooms)
@settings(max_examples=80)
def test_a_filled_text_keeps_its_words_on_lines_that_fit_and_begin_like_no_markup(typed, room):
    check_lines(typed, room)


@given(some_words, rooms)
@settings(max_examples=80)
def test_filling_is_greedy(typed, room):
    check_greedy(typed, room)


@given(texts)
@settings(max_examples=80)
def test_no_line_of_any_text_is_too_long_unless_it_is_one_word(typed):
    check_width(filled(" ".join(typed.split()) or "x"))


@pytest.mark.long
@given(some_words, rooms, texts)
@settings(max_examples=2_000)
def test_thousands_of_texts_are_filled_so(typed, room, text):
    check_lines(typed, room)
    check_greedy(typed, room)
    check_width(filled(" ".join(text.split()) or "x"))


def check_lines(typed, room):
    lines = filled(" ".join(typed), room)
    assert re.sub(r"\\(?=[\W_])", "", " ".join(lines)).split() == typed
    for line in lines:
        assert not MARKUP.match(line)
    check_width(lines, room)
    tokens = COMMONMARK.parse("\n".join(lines))
    assert [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"]


def check_greedy(typed, room):
    lines = filled(" ".join(filter(str.isalpha, typed)), room)
    for line, after in itertools.pairwise(lines):
        assert columns(f"{line} {after.split()[0]}") > room


def check_width(lines, room=WIDTH):
    for line in lines:
        assert columns(line) <= room or " " not in line


@pytest.mark.parametrize(
    ("before", "date"),
    [
        (73, "2 May"),
        (76, "2 May"),
        (75, "14 April,"),
        (75, "2nd May"),
        (76, "2. May"),
        (74, "(14 April)"),
        (74, "May 5"),
        (73, "May 14th"),
        (75, "3 Sept."),
        (75, "30 Dec"),
    ],
)
def test_a_day_and_its_month_never_part(before, date):
    first = "w" * (before - 3) + " a"
    lines = filled(f"{first} {date} more words after it")
    assert any(date in line for line in lines)


@pytest.mark.parametrize("words", ["14 people", "99 May", "may 5", "3 Mark", "0 May", "2 Maybe"])
def test_other_numbers_part_from_what_follows(words):
    number, after = words.split()
    first = f"{'w' * 30} {number}"
    assert filled(f"{first} {after}", len(first) + 1) == [first, after]


def test_a_word_longer_than_the_line_overhangs():
    assert filled("a " + "w" * 100 + " b") == ["a", "w" * 100, "b"]


def test_lines_take_exactly_their_room():
    assert filled("a " * 39 + "b") == [("a " * 39).strip(), "b"]
    assert filled("a " * 39, 77) == [("a " * 39).strip()]
    assert filled("a " * 39, 76) == [("a " * 38).strip(), "a"]


def test_columns_are_counted_and_not_characters():
    assert columns("\u5fc3\u306e") == 4
    assert columns("e\u0301\u200d") == 1
    assert filled("\u5fc3" * 20 + " " + "\u5fc3" * 20, 78) == ["\u5fc3" * 20] * 2


def test_what_looks_like_markup_stays_with_the_word_before_it():
    assert filled("a word - another", 7) == ["a", "word -", "another"]
    assert filled("in 2026. Then", 8) == ["in 2026.", "Then"]
    assert filled("was at 7. Then", 6) == ["was", "at 7.", "Then"]


def test_what_has_no_room_beside_the_word_before_it_is_escaped():
    assert filled("considerably - more", 12) == ["considerably", "\\- more"]
    assert filled("considerably 1. more", 12) == ["considerably", "1\\. more"]


def test_the_hanging_indent_belongs_to_the_width():
    lines = full(topics=(Topic(text="word " * 60),)).splitlines()
    shown = [line for line in lines if "word" in line]
    assert shown[0].startswith("1. **word")
    assert all(line.startswith("   word") for line in shown[1:])
    assert max(map(len, shown)) <= WIDTH
    assert max(map(len, shown)) > WIDTH - 5
