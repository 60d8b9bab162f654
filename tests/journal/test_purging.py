"""Removing for good: what is over, when that is trusted, and what stays."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlmodel import select

from bondjournal.journal import additions, purging, settings, versions
from bondjournal.journal.tables import Version
from made import ask

FORTNIGHT = timedelta(weeks=2)
AWAY = timedelta(days=60)
SECOND = timedelta(seconds=1)


@pytest.fixture
def thrown(session, at):
    """When an entry was moved to the trash, and which."""
    at("2100-05-12T15:00")  # later than the clock by which the empty journal was made
    entry = additions.keep(session, ask()).entry
    uuid = entry.uuid
    versions.delete(session, entry)
    session.flush()
    (version,) = versions.trash(session)
    return version.at, uuid


def opened(session, when):
    settings.put(session, "last-opened", when.isoformat())


def last_opened(session):
    return datetime.fromisoformat(settings.get(session, "last-opened"))


def test_it_is_over_after_fourteen_days(session, thrown):
    when, uuid = thrown
    assert purging.expired(session, when + FORTNIGHT) == []
    assert purging.expired(session, when + FORTNIGHT + SECOND) == [uuid]


def test_what_is_over_is_gone_and_the_uuid_alone_stays(session, thrown):
    when, uuid = thrown
    opened(session, when)
    assert purging.empty_trash(session, when + FORTNIGHT) == 0
    assert [one.row_uuid for one in versions.trash(session)] == [uuid]
    now = when + FORTNIGHT + SECOND
    assert purging.empty_trash(session, now) == 0
    assert versions.trash(session) == []
    assert purging.is_gone_or_deleted(session, uuid)
    (left,) = session.exec(select(Version).where(Version.row_uuid == uuid))
    assert (left.why, left.row, left.noun, left.edit) == ("gone", None, "entry", 1)
    assert purging.expired(session, now) == []
    assert last_opened(session) == now


@pytest.mark.parametrize(
    ("since", "stay"),
    [(-SECOND, 1), (timedelta(0), 0), (AWAY, 0), (AWAY + SECOND, 1)],
)
def test_it_stays_where_the_clock_looks_wrong(session, thrown, since, stay):
    when, _ = thrown
    now = when + timedelta(days=300)
    opened(session, now - since)
    assert purging.empty_trash(session, now) == stay
    assert len(versions.trash(session)) == stay


@pytest.mark.parametrize(
    ("since", "is_kept"),
    [(timedelta(0), True), (AWAY * 2, True), (-SECOND, False), (-AWAY, False)],
)
def test_the_last_opening_goes_forward_and_back_only_from_far_ahead(session, since, is_kept):
    now = datetime(2026, 5, 12, 15, tzinfo=UTC)
    opened(session, now - since)
    purging.empty_trash(session, now)
    assert last_opened(session) == (now if is_kept else now - since)
    opened(session, now + AWAY + SECOND)
    purging.empty_trash(session, now)
    assert last_opened(session) == now


def test_the_first_opening_is_remembered(session):
    now = datetime(2030, 5, 12, 15, tzinfo=UTC)
    assert purging.empty_trash(session, now) == 0
    assert last_opened(session) == now


def test_what_was_never_there_is_remembered_as_gone(session):
    uuid = ask().uuid
    assert not purging.is_gone_or_deleted(session, uuid)
    purging.remove(session, uuid)
    assert purging.is_gone_or_deleted(session, uuid)
    (left,) = session.exec(select(Version).where(Version.row_uuid == uuid))
    assert (left.noun, left.edit, left.row) == ("", 0, None)


def test_it_stays_where_something_was_kept_later_than_now(session, thrown, at):
    when, _ = thrown
    now = when + FORTNIGHT + SECOND
    opened(session, when)
    kept = additions.keep(session, ask("Later.")).entry
    kept.kept_at = now + SECOND
    session.flush()
    assert purging.empty_trash(session, now) == 1
    kept.kept_at = now
    session.flush()
    assert purging.empty_trash(session, now) == 0
