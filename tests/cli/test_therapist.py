"""therapist: whom the person sees, each with sessions of their own."""

import json

import pytest

SUNDAY = {"BONDJOURNAL_NOW": "2026-05-10T18:00+02:00"}


@pytest.fixture
def bj(run, ready):
    """Run a command on Sunday 10 May 2026, or at another instant."""

    def run_now(*arguments, **more):
        return run(*arguments, **{**SUNDAY, **more})

    return run_now


@pytest.fixture
def listed(bj):
    """What `therapist list --json` tells, by name."""

    def look(**more):
        return {
            one["name"]: one for one in json.loads(bj("therapist", "list", "--json", **more).out)
        }

    return look


@pytest.fixture
def two(bj):
    """Two people who are seen, Judith and Ivo."""
    bj("therapist", "edit", "", "Judith")
    bj("therapist", "add", "Ivo")


def test_the_first_one_has_no_name_until_it_is_given_one(bj, listed):
    assert bj("therapist", "list").out == "without a name  seeing\n"
    refused = bj("therapist", "add", "Judith", code=2).err
    assert "has no name yet" in refused
    assert "bondjournal therapist edit '' NAME" in refused
    assert "bondjournal therapist add NAME" in refused
    assert list(listed()) == [""]
    bj("therapist", "edit", "", "Judith")
    bj("therapist", "add", "Ivo")
    assert list(listed()) == ["Judith", "Ivo"]
    assert "There is already a therapist" in bj("therapist", "add", "judith", code=2).err


def test_on_a_terminal_it_asks_what_the_first_one_is_called(typed, ready, listed):
    at = typed("therapist", "add", "Ivo", **SUNDAY)
    at.expect("has no name yet")
    at.answer("What do you call the first one?", "Judith")
    at.expect("Choice kept.")
    assert at.end() == 0
    assert list(listed()) == ["Judith", "Ivo"]


def test_each_has_sessions_of_their_own(bj, two, listed):
    bj("session", "add", "wed", "--therapist", "Ivo")
    bj("session", "add", "tue", "--therapist", "judith")
    refused = bj("session", "add", "thu", code=2).err
    assert refused.startswith("You have several therapists here.")
    assert "--therapist NAME" in refused
    bj("session", "add", "thu", "--therapist", "judith")
    assert (
        bj("session", "list").out.splitlines()[-1].endswith("Thursday 14 May 2026  planned  Judith")
    )
    assert len(json.loads(bj("session", "list", "--therapist", "Ivo", "--json").out)) == 1
    assert listed()["Judith"]["next"] == "2026-05-12"
    assert "next on Wednesday 13 May 2026" in bj("therapist", "list").out


ACTS_ON_ONE = [
    ("session", "add", "tue"),
    ("session", "add", "tue", "--every", "1"),
    ("session", "cancel", "next"),
    ("session", "move", "next", "fri"),
    ("page",),
    ("page", "-o", ".", "--yes"),
    ("page", "prepare", "list"),
    ("share", "hand-back"),
    ("page", "prepare", "help", "listening"),
    ("page", "names"),
    ("therapist", "pause"),
    ("therapist", "end"),
    ("moment", "add", "She waited."),
]


@pytest.mark.parametrize("command", ACTS_ON_ONE, ids=" ".join)
def test_what_acts_on_one_of_two_needs_the_name(bj, two, command):
    for name, day in (("Judith", "tue"), ("Ivo", "wed")):
        bj("session", "add", day, "--therapist", name)
    refused = bj(*command, code=2).err
    assert refused.startswith("You have several therapists here.")
    assert not {"Judith", "Ivo"} & set(refused.split())
    bj("therapist", "end", "Ivo")
    assert "several therapists" not in bj(*command, code=None).err


def test_renaming(bj, listed):
    bj("therapist", "edit", "", "Judith")
    bj("therapist", "edit", "judith", "J.")
    assert list(listed()) == ["J."]
    bj("therapist", "edit", "Judith", "I.", code=1)
    bj("therapist", "edit", "", "I.", code=1)


def test_pausing_ending_and_seeing_again(bj, listed):
    bj("therapist", "edit", "", "Judith")
    bj("session", "add", "tue", "15:00", "--every", "1")
    said = "Choice kept. 12 upcoming sessions set aside until you go again.\n"
    assert bj("therapist", "pause").err == said
    assert listed()["Judith"]["state"] == "paused"
    assert "There is no such session." in bj("session", "show", "next", code=1).err
    assert bj("therapist", "resume", "Judith").err == "Choice kept. 12 sessions are back.\n"
    assert len(json.loads(bj("session", "list", "--json").out)) == 12
    bj("topic", "add", "The old one")
    assert "12 upcoming sessions set aside" in bj("therapist", "end", "judith").err
    assert "No session known." in bj("session", "list").err
    assert bj("topic", "list").out == ""
    assert "The old one" in bj("topic", "list", "--all").out
    assert "You are not seeing anyone" in bj("session", "add", "tue", code=2).err
    later = {"BONDJOURNAL_NOW": "2026-06-10T18:00+02:00"}
    said = bj("therapist", "resume", "Judith", **later).err
    assert "7 sessions are back." in said
    assert "5 passed in the meantime and did not happen." in said
    assert "The old one" in bj("topic", "list", **later).out
    assert listed()["Judith"]["state"] == "seeing"


def test_a_session_with_somebody_who_is_paused_says_what_is_back(bj, listed):
    bj("therapist", "edit", "", "Judith")
    bj("session", "add", "tue", "15:00", "--every", "1")
    bj("therapist", "pause")
    said = bj("session", "add", "thu").err
    assert said == "Session kept. Thursday 14 May 2026\n12 sessions are back.\n"
    assert listed()["Judith"]["state"] == "seeing"
    assert bj("session", "add", "fri").err == "Session kept. Friday 15 May 2026\n"


def test_somebody_new_instead(bj, listed):
    bj("topic", "add", "The old one")
    bj("session", "add", "5 May", "--past")
    bj("session", "add", "tue")
    assert "no name yet" in bj("therapist", "add", "R.", "--instead", code=2).err
    bj("therapist", "edit", "", "Judith")
    said = bj("therapist", "add", "R.", "--instead").err
    assert said == "Choice kept. 1 upcoming session set aside until you go again.\n"
    assert {name: one["state"] for name, one in listed().items()} == {
        "Judith": "ended",
        "R.": "seeing",
    }
    assert bj("page").out.startswith("# For our first session\n")
    assert "The old one" not in bj("page").out


def test_mentioning_no_session_with_somebody(bj, listed):
    bj("session", "add", "tue")
    bj("add", "What stays.")
    said = bj("therapist", "mention", "--off").err
    assert said.endswith(
        "Nothing here will mention a session with this person, and your entries stay.\n"
    )
    assert bj("session", "list").out == bj("session", "show", "next", code=1).out == ""
    assert bj("therapist", "list").out == "without a name  seeing  not mentioned\n"
    assert listed()[""]["next"] is None
    assert "What stays." in bj("list").out
    bj("therapist", "mention", "--on")
    assert "12 May" in bj("session", "show", "next").out


def test_nobody_of_this_name(bj):
    for verb in ("pause", "end", "resume", "mention"):
        assert "No therapist" in bj("therapist", verb, "Nobody", code=1).err


def test_eight_months_away(bj, listed):
    autumn = {"BONDJOURNAL_NOW": "2025-09-03T12:00+02:00"}
    bj("session", "add", "tue", "15:00", "--every", "1", BONDJOURNAL_NOW="2025-08-20T12:00+02:00")
    bj("add", "In autumn.", **autumn)
    bj("topic", "add", "From then", **autumn)
    assert "From then" in bj("page", **autumn).out
    assert "There is no such session." in bj("session", "show", "next", code=1).err
    assert bj("session", "list").out.count("not known whether it took place") == 12
    assert bj("topic", "list").out.rstrip().endswith("(kept for later)")
    page = bj("page").out
    assert "From then" not in page
    assert "2025" not in page
    bj("therapist", "resume")
    assert "12 May" in bj("session", "show", "next").out


def test_somebody_of_before_instead_and_a_rhythm_say_what_is_back(bj, listed):
    bj("therapist", "edit", "", "Judith")
    bj("session", "add", "in 3 days")
    said = "Choice kept. 1 upcoming session set aside until you go again.\n"
    assert bj("therapist", "add", "Ivo", "--instead").err == said
    assert bj("therapist", "add", "Judith", "--instead").err == "Choice kept. 1 session is back.\n"
    bj("therapist", "pause", "Judith")
    begun = bj("session", "add", "in 5 days", "--every", "1", "--therapist", "Judith").err
    assert begun.endswith("1 session is back.\n")
    assert listed()["Judith"]["state"] == "seeing"
