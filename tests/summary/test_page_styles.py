"""The styles of a page: by name, and what is read out."""

from datetime import date

import pytest
from pages import LAST, a_page

from bondjournal import checks, page_styles
from bondjournal.errors import WrongUse
from bondjournal.summary import budget, data, markdown
from bondjournal.summary.page import Goal, Note, Score, Topic
from bondjournal.summary.words import Words
from bondjournal.wording import pages


@pytest.mark.parametrize("style", ["full", "brief", "aloud"])
def test_a_style_is_known_by_its_name(style):
    assert checks.page_style(style) == style


@pytest.mark.parametrize("name", ["", "Full", "long"])
def test_another_name_is_told_with_those_that_are_known(name):
    with pytest.raises(WrongUse, match=r"^There is no such style\.$") as told:
        checks.page_style(name)
    assert told.value.hint == "Choose one of: full, brief, aloud."


def test_a_list_that_a_page_does_not_have_is_empty():
    assert a_page().listed("nothing") == ()


def test_a_page_is_of_the_year_of_its_session_or_of_today():
    assert a_page(session_on=date(2027, 1, 4), today=date(2026, 12, 28)).year == 2027
    assert a_page(session_on=None, today=date(2026, 12, 28)).year == 2026


SAID = "What I'd like to start with: "


def aloud(**parts):
    return markdown.render(a_page(**parts), "aloud")


def test_what_is_read_out_is_a_topic_what_would_help_and_a_number():
    under = Note(day=LAST, body="x")
    text = aloud(
        name="R.",
        hand_back=True,
        read_together=True,
        would_help=("listening first", "then silence"),
        topics=(
            Topic(text="my sister", more="She rang", first=True, material=(under,)),
            Topic(text="the Sundays"),
        ),
        practical=("When?",),
        scores=(
            Score(scale="heard", value=None, line="a line"),
            Score(scale="safe", value=7, usual=8, days_after=3, line="a line"),
            Score(scale="open", value=1),
        ),
        wished="time",
        stayed=(Note(day=LAST, body="y"),),
        helped=("tea",),
        goals=(Goal(words="rest", value=5, day=LAST, now=True),),
    )
    assert text == (
        f"{SAID}my sister. She rang.\n\n"
        "What would help most today: listening first, then then silence.\n\n"
        "Last time, how safe with you: seven out of ten.\n"
    )


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("my *dear* sister", "my dear sister."),
        ("**all** of `it`", "all of `it`."),
        ("[a](b) & c_d_ \\x", "[a](b) & c_d_ \\x."),
        ("2 * 3 * 4", "2 * 3 * 4."),
    ],
)
def test_nothing_read_out_is_markup_or_escaped(typed, shown):
    assert aloud(topics=(Topic(text=typed),)) == f"{SAID}{shown}\n"
    words = Words().changed({"start_with": ""})
    assert aloud(topics=(Topic(text=f"# {typed}"),), words=words) == f"# {shown}\n"


def test_nothing_to_read_out_is_nothing():
    assert aloud(name="R.", practical=("When?",)).strip() == ""
    assert data.as_data(a_page(name="R.", hand_back=True), "aloud") == {
        "schema": "bondjournal.page/1",
        "style": "aloud",
        "language": "en",
    }


def test_more_than_ninety_words_are_told_and_none_is_cut():
    topic = Topic(text="x " * 90)
    over = budget.over_budget(a_page(topics=(topic,)), "aloud")
    assert (over.words, over.longest[0].name) == (6, "Topic 1")
    assert pages.too_long(over.words, than=over.than) == (
        "This is about 6 words more than is easy to listen to."
    )
    assert aloud(topics=(topic,)).count("x") == 90


def test_each_style_leads_to_the_next_one():
    assert [page_styles.after(style).name for style in page_styles.STYLES] == [
        "brief",
        "aloud",
        "full",
    ]
