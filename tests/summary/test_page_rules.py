"""What a page looks like, rule by rule, from pages built by hand."""

from datetime import date

import pytest
from pages import LAST, SESSION, a_page, brief, full, unfilled

from bondjournal.summary.markdown import render
from bondjournal.summary.page import Goal, Moment, Note, Score, Topic, Trial
from bondjournal.summary.words import Words

MAY_1, MAY_2 = date(2026, 5, 1), date(2026, 5, 2)
FULL_FOOT = "I chose every line. Please ask me before you share this with anyone else."


def headings(text):
    return [line.removeprefix("## ") for line in text.splitlines() if line.startswith("## ")]


def body(text):
    """What stands between the title with its line and the footer."""
    return text.split("\n\n", 1)[1].split("\n---\n")[0].strip("\n")


# Title, span, from line


@pytest.mark.parametrize(
    ("parts", "title"),
    [
        ({}, "# For our session on Tuesday 12 May 2026"),
        ({"first_session": True}, "# For our session on Tuesday 12 May 2026"),
        ({"session_on": None}, "# For our next session"),
        ({"session_on": None, "first_session": True}, "# For our first session"),
    ],
)
def test_the_title_names_the_session(parts, title):
    for write in (full, brief):
        assert write(**parts).splitlines()[0] == title


@pytest.mark.parametrize(
    ("parts", "first", "second"),
    [
        ({}, "From R., for 28 April to 11 May.", "From R."),
        ({"since": None}, "From R.", "From R."),
        ({"name": "Ruth"}, "From Ruth, for 28 April to 11 May.", "From Ruth."),
        ({"name": "Ruth", "since": None}, "From Ruth.", "From Ruth."),
        ({"name": "R..", "since": None}, "From R.", "From R."),
        (
            {"since": date(2025, 12, 30)},
            "From R., for 30 December 2025 to 11 May.",
            "From R.",
        ),
        (
            {"session_on": None, "since": date(2025, 12, 30)},
            "From R., for 30 December 2025 to 11 May.",
            "From R.",
        ),
        (
            {"session_on": date(2027, 1, 5)},
            "From R., for 28 April 2026 to 11 May 2026.",
            "From R.",
        ),
        ({"name": "*R*"}, "From *R*, for 28 April to 11 May.", "From *R*."),
    ],
)
def test_the_from_line_has_one_full_stop_and_the_span_in_full(parts, first, second):
    parts = {"name": "R."} | parts
    assert full(**parts).splitlines()[2] == first
    assert brief(**parts).splitlines()[2] == second


@pytest.mark.parametrize("name", ["", "  ", "\u200b"])
def test_without_a_name_the_paragraph_starts_with_the_wishes(name):
    parts = {"name": name, "read_together": True, "hand_back": True}
    assert full(**parts).splitlines()[2:4] == [
        "Could we read it together at the start? Please hand it back afterwards.",
        "",
    ]
    assert brief(**parts).splitlines()[2] == "Please hand it back afterwards."
    assert brief(name=name, read_together=True).splitlines()[2] == "---"


# Parts with nothing in them


def test_a_part_with_nothing_in_it_leaves_nothing():
    assert full() == (
        "# For our session on Tuesday 12 May 2026\n\n---\n\n"
        "I chose every line. Please ask me before you share this with anyone else.\n"
    )
    assert brief() == "# For our session on Tuesday 12 May 2026\n\n---\n\nI chose every line.\n"


def test_blank_texts_are_nothing():
    blank = " \u200b\n"
    parts = {
        "name": blank,
        "would_help": (blank,),
        "practical": (blank,),
        "wished": blank,
        "unsaid": blank,
        "helped": (blank,),
        "did_not_help": (blank,),
        "topics": (Topic(text=blank),),
        "moments": (Moment(day=MAY_1, text=blank),),
        "stayed": (Note(day=MAY_1, body=blank), Note(day=MAY_1, line=blank)),
        "tried": (Trial(what=blank, how_it_went="x"),),
        "goals": (Goal(words=blank, value=1, day=MAY_1, now=True),),
    }
    assert headings(full(**parts)) == []
    assert body(brief(**parts)).startswith("---")


@pytest.mark.parametrize(
    ("parts", "heading"),
    [
        ({"would_help": ("x",)}, "What I'd like to talk about"),
        ({"topics": (Topic(text="x"),)}, "What I'd like to talk about"),
        ({"practical": ("x",)}, "What I'd like to talk about"),
        ({"moments": (Moment(day=MAY_1, text="x"),)}, "Between us"),
        ({"wished": "x"}, "Between us"),
        ({"unsaid": "x"}, "Between us"),
        ({"stayed": (Note(day=MAY_1, body="x"),)}, "What else stayed with me"),
        ({"tried": (Trial(what="x"),)}, "What I tried"),
        ({"helped": ("x",)}, "What helped"),
        ({"did_not_help": ("x",)}, "What helped"),
        ({"tried": (Trial(what="x"),), "helped": ("x",)}, "What I tried, and what helped"),
        ({"tried": (Trial(what="x"),), "did_not_help": ("x",)}, "What I tried, and what helped"),
        ({"goals": (Goal(words="x", value=1, day=MAY_1, now=True),)}, "What I came for"),
    ],
)
def test_a_part_has_its_heading_in_full_and_none_in_brief(parts, heading):
    assert headings(full(**parts)) == [heading]
    assert headings(brief(**parts)) == []


# Topics


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("how it ended", "how it ended."),
        ("How it ended.", "How it ended."),
        ("how did it end?", "how did it end?"),
        ("ask for it!", "ask for it!"),
        ("how it ended:", "how it ended:."),
        ('he said "no."', 'he said "no."'),
        ('he said "no"', 'he said "no".'),
        ("how it *ended*", "how it *ended*."),
        ("how it *ended.*", "how it *ended.*"),
        ("(not now)", "(not now)."),
        ("wait \u2026", "wait \u2026"),
    ],
)
def test_a_topic_ends_in_a_full_stop(typed, shown):
    assert f"1. **{shown}**\n" in full(topics=(Topic(text=typed),))
    assert f"1. {shown}\n" in brief(topics=(Topic(text=typed),))
    assert f"1. **First, please: {shown}**\n" in brief(topics=(Topic(text=typed, first=True),))


def test_second_sentences_stand_in_full_alone():
    topics = (Topic(text="a", more="Because of b", first=True), Topic(text="c", more="Because."))
    assert "1. **First, please: a.** Because of b.\n2. **c.** Because.\n" in full(topics=topics)
    assert "1. **First, please: a.**\n2. c.\n" in brief(topics=topics)


def topics_with(*material):
    return (
        Topic(text="a"),
        Topic(text="b", first=True, material=material),
        Topic(text="c", material=material),
        Topic(text="d"),
    )


def test_topics_are_loose_in_full_and_parted_after_blocks_in_brief():
    topics = topics_with(Note(day=MAY_1, body="Body."))
    assert body(full(topics=topics)) == (
        "## What I'd like to talk about\n\n"
        "1. **a.**\n\n"
        "2. **First, please: b.**\n\n   1 May:\n\n   > Body.\n\n"
        "3. **c.**\n\n   1 May:\n\n   > Body.\n\n"
        "4. **d.**"
    )
    assert body(brief(topics=topics)) == (
        "1. a.\n2. **First, please: b.**\n\n   1 May:\n\n   > Body.\n\n3. c.\n4. d."
    )


def test_topics_without_blocks_are_tight():
    topics = topics_with(Note(day=MAY_1, line="A line"), Trial(what="x", how_it_went="Well"))
    assert body(full(topics=topics)) == (
        "## What I'd like to talk about\n\n"
        "1. **a.**\n"
        "2. **First, please: b.** 1 May: A line. Tried: Well.\n"
        "3. **c.** 1 May: A line. Tried: Well.\n"
        "4. **d.**"
    )
    assert body(brief(topics=topics)) == (
        "1. a.\n2. **First, please: b.** 1 May: A line. Tried: Well.\n3. c.\n4. d."
    )


def test_each_quote_is_a_block_and_what_comes_after_is_a_paragraph():
    topics = (
        Topic(
            text="a",
            material=(
                Note(day=MAY_1, title="dropped", line="A line", quotes=("One.", "Two.")),
                Note(day=MAY_2, line="Another line"),
                Trial(what="dropped", how_it_went="Well"),
            ),
        ),
    )
    text = full(topics=topics)
    assert (
        "1. **a.** 1 May: A line.\n\n   > One.\n\n   > Two.\n\n"
        "   2 May: Another line.\n\n   Tried: Well.\n"
    ) in text
    assert "dropped" not in text


def test_the_tenth_topic_hangs_deeper():
    topics = tuple(Topic(text="word " * 30) for _ in range(10))
    lines = full(topics=topics).splitlines()
    (first,) = (number for number, line in enumerate(lines) if line.startswith("10. "))
    assert lines[first + 1].startswith("    word")
    assert lines[first - 1].startswith("   word")


# What was wished and not said


def both_wishes(**parts):
    return {"wished": "time", "unsaid": "a thing", **parts}


AFTER = Note(day=LAST, body="Body.", after=True)
WISHES = "What I would have liked: time.\n\n{0}What I did not say: a thing.\n"


def test_they_follow_the_note_of_that_session_under_a_topic():
    topics = (Topic(text="a", first=True, material=(AFTER,)),)
    for write in (full, brief):
        text = write(**both_wishes(topics=topics))
        assert "   > Body.\n\n   " + WISHES.format("   ") in text
        assert text.count("What I would have liked") == 1
    assert headings(full(**both_wishes(topics=topics))) == ["What I'd like to talk about"]


def test_they_follow_the_note_of_that_session_among_what_stayed():
    text = full(**both_wishes(stayed=(Note(day=MAY_1, body="Other."), AFTER)))
    assert "- **28 April.** Body.\n\n  " + WISHES.format("  ") in text
    assert headings(text) == ["What else stayed with me"]


def test_they_follow_the_first_of_two_notes_of_that_session():
    text = full(**both_wishes(stayed=(AFTER, Note(day=MAY_1, line="x", after=True))))
    assert text.count("What I would have liked") == 1
    assert text.index("What I would have liked") < text.index("1 May")


def test_they_are_bullets_between_us_where_no_note_carries_them():
    text = full(**both_wishes(stayed=(Note(day=MAY_1, body="Other."),)))
    assert "- What I would have liked: time.\n- What I did not say: a thing.\n" in text
    assert headings(text) == ["Between us", "What else stayed with me"]


def test_they_are_paragraphs_in_brief_where_the_note_is_left_out():
    topics = (Topic(text="a", material=(AFTER,)),)
    text = brief(**both_wishes(topics=topics, stayed=(AFTER,)))
    assert "\n\n**What I would have liked:** time.\n\n**What I did not say:** a thing.\n\n" in text


# What would help, practical


@pytest.mark.parametrize(
    ("items", "shown"),
    [
        (("listening",), "**listening**."),
        (("listening.",), "**listening**."),
        (("listening", "a plan", "an end."), "**listening**, then a plan, then an end."),
        (("**listening** *well*",), "**listening *well***."),
        (("", "a plan"), "**a plan**."),
        (("what now?",), "**what now?**"),
    ],
)
def test_the_first_that_would_help_is_bold(items, shown):
    for write in (full, brief):
        assert f"\n\nWhat would help most today: {shown}\n\n" in write(would_help=items)


def test_in_full_help_comes_before_the_topics_and_in_brief_after():
    parts = {"would_help": ("x",), "topics": (Topic(text="a"),), "practical": ("When?", "Where")}
    assert body(full(**parts)) == (
        "## What I'd like to talk about\n\nWhat would help most today: **x**.\n\n1. **a.**\n\n"
        "**Practical:** When? Where."
    )
    assert body(brief(**parts)) == (
        "1. a.\n\nWhat would help most today: **x**.\n\n**Practical:** When? Where."
    )


# Between us


def scores(*values, usual=(None, None, None), late=(0, 0, 0), lines=("", "", "")):
    return tuple(
        Score(scale=scale, value=value, usual=of, days_after=days, line=line)
        for scale, value, of, days, line in zip(
            ("heard", "safe", "open"), values, usual, late, lines, strict=False
        )
        if value is not None
    )


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        (scores(5, 7), "**heard 5, safe 7.**"),
        (scores(0, 10), "**heard 0, safe 10.**"),
        (scores(5, 7, 6), "**heard 5, safe 7, open 6.**"),
        (scores(5, None), "**heard 5.**"),
        (scores(None, None, 6), "**open 6.**"),
        (scores(5, 7, usual=(8, 8)), "**heard 5, safe 7.** My usual is 8 for both."),
        (scores(5, 7, usual=(7.5, 7.5)), "**heard 5, safe 7.** My usual is 7.5 for both."),
        (scores(5, 7, usual=(8, 7)), "**heard 5, safe 7.** My usual is 8 for heard, 7 for safe."),
        (scores(5, 7, usual=(8, None)), "**heard 5, safe 7.** My usual is 8 for heard."),
        (scores(5, 7, usual=(None, 8.5)), "**heard 5, safe 7.** My usual is 8.5 for safe."),
        (scores(5, usual=(8,)), "**heard 5.** My usual is 8 for heard."),
        (
            scores(5, 7, 6, usual=(8, 8, 8)),
            "**heard 5, safe 7, open 6.** My usual is 8 for all three.",
        ),
        (
            scores(5, 7, 6, usual=(8, 8, None)),
            "**heard 5, safe 7, open 6.** My usual is 8 for heard, 8 for safe.",
        ),
        (
            scores(5, 7, 6, usual=(8, 7.5, 0)),
            "**heard 5, safe 7, open 6.** My usual is 8 for heard, 7.5 for safe, 0 for open.",
        ),
        (scores(5, 7, late=(3, 3)), "**heard 5, safe 7.** Rated 3 days after."),
        (scores(5, late=(1,)), "**heard 5.** Rated 1 day after."),
        (scores(5, 7, late=(0, 2)), "**heard 5, safe 7.** Rated safe 2 days after."),
        (
            scores(5, 7, late=(1, 2)),
            "**heard 5, safe 7.** Rated heard 1 day after. Rated safe 2 days after.",
        ),
        (
            scores(5, 7, usual=(8, 8), late=(3, 3), lines=("We moved on", "Safe enough.")),
            (
                "**heard 5, safe 7.** My usual is 8 for both. Rated 3 days after. We moved on. "
                "Safe enough."
            ),
        ),
    ],
)
def test_ratings_with_the_usual(given, shown):
    assert f"- 28 April, out of 10: {shown}" in unfilled(full(scores=given))
    plain = shown.replace("**", "")
    assert f"**28 April, out of 10:** {plain}" in unfilled(brief(scores=given))
    assert "The numbers are my own, not a test." in unfilled(full(scores=given))
    assert "The numbers are my own, not a test." in unfilled(brief(scores=given))


def test_without_numbers_the_own_lines_stay():
    given = (
        Score(scale="heard", value=None, line="We moved on"),
        Score(scale="safe", value=None, line="Safe enough."),
    )
    text = full(scores=given)
    assert "## Between us\n\n- 28 April: We moved on. Safe enough.\n" in text
    assert "numbers" not in text
    text = brief(scores=given)
    assert "\n\n**Between us, 28 April:** We moved on. Safe enough.\n\n" in text
    assert "numbers" not in text


def test_between_us_stands_by_date():
    parts = {
        "moments": (Moment(day=date(2026, 4, 14), text="a"), Moment(day=MAY_1, text="b?")),
        "scores": scores(5),
        "wished": "time",
    }
    assert body(full(**parts)) == (
        "## Between us\n\n- 14 April: a.\n- 28 April, out of 10: **heard 5.**\n"
        "- What I would have liked: time.\n- 1 May: b?"
    )
    assert body(brief(**parts)) == (
        "**Between us, 14 April:** a.\n\n**Between us, 1 May:** b?\n\n"
        "**28 April, out of 10:** heard 5.\n\n**What I would have liked:** time."
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
    assert f"## What I came for - {shown} " in text
    assert "The numbers are my own, not a test." in text
    assert body(brief(goals=(goal,))).startswith("---")
    assert "numbers" not in brief(goals=(goal,))


# Footer


@pytest.mark.parametrize(
    ("parts", "in_full", "in_brief"),
    [
        ({}, FULL_FOOT, "I chose every line."),
        (
            {"scores": scores(5)},
            (
                "I chose every line. The numbers are my own, not a test. Please ask me before you "
                "share this with anyone else."
            ),
            "I chose every line. The numbers are my own, not a test.",
        ),
        (
            {"scores": scores(5), "previewed": False},
            (
                "The numbers are my own, not a test. Please ask me before you share this with "
                "anyone else."
            ),
            "The numbers are my own, not a test.",
        ),
    ],
)
def test_the_footer_says_what_is_so(parts, in_full, in_brief):
    assert unfilled(full(**parts).split("\n---\n")[1]) == in_full
    assert unfilled(brief(**parts).split("\n---\n")[1]) == in_brief


def test_with_nothing_left_in_the_footer_the_rule_goes_too():
    assert brief(previewed=False) == "# For our session on Tuesday 12 May 2026\n"
    words = Words().changed({"ask_first": ""})
    assert full(previewed=False, words=words) == "# For our session on Tuesday 12 May 2026\n"


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
    assert brief(words=words, **parts) == "1. **a.**\n\n**x**.\n"
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
