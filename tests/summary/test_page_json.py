"""The page as JSON: as its schema says, and nothing that is not on the page in that style."""

import json
import unicodedata
from dataclasses import replace
from datetime import date
from importlib.resources import files

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from nasty import check_each, check_pages, paragraphs, texts
from pages import DAY, LAST, TODAY, a_full_page, a_page, shown, with_everywhere

from bondjournal import scales
from bondjournal.summary import data
from bondjournal.summary.inline import clean
from bondjournal.summary.page import Goal, Moment, Note, Score, Topic, Trial
from bondjournal.summary.words import Words

SCHEMA = json.loads(files("bondjournal.summary").joinpath("page.schema.json").read_text("utf-8"))
VALIDATOR = Draft202012Validator(SCHEMA, format_checker=Draft202012Validator.FORMAT_CHECKER)
NOT_WORDS = {"schema", "style", "language", "scale"}
"""Where the texts are not words of the page."""


def of(style="full", **parts):
    return data.as_data(a_page(**parts), style)


def leaves(value, key=""):
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from leaves(inner, name)
    elif isinstance(value, list):
        for inner in value:
            yield from leaves(inner, key)
    elif key not in NOT_WORDS:
        yield key, value


def letters(text):
    return "".join(one for one in unicodedata.normalize("NFC", text) if one.isalnum())


def check(page):
    """Everything in the JSON stands on the page too."""
    for style in ("full", "brief"):
        text = data.render(page, style)
        found = json.loads(text)
        VALIDATOR.validate(found)
        rated = found.get("ratings", {}).get("scales", ())
        assert {one["scale"] for one in rated} <= set(scales.NAMES)
        kept = letters(shown(page, style))
        for key, value in leaves(found):
            if key in ("on", "since", "until", "session_on"):
                day = date.fromisoformat(value)
                assert letters(page.words.on(day, page.year)) in kept
            elif isinstance(value, str):
                assert value == clean(value)
                assert letters(value) in kept
            elif not isinstance(value, bool):
                assert letters(f"{value:g}") in kept


def test_the_schema_is_one():
    Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["properties"]["schema"]["const"] == data.SCHEMA


def test_the_golden_page_has_every_part(golden):
    check(golden)
    full, brief = data.as_data(golden, "full"), data.as_data(golden, "brief")
    assert set(full) == set(SCHEMA["properties"]) - {*("first_session", "unsaid", "last_time")}
    assert full["topics"][0] == {
        "text": "how last session ended for me",
        "first": True,
        "more": "It is the one I would be most likely to leave until the last five minutes.",
        "material": [
            {
                "on": "2026-04-28",
                "body": "When I started on my father's house we moved to the breathing exercise "
                "before I had got to the point. I said \"it's fine\". It wasn't, quite.",
            }
        ],
    }
    how = golden.topics[2].material[0].how_it_went
    assert full["topics"][2]["material"] == [{"how_it_went": how}]
    assert full["ratings"] == {
        "on": "2026-04-28",
        "scales": [
            {"scale": "heard", "value": 5, "usual": 8},
            {"scale": "safe", "value": 7, "usual": 8},
        ],
    }
    assert full["goals"] == [
        {
            "words": "Say what I need before I get angry",
            "value": 5,
            "earlier": {"value": 4, "on": "2026-04-28"},
        }
    ]
    left_out = {"since", "until", "stayed", "tried", "did_not_help", "goals"}
    assert set(full) - set(brief) == left_out
    assert brief["wishes"] == {"hand_back": "Please hand it back afterwards."}
    assert [len(one) for one in brief["topics"]] == [3, 1, 1]


def test_a_page_of_nothing():
    assert data.as_data(a_page(), "brief") == {
        "schema": "bondjournal.page/1",
        "style": "brief",
        "language": "en",
        "title": "For our session on Tuesday 12 May 2026",
        "session_on": "2026-05-12",
        "footer": "I chose every line. Please ask me before you share this with anyone else.",
    }
    check(a_page())
    check(a_page(session_on=None, since=None))
    check(a_page(session_on=None, since=None, first_session=True))
    assert of(session_on=None, first_session=True)["first_session"] is True
    assert "first_session" not in of(first_session=True)


def test_who_it_is_from_and_for_which_days():
    said = of(name="R.", hand_back=True)
    assert (said["signed"], said["since"], said["until"]) == ("R.", "2026-04-28", "2026-05-11")
    assert said["wishes"] == {"hand_back": "Please hand it back afterwards."}
    for less in ({"name": ""}, {"name": "R.", "since": None}):
        assert {"since", "until"}.isdisjoint(of(**less))


def test_without_numbers_there_are_the_lines_alone():
    said = of(scores=(Score(scale="heard", value=None, line="As if through a door."),))
    line = {"scale": "heard", "line": "As if through a door."}
    assert said["ratings"] == {"on": "2026-04-28", "scales": [line]}
    assert "ratings" not in of(scores=(Score(scale="heard", value=None),))
    assert "ratings" not in of(scores=(Score(scale="heard", value=5),), since=None)


def test_numbers_with_what_belongs_to_them():
    late = Score(scale="safe", value=0, usual=7.5, days_after=3, line="A line.")
    assert of(scores=(late,))["ratings"]["scales"] == [
        {"scale": "safe", "value": 0, "usual": 7.5, "days_after": 3, "line": "A line."}
    ]
    old = Goal(words="x", value=0, day=date(2025, 5, 1), now=False)
    assert of(goals=(old,))["goals"] == [{"words": "x", "value": 0, "on": "2025-05-01"}]
    now = Goal(words="x", value=3, day=TODAY, now=True, earlier=0, earlier_day=LAST)
    earlier = {"value": 0, "on": "2026-04-28"}
    assert of(goals=(now,))["goals"] == [{"words": "x", "value": 3, "earlier": earlier}]


def test_texts_are_as_they_were_typed():
    body = "One *word*.\n\n- a\n- b\n\n# <b>c</b>"
    said = of(stayed=(Note(day=DAY, title="a  title", body=f"\n{body}\r\n"),))
    assert said["stayed"] == [{"on": "2026-05-01", "title": "a title", "body": body}]
    text = data.render(a_page(stayed=(Note(day=DAY, body=body),)), "full")
    assert '"One *word*.\\n\\n- a' in text
    assert "ü" in data.render(a_page(helped=("grün",)), "full")


def test_what_nobody_can_see_is_not_there():
    nothing = a_full_page("\u200b")
    for style in ("full", "brief"):
        check(replace(nothing, topics=()))
        assert "stayed" not in data.as_data(replace(nothing, stayed=nothing.stayed[:1]), style)
    assert "topics" not in of(topics=(Topic(text=" ", material=(Trial(what="x"),)),))
    assert "moments" not in of(moments=(Moment(day=DAY, text=" "),))


def test_nasty_texts_are_no_more_than_the_page_shows():
    check_pages(check)


@pytest.mark.long
def test_each_nasty_text_is_no_more_than_the_page_shows():
    check_each(check)


@given(texts | paragraphs)
@settings(max_examples=15)
def test_random_text_is_no_more_than_the_page_shows(typed):
    check(with_everywhere(typed))


@pytest.mark.long
@given(texts | paragraphs)
@settings(max_examples=400)
def test_more_random_texts_are_no_more_than_the_page_shows(typed):
    check(with_everywhere(typed))


@given(words=st.sampled_from(("", "x", "# x", "<x>")), name=st.sampled_from(("", "R.", " \u200b")))
def test_changed_words_are_in_it(words, name):
    page = replace(
        a_full_page(), name=name, hand_back=True, words=Words(hand_back=words, title=words)
    )
    for style in ("full", "brief"):
        text = data.render(page, style)
        VALIDATOR.validate(json.loads(text))
        assert json.loads(text).get("wishes", {}).get("hand_back", "") == words
