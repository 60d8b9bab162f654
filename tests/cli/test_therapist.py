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


def test_the_first_one_has_no_name_until_it_is_given_one(bj, listed):
    assert bj("therapist", "list").out == "without a name  seeing\n"
    bj("therapist", "add", "Judith")
    bj("therapist", "add", "Ivo")
    assert list(listed()) == ["Judith", "Ivo"]
    assert "there already" in bj("therapist", "add", "judith", code=2).err


def test_each_has_sessions_of_their_own(bj, listed):
    bj("therapist", "add", "Judith")
    bj("therapist", "add", "Ivo")
    bj("appointment", "add", "wed", "--therapist", "Ivo")
    bj("appointment", "add", "tue", "--therapist", "judith")
    bj("appointment", "add", "thu")
    assert (
        bj("appointment", "list")
        .out.splitlines()[-1]
        .endswith("Thursday 14 May 2026  planned  Judith")
    )
    assert len(json.loads(bj("appointment", "list", "--therapist", "Ivo", "--json").out)) == 1
    assert listed()["Judith"]["next"] == "2026-05-12"
    assert "next on Wednesday 13 May 2026" in bj("therapist", "list").out


def test_renaming(bj, listed):
    bj("therapist", "rename", "", "Judith")
    bj("therapist", "rename", "judith", "J.")
    assert list(listed()) == ["J."]
    bj("therapist", "rename", "Judith", "I.", code=1)
    bj("therapist", "rename", "", "I.", code=1)


def test_pausing_ending_and_seeing_again(bj, listed):
    bj("therapist", "add", "Judith")
    bj("appointment", "repeat", "tue", "15:00")
    assert bj("therapist", "pause").err == "Kept. 12 sessions to come went.\n"
    assert listed()["Judith"]["state"] == "paused"
    said = bj("therapist", "again", "Judith").err
    assert said == "Kept. 'bondjournal appointment repeat' plans sessions again.\n"
    bj("appointment", "add", "tue")
    bj("topic", "add", "The old one")
    assert bj("therapist", "end", "judith").err.endswith("Kept. 1 session to come went.\n")
    assert "No session known." in bj("appointment", "list").err
    assert bj("topic", "list").out == ""
    assert "Nobody is seen" in bj("appointment", "add", "tue", code=2).err
    bj("appointment", "add", "tue", "--therapist", "Judith")
    assert listed()["Judith"]["state"] == "seeing"


def test_somebody_new_instead(bj, listed):
    bj("topic", "add", "The old one")
    bj("appointment", "add", "5 May", "--past")
    bj("therapist", "add", "R.", "--instead")
    assert {name: one["state"] for name, one in listed().items()} == {"": "ended", "R.": "seeing"}
    assert bj("summary", "--print").out.startswith("# For our first session\n")
    assert "The old one" not in bj("summary", "--print").out


def test_mentioning_no_session_with_somebody(bj, listed):
    bj("appointment", "add", "tue")
    bj("add", "What stays.")
    said = bj("therapist", "mention", "--off").err
    assert said.endswith(
        "Nothing here will mention a session with this person, and your entries stay.\n"
    )
    assert bj("appointment", "list").out == bj("appointment", "next").out == ""
    assert bj("therapist", "list").out == "without a name  seeing  not mentioned\n"
    assert listed()[""]["next"] is None
    assert "What stays." in bj("list").out
    bj("therapist", "mention", "--on")
    assert "12 May" in bj("appointment", "next").out


def test_nobody_of_this_name(bj):
    for verb in ("pause", "end", "again", "mention"):
        assert "No therapist" in bj("therapist", verb, "Nobody", code=1).err


def test_eight_months_away(bj, listed):
    autumn = {"BONDJOURNAL_NOW": "2025-09-03T12:00+02:00"}
    bj("appointment", "repeat", "tue", "15:00", BONDJOURNAL_NOW="2025-08-20T12:00+02:00")
    bj("add", "In autumn.", **autumn)
    bj("topic", "add", "From then", **autumn)
    assert "From then" in bj("summary", "--print", **autumn).out
    assert bj("appointment", "next").err.endswith("No session in here.\n")
    assert bj("appointment", "list").out.count("not known whether it took place") == 12
    assert bj("topic", "list").out.rstrip().endswith("(kept for later)")
    page = bj("summary", "--print").out
    assert "From then" not in page
    assert "2025" not in page
    bj("therapist", "again")
    assert "12 May" in bj("appointment", "next").out
