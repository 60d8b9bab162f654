"""A page of runs of signs takes as many steps as one of words: counted, not timed.

A step is a call. What a pattern does within one call is not counted: a text of 1 MiB stands for
it, on which anything but one look at each place would not end.
"""

import re
import sys
from datetime import date

import pytest
from pages import a_page

import runs
from bondjournal.journal import quotes, search_text
from bondjournal.summary import (
    budget,
    capital_words,
    data,
    html,
    markdown,
    names,
    persons,
    standins,
)
from bondjournal.summary.inline import visible
from bondjournal.summary.page import Note, Topic
from bondjournal.tui.widgets import marks, reader

DAY = date(2026, 5, 1)
MIB = 1 << 20
CUT = 12_000
"""Enough that what is done for the page itself does not count."""
STAND_INS = standins.StandIns({"Anna": "my sister", "Anna May": "my aunt", "May": "my friend"})


def steps(act, *given):
    """How many calls something makes."""
    made = 0

    def count(frame, event, argument):
        nonlocal made
        made += event.endswith("call")

    sys.setprofile(count)
    try:
        act(*given)
    finally:
        sys.setprofile(None)
    return made


def with_body(text):
    return a_page(stayed=(Note(day=DAY, title="A title", body=text),))


def written(text):
    page = with_body(text)
    return [one.render(page, "full") for one in (markdown, html, data)]


def preview(text):
    page = with_body(text)
    budget.over_budget(page, "full")
    reader.blocks(markdown.render(page, "full"), joins=True)


def names_in(text):
    page = with_body(text)
    capital_words.undecided(page, ["Anna", "my sister"])
    standins.places(page, STAND_INS)
    standins.replaced(page, STAND_INS)


@pytest.fixture(scope="module")
def of_words():
    """The steps a page of words takes, in lines as people type them."""
    text = runs.in_lines(runs.of(runs.PLAIN, CUT))
    return {act: steps(act, text) for act in (written, preview, names_in)}


@pytest.mark.parametrize("unit", ["*", "_", "[", "]", "`", ">", "<", "(", "{", "#", "~"])
def test_a_page_of_a_run_takes_at_most_three_times_the_steps_of_words(unit, of_words):
    check_run(unit, str, of_words)


@pytest.mark.long
@pytest.mark.parametrize(
    "unit", ["*", "_", "[", "`", ">", "* ", "[a](", "> ", "[x][", "`a", "*a* "]
)
@pytest.mark.parametrize("shape", [str, runs.in_lines])
def test_a_page_of_any_run_takes_at_most_three_times_the_steps_of_words(unit, shape, of_words):
    check_run(unit, shape, of_words)


def check_run(unit, shape, of_words):
    text = shape(runs.of(unit, CUT))
    for act, plain in of_words.items():
        assert steps(act, text) <= 3 * plain


@pytest.mark.long
@pytest.mark.parametrize("unit", runs.RUNS)
def test_twice_the_text_takes_at_most_twice_the_steps(unit):
    size = 500
    for act in (written, names_in):
        act(runs.of(unit, size))  # patterns are made at their first use
        one, two, four = (steps(act, runs.of(unit, size * times)) for times in (1, 2, 4))
        assert four - two <= 2.2 * (two - one) + 500


@pytest.mark.parametrize("unit", runs.RUNS)
def test_a_long_line_on_the_screen_takes_twice_the_steps_for_twice_the_text(unit):
    one, two = (steps(marks.shown, runs.of(unit, size)) for size in (9_000, 18_000))
    assert two <= 2.2 * one + 100


@pytest.mark.long
@pytest.mark.parametrize(
    ("act", "text"),
    [
        (budget.words, "[" * MIB),
        (budget.words, "(" * MIB + "a"),
        (quotes.sentences, "." * MIB + "a"),
        (quotes.sentences, "." + ")" * MIB + "a"),
        (quotes.sentences, "\u3002" * MIB + "a"),
        (search_text.fold, "a" + "\u0301" * MIB),
        (names.prepared(["Anna May"]).find, "Anna" + " " * MIB + "B"),
        (names.prepared(["Anna May"]).find, "Anna" + "*" * MIB + "B"),
        (names.prepared(["Anna May", "Anna", "May"]).find, "Anna May " * (MIB // 60)),
        (persons.blocks, "[" * MIB),
        (persons.line, "![" * MIB),
        (marks.shown, "`" * marks.LONGEST),
        (marks.shown, "*a " * (marks.LONGEST // 3)),
        (reader.blocks, runs.in_lines("*a " * (MIB // 3), marks.LONGEST)),
    ],
)
def test_each_place_of_a_long_text_is_looked_at_once(act, text):
    act(text)


@pytest.mark.parametrize("gap", [" " * MIB, "," + " " * MIB])
def test_what_stands_beside_a_name_is_looked_at_once(gap):
    page = with_body(f"Then Anna{gap}went")
    assert "my sister" in standins.replaced(page, STAND_INS).stayed[0].body


def test_bullets_of_two_kinds_in_turn_are_one_list():
    many = persons.MOST_LINES // 2 - 1
    (made,) = persons.blocks("- a\n+ b\n" * many)
    assert len(made.items) == 2 * many


def test_where_a_name_stands_is_told_without_the_text_each_time():
    texts = standins.standing(with_body("Anna " * 20_000), "Anna")
    assert len(texts) == 20_000
    assert len({id(text) for text in texts}) == 1


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("[" * 6000, "[" * 6000),
        ("*a* " * 3000, "*a* " * 3000),
        ("- a\n" * 12_000, "- a " * 12_000),
        ("a\n\n" * 12_000, "a " * 12_000),
        ("{" * 6000, "{" * 6000),
        ("-:" * 30_000, "-:" * 30_000),
    ],
)
def test_what_is_no_prose_stands_on_the_page_as_it_was_typed(text, shown):
    page = with_body(text)
    words = " ".join(shown.split())
    (item,) = markdown.write(page, "full").sheet.parts[-1][-1].items
    read = " ".join(" ".join(map(visible, map(nodes_of, item.blocks))).split())
    written = re.sub(r"\\([^\w\s])", r"\1", markdown.render(page, "full"))
    assert read.endswith(words), "compared by its end, for what differs is long"
    assert words in " ".join(written.split()), "looked for as a whole, as above"


def nodes_of(block):
    return block.nodes


def test_a_line_that_is_no_prose_stands_on_the_page_as_it_was_typed():
    (topic,) = persons.line("*a* " * 400)
    assert topic.inside[0].text == ("*a* " * 400).strip()
    page = a_page(topics=(Topic(text="*a* " * 400),))
    assert markdown.render(page, "full").count("\\*a\\*") == 400


def test_emphasis_lives_on_in_a_long_text():
    body = "*word* " * 2000 + "\n\n" + "plain words " * 2000
    assert markdown.render(with_body(body), "full").count("*word*") == 2000
