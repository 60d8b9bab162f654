"""The entries since the last session, shared or not."""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import event
from sqlmodel import select

from bondjournal import dates
from bondjournal.addition import Addition, NewEntry
from bondjournal.journal import additions, appointments, ownership, tables, therapists, versions
from bondjournal.summary import interval, since

ZONE = "Europe/Berlin"
TODAY = date(2026, 5, 10)


@pytest.fixture(autouse=True)
def clock(at):
    return at("2026-05-10T18:00")


def keep(session, at, body, **more):
    instant = datetime.fromisoformat(at).replace(tzinfo=UTC)
    addition = Addition(at=instant, zone=ZONE, entry=NewEntry(body=body, **more))
    return additions.keep(session, addition).entry


def bodies(session, **how):
    them = therapists.usual_one(session)
    between = interval.before(session, them, None, TODAY)
    return [line.words for line in since.page(session, them, between, today=TODAY, **how)]


@pytest.mark.parametrize("timed", [True, False])
def test_they_are_those_an_interval_holds_whoever_they_are_for(session, timed):
    them = therapists.usual_one(session)
    clock = dates.dt.time(16) if timed else None
    last = appointments.add(session, them, dates.When(date(2026, 4, 28), clock), ZONE)
    keep(session, "2026-04-28T10:00", "before it, that day")
    keep(session, "2026-04-20T10:00", "long before").appointment_uuid = last.uuid
    keep(session, "2026-04-19T10:00", "longer before")
    keep(session, "2026-04-28T17:00", "after it", share="as-written")
    keep(session, "2026-05-10T17:00", "today")
    keep(session, "2026-05-12T17:00", "later than today")
    session.flush()
    between = interval.before(session, them, None, TODAY)
    held = [
        entry.body
        for entry in session.exec(select(tables.Entry).order_by(tables.Entry.at))
        if between.holds(entry) and entry.day <= TODAY
    ]
    assert bodies(session) == held
    assert ("before it, that day" in held) is not timed
    assert "today" in held


def test_without_any_session_they_are_all_there_are(session):
    keep(session, "2020-01-01T10:00", "years ago")
    keep(session, "2026-05-01T10:00", "lately")
    assert bodies(session) == ["years ago", "lately"]


def test_what_belongs_to_a_session_with_somebody_else_is_not_among_them(session):
    other = tables.Therapist(name="Somebody else")
    session.add(other)
    session.flush()
    when = dates.When(date(2026, 5, 1), None)
    theirs = appointments.add(session, other, when, ZONE)
    entry = keep(session, "2026-05-01T17:00", "theirs")
    versions.edit(session, entry, appointment_uuid=theirs.uuid)
    mine = keep(session, "2026-05-02T17:00", "mine")
    keep(session, "2026-05-03T17:00", "nobody's")
    therapists.give(session, mine.uuid, therapists.usual_one(session))
    nobodys = ownership.askable_condition(session, tables.Entry, None)
    assert bodies(session, wanted=nobodys) == ["nobody's"]
    assert bodies(session) == ["mine"]


def test_pages_go_on_either_way_from_a_cursor_with_the_oldest_first(session):
    for day in range(1, 8):
        keep(session, f"2026-05-{day:02}T10:00", f"entry {day}")
    them = therapists.usual_one(session)
    between = interval.before(session, them, None, TODAY)
    middle = since.page(session, them, between, today=TODAY)[3].cursor
    assert bodies(session, beyond=middle, count=2) == ["entry 5", "entry 6"]
    assert bodies(session, beyond=middle, toward="older", count=2) == ["entry 2", "entry 3"]
    assert bodies(session, toward="older", count=2) == ["entry 6", "entry 7"]


@pytest.mark.parametrize("timed", [True, False])
def test_no_query_goes_through_every_entry(session, timed):
    them = therapists.usual_one(session)
    clock = dates.dt.time(16) if timed else None
    appointments.add(session, them, dates.When(date(2026, 4, 28), clock), ZONE)
    asked = []
    event.listen(
        session.connection(), "before_cursor_execute", lambda *sent: asked.append(sent[2:4])
    )
    assert bodies(session) == []
    statement, values = asked[-1]
    planned = session.connection().exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values)
    steps = [row[3] for row in planned]
    assert steps
    assert not [step for step in steps if step.startswith("SCAN entry")]


def test_those_for_one_page_are_told_by_whose_and_which_it_is(session):
    them = therapists.usual_one(session)
    assert not since.last_session_known(session, them.uuid, None, today=TODAY)
    appointments.add(session, them, dates.When(date(2026, 4, 28), None), ZONE)
    coming = appointments.add(session, them, dates.When(date(2026, 5, 12), None), ZONE)
    keep(session, "2026-04-19T10:00", "before")
    keep(session, "2026-05-01T10:00", "after")
    keep(session, "2026-05-02T10:00", "later")
    page = them.uuid, coming.uuid
    assert since.last_session_known(session, *page, today=TODAY)
    found = since.of_page(session, *page, today=TODAY)
    assert [line.words for line in found] == ["after", "later"]
    beyond = (found[1].at, found[1].id)
    (one,) = since.of_page(session, *page, today=TODAY, beyond=beyond, toward="older", count=1)
    assert one == found[0]
