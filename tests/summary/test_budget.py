"""How long a page is, said and never cut."""

from datetime import date

import pytest
from interval_rows import GOLDEN
from pages import a_page

from bondjournal.page_styles import STYLES
from bondjournal.summary.budget import BUDGET, Over, Part, over_budget, words
from bondjournal.summary.markdown import render
from bondjournal.summary.page import Goal, Moment, Note, Score, Topic, Trial

DAY = date(2026, 5, 1)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("one two  three\nfour", 4),
        ("# A heading\n\n## And another", 4),
        ("- a bullet\n- and another", 4),
        ("1. a topic\n12. and another", 4),
        ("   > a quote\n   >\n   > - in it", 4),
        ("---", 0),
        ("a - b", 2),
        ("**28 April:** how heard I felt, 5 of 10", 9),
        ("- - a", 1),
        ('"it\'s fine"', 2),
        ("\u00e9t\u00e9 \u5fc3", 2),
    ],
)
def test_words_are_counted_without_markers(text, count):
    assert words(text) == count


@pytest.mark.parametrize("style", STYLES)
def test_the_golden_pages_fit(style):
    assert words((GOLDEN / f"summary_{style}.md").read_text("utf-8")) < BUDGET[style]


def of_length(style, count):
    """A page of exactly so many words."""
    empty = words(render(a_page(topics=(Topic(text="x"),)), style)) - 1
    return a_page(topics=(Topic(text="word " * (count - empty)),))


@pytest.mark.parametrize(("style", "most"), [("full", 480), ("brief", 210)])
def test_the_budget_is_counted_on_the_rendered_text(style, most):
    assert over_budget(of_length(style, most), style) is None
    over = over_budget(of_length(style, most + 1), style)
    assert over is not None
    assert over.words == 1
    assert over.longest[0].name == "Topic 1"


def many(count):
    return "word " * count


def test_the_longest_parts_are_named_in_plain_words():
    page = a_page(
        topics=(
            Topic(
                text=many(30),
                more="more",
                first=True,
                material=(
                    Note(day=DAY, body=many(99)),
                    Note(day=DAY, line=many(40), quotes=("a", "b")),
                    Trial(what="Sunday *planning*", how_it_went=many(41)),
                ),
            ),
        ),
        stayed=(
            Note(day=DAY, title="a good hour", body=many(88)),
            Note(day=date(2025, 5, 1), line=many(77)),
        ),
        tried=(Trial(what="a pause", how_it_went=many(66)),),
    )
    over = over_budget(page, "full")
    assert over.longest == (
        Part("Topic 1: 1 May, as you wrote it", 99),
        Part("What stayed: a good hour, as you wrote it", 88),
        Part("What stayed: 1 May 2025, one line", 77),
        Part("Tried: a pause", 68),
    )
    over = over_budget(page, "brief")
    assert over.longest == (
        Part("Topic 1: 1 May, as you wrote it", 99),
        Part("Topic 1: 1 May, one line", 42),
        Part("Topic 1: how Sunday planning went", 41),
        Part("Topic 1", 30),
    )


@pytest.mark.parametrize(
    ("parts", "name"),
    [
        (
            {"topics": (Topic(text=many(300), more=many(300)),)},
            "Topic 1, and the sentence after it",
        ),
        ({"would_help": (many(600),)}, "What would help"),
        ({"practical": (many(600),)}, "Practical"),
        ({"moments": (Moment(day=DAY, text=many(600)),)}, "Between us: 1 May"),
        (
            {"scores": (Score(scale="heard", value=5, line=many(600)),)},
            "Your lines about the ratings",
        ),
        ({"wished": many(600)}, "What you would have liked"),
        ({"unsaid": many(600)}, "What you did not say"),
        ({"helped": (many(300), many(300))}, "What helped"),
        ({"did_not_help": (many(600),)}, "What did not help"),
        (
            {"goals": (Goal(words=many(600), value=1, day=DAY, now=True),)},
            "What you are working on",
        ),
    ],
)
def test_every_part_can_be_the_longest(parts, name):
    over = over_budget(a_page(**parts), "full")
    assert isinstance(over, Over)
    assert over.longest[0] == Part(name, 600)
    assert all(part.words for part in over.longest)


def test_what_a_style_leaves_out_is_not_named():
    page = a_page(
        topics=(Topic(text=many(200), more=many(500), material=(Note(day=DAY, body=many(500)),)),),
        stayed=(Note(day=DAY, body=many(500)),),
        tried=(Trial(what=many(500)),),
        did_not_help=(many(500),),
    )
    assert over_budget(page, "brief").longest == (Part("Topic 1", 200),)


def test_nothing_is_cut():
    page = a_page(topics=(Topic(text=many(2000)),))
    assert words(render(page, "full")) > 2000
