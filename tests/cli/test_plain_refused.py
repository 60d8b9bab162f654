"""Plain mode asks again for what it could not keep, and says why."""

import json
import re

import pytest
from plain_talk import into

from bondjournal.wording.seeing import WHAT_NAME
from bondjournal.wording.work import GOAL

pytestmark = pytest.mark.usefixtures("ready")
LONG = "long " * 1000
TOO_LONG = "is longer than 4,096 bytes.\n"


def listed(run, *command):
    return json.loads(run(*command, "--json").out)


def asked_twice(said, question):
    """Check that a question came again right after what was typed was too long."""
    again = re.search(f"{TOO_LONG}(Split it into parts.\n)?{re.escape(question)}", said)
    return said.count(f"{question}\n") == 2 and again is not None


def test_the_words_of_a_topic(run, talk):
    run("topic", "add", "the call")
    said = talk("6", "1", "w", LONG, "the stairs", "", "0", "0", "0")
    assert asked_twice(said, "What would you like to talk about?")
    assert [one["text"] for one in listed(run, "topic", "list")] == ["the stairs"]


def test_the_words_of_a_goal(run, talk):
    run("goal", "add", "sleep")
    said = talk(*into("goal"), "1", "w", LONG, "rest", "0", "0", "0")
    assert asked_twice(said, GOAL)
    assert [one["text"] for one in listed(run, "goal", "list")] == ["rest"]


def test_what_would_help(run, talk):
    said = talk("3", "0", "0", "w", LONG, "a walk", "0", "0", "0")
    assert asked_twice(said, "Your own words?")


def test_what_somebody_is_called(run, talk):
    said = talk("w", "1", "w", LONG, "Osei", "0", "0")
    assert asked_twice(said, WHAT_NAME)
    assert [one["name"] for one in listed(run, "therapist", "list")] == ["Osei"]


def test_the_line_of_a_hard_time(run, talk):
    run("hard-time", "add", "steadied", "the window")
    said = talk("h", "c", "1", "w", LONG, "the door", "0", "0", "0")
    assert asked_twice(said, "What helps?")
    assert "the door" in run("hard-time", "list").out


def test_what_stands_instead_of_a_name(run, talk):
    run("stand-in", "add", "Ilse", "my sister")
    said = talk("n", "1", "w", LONG, "my friend", "0", "0")
    assert said.count("enter: leave it at: my sister\n") == 2
    assert "my friend" in run("stand-in", "list").out
