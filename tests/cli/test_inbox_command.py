"""What waits for its session, by command: said at the opening, listed, answered, thrown away."""

import json

import pytest

NOW = {"BONDJOURNAL_NOW": "2026-05-11T15:00+02:00"}


@pytest.fixture
def at_eleven(run, ready):
    def go(*arguments, **more):
        return run(*arguments, **NOW | more)

    return go


def sessions(go):
    return [
        (one["on"] if "on" in one else one["day"])
        for one in json.loads(go("session", "list", "--json").out)
    ]


LINE = "No session known yet: a rating for 28 April. Which day was it?"


def test_a_named_day_without_a_session_waits_and_is_named_everywhere(at_eleven):
    go = at_eleven
    go("session", "add", "--past", "14 April 2026")
    assert go("rate", "--heard", "3", "--session", "28 April").err == "Rating kept.\n"
    opening = go("ratings")
    assert f"{LINE} 'bondjournal inbox open' lists what is waiting." in opening.err
    assert LINE in opening.out
    assert LINE not in go("list").err
    assert LINE in go("ratings").out
    assert go("inbox").out == f"{LINE}\n"
    assert go("inbox", BONDJOURNAL_PASSPHRASE="").out == "Nothing is waiting.\n"
    listed = go("inbox", "open")
    assert "  1  Heard 3, kept on Monday 11 May 2026, for 28 April. Which day was it?" in listed.out
    (one,) = json.loads(go("inbox", "open", "--json").out)["which_day"]
    assert (one["ratings"], one["session_on"], one["entry"]) == ({"heard": 3}, "2026-04-28", False)
    for command in ("inbox", "ratings"):
        assert json.loads(go(command, "--json").out)["which_day"] == [one]
    sealed = json.loads(go("inbox", "--json", BONDJOURNAL_PASSPHRASE="").out)
    assert sealed == {"waiting": 0, "which_day": None}
    assert len(sessions(go)) == 1
    assert "still to come" in go("inbox", "assign", "1", "2026-05-12", code=2).err
    assert "has this number" in go("inbox", "delete", "0" * 32, "--yes", code=1).err
    assert "Tuesday 28 April 2026" in go("inbox", "assign", one["id"], "28 April").err
    assert len(sessions(go)) == 2
    assert "Everything is sorted." in go("inbox", "open").err
    assert "No session known" not in go("ratings").out


def test_an_entry_waits_and_is_thrown_away(at_eleven):
    go = at_eleven
    go("add", "--session", "28 April", given=b"Canaryword.\n")
    assert "for 28 April" in go("list").err
    assert "Canaryword" not in go("inbox").out
    unknown = go("inbox", "delete", "2", "--yes", code=1)
    assert unknown.err.startswith("Nothing waiting has this number.")
    assert "Add --yes." in go("inbox", "delete", "1", code=2).err
    assert "for 28 April" in go("inbox").out
    assert "It is in the trash." in go("inbox", "delete", "1", "--yes").err
    assert go("inbox").out == "Nothing is waiting.\n"
    assert "Canaryword" in go("list", "--deleted").out


@pytest.mark.parametrize(("answer", "waits"), [("", True), ("n", True), ("y", False)])
def test_at_a_terminal_it_is_asked_before_something_is_thrown_away(at_eleven, typed, answer, waits):
    at_eleven("rate", "--heard", "3", "--session", "28 April")
    asks = typed("inbox", "delete", "1", **NOW)
    asks.expect("Heard 3, kept on Monday 11 May 2026, for 28 April.")
    asks.answer("Throw it away? It stays in the trash for 14 days. (y/N)", answer)
    assert asks.end() == 0
    assert ("It is in the trash." in asks.shown) is not waits
    assert (at_eleven("inbox").out == "Nothing is waiting.\n") is not waits


def test_with_two_it_is_said_with_whom(at_eleven):
    go = at_eleven
    go("therapist", "edit", "", "Ann")
    go("therapist", "add", "Ben")
    go("session", "add", "--past", "5 May 2026 10:00", "--therapist", "Ann")
    go("session", "add", "--past", "5 May 2026 17:00", "--therapist", "Ben")
    go("rate", "--heard", "3", "--session", "5 May")
    assert (
        "It could have been with more than one of your therapists."
        in go("inbox", "assign", "1", "5 May", code=2).err
    )
    go("inbox", "assign", "1", "5 May", "--therapist", "Ben")
    rated = json.loads(go("session", "list", "--json").out)
    assert [one["ratings"]["heard"]["value"] for one in rated if one["therapist"] == "Ben"] == [3]
    assert len(rated) == 2


def test_a_moment_belongs_to_the_known_session_of_its_day(at_eleven):
    go = at_eleven
    go("therapist", "edit", "", "Ann")
    go("therapist", "add", "Ben")
    go("session", "add", "--past", "5 May 2026", "--therapist", "Ben")
    assert go("moment", "add", "she waited", "--session", "5 May").err.endswith(
        "Moment kept. Tuesday 5 May 2026.\n"
    )
    said = go("moment", "add", "on the bus", "--session", "6 May").err
    assert "Wednesday 6 May 2026. Not in a session." in said
    assert len(sessions(go)) == 1
    go("session", "add", "--past", "5 May 2026", "--therapist", "Ann")
    assert "more than one of" in go("moment", "edit", "1", "--session", "5 May", code=2).err


def test_saying_something_after_a_session_of_a_day_makes_one(at_eleven):
    go = at_eleven
    said = go("session", "after", "28 April", given=b"7\n\n\n\n\n\n")
    assert "There was no session on that day." in said.out + said.err
    assert len(sessions(go)) == 1
    assert "still to come" in go("session", "after", "12 May 2026", code=2, given=b"7\n").err
    assert len(sessions(go)) == 1


def test_who_is_meant_by_a_name_is_somebody_known_or_new(at_eleven):
    go = at_eleven
    go("therapist", "edit", "", "Ann")
    go("rate", "--heard", "5", "--therapist", "Dr Who")
    assert "Who is Dr Who?" in go("inbox", "open").out
    refused = go("inbox", "assign", "Dr", "Who", code=2).err
    assert refused.startswith("Say who the name means.")
    assert "Dr Who" not in refused
    go("inbox", "assign", "Dr Who", "--new", "--therapist", "Ann", code=2)
    assert "or name" in go("inbox", "assign", "Somebody", "--new", code=1).err
    go("inbox", "assign", "Dr Who", "--therapist", "Ann")
    assert "Who is" not in go("inbox", "open").out
    go("rate", "--heard", "5", "--therapist", "Ben")
    go("inbox", "assign", "Ben", "--new")
    assert "Ben" in go("therapist", "list").out


def test_what_waits_for_a_name_is_said_where_it_asks(at_eleven):
    go = at_eleven
    go("therapist", "edit", "", "Ann")
    go("rate", "--heard", "5", "--therapist", "Ben")
    go("topic", "add", "the money thing", "--therapist", "Ben")
    go("add", "Canaryword.", "--date", "5 May", "--therapist", "Ben")
    asked = go("inbox", "open").out
    assert (
        "     Who is Ben? It waits for that: an entry of Tuesday 5 May 2026, a rating, "
        "the topic 'the money thing'.\n"
    ) in asked
    assert "Canaryword" not in asked
    go("inbox", "assign", "Ben", "--new")
    assert "Who is" not in go("inbox", "open").out


def test_a_day_has_to_be_said(at_eleven):
    at_eleven("rate", "--heard", "3", "--session", "28 April")
    assert at_eleven("inbox", "assign", "1", code=2).err.startswith("Say which day it was")
    for number in ("0", "2"):
        assert "has this number" in at_eleven("inbox", "assign", number, "tue", code=1).err


def test_a_name_of_letters_of_ids_is_a_name(at_eleven):
    at_eleven("therapist", "edit", "", "Ann")
    at_eleven("rate", "--heard", "5", "--therapist", "Abbe Deed")
    at_eleven("inbox", "assign", "Abbe", "Deed", "--new")
    assert "Abbe Deed" in at_eleven("therapist", "list").out
