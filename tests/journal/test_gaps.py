"""Six weeks, to the day or the instant: one rule, whoever asks."""

from datetime import UTC, date, datetime, timedelta

import pytest

from bondjournal.addition import Addition, NewEntry
from bondjournal.dates import When
from bondjournal.journal import (
    additions,
    appointments,
    attendance,
    gaps,
    home_state,
    seeing,
    therapists,
    unknown,
)
from bondjournal.journal.home import NearSession, State, greeting

DAY = date(2026, 3, 1)
INSTANT = datetime(2026, 3, 1, 12, tzinfo=UTC)


@pytest.mark.parametrize(("days", "quiet"), [(41, False), (42, True), (400, True)])
def test_everything_that_goes_by_six_weeks_agrees(session, at, days, quiet):
    them = therapists.usual_one(session)
    at("2026-03-01T12:00")
    planned = appointments.add(session, them, When(DAY, None), "UTC")
    additions.keep(session, Addition(at=INSTANT, zone="UTC", entry=NewEntry(body="Words.")))
    now = at((INSTANT + timedelta(days=days)).strftime("%Y-%m-%dT%H:%M"))
    assert gaps.is_quiet(INSTANT, INSTANT + timedelta(days=days)) is quiet
    assert gaps.is_quiet(DAY, DAY + timedelta(days=days)) is quiet
    assert unknown.is_unknown(session, planned, now.date()) is quiet
    assert seeing.is_due(session, INSTANT + timedelta(days=days)) is quiet
    stands = attendance.state_of(session, planned, INSTANT + timedelta(days=days))
    assert (stands == "unknown") is quiet
    state = home_state.read(session, INSTANT + timedelta(days=days), DAY + timedelta(days=days))
    coming = State(
        today=DAY, quiet=state.quiet, next=NearSession(DAY + timedelta(days=3), None, begun=False)
    )
    assert (greeting(coming)[0] == "Good to have you here.") is quiet
