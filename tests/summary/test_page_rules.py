"""What a page looks like, rule by rule, from pages built by hand."""

from datetime import date

import pytest
from pages import LAST, brief, full

from bondjournal.summary.page import Goal, Moment, Note, Topic, Trial

MAY_1, MAY_2 = date(2026, 5, 1), date(2026, 5, 2)


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
    for write in (full, brief):
        assert write() == (
            "# For our session on Tuesday 12 May 2026\n\n---\n\n"
            "I chose every line. Please ask me before you share this with anyone else.\n"
        )


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
        ({"tried": (Trial(what=" "),), "helped": ("x",)}, "What helped"),
        ({"tried": (Trial(what="x"),), "helped": ("\u200b",)}, "What I tried"),
        ({"goals": (Goal(words="x", value=1, day=MAY_1, now=True),)}, "What I'm working on"),
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


def test_help_comes_before_the_topics_and_practical_stands_where_the_style_has_it():
    parts = {"would_help": ("x",), "topics": (Topic(text="a"),), "practical": ("When?", "Where")}
    assert body(full(**parts)) == (
        "## What I'd like to talk about\n\nWhat would help most today: **x**.\n\n1. **a.**\n\n"
        "**Practical:** When? Where."
    )
    assert body(brief(**parts)) == (
        "What would help most today: **x**.\n\n1. a.\n\n**Practical:** When? Where."
    )
