"""session: sessions one by one, in a rhythm, and from a calendar file."""

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
    """The sessions as `session list --json` tells them."""

    def look(*arguments, **more):
        return json.loads(bj("session", "list", "--json", *arguments, **more).out)

    return look


def days(rows):
    return [row["day"] for row in rows]


def test_a_rhythm_is_planned_and_shown(bj, listed):
    said = bj("session", "add", "tue", "15:00", "--every", "2").err
    assert said == "Session kept. Every two weeks, from Tuesday 12 May 2026, 15:00.\n"
    rows = listed()
    assert len(rows) == 6
    assert rows[0] == {
        "id": rows[0]["id"],
        "day": "2026-05-12",
        "at": "2026-05-12T13:00:00+00:00",
        "zone": "Europe/Berlin",
        "state": "planned",
        "ratings": {},
        "therapist": None,
        "every_weeks": 2,
        "page_written": False,
        "wished": {"text": "", "share": False},
        "unsaid": {"text": "", "share": False},
    }
    first = bj("session", "list").out.splitlines()[0]
    assert first.endswith("Tuesday 12 May 2026, 15:00  planned  every two weeks")
    assert bj("session", "show", "next").out.splitlines()[0] == first
    shown = json.loads(bj("session", "show", "next", "--json").out)
    assert shown == rows[0]


def test_a_rhythm_with_an_end(bj, listed):
    bj("session", "add", "tue", "--every", "1", "--until", "26 May")
    assert days(listed()) == ["2026-05-12", "2026-05-19", "2026-05-26"]
    assert listed()[0]["at"] is None


def test_more_is_planned_whenever_the_journal_is_opened(bj, listed):
    bj("session", "add", "tue", "15:00", "--every", "1")
    assert days(listed())[-1] == "2026-07-28"
    assert days(listed(BONDJOURNAL_NOW="2026-06-10T18:00+02:00"))[-1] == "2026-09-01"


def test_with_a_new_day_alone_the_next_session_moves(bj, listed):
    bj("session", "add", "tue", "15:00")
    bj("session", "add", "2026-05-26", "15:00")
    assert (
        bj("session", "move", "2026-05-14 9:00").err
        == "Session kept. Thursday 14 May 2026, 09:00\n"
    )
    assert days(listed()) == ["2026-05-14", "2026-05-26"]


def test_a_rhythm_changes_from_a_session_on(bj, listed):
    bj("session", "add", "tue", "15:00", "--every", "1", "--until", "16 June")
    bj("session", "cancel", "9 June")
    said = bj("session", "move", "2 June", "thu", "9:30", "--every", "1").err
    assert said == "Session kept. Every week, from Thursday 4 June 2026, 09:30.\n"
    assert days(listed()) == ["2026-05-12", "2026-05-19", "2026-05-26", "2026-06-04"]
    assert days(listed("--all"))[-1] == "2026-06-11"


def test_a_rhythm_ends_from_a_session_on(bj, listed):
    bj("session", "add", "tue", "15:00", "--every", "1")
    said = bj("session", "cancel", "26", "May", "--following").err
    assert said == "10 upcoming sessions removed.\n"
    assert days(listed()) == ["2026-05-12", "2026-05-19"]
    said = bj("session", "cancel", "next", "--following").err
    assert said == "2 upcoming sessions removed.\n"
    assert listed() == []


def test_what_is_no_rhythm(bj):
    bj("session", "add", "tue")
    assert "no rhythm" in bj("session", "cancel", "next", "--following", code=2).err
    assert "no rhythm" in bj("session", "move", "next", "wed", "--every", "1", code=2).err
    bj("session", "add", "wed", "--every", "1")
    assert "There is already a rhythm" in bj("session", "add", "20 May", "--every", "1", code=2).err
    until = ("--every", "1", "--until", "tue")
    assert "before it begins" in bj("session", "add", "1 June", *until, code=2).err
    assert "A last day goes" in bj("session", "add", "thu", "--until", "1 June", code=2).err
    assert "in the future" in bj("session", "add", "thu", "--past", "--every", "1", code=2).err
    bj("session", "add", "thu", "--every", "53", code=2)


def test_states_ratings_and_pages_are_told(bj, listed, tmp_path):
    for day in ("21 April", "28 April", "5 May"):
        bj("session", "add", day, "--past")
    bj("session", "add", "tue", "15:00")
    bj("session", "cancel", "21", "April")
    bj("rate", "--heard", "5", "--safe", "7", "--session", "28 April")
    bj("page", "-o", ".", "--session", "next", "--yes")
    assert bj("session", "list").out.count("\n") == 3
    told = [line.split("  ", 1)[1] for line in bj("session", "list", "--all").out.splitlines()]
    assert told == [
        "Tuesday 21 April 2026  did not happen",
        "Tuesday 28 April 2026  Heard 5, Safe 7",
        "Tuesday 5 May 2026  not rated",
        "Tuesday 12 May 2026, 15:00  planned  page written",
    ]
    assert listed()[-1]["page_written"] is True


def test_what_nobody_confirmed_in_a_quiet_time_is_not_known(bj):
    bj("session", "add", "tue")
    bj("add", "A line.")
    later = {"BONDJOURNAL_NOW": "2027-01-10T18:00+02:00"}
    assert "not known whether it took place" in bj("session", "list", **later).out
    bj("session", "done", "12 May 2026", **later)
    assert bj("session", "list", **later).out.endswith("not rated\n")


def test_one_to_come_is_cancelled_and_one_past_did_not_happen(bj, listed):
    bj("session", "add", "5 May", "--past")
    bj("session", "add", "tue", "15:00")
    assert "did not happen" in bj("session", "cancel", "5 May").err
    assert bj("session", "cancel", "next").err == "Tuesday 12 May 2026: cancelled.\n"
    assert listed() == []
    assert [one["state"] for one in listed("--all")] == ["did-not-happen", "cancelled"]
    assert bj("session", "reopen", "12 May").err == "Tuesday 12 May 2026: planned.\n"
    assert bj("session", "reopen", "5 May").err == "Tuesday 5 May 2026: it took place.\n"
    assert [one["state"] for one in listed()] == ["attended", "planned"]
    bj("session", "cancel", "last")
    assert "it took place" in bj("session", "done", "5 May").err


def test_several_are_named_at_once(bj, listed):
    for day in ("tue", "thu", "20 May"):
        bj("session", "add", day)
    first, second, _ = [one["id"] for one in listed()]
    bj("session", "cancel", first[:8], "2026-05-14")
    assert days(listed()) == ["2026-05-20"]
    bj("session", "reopen", first, second)
    bj("session", "delete", first, "14", "Mayhem", "--yes", code=2)
    assert len(listed()) == 3
    bj("session", "cancel", "tue", "thu")
    bj("session", "reopen", first, second)
    bj("session", "delete", "next", "14", "May", "--yes")
    assert days(listed()) == ["2026-05-20"]


def test_one_at_a_time_there_is_one_already(bj):
    bj("session", "add", "tue 15:00")
    told = bj("session", "add", "tue 15:00", code=2).err
    assert told == (
        "There is already a session on that day.\n"
        "'bondjournal session list' shows them; at another time there can be a second one.\n"
    )
    bj("session", "add", "tue 17:00")


def test_the_noun_alone_lists_what_is_there(bj):
    assert bj("session").err.startswith("No session known.")
    bj("session", "add", "tue", "15:00")
    assert bj("session").out == bj("session", "list").out != ""
    assert bj("therapist").out == bj("therapist", "list").out != ""
    bj("stand-in", "add", "Ilse", "my sister")
    assert bj("stand-in").out == "Ilse  my sister\n"


def test_one_added_by_mistake_is_deleted(bj, listed, reopened):
    bj("session", "add", "tue")
    assert "Add --yes" in bj("session", "delete", "next", code=2).err
    said = bj("session", "delete", "next", "--yes").err
    assert said == "In the trash for 14 days. 'bondjournal undo' brings it back.\n"
    assert listed() == []
    assert "Tuesday 12 May 2026" in bj("list", "--deleted").out
    bj("undo")
    assert days(listed()) == ["2026-05-12"]
    bj("session", "delete", "next", "--yes", "--now")
    assert bj("list", "--deleted").out == ""


def test_one_about_which_something_is_kept_is_not_deleted(bj, listed):
    bj("session", "add", "5 May", "--past")
    bj("rate", "--heard", "5", "--session", "5 May")
    assert "has notes" in bj("session", "delete", "last", "--yes", code=2).err
    assert len(listed()) == 1


def test_a_calendar_file_is_taken_once_and_follows_the_calendar(bj, listed, reopened):
    file = str(ICS / "weekly.ics")
    assert bj("session", "import", file, "--dry-run").out == (
        "11 new, 0 moved, 0 cancelled, 0 already here. Nothing was written.\n"
    )
    assert listed() == []
    assert bj("session", "import", file).out == ("11 new, 0 moved, 0 cancelled, 0 already here.\n")
    assert bj("session", "import", file).out == ("0 new, 0 moved, 0 cancelled, 11 already here.\n")
    journal = reopened()
    with journal.transaction() as session:
        them = therapists.usual_one(session)
        there = appointments.next_one(session, appointments.all_of(session)[4].at)
        preparations.begin(session, them, there)
    journal.close()
    assert bj("session", "import", str(ICS / "changed.ics")).out == (
        "0 new, 1 moved, 2 cancelled, 8 already here.\n"
    )
    assert listed()[5]["at"] == "2026-05-13T07:30:00+00:00"


def test_names_in_a_calendar_file_are_listed_without_opening_the_journal(bj):
    file = str(ICS / "several.ics")
    told = bj("session", "import", file, "--list", BONDJOURNAL_PASSPHRASE="wrong").out
    assert told == "  11  Therapy, room 2\n   1  Dentist\n   1  Group therapy day\n"
    found = bj("session", "import", file, "--list", "--json", "--with", "group").out
    assert json.loads(found) == [{"name": "Group therapy day", "times": 1}]


def test_of_several_events_those_with_the_words_are_taken(bj, listed):
    file = str(ICS / "several.ics")
    said = bj("session", "import", file, code=2).err
    assert said.startswith("There are several different events in this file.\n")
    bj("session", "import", file, "--with", "therapy")
    rows = listed()
    assert len(rows) == 12
    assert [row["day"] for row in rows if row["at"] is None] == ["2026-06-20"]
    assert "has these words" in bj("session", "import", file, "--with", "yoga", code=1).err


def test_a_calendar_file_with_somebody(bj, listed):
    bj("therapist", "edit", "", "Judith")
    bj("therapist", "add", "Ivo")
    file = str(ICS / "outlook.ics")
    bj("session", "import", file, "--therapist", "ivo")
    assert len(listed("--therapist", "Ivo")) == 1
    assert listed("--therapist", "Judith") == []
    bj("session", "import", file, "--therapist", "Nobody", code=1)


def test_a_damaged_calendar_file_gives_one_sentence(bj):
    said = bj("session", "import", str(ICS / "damaged" / "day_broken.ics"), code=2).err
    assert said.startswith("An event in this calendar file has a day or a time that cannot be read")
    said = bj("session", "import", str(ICS / "too_often" / "hourly.ics"), code=2).err
    assert said.startswith("An event in this calendar file repeats more often than daily.\n")
    assert "not there" in bj("session", "import", str(ICS / "none.ics"), code=1).err


def test_on_a_terminal_one_of_several_events_is_chosen(typed, ready, reopened):
    file = str(ICS / "several.ics")
    at = typed("session", "import", file, **SUNDAY)
    at.expect("1  Therapy, room 2")
    at.expect("2  Dentist")
    at.answer("Which?", "2")
    at.expect("1 new, 0 moved, 0 cancelled, 0 already here.")
    assert at.end() == 0
    with reopened().session() as session:
        assert [str(one.day) for one in appointments.all_of(session)] == ["2026-05-15"]
