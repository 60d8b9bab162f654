"""What is answered after a session: what of it was not kept before, and what a draft says of it."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from bondjournal.draft import AboutSession
from bondjournal.journal.about_session import Answers
from bondjournal.journal.after_answers import AnswersSoFar, Questions
from bondjournal.journal.carry_over import AskedTopic

TOPIC = UUID(int=7)
BEFORE = Answers(numbers={"heard": 5, "safe": 7}, lines={"heard": "Too fast."}, words="A line.")


@pytest.fixture
def asked():
    return Questions(
        appointment=UUID(int=1),
        day=date(2026, 5, 12),
        before=BEFORE,
        known={"moment": "", "wished": "More time."},
        scales=("heard", "safe"),
        topics=(AskedTopic(uuid=TOPIC, text="The pen", first=False, state="open"),),
    )


def given(**other):
    as_before = {
        "numbers": {"heard": 5, "safe": 7},
        "lines": {"heard": "Too fast."},
        "words": "A line.",
        "fields": {"moment": "", "wished": "More time."},
    }
    return AnswersSoFar(**as_before | other)


def test_what_is_as_it_was_is_not_said_again(asked):
    assert not given(words=" A line.\n", topics={TOPIC: ""}).new(asked).anything


@pytest.mark.parametrize(
    ("other", "numbers", "taken_away"),
    [
        ({"numbers": {"heard": 6, "safe": 7}}, {"heard": (6, "Too fast.")}, ()),
        ({"lines": {"heard": " Slower. "}}, {"heard": (5, "Slower.")}, ()),
        ({"numbers": {"heard": None, "safe": 7}}, {}, ("heard",)),
        ({"numbers": {"safe": 7}}, {}, ()),
        ({"numbers": {"heard": 5, "safe": 7, "open": 0}}, {"open": (0, "")}, ()),
    ],
)
def test_a_number_or_its_line_that_changed_is_said(asked, other, numbers, taken_away):
    said = given(**other).new(asked)
    assert (said.numbers, said.taken_away) == (numbers, taken_away)
    assert said.anything == bool(numbers or taken_away)


def test_words_that_changed_are_said(asked):
    said = given(words="Another.", fields={"moment": "", "wished": "Less."}).new(asked)
    assert (said.words, said.fields) == ("Another.", {"wished": "Less."})


def test_an_answer_that_changed_is_said_and_one_taken_back_is_in_no_draft(asked):
    answered = AskedTopic(uuid=TOPIC, text="The pen", first=False, state="kept", answer="kept")
    asked = replace(asked, topics=(answered,))
    assert not given(topics={TOPIC: "kept"}).new(asked).anything
    back = given(topics={TOPIC: ""})
    assert back.new(asked).topics == {TOPIC: ""}
    assert back.in_draft(asked, AboutSession()).topics == {}


def test_a_draft_has_what_was_not_kept_and_what_it_is_about(asked):
    now = given(numbers={"heard": 6, "safe": None}, topics={TOPIC: "talked"})
    about = now.in_draft(asked, AboutSession(day=date(2026, 5, 12)))
    assert (about.numbers, about.lines, about.fields) == ({"heard": 6}, {}, {})
    assert (about.topics, about.day) == ({TOPIC.hex: "talked"}, date(2026, 5, 12))


def test_a_line_needs_a_number_unless_that_is_taken_away(asked):
    assert given(lines={"open": "Hm."}).line_alone(asked) == "open"
    assert given(lines={"open": "Hm."}, numbers={"open": 3}).line_alone(asked) == ""
    assert given(numbers={"heard": None, "safe": 7}).line_alone(asked) == ""
