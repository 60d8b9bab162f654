"""What stands between us, what stayed, tried, helped, goals and the foot, and own words."""

from datetime import date

import pytest
from pages import LAST, SESSION, a_page, brief, full, unfilled

from bondjournal.summary.markdown import render
from bondjournal.summary.page import Goal, Moment, Note, Score, Topic, Trial
from bondjournal.summary.words import Words

MAY_1, MAY_2 = date(2026, 5, 1), date(2026, 5, 2)


def headings(text):
    return [line.removeprefix("## ") for line in text.splitlines() if line.startswith("## ")]


def body(text):
    """What stands between the title with its line and the footer."""
    return text.split("\n\n", 1)[1].split("\n---\n")[0].strip("\n")


# Between us


def scores(*values, usual=(None, None, None), late=(0, 0, 0), lines=("", "", "")):
    return tuple(
        Score(scale=scale, value=value, usual=of, days_after=days, line=line)
        for scale, value, of, days, line in zip(
            ("heard", "safe", "open"), values, usual, late, lines, strict=False
        )
        if value is not None
    )


HEARD = "how heard I felt, **{} of 10**"
SAFE = "how safe it felt to be myself with you, **{} of 10**"
OPEN = "how open I could be, **{} of 10**"


def said(heard=None, safe=None, open_=None):
    """The numbers as the full page says them, each with its words."""
    numbers = ((HEARD, heard), (SAFE, safe), (OPEN, open_))
    return "; ".join(words.format(value) for words, value in numbers if value is not None) + "."


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        (scores(5, 7), said(5, 7)),
        (scores(0, 10), said(0, 10)),
        (scores(5, 7, 6), said(5, 7, 6)),
        (scores(5, None), said(5)),
        (scores(None, None, 6), said(open_=6)),
        (scores(5, 7, usual=(8, 8)), said(5, 7) + " My usual is 8 for both."),
        (scores(5, 7, usual=(7.5, 7.5)), said(5, 7) + " My usual is 7.5 for both."),
        (scores(5, 7, usual=(8, 7)), said(5, 7) + " My usual is 8 for heard, 7 for safe."),
        (scores(5, 7, usual=(8, None)), said(5, 7) + " My usual is 8 for heard."),
        (scores(5, 7, usual=(None, 8.5)), said(5, 7) + " My usual is 8.5 for safe."),
        (scores(5, usual=(8,)), said(5) + " My usual is 8 for heard."),
        (scores(5, 7, 6, usual=(8, 8, 8)), said(5, 7, 6) + " My usual is 8 for all three."),
        (
            scores(5, 7, 6, usual=(8, 8, None)),
            said(5, 7, 6) + " My usual is 8 for heard, 8 for safe.",
        ),
        (
            scores(5, 7, 6, usual=(8, 7.5, 0)),
            said(5, 7, 6) + " My usual is 8 for heard, 7.5 for safe, 0 for open.",
        ),
        (scores(5, 7, lines=("We moved on", "")), said(5, 7) + " About heard: We moved on."),
        (
            scores(5, 7, usual=(8, 8), lines=("We moved on", "Safe enough.")),
            said(5, 7) + " My usual is 8 for both. About heard: We moved on. "
            "About safe: Safe enough.",
        ),
    ],
)
def test_ratings_with_the_usual(given, shown):
    assert f"- 28 April: {shown} " in unfilled(full(scores=given))
    plain = shown.replace("**", "").replace(SAFE.split(",", maxsplit=1)[0], "how safe with you")
    assert f"**28 April:** {plain} " in unfilled(brief(scores=given))
    assert "The numbers are my own, not a test." in unfilled(full(scores=given))
    assert "The numbers are my own, not a test." in unfilled(brief(scores=given))


@pytest.mark.parametrize(
    ("late", "shown"),
    [
        ((0, 0), "28 April:"),
        ((3, 3), "28 April (rated 3 days later):"),
        ((1, 1), "28 April (rated 1 day later):"),
        ((0, 2), "28 April (rated 2 days later):"),
        ((4, 1), "28 April (rated 4 days later):"),
    ],
)
def test_a_late_rating_says_so_after_its_date_and_the_latest_counts(late, shown):
    given = scores(5, 7, late=late)
    assert f"- {shown} how heard I felt, **5 of 10**;" in unfilled(full(scores=given))
    assert f"**{shown}** how heard I felt, 5 of 10;" in unfilled(brief(scores=given))


def test_without_numbers_the_own_lines_stay():
    given = (
        Score(scale="heard", value=None, line="We moved on"),
        Score(scale="safe", value=None, line="Safe enough."),
    )
    text = full(scores=given)
    lines = "About heard: We moved on. About safe: Safe enough.\n"
    assert f"## Between us\n\n- 28 April: {lines}" in text
    assert "numbers" not in text
    text = brief(scores=given)
    assert f"\n\n**28 April:** {lines}\n" in text
    assert "numbers" not in text


@pytest.mark.parametrize(
    ("own", "shown"),
    [
        (
            {"heard": "gehört", "safe": "sicher"},
            "28 April: gehört, **5 of 10**; sicher, **7 of 10**. My usual is 8 for both.",
        ),
        (
            {"rated": "{day}, von 10:", "of_ten": "{value}", "heard": "gehört", "safe": "sicher"},
            "28 April, von 10: gehört, **5**; sicher, **7**. My usual is 8 for both.",
        ),
        (
            {"usual": "Sonst {usual}.", "usual_both": "je {value}"},
            f"28 April: {said(5, 7)} Sonst je 8.",
        ),
        ({"felt_heard": "wie gehört", "heard": "x", "felt_safe": ""}, "wie gehört, **5 of 10**;"),
        ({"felt_safe": ""}, "**5 of 10**; **7 of 10**."),
        ({"of_ten": ""}, "28 April: how heard I felt; how safe it felt to be myself with you."),
    ],
)
def test_own_words_for_numbers_stand_where_the_fixed_ones_stood(own, shown):
    words = Words().changed(own)
    assert shown in unfilled(full(scores=scores(5, 7, usual=(8, 8)), words=words))


def test_the_brief_page_has_the_own_words_for_a_scale_too():
    given = scores(5, 7)
    for own in ({"safe": "sicher"}, {"felt_safe": "sicher"}, {"felt_safe_in_brief": "sicher"}):
        assert "; sicher, 7 of 10." in brief(scores=given, words=Words().changed(own))


@pytest.mark.parametrize(
    ("own", "shown"),
    [
        ({"late": "Bewertet {days} Tage danach."}, "28 April (Bewertet 3 Tage danach):"),
        ({"late": "({days} Tage danach)"}, "28 April (3 Tage danach):"),
        ({"late": ""}, "28 April:"),
        ({"late": "{days} Tage danach", "rated": "Am {day}"}, "Am 28 April (3 Tage danach)"),
    ],
)
def test_an_own_sentence_for_a_late_rating_stands_after_its_date(own, shown):
    words = Words().changed(own)
    assert f"- {shown} how heard" in full(scores=scores(5, late=(3,)), words=words)


def test_between_us_stands_by_date():
    parts = {
        "moments": (Moment(day=date(2026, 4, 14), text="a"), Moment(day=MAY_1, text="b?")),
        "scores": scores(5),
        "wished": "time",
    }
    assert body(full(**parts)) == (
        "## Between us\n\n- 14 April: a.\n- 28 April: how heard I felt, **5 of 10**.\n"
        "- What I would have liked: time.\n- 1 May: b?"
    )
    assert body(brief(**parts)) == (
        "**Between us, 14 April:** a.\n\n**Between us, 1 May:** b?\n\n"
        "**28 April:** how heard I felt, 5 of 10.\n\n**What I would have liked:** time."
    )


def test_the_year_stands_where_it_differs_from_the_appointments():
    moments = (Moment(day=date(2025, 12, 16), text="a"),)
    assert "- 16 December 2025: a.\n" in full(moments=moments)
    assert "**Between us, 16 December 2025:** a.\n" in brief(moments=moments)
    assert "- 16 December: a.\n" in full(moments=moments, session_on=None, today=date(2025, 12, 30))


# What else stayed


@pytest.mark.parametrize(
    ("note", "shown"),
    [
        (Note(day=MAY_1, title="a walk", line="A line."), "- **1 May, a walk.** A line."),
        (Note(day=MAY_1, title="a walk?", line="A line"), "- **1 May, a walk?** A line"),
        (Note(day=MAY_1, line="A line."), "- **1 May.** A line."),
        (Note(day=MAY_1, title="a *walk*", body="Body."), "- **1 May, a *walk*.** Body."),
        (Note(day=MAY_1, title="**a** walk", body="Body."), "- **1 May, a walk.** Body."),
        (Note(day=date(2025, 5, 1), body="Body."), "- **1 May 2025.** Body."),
        (Note(day=MAY_1, body='"Body."'), '- **1 May.** "Body."'),
        (
            Note(day=MAY_1, body="One\ntwo.\n\nThree."),
            "- **1 May.** One two.\n\n  Three.",
        ),
        (
            Note(day=MAY_1, title="a", body="One:\n- two\n- three\n\n1. four\n\n   five"),
            "- **1 May, a.** One:\n\n  - two\n  - three\n\n  1. four\n\n     five",
        ),
        (Note(day=MAY_1, body="- two\n- three"), "- **1 May.**\n\n  - two\n  - three"),
        (
            Note(day=MAY_1, line="A line.", quotes=("One.", "Two.")),
            "- **1 May.** A line.\n\n  > One.\n\n  > Two.",
        ),
    ],
)
def test_what_else_stayed(note, shown):
    text = full(stayed=(note,))
    assert f"## What else stayed with me\n\n{shown}\n\n---\n" in text
    assert body(brief(stayed=(note,))).startswith("---")


def test_bullets_are_loose_where_one_has_blocks():
    notes = (Note(day=MAY_1, body="a"), Note(day=MAY_2, body="b\n\nc"), Note(day=MAY_2, body="d"))
    assert "- **1 May.** a\n\n- **2 May.** b\n\n  c\n\n- **2 May.** d\n" in full(stayed=notes)


# Tried, helped, goals


@pytest.mark.parametrize(
    ("trial", "shown"),
    [
        (Trial(what="a pause", how_it_went="twice"), "a pause, twice."),
        (Trial(what="a pause.", how_it_went="Twice."), "a pause, Twice."),
        (Trial(what="a pause?", how_it_went="Twice!"), "a pause?, Twice!"),
        (Trial(what="a pause"), "a pause."),
        (Trial(what="a pause.", how_it_went=" "), "a pause."),
    ],
)
def test_tried(trial, shown):
    assert f"## What I tried\n\n- Tried: {shown}\n" in full(tried=(trial,))
    assert "Tried" not in brief(tried=(trial,))


@pytest.mark.parametrize(
    ("items", "shown"),
    [
        (("tea",), "tea."),
        (("tea.", "a walk."), "tea; a walk."),
        (("tea", "", "a walk?"), "tea; a walk?"),
        (("tea...", "a walk"), "tea...; a walk."),
    ],
)
def test_helped_and_did_not_help(items, shown):
    assert f"- Helped: {shown}\n" in full(helped=items)
    assert f"- Did not help: {shown}\n" in full(did_not_help=items)
    assert f"\n\n**Helped:** {shown}\n\n" in brief(helped=items)
    assert shown not in brief(did_not_help=items)


@pytest.mark.parametrize(
    ("goal", "shown"),
    [
        (Goal(words="Sleep", value=5, day=MAY_1, now=True), '"Sleep": 5 now, out of 10.'),
        (Goal(words="Sleep", value=0, day=LAST, now=False), '"Sleep": 0 on 28 April, out of 10.'),
        (
            Goal(
                words="Sleep",
                value=5,
                day=MAY_1,
                now=True,
                earlier=0,
                earlier_day=date(2025, 4, 1),
            ),
            '"Sleep": 5 now, 0 on 1 April 2025, out of 10.',
        ),
        (
            Goal(words='Say "no" and \u201cyes\u201d', value=5, day=MAY_1, now=True),
            "\"Say 'no' and \u2018yes\u2019\": 5 now, out of 10.",
        ),
    ],
)
def test_goals(goal, shown):
    text = unfilled(full(goals=(goal,)))
    assert f"## What I'm working on - {shown} " in text
    assert "The numbers are my own, not a test." in text
    assert body(brief(goals=(goal,))).startswith("---")
    assert "numbers" not in brief(goals=(goal,))


# Footer


ASK_FIRST = "Please ask me before you share this with anyone else."
OWN_NUMBERS = "The numbers are my own, not a test."
GOAL = Goal(words="Sleep", value=5, day=MAY_1, now=True)


@pytest.mark.parametrize(
    ("parts", "in_full", "in_brief"),
    [
        ({}, ("I chose every line.", ASK_FIRST), ("I chose every line.", ASK_FIRST)),
        (
            {"scores": scores(5)},
            ("I chose every line.", OWN_NUMBERS, ASK_FIRST),
            ("I chose every line.", OWN_NUMBERS, ASK_FIRST),
        ),
        (
            {"scores": scores(5), "previewed": False},
            (OWN_NUMBERS, ASK_FIRST),
            (OWN_NUMBERS, ASK_FIRST),
        ),
        (
            {"goals": (GOAL,), "previewed": False},
            (OWN_NUMBERS, ASK_FIRST),
            (ASK_FIRST,),
        ),
        ({"previewed": False}, (ASK_FIRST,), (ASK_FIRST,)),
        (
            {"goals": (Goal(words=" \u200b", value=5, day=MAY_1, now=True),), "previewed": False},
            (ASK_FIRST,),
            (ASK_FIRST,),
        ),
        ({"scores": scores(5), "since": None, "previewed": False}, (ASK_FIRST,), (ASK_FIRST,)),
    ],
)
def test_the_footer_says_what_is_so(parts, in_full, in_brief):
    assert unfilled(full(**parts).split("\n---\n")[1]) == " ".join(in_full)
    assert unfilled(brief(**parts).split("\n---\n")[1]) == " ".join(in_brief)


def test_with_nothing_left_in_the_footer_the_rule_goes_too():
    words = Words().changed({"ask_first": ""})
    for write in (full, brief):
        text = write(previewed=False, words=words)
        assert text == "# For our session on Tuesday 12 May 2026\n"


# Texts of the person's own instead of the fixed lines


def test_every_fixed_line_can_be_another_text():
    german = {
        "title": "F\u00fcr {day}",
        "signed_with_span": "Von {name}, {start} bis {end}.",
        "talk_about": "Wor\u00fcber ich reden m\u00f6chte",
        "first": "Zuerst bitte:",
        "dated": "{day}:",
        "between_us": "Zwischen uns",
        "day": "{day}. {month}",
        "day_in_title": "{weekday}, {day}. {month} {year}",
        "weekdays": [
            f"{day}tag" for day in ("Mon", "Diens", "Mitt", "Don", "Frei", "Sams", "Sonn")
        ],
        "months": [
            "Januar",
            "Februar",
            "M\u00e4rz",
            "April",
            "Mai",
            "Juni",
            "Juli",
            "August",
            "September",
            "Oktober",
            "November",
            "Dezember",
        ],
        "chose_every_line": "Jede Zeile habe ich gew\u00e4hlt.",
        "ask_first": "",
    }
    text = full(
        name="R.",
        words=Words().changed(german),
        topics=(Topic(text="a", first=True),),
        moments=(Moment(day=MAY_1, text="b"),),
    )
    assert text == (
        "# F\u00fcr Dienstag, 12. Mai 2026\n\nVon R., 28. April bis 11. Mai.\n\n"
        "## Wor\u00fcber ich reden m\u00f6chte\n\n1. **Zuerst bitte: a.**\n\n"
        "## Zwischen uns\n\n- 1\\. Mai: b.\n\n---\n\nJede Zeile habe ich gew\u00e4hlt.\n"
    )


def test_a_fixed_line_set_to_nothing_is_left_out():
    words = Words().changed(
        {"title": "", "talk_about": " ", "would_help": "", "first": "", "chose_every_line": ""}
    )
    parts = {"would_help": ("x",), "topics": (Topic(text="a", first=True),)}
    assert brief(words=words, **parts).startswith("**x**.\n\n1. **a.**\n\n---\n")
    assert full(words=words, **parts).startswith("**x**.\n\n1. **a.**\n\n---\n")


@pytest.mark.parametrize(
    "text", ["# *x* [a](b) <b>", "{nothing} {day", "---", "x #", "1. x", "\n\n# x"]
)
def test_a_fixed_line_is_no_markup(text):
    words = Words().changed({"between_us": text, "dated": text, "chose_every_line": text})
    shown = full(words=words, moments=(Moment(day=MAY_1, text="b"),))
    assert shown.count("\n#") == 1
    assert shown.count("\n---\n") == 1


def test_the_styles_are_read_from_the_same_page():
    page = a_page(topics=(Topic(text="a", more="b"),))
    assert render(page, "full") != render(page, "brief")
    assert page == a_page(topics=(Topic(text="a", more="b"),))
    assert page.session_on == SESSION
