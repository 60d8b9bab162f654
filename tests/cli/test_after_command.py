"""after: a session in lines, from a pipe."""

from datetime import date

import pytest
from sqlmodel import select

from bondjournal.journal import entries, ratings
from bondjournal.journal.tables import Appointment, Moment
from bondjournal.vault import drafts

pytestmark = pytest.mark.usefixtures("ready")

NOW = {"BONDJOURNAL_NOW": "2026-05-12T18:00:00+00:00"}


@pytest.fixture
def had(run):
    run("session", "add", "2026-05-05", "--past", **NOW)
    run("session", "add", "2026-05-12 16:00", "--past", **NOW)


def rated(reopened, day):
    with reopened().session() as session:
        there = session.exec(select(Appointment).where(Appointment.day == day)).one()
        return [(one.scale, one.value) for one in ratings.of_session(session, there.uuid)]


def test_the_session_just_had_is_meant(run, had, reopened):
    told = run("session", "after", given="\n5\n\n7\n\nWe moved on.\ny\n", **NOW).out
    assert "Thinking back to that session: how heard did you feel?" in told
    assert told.count("Kept.") == 1
    assert rated(reopened, date(2026, 5, 12)) == [("heard", 5), ("safe", 7)]
    with reopened().session() as session:
        assert entries.named(session, "last").body == "We moved on."


def test_another_one_is_named_and_its_day_is_not_asked(run, had, reopened):
    told = run("session", "after", "5 May", given="8\n\n\n\nm\n9\n\nThe street.\n\n\n\n", **NOW).out
    assert "Which day was it?" not in told
    assert "Rated 7 days after the session." in told
    assert rated(reopened, date(2026, 5, 5)) == [("heard", 8), ("open", 9)]
    with reopened().session() as session:
        assert session.exec(select(Moment)).one().text == "The street."


def test_a_number_that_is_left_as_it_was_is_not_said_to_be_late(run, had):
    run("rate", "--heard", "8", "--session", "5 May", BONDJOURNAL_NOW="2026-05-05T18:00:00+00:00")
    told = run("session", "after", "5 May", given="\n\nThe street.\n\n", **NOW).out
    assert "leave it at 8" in told
    assert "Rated 7 days after the session." not in told


def test_one_to_come_is_refused(run, had):
    run("session", "add", "2026-05-19 16:00", **NOW)
    assert run("session", "after", "2026-05-19", code=2, **NOW).err.startswith(
        "That session hasn't happened"
    )


def test_one_of_today_without_a_time_has_begun(run, reopened):
    early = {"BONDJOURNAL_NOW": "2026-05-12T07:00:00+00:00"}
    run("session", "add", "2026-05-12", **early)
    run("session", "after", "today", given="5\n\n7\n\nWe moved on.\ny\n", **early)
    assert rated(reopened, date(2026, 5, 12)) == [("heard", 5), ("safe", 7)]


def test_the_scales_asked_are_those_that_are_wanted(run, had, reopened):
    run("config", "set", "scales", "safe,open", **NOW)
    told = run("session", "after", given="\n6\n\n\n\n", **NOW).out
    assert "how heard" not in told
    assert rated(reopened, date(2026, 5, 12)) == [("safe", 6)]


def test_what_was_written_when_the_pipe_ended_is_a_draft(run, had, vault):
    run("session", "after", given="\n5\n\n7\n\nt\nA longer text", **NOW)
    assert len(drafts.waiting(vault)) == 1
