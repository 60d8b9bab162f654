"""Settings by name."""

import json
import re

import pytest
from plain_talk import into

from bondjournal.journal import known_settings, settings
from bondjournal.looks import LOOKS

pytestmark = pytest.mark.usefixtures("ready")
NOW = {"BONDJOURNAL_NOW": "2026-05-11T18:00:00+00:00"}


def test_every_setting_is_listed(run):
    shown = run("config", "list").out
    for one in known_settings.KNOWN:
        assert f"{one.name} " in shown
    assert re.search(r"\npage\.words\.talk_about +What I'd like to talk about\n", shown)
    found = json.loads(run("config", "list", "--json").out)
    assert [one["name"] for one in found][:2] == ["look", "symbols"]
    assert {"name", "kind", "value", "default", "choices", "typed", "explained"} == set(found[0])
    months = next(one for one in found if one["name"] == "page.words.months")
    assert (months["kind"], months["value"][4]) == ("names", "May")


def test_one_is_set_got_and_set_back(run, reopened):
    assert run("config", "set", "look", "day").err == "Setting kept.\n"
    assert run("config", "get", "look").out == "day\n"
    assert "look                             day  (yours)" in run("config", "list").out
    with reopened().session() as session:
        assert settings.get(session, "look") == "day"
    run("config", "reset", "look")
    assert run("config", "get", "look").out == f"{next(iter(LOOKS))}\n"


def test_a_value_of_several_words_and_none(run):
    run("config", "set", "page.name", "R.", "B.")
    assert run("config", "get", "page.name").out == "R. B.\n"
    run("config", "set", "page.name", "")
    assert run("config", "get", "page.name").out == "\n"
    run("config", "set", "scales", "heard", "open")
    assert json.loads(run("config", "get", "scales", "--json").out)["value"] == ["heard", "open"]
    run("config", "set", "lock.after", "30", "minutes")
    assert run("config", "get", "lock.after").out == "30\n"


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("set", "look", "blue"), 2, f"look cannot be set to that.\nIt can be: {', '.join(LOOKS)}"),
        (("set", "lock.after", "soon"), 2, "lock.after cannot be set to that.\n"),
        (("set", "colour", "blue"), 1, "No setting has this name.\n"),
        (("get", "last-opened"), 1, "No setting has this name.\n"),
        (("reset", "page.words.nothing"), 1, "No line of the page has this name.\n"),
        (("set", "page.words.title", "{x}"), 2, "There is no {x} in this line.\n"),
        (("set", "page.words.months", "Jan"), 2, "page.words.months needs 12 names.\n"),
    ],
)
def test_what_is_wrong_is_said(run, arguments, code, said):
    assert run("config", *arguments, code=code).err.startswith(said)


def test_the_page_has_its_own_words_and_the_preview_shows_them(run):
    run("topic", "add", "the call", **NOW)
    run("config", "set", "page.words.talk_about", "Worüber ich reden will")
    run("config", "set", "page.words.ask-first", "")
    run("config", "set", "page.words.title-next", "Fürs nächste Mal")
    page = run("page", **NOW).out
    assert page.startswith("# Fürs nächste Mal\n")
    assert "## Worüber ich reden will" in page
    assert "Please ask me" not in page
    run("config", "reset", "page.words.talk-about")
    assert "## What I'd like to talk about" in run("page", **NOW).out


def test_a_day_starts_when_one_says(run):
    late = {"BONDJOURNAL_NOW": "2026-05-11T23:30:00+00:00"}
    run("config", "set", "day.starts", "0")
    run("add", "After midnight.", **late)
    run("config", "set", "day.starts", "04:00")
    run("add", "Still the evening.", **late)
    days = {one["text"]: one["day"] for one in json.loads(run("list", "--json", **late).out)}
    assert days == {"After midnight.": "2026-05-12", "Still the evening.": "2026-05-11"}


@pytest.mark.parametrize(
    ("starts", "day"), [("0", "Sunday 10 May 2026"), ("04:00", "Saturday 9 May 2026")]
)
def test_a_day_that_is_typed_in_plain_mode_starts_when_one_says(run, talk, starts, day):
    run("config", "set", "day.starts", starts)
    run("goal", "add", "sleep")
    half_past_two = "2026-05-10T00:30"
    said = talk(*into("goal"), "1", "y", "today", "5", "0", "0", "0", now=half_past_two)
    assert f"Number kept. {day}.\n" in said
