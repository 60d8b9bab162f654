"""One rule for the day an instant belongs to, and what is printed means the same typed back."""

import json

import pytest

LATE = "2026-11-28T01:30+01:00"
"""In Berlin the night of the 28th, which is the evening of the 27th still."""


@pytest.fixture
def at_night(ready, run, monkeypatch):
    def run_at_night(*arguments, now=LATE, **how):
        return run(*arguments, BONDJOURNAL_NOW=now, **how)

    return run_at_night


@pytest.mark.parametrize("named", ["now", "28 Nov 01:30", "2026-11-28T00:30Z", "today 01:30"])
def test_an_instant_named_or_not_belongs_to_one_day(at_night, named):
    at_night("add", "plain")
    at_night("add", "--date", named, "named")
    plain, other = json.loads(at_night("list", "--json").out)
    assert plain["day"] == other["day"] == "2026-11-27"
    assert plain["at"] == other["at"]


@pytest.mark.parametrize("now", [LATE, "2026-11-28T03:59+01:00", "2026-11-28T14:00+01:00"])
def test_what_show_prints_means_the_same_instant_typed_back(at_night, now):
    at_night("add", "plain", now=now)
    head = at_night("show", "last").out.splitlines()[0].split("  ")[1]
    at_night("add", "--date", head, "again", now="2026-12-05T12:00+01:00")
    again, plain = json.loads(at_night("list", "--json").out)
    assert (again["at"], again["day"]) == (plain["at"], plain["day"])


def test_a_day_printed_alone_is_the_day_it_belongs_to(at_night):
    at_night("add", "plain")
    day = at_night("list").out.split("  ", 1)[1].strip().split("  ")[0]
    assert day == "27 November 2026"
    assert "plain" in at_night("list", "--since", day, "--until", day).out


def test_an_entry_moved_to_an_instant_belongs_to_the_day_of_that(at_night):
    at_night("add", "plain", now="2026-11-20T12:00+01:00")
    at_night("edit", "last", "--date", "28 November 2026 01:30")
    (moved,) = json.loads(at_night("list", "--json").out)
    assert moved["day"] == "2026-11-27"
    at_night("edit", "last", "--date", "28 November 2026")
    (moved,) = json.loads(at_night("list", "--json").out)
    assert moved["day"] == "2026-11-28"


@pytest.mark.parametrize("command", ["rate", "add"])
@pytest.mark.parametrize("day", ["tomorrow", "in 4 days", "29 Nov 2026"])
def test_a_session_to_come_is_not_rated(at_night, command, day, vault):
    said = at_night(command, "--heard", "5", "--session", day, *["x"] * (command == "add"), code=2)
    assert said.err.startswith("That day is still to come.")
    assert not list(vault.inbox.glob("*"))


@pytest.mark.parametrize(
    "command", [("rate", "--heard", "5"), ("add", "A text."), ("moment", "add", "It was said.")]
)
def test_the_last_session_is_named_so_by_every_command(at_night, command):
    at_night("session", "add", "--past", "20 November 2026")
    at_night(*command, "--session", "last")
    (listed,) = json.loads(at_night("session", "list", "--json").out)
    assert listed["day"] == "2026-11-20"
    if command[0] == "rate":
        assert listed["ratings"]["heard"]["value"] == 5
    elif command[0] == "add":
        assert "A text." in at_night("list", "--session", "last").out
    else:
        (moment,) = json.loads(at_night("moment", "list", "--json").out)
        assert moment["day"] == "2026-11-20"
        at_night("moment", "edit", "1", "--date", "25 November 2026")
        at_night("moment", "edit", "1", "--session", "last")
        assert json.loads(at_night("moment", "list", "--json").out)[0]["day"] == "2026-11-20"


def test_moving_a_session_to_another_day_keeps_its_time(at_night):
    at_night("session", "add", "4 December 2026 15:00")
    said = at_night("session", "move", "next", "7 December 2026").err
    assert said == "Session kept. Monday 7 December 2026, 15:00\n"
    assert "15:00" in at_night("session", "list").out


BEFORE_SIX = "2026-11-28T05:00+01:00"
"""The evening of the 27th still, for somebody whose day begins at six."""
THE_DAY = "Friday 27 November 2026"


@pytest.fixture
def before_six(ready, run):
    run("config", "set", "day.starts", "06:00")

    def run_before_six(*arguments, **how):
        return run(*arguments, BONDJOURNAL_NOW=BEFORE_SIX, **how)

    return run_before_six


@pytest.mark.parametrize("command", [("list",), ("search", "plain")])
@pytest.mark.parametrize(
    "asked", [("--date", "today"), ("--since", "today"), ("--since", "wed", "--until", "today")]
)
def test_days_of_a_list_begin_when_one_says(before_six, command, asked):
    before_six("add", "plain")
    assert "plain" in before_six(*command, *asked).out
    assert "plain" not in before_six(*command, "--until", "yesterday").out


@pytest.mark.parametrize(
    "command",
    [
        ("moment", "add", "--date", "today", "noticed"),
        ("moment", "edit", "1", "--date", "today"),
        ("goal", "rate", "1", "5", "--date", "today"),
        ("session", "add", "--past", "today"),
        ("session", "move", "12 Nov 2026", "today"),
    ],
)
def test_today_is_the_day_that_began_when_one_says(before_six, command):
    before_six("goal", "add", "sleep")
    before_six("moment", "add", "--date", "1 Nov 2026", "before")
    before_six("session", "add", "--past", "12 Nov 2026")
    assert THE_DAY in before_six(*command).err


def test_an_entry_changed_to_today_belongs_to_the_day_that_began_when_one_says(before_six):
    before_six("add", "--date", "3 Nov 2026", "plain")
    before_six("edit", "last", "--date", "today")
    (changed,) = json.loads(before_six("list", "--json").out)
    assert changed["day"] == "2026-11-27"


def test_a_session_is_named_by_the_day_that_began_when_one_says(before_six):
    before_six("session", "add", "--past", "27 Nov 2026")
    assert THE_DAY in before_six("session", "show", "today").out
    before_six("session", "show", "28 Nov 2026", code=1)


def test_what_waits_is_put_on_the_day_that_began_when_one_says(before_six):
    before_six("rate", "--heard", "5")
    assert THE_DAY in before_six("inbox", "assign", "1", "today").err
    assert "5" in before_six("ratings", "--since", "today", "--until", "today").out


@pytest.mark.parametrize(
    "command",
    [
        ("list", "--date", "someday"),
        ("search", "word", "--since", "someday"),
        ("edit", "last", "--date", "someday"),
        ("moment", "add", "--date", "someday", "noticed"),
        ("goal", "rate", "1", "5", "--date", "someday"),
        ("ratings", "--until", "someday"),
        ("session", "add", "someday"),
    ],
)
def test_what_is_no_day_is_refused_before_a_passphrase_is_asked_for(ready, run, command):
    run(*command, code=2, BONDJOURNAL_PASSPHRASE="not the right one at all")
