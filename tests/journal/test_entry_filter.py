"""Which entries are asked for: days and instants, both included, and in their order."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from uuid import uuid4

import pytest

from bondjournal.addition import NewEntry
from bondjournal.dates import When
from bondjournal.errors import WrongUse
from bondjournal.journal import additions, entries, entry_filter
from bondjournal.journal.entry_filter import EVERYTHING, Filter
from felt import had
from made import another, ask, someone

FIRST, SECOND = date(2026, 5, 11), date(2026, 5, 12)
BERLIN = "Europe/Berlin"


def words(session, asked):
    return [line.words for line in entries.page(session, asked)]


@pytest.fixture
def two(session):
    """An entry of 15:00 in UTC on each of two days."""
    return [
        additions.keep(
            session, ask(body, at=datetime.combine(day, time(15), UTC), zone=BERLIN)
        ).entry
        for body, day in (("First.", FIRST), ("Second.", SECOND))
    ]


@pytest.mark.parametrize(
    ("since", "until"),
    [
        (When(SECOND, None), When(FIRST, None)),
        (When(FIRST, time(12)), When(FIRST, time(11, 59))),
        (When(SECOND, time(0)), When(FIRST, None)),
    ],
)
def test_days_that_end_before_they_begin_are_refused(since, until):
    with pytest.raises(WrongUse, match="ends before it begins"):
        entry_filter.check_order(since, until)
    with pytest.raises(WrongUse, match="ends before it begins"):
        entry_filter.spanning(EVERYTHING, since, until, BERLIN)


@pytest.mark.parametrize(
    ("since", "until"),
    [
        (None, None),
        (When(SECOND, None), None),
        (None, When(FIRST, None)),
        (When(FIRST, None), When(FIRST, None)),
        (When(FIRST, None), When(FIRST, time(0))),
        (When(FIRST, time(23)), When(FIRST, None)),
        (When(FIRST, time(12)), When(FIRST, time(12))),
    ],
)
def test_days_in_their_order_are_not(since, until):
    entry_filter.check_order(since, until)


def test_a_day_alone_is_a_day_and_with_a_time_an_instant():
    asked = Filter(words="one")
    days = entry_filter.spanning(asked, When(FIRST, None), When(SECOND, None), BERLIN)
    assert days == replace(asked, since=FIRST, until=SECOND)
    instants = entry_filter.spanning(asked, When(FIRST, time(17)), When(SECOND, time(18)), BERLIN)
    assert instants == replace(
        asked,
        after=datetime(2026, 5, 11, 15, tzinfo=UTC),
        before=datetime(2026, 5, 12, 16, tzinfo=UTC),
    )
    assert entry_filter.spanning(asked, None, None, BERLIN) == asked


def test_both_ends_are_included(session, two):
    first, second = two
    moment = timedelta(seconds=1)
    assert words(session, EVERYTHING) == ["Second.", "First."]
    assert words(session, Filter(since=FIRST, until=FIRST)) == ["First."]
    assert words(session, Filter(since=SECOND)) == ["Second."]
    assert words(session, Filter(until=FIRST)) == ["First."]
    assert words(session, Filter(after=first.at, before=first.at)) == ["First."]
    assert words(session, Filter(after=first.at + moment)) == ["Second."]
    assert words(session, Filter(before=second.at - moment)) == ["First."]
    with pytest.raises(WrongUse):
        words(session, Filter(since=SECOND, until=FIRST))


def test_those_of_a_session_or_a_therapist(session, two):
    first, second = two
    someone(session, "Ann")
    ben = another(session, "Ben")
    about = had(session, 1, ben)
    entries.belong(session, first, about.uuid)
    assert words(session, Filter(appointment=about.uuid)) == ["First."]
    assert words(session, Filter(appointment=uuid4())) == []
    assert words(session, Filter(therapist=ben.uuid)) == ["First."]
    second.therapist_uuid = ben.uuid
    session.flush()
    assert words(session, Filter(therapist=ben.uuid)) == ["Second.", "First."]


def test_those_with_tags_and_without(session):
    for body, tags in (("One.", ("night", "sleep")), ("Two.", ("night",)), ("Three.", ())):
        additions.keep(session, ask(entry=NewEntry(body=body, tags=tags)))
    assert words(session, Filter(tags=("night",))) == ["Two.", "One."]
    assert words(session, Filter(tags=("night", "Sleep"))) == ["One."]
    assert words(session, Filter(without_tags=("sleep",))) == ["Three.", "Two."]
    assert words(session, Filter(tags=("night",), without_tags=("sleep",))) == ["Two."]
    assert words(session, Filter(words="...")) == []
