"""share: what may go on the page, of entries of any day and of whatever else has a switch."""

import json

import pytest

pytestmark = pytest.mark.usefixtures("ready")
NOW = {"BONDJOURNAL_NOW": "2026-05-11T18:00:00+00:00"}


@pytest.fixture
def entry(run):
    """An entry that is only for oneself; its id."""
    run("add", "The stairs were steep.", **NOW)
    return json.loads(run("list", "--json", **NOW).out)[0]["id"]


def shared(run, name="last"):
    found = json.loads(run("show", name, "--json", **NOW).out)
    return found["share"], found["line"]


def test_an_entry_by_its_line_whole_or_not_at_all(run, entry):
    assert run("share", "last", "--line", "It was long.", **NOW).err == "Choice kept.\n"
    assert shared(run) == ("gist", "It was long.")
    run("share", entry[:6], "--all", **NOW)
    assert shared(run, entry) == ("as-written", "It was long.")
    run("share", entry, "--none", **NOW)
    assert shared(run) == ("only-me", "It was long.")
    run("share", "last", **NOW)
    assert shared(run) == ("gist", "It was long.")


def test_without_a_terminal_it_has_to_be_said_how(run, entry):
    told = run("share", "last", code=2, **NOW).err
    assert told.startswith("How that entry goes on the page is up to you.")
    assert "--all" in told
    assert shared(run) == ("only-me", "")


def test_at_a_terminal_it_is_asked(run, typed, entry):
    terminal = typed("share", "last", **NOW)
    terminal.answer("Which?", "o")
    terminal.answer("> ", "It was long.")
    terminal.expect("Choice kept.")
    assert terminal.end() == 0
    assert shared(run) == ("gist", "It was long.")
    run("share", "last", "--all", **NOW)
    run("edit", "last", "--line", "", **NOW)
    run("share", "last", "--not-this-time", **NOW)
    page = run("page", **NOW).out
    terminal = typed("share", "last", **NOW)
    terminal.answer("Which?", "o")
    terminal.answer("enter: leave it", "")
    assert terminal.end() == 0
    assert "Choice kept." not in terminal.shown
    assert run("page", **NOW).out == page


def test_an_entry_of_long_before_the_last_session_too(run, entry):
    run("add", "Long ago.", "--date", "2025-05-06", **NOW)
    run("session", "add", "2026-05-10", "--past", **NOW)
    old = next(
        one["id"]
        for one in json.loads(run("list", "--json", **NOW).out)
        if one["text"] == "Long ago."
    )
    run("share", old, "--all", **NOW)
    assert shared(run, old) == ("as-written", "")


def test_several_things_at_once_and_all_or_nothing(run, entry):
    run("helped", "add", "tea", **NOW)
    number = next(
        str(one["number"])
        for one in json.loads(run("page", "prepare", "list", "--json", **NOW).out)
        if one["text"] == "tea"
    )
    run("share", "last", number, "--all", **NOW)
    page = run("page", **NOW).out
    assert "Helped: tea." in page
    assert "The stairs were steep." in page
    told = run("share", "last", "99", "--none", code=1, **NOW).err
    assert told.startswith("Nothing for the page has this name.")
    assert shared(run) == ("as-written", "")
    number = str(int(number) + 1)  # the entry stands before it now
    told = run("share", number, "--line", "x", code=2, **NOW).err
    assert told.startswith("Just entries can have a line for the page.")


def test_of_one_of_several_therapists_no_name_is_needed_for_an_entry(run, entry):
    run("therapist", "edit", "", "Ann", **NOW)
    run("therapist", "add", "Ben", **NOW)
    for name, day in (("Ann", "tue"), ("Ben", "wed")):
        run("session", "add", day, "--therapist", name, **NOW)
    run("share", entry, "--all", **NOW)
    assert shared(run, entry) == ("as-written", "")
    assert "several therapists" in run("share", "hand-back", code=2, **NOW).err
    run("share", "hand-back", "--therapist", "Ben", **NOW)
    assert "hand it back" in run("page", "--therapist", "Ben", **NOW).out


def test_what_is_said_twice_is_refused(run, entry):
    told = run("share", "last", "--line", "x", "--none", code=2, **NOW).err
    assert told.startswith("Those options do not go together.")


def test_words_for_an_entry_are_no_name_of_it(run, entry):
    told = run("share", "last", "It was long.", code=2, **NOW).err
    assert told.startswith("A name has no spaces in it.")
    assert "'bondjournal share ID --line WORDS'" in told
    assert shared(run) == ("only-me", "")


def test_what_is_left_off_is_said(run, entry):
    run("helped", "add", "tea", **NOW)
    run("share", "last", "--all", **NOW)
    assert run("share", "last", "--none", **NOW).err == "It is on no page.\nChoice kept.\n"
    number = next(
        str(one["number"])
        for one in json.loads(run("page", "prepare", "list", "--json", **NOW).out)
        if one["text"] == "tea"
    )
    assert run("share", number, "--none", **NOW).err == "It is off the page.\nChoice kept.\n"
    both = run("share", number, "last", "--none", **NOW).err
    assert both == "They are off the page.\nChoice kept.\n"


def test_an_entry_is_off_this_page_alone_and_back_by_saying_how_it_goes(run, entry):
    run("share", "last", "--line", "It was long.", **NOW)
    assert "It was long." in run("page", **NOW).out
    told = run("share", "last", "--not-this-time", **NOW).err
    assert told == "It is off the page.\nChoice kept.\n"
    assert "It was long." not in run("page", **NOW).out
    assert shared(run) == ("gist", "It was long.")
    (state,) = [
        one["state"]
        for one in json.loads(run("page", "prepare", "list", "--json", **NOW).out)
        if one["id"] == entry
    ]
    assert state == "not this time"
    run("share", "last", **NOW)
    assert "It was long." in run("page", **NOW).out
    assert run("share", "last", "--none", "--not-this-time", code=2, **NOW).err
