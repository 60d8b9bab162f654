"""Quotes by command, and picked in plain mode."""

import json
from functools import partial

import pytest

pytestmark = pytest.mark.usefixtures("ready")
NOW = {"BONDJOURNAL_NOW": "2026-05-11T18:00:00+00:00"}


@pytest.fixture
def entry(run):
    run("add", given="She went quiet. I could hear it.\nThen I rang off.", **NOW)


@pytest.fixture
def talk(talk):
    return partial(talk, now="2026-05-11T18:00")


def quotes(run):
    return json.loads(run("show", "last", "--json", **NOW).out)["quotes"]


def test_quotes_are_set_shown_and_taken_away(run, entry):
    run(
        "edit",
        "last",
        "--share",
        "gist",
        "--line",
        "A hard call.",
        "--quote",
        "I could hear it.",
        **NOW,
    )
    assert quotes(run) == ["I could hear it."]
    assert "One line: A hard call.\nQuoted: I could hear it.\n" in run("show", "last", **NOW).out
    assert "> I could hear it." in run("page", **NOW).out
    both = ("--quote", "I could hear it. Then I rang off.", "--quote", "She went quiet.")
    run("edit", "last", *both, **NOW)
    assert quotes(run) == ["I could hear it.\nThen I rang off.", "She went quiet."]
    run("edit", "last", "--quote", "", **NOW)
    assert quotes(run) == []


def test_a_quote_that_is_none_is_refused_and_changes_nothing(run, entry):
    run("edit", "last", "--quote", "She went quiet.", **NOW)
    told = run("edit", "last", "--title", "T", "--quote", "She shouted.", code=2, **NOW).err
    assert told.startswith("A quote has to be part of the entry's own words.")
    assert "shouted" not in told
    assert quotes(run) == ["She went quiet."]
    assert json.loads(run("show", "--json", **NOW).out)["title"] == ""


def test_sentences_are_picked_while_preparing_in_plain_mode(run, entry, talk):
    said = talk("3", "q", "back", "q", "2", "1", "0", "o", "A hard call.")
    assert said.count("What may go on your page?") == 3
    assert "2: I could hear it.\n" in said
    assert "2: I could hear it. (quoted)" in said
    assert quotes(run) == ["She went quiet.", "I could hear it."]
    page = run("page", **NOW).out
    assert "A hard call." in page
    assert "She went quiet." in page


def test_sentences_are_picked_from_the_menu_of_an_entry(run, entry, talk):
    said = talk("4", "1", "1", "q", "3", "0", "0")
    assert "q: Lines to quote\n" in said
    assert "Quoted: Then I rang off.\n" in said
    assert quotes(run) == ["Then I rang off."]
