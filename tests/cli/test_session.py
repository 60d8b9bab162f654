"""appointment: sessions one by one, in a rhythm, and from a calendar file."""

import json
from pathlib import Path

import pytest

from bondjournal.journal import appointments, preparations, therapists

ICS = Path(__file__).parents[1] / "exchange" / "ics"
SUNDAY = {"BONDJOURNAL_NOW": "2026-05-10T18:00+02:00"}


@pytest.fixture
def bj(run, ready):
    """Run a command on Sunday 10 May 2026, or at another instant."""

    def run_now(*arguments, **more):
        return run(*arguments, **{**SUNDAY, **more})

    return run_now


@pytest.fixture
def listed(bj):
    """The sessions as `appointment list --json` tells them."""

    def look(*arguments, **more):
        return json.loads(bj("appointment", "list", "--json", *arguments, **more).out)

    return look


def days(rows):
    return [row["day"] for row in rows]


def test_a_rhythm_is_planned_and_shown(bj, listed):
    said = bj("appointment", "repeat", "tue", "15:00", "--every", "2").err
    assert said == "Kept. Every two weeks, from Tuesday 12 May 2026, 15:00.\n"
    rows = listed()
    assert len(rows) == 6
    assert rows[0] == {
        "id": rows[0]["id"],
        "day": "2026-05-12",
        "at": "2026-05-12T13:00:00+00:00",
        "zone": "Europe/Berlin",
        "state": "planned",
        "ratings": {},
        "therapist": "",
        "every_weeks": 2,
        "page_written": False,
    }
    first = bj("appointment", "list").out.splitlines()[0]
    assert first.endswith("Tuesday 12 May 2026, 15:00  planned  every two weeks")
    assert json.loads(bj("appointment", "next", "--json").out) == rows[0]


def test_a_rhythm_with_an_end(bj, listed):
    bj("appointment", "repeat", "tue", "--until", "26 May")
    assert days(listed()) == ["2026-05-12", "2026-05-19", "2026-05-26"]
    assert listed()[0]["at"] is None


def test_more_is_planned_whenever_the_journal_is_opened(bj, listed):
    bj("appointment", "repeat", "tue", "15:00")
    assert days(listed())[-1] == "2026-07-28"
    assert days(listed(BONDJOURNAL_NOW="2026-06-10T18:00+02:00"))[-1] == "2026-09-01"


def test_a_rhythm_changes_from_a_session_on(bj, listed):
    bj("appointment", "repeat", "tue", "15:00", "--until", "16 June")
    bj("appointment", "cancel", "9 June")
    said = bj("appointment", "repeat", "thu", "9:30", "--instead-of", "2 June").err
    assert said == "Kept. Every week, from Thursday 4 June 2026, 09:30.\n"
    assert days(listed()) == ["2026-05-12", "2026-05-19", "2026-05-26", "2026-06-04"]
    assert days(listed("--all"))[-1] == "2026-06-11"


def test_a_rhythm_ends_from_a_session_on(bj, listed):
    bj("appointment", "repeat", "tue", "15:00")
    said = bj("appointment", "stop-repeating", "26", "May").err
    assert said == "Kept. 10 upcoming sessions removed.\n"
    assert days(listed()) == ["2026-05-12", "2026-05-19"]
    said = bj("appointment", "stop-repeating", "next").err
    assert said == "Kept. 2 upcoming sessions removed.\n"
    assert listed() == []


def test_what_is_no_rhythm(bj):
    bj("appointment", "add", "tue")
    assert "no rhythm" in bj("appointment", "stop-repeating", "next", code=2).err
    assert "no rhythm" in bj("appointment", "repeat", "wed", "--instead-of", "next", code=2).err
    bj("appointment", "repeat", "wed")
    assert "there already" in bj("appointment", "repeat", "20 May", code=2).err
    assert "before it begins" in bj("appointment", "repeat", "1 June", "--until", "tue", code=2).err
    both = ("--instead-of", "next", "--until", "1 June")
    assert "keeps its end" in bj("appointment", "repeat", "thu", *both, code=2).err
    bj("appointment", "repeat", "thu", "--every", "53", code=2)


def test_states_ratings_and_pages_are_told(bj, listed, tmp_path):
    for day in ("21 April", "28 April", "5 May"):
        bj("appointment", "add", day, "--past")
    bj("appointment", "add", "tue", "15:00")
    bj("appointment", "did-not-happen", "21", "April")
    bj("rate", "--heard", "5", "--safe", "7", "--session", "28 April")
    bj("summary", "next", "--yes")
    assert bj("appointment", "list").out.count("\n") == 3
    told = [line.split("  ", 1)[1] for line in bj("appointment", "list", "--all").out.splitlines()]
    assert told == [
        "Tuesday 21 April 2026  did not happen",
        "Tuesday 28 April 2026  Heard 5, Safe 7",
        "Tuesday 5 May 2026  not rated",
        "Tuesday 12 May 2026, 15:00  planned  page written",
    ]
    assert listed()[-1]["page_written"] is True


def test_what_nobody_confirmed_in_a_quiet_time_is_not_known(bj):
    bj("appointment", "add", "tue")
    bj("add", "A line.")
    later = {"BONDJOURNAL_NOW": "2027-01-10T18:00+02:00"}
    assert "not known whether it took place" in bj("appointment", "list", **later).out
    bj("appointment", "attended", "12 May 2026", **later)
    assert bj("appointment", "list", **later).out.endswith("not rated\n")


def test_one_added_by_mistake_is_deleted(bj, listed, reopened):
    bj("appointment", "add", "tue")
    assert "Add --yes" in bj("appointment", "delete", "next", code=2).err
    said = bj("appointment", "delete", "next", "--yes").err
    assert said == "In the trash for 14 days. 'bondjournal undo' brings it back.\n"
    assert listed() == []
    assert "Tuesday 12 May 2026" in bj("list", "--deleted").out
    bj("undo")
    assert days(listed()) == ["2026-05-12"]
    bj("appointment", "delete", "next", "--yes", "--now")
    assert bj("list", "--deleted").out == ""


def test_one_about_which_something_is_kept_is_not_deleted(bj, listed):
    bj("appointment", "add", "5 May", "--past")
    bj("rate", "--heard", "5", "--session", "5 May")
    assert "so it stays" in bj("appointment", "delete", "last", "--yes", code=2).err
    assert len(listed()) == 1


def test_a_calendar_file_is_taken_once_and_follows_the_calendar(bj, listed, reopened):
    file = str(ICS / "weekly.ics")
    assert bj("appointment", "import", file, "--dry-run").out == (
        "11 new, 0 moved, 0 cancelled, 0 already here. Nothing was written.\n"
    )
    assert listed() == []
    assert bj("appointment", "import", file).out == (
        "11 new, 0 moved, 0 cancelled, 0 already here.\n"
    )
    assert bj("appointment", "import", file).out == (
        "0 new, 0 moved, 0 cancelled, 11 already here.\n"
    )
    journal = reopened()
    with journal.transaction() as session:
        them = therapists.usual_one(session)
        there = appointments.next_one(session, appointments.all_of(session)[4].at)
        preparations.begin(session, them, there)
    journal.close()
    assert bj("appointment", "import", str(ICS / "changed.ics")).out == (
        "0 new, 1 moved, 2 cancelled, 8 already here.\n"
    )
    assert listed()[5]["at"] == "2026-05-13T07:30:00+00:00"


def test_names_in_a_calendar_file_are_listed_without_opening_the_journal(bj):
    file = str(ICS / "several.ics")
    told = bj("appointment", "import", file, "--list", BONDJOURNAL_PASSPHRASE="wrong").out
    assert told == "  11  Therapy, room 2\n   1  Dentist\n   1  Group therapy day\n"
    found = bj("appointment", "import", file, "--list", "--json", "--match", "group").out
    assert json.loads(found) == [{"name": "Group therapy day", "times": 1}]


def test_of_several_events_those_with_the_words_are_taken(bj, listed):
    file = str(ICS / "several.ics")
    said = bj("appointment", "import", file, code=2).err
    assert said.startswith("Several different events are in this file.\n")
    bj("appointment", "import", file, "--match", "therapy")
    rows = listed()
    assert len(rows) == 12
    assert [row["day"] for row in rows if row["at"] is None] == ["2026-06-20"]
    assert "has these words" in bj("appointment", "import", file, "--match", "yoga", code=1).err


def test_a_calendar_file_with_somebody(bj, listed):
    bj("therapist", "rename", "", "Judith")
    bj("therapist", "add", "Ivo")
    file = str(ICS / "outlook.ics")
    bj("appointment", "import", file, "--therapist", "ivo")
    assert len(listed("--therapist", "Ivo")) == 1
    assert listed("--therapist", "Judith") == []
    bj("appointment", "import", file, "--therapist", "Nobody", code=1)


def test_a_damaged_calendar_file_gives_one_sentence(bj):
    said = bj("appointment", "import", str(ICS / "damaged" / "day_broken.ics"), code=2).err
    assert said.startswith("An event in this calendar file has a day or a time that cannot be read")
    said = bj("appointment", "import", str(ICS / "too_often" / "hourly.ics"), code=2).err
    assert said.startswith("An event in this calendar file repeats more often than daily.\n")
    assert "not there" in bj("appointment", "import", str(ICS / "none.ics"), code=1).err


def test_on_a_terminal_one_of_several_events_is_chosen(typed, ready, reopened):
    file = str(ICS / "several.ics")
    at = typed("appointment", "import", file, **SUNDAY)
    at.expect("1  Therapy, room 2")
    at.expect("2  Dentist")
    at.answer("Which?", "2")
    at.expect("1 new, 0 moved, 0 cancelled, 0 already here.")
    assert at.end() == 0
    with reopened().session() as session:
        assert [str(one.day) for one in appointments.all_of(session)] == ["2026-05-15"]
