"""Then and now: an old entry or page above today's, what helped most often, goals over time."""

import json

import pytest

pytestmark = pytest.mark.usefixtures("ready")

NOW = {"BONDJOURNAL_NOW": "2026-05-12T18:00:00+00:00"}


@pytest.fixture
def year(run):
    run("add", "Nobody asked.", "--title", "The house", "--date", "2025-05-11", **NOW)
    run("add", "In between.", "--date", "2026-02-01", **NOW)
    run("add", "Somebody asked.", "--date", "2026-05-11", **NOW)


def test_an_entry_of_a_year_ago_stands_above_the_newest(run, year):
    told = run("show", "--then-and-now", **NOW).out
    assert told.startswith("Sunday 11 May 2025, about a year ago\nThe house\n\nNobody asked.\n")
    assert told.endswith("Monday 11 May 2026, yesterday\n\nSomebody asked.\n\n")
    assert "In between." not in told
    told = json.loads(run("show", "--then-and-now", "--json", **NOW).out)
    assert (told["then"]["day"], told["now"]["text"]) == ("2025-05-11", "Somebody asked.")


def test_another_old_one_can_be_named(run, year):
    listed = json.loads(run("list", "--json", **NOW).out)
    (between,) = [one["id"] for one in listed if one["text"].startswith("In")]
    assert "In between." in run("show", "--then-and-now", between[:8], **NOW).out


def test_a_new_journal_says_that_nothing_is_old(run):
    assert run("show", "--then-and-now", **NOW).err.endswith("Nothing here yet. That is fine.\n")
    run("add", "A line.", **NOW)
    assert run("show", "--then-and-now", **NOW).err.endswith(
        "Nothing in here is a month old. That is fine.\n"
    )
    assert run("show", "--then-and-now", "--page", "first", **NOW).err.endswith(
        "No page has been written yet.\n"
    )
    run("show", "last", "--page", "1", code=2)
    assert run("goal", "list", "--numbers", **NOW).err.endswith("No goal has a number yet.\n")
    assert json.loads(run("helped", "list", "--often", "--json", **NOW).out) == {
        "helped": [],
        "did_not_help": [],
    }


def test_an_old_page_stands_above_the_next_one_and_stays_when_its_file_is_gone(run, tmp_path):
    run("topic", "add", "the stairs", **NOW)
    run("page", "-o", ".", "--yes", "--short", **NOW)
    next(tmp_path.glob("summary*.md")).unlink()
    run("topic", "done", "1", **NOW)
    run("topic", "add", "the room", **NOW)
    told = run("show", "--then-and-now", "--page", "first", **NOW).out
    then, now = told.split("# For our next session")[1:]
    assert "the stairs" in then
    assert "the room" in now
    assert "the stairs" not in now
    assert json.loads(run("show", "--then-and-now", "--page", "1", "--json", **NOW).out)["then"][
        "text"
    ]


def test_what_helped_and_goals_over_time(run):
    for day in ("2026-05-01", "2026-05-04"):
        run("helped", "add", "Walking", BONDJOURNAL_NOW=f"{day}T18:00:00+00:00")
    run("helped", "add", "--not", "Email", **NOW)
    told = run("helped", "list", "--often", **NOW).out
    assert "  Walking (twice, last on 4 May)" in told
    assert "  Email (once, last on" in told
    run("goal", "add", "Say it", **NOW)
    run("goal", "rate", "1", "4", "--date", "2026-04-01", **NOW)
    run("goal", "rate", "1", "6", **NOW)
    told = json.loads(run("goal", "list", "--numbers", "--json", **NOW).out)
    assert [one["value"] for one in told[0]["ratings"]] == [4, 6]
    assert run("goal", "list", "--numbers", **NOW).out == ("Say it\n  1 April: 4\n  12 May: 6\n")
    run("goal", "done", "1", **NOW)
    assert run("goal", "list", "--numbers", **NOW).out == ""
    assert run("goal", "list", "--numbers", "--all", **NOW).out.startswith("Say it\n")
    run("therapist", "edit", "", "Ann", **NOW)
    run("therapist", "add", "Ben", **NOW)
    told = run("goal", "list", "--numbers", "--all", **NOW).out
    assert "Say it (for Ann)\n" in told
