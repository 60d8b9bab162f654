"""Eight months away: nothing planned then is asked about, carried over, or named on a page."""

from datetime import UTC, date, datetime, time

import pytest

from bondjournal import dates
from bondjournal.addition import Addition, NewEntry, NewRating, NewTopic, check
from bondjournal.journal import (
    additions,
    appointments,
    attendance,
    carry_over,
    entries,
    pages,
    planning,
    preparations,
    ratings,
    series,
    therapists,
    topics,
    unknown,
    versions,
)
from bondjournal.summary import interval
from bondjournal.summary.choose import choose
from bondjournal.unlock import unlock
from made import another

BERLIN = "Europe/Berlin"
BACK = date(2026, 5, 10)


@pytest.fixture
def them(session):
    return therapists.usual_one(session)


@pytest.fixture
def away(session, them, at):
    """Sessions every week, the last one rated in September, and the clock eight months later."""
    at("2025-08-20T10:00")
    first = dates.When(date(2025, 8, 26), time(15))
    series.begin(session, them, first, BERLIN, 1)
    now = at("2025-09-02T16:00")
    rated = appointments.all_of(session)[1]
    new = NewRating(scale="heard", value=7, on_page=True)
    ratings.give(session, rated, new, at=now, day=rated.day)
    write(session, now)
    topics.add(session, NewTopic(text="From then"))
    return at("2026-05-10T10:00")


def write(session, instant):
    made = Addition(at=instant, zone=BERLIN, entry=NewEntry(body="A line."))
    return additions.keep(session, check(made))


def test_what_was_planned_then_is_unknown(session, away):
    rows = appointments.all_of(session)
    assert [attendance.state_of(session, one, away) for one in rows[:3]] == [
        "attended",
        "attended",
        "unknown",
    ]
    assert all(unknown.is_unknown(session, one, BACK) for one in rows[2:])
    assert not unknown.is_unknown(session, rows[1], BACK)


def test_nothing_is_asked_about_it(session, them, away):
    topics.add(session, NewTopic(text="one"))
    for one in appointments.all_of(session)[2:]:
        pages.remember(session, them, one, path="/p", sha256="", style="full", at=one.at)
        assert carry_over.to_ask(session, one.uuid, away) == []
    assert attendance.joined(session, therapists.usual_one(session), away) is None


def test_what_was_left_off_its_page_is_nothing_that_is_known(session, them, away):
    last = appointments.all_of(session)[2]
    write(session, last.at)
    entry = entries.by_uuid(session, entries.page(session)[0].uuid)
    versions.edit(session, entry, share="as-written", appointment_uuid=last.uuid)
    coming = appointments.all_of(session)[-1]
    prepared = preparations.begin(session, them, coming)
    assert not unknown.is_unknown(session, last, BACK, prepared.left_off)
    versions.edit(session, prepared, left_off=["wished", entry.uuid.hex])
    assert unknown.is_unknown(session, last, BACK, prepared.left_off)


def test_no_page_covers_the_months(session, them, away):
    there = appointments.add(session, them, dates.When(date(2026, 5, 12), None), BERLIN)
    between = interval.before(session, them, there, BACK)
    assert between.last is None
    assert between.since == appointments.all_of(session)[-2].day
    page = choose(session, them, there, today=BACK)
    assert (page.since, page.scores) == (None, ())


def test_one_single_session_nobody_confirmed_makes_no_interval_either(session, them, at):
    at("2025-09-01T10:00")
    last = appointments.add(session, them, dates.When(date(2025, 9, 9), None), BERLIN)
    assert interval.before(session, them, None, date(2025, 10, 20)).last is last
    assert interval.before(session, them, None, date(2025, 10, 21)).last is None
    appointments.mark(session, last, "attended")
    assert interval.before(session, them, None, BACK).last is last


def test_topics_from_before_are_kept_for_later_once(session, them, away):
    assert planning.due_at_opening(session)
    planning.look_ahead(session)
    assert not planning.due_at_opening(session)
    assert topics.on_page(session, them.uuid) == []
    (kept,) = topics.all_of(session, "kept")
    topics.take_in(session, kept)
    assert not planning.due_at_opening(session)
    assert topics.on_page(session, them.uuid) == [kept]


def test_topics_from_after_the_last_planned_session_stay(session, them, away, at):
    new = topics.add(session, NewTopic(text="Of today"))
    planning.look_ahead(session)
    assert topics.on_page(session, them.uuid) == [new]


def test_topics_stay_where_the_last_session_is_known(session, them, away):
    appointments.mark(session, appointments.all_of(session)[-1], "attended")
    assert not planning.due_at_opening(session)


def test_topics_of_somebody_else_stay(session, them, away):
    other = another(session, "Ivo")
    theirs = topics.add(session, NewTopic(text="For Ivo"), therapist=other.uuid)
    planning.look_ahead(session)
    assert topics.all_of(session, "open") == [theirs]


def test_without_any_session_everything_stays_as_it_is(session, at):
    write(session, at("2025-09-02T16:00"))
    topics.add(session, NewTopic(text="From then"))
    at("2026-05-10T10:00")
    assert not planning.due_at_opening(session)


def test_opening_the_journal_keeps_them_for_later(journal, vault, at):
    at("2025-09-01T10:00")
    with journal.transaction() as session:
        them = therapists.usual_one(session)
        appointments.add(session, them, dates.When(date(2025, 9, 9), None), BERLIN)
        topics.add(session, NewTopic(text="From then"))
    journal.close()
    at("2026-05-10T10:00")
    again = unlock(vault, "four ordinary words here")
    with again.session() as session:
        assert [one.text for one in topics.all_of(session, "kept")] == ["From then"]
    again.close()


def test_what_a_page_says_does_not_depend_on_what_was_private(session, them, away):
    there = appointments.add(session, them, dates.When(date(2026, 5, 12), None), BERLIN)
    before = choose(session, them, there, today=BACK)
    write(session, datetime(2025, 11, 24, 12, tzinfo=UTC))
    write(session, datetime(2026, 1, 4, 12, tzinfo=UTC))
    assert choose(session, them, there, today=BACK) == before
    assert [one.text for one in unknown.outdated_topics(session, BACK)] == ["From then"]
