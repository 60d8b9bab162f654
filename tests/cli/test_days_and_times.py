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
    at_night("add", "--at", named, "named")
    plain, other = json.loads(at_night("list", "--json").out)
    assert plain["day"] == other["day"] == "2026-11-27"
    assert plain["at"] == other["at"]


@pytest.mark.parametrize("now", [LATE, "2026-11-28T03:59+01:00", "2026-11-28T14:00+01:00"])
def test_what_show_prints_means_the_same_instant_typed_back(at_night, now):
    at_night("add", "plain", now=now)
    head = at_night("show", "last").out.splitlines()[0].split("  ")[1]
    at_night("add", "--at", head, "again", now="2026-12-05T12:00+01:00")
    again, plain = json.loads(at_night("list", "--json").out)
    assert (again["at"], again["day"]) == (plain["at"], plain["day"])


def test_a_day_printed_alone_is_the_day_it_belongs_to(at_night):
    at_night("add", "plain")
    day = at_night("list").out.split("  ", 1)[1].strip().split("  ")[0]
    assert day == "27 November 2026"
    assert "plain" in at_night("list", "--since", day, "--until", day).out


def test_an_entry_moved_to_an_instant_belongs_to_the_day_of_that(at_night):
    at_night("add", "plain", now="2026-11-20T12:00+01:00")
    at_night("edit", "last", "--at", "28 November 2026 01:30")
    (moved,) = json.loads(at_night("list", "--json").out)
    assert moved["day"] == "2026-11-27"
    at_night("edit", "last", "--at", "28 November 2026")
    (moved,) = json.loads(at_night("list", "--json").out)
    assert moved["day"] == "2026-11-28"
