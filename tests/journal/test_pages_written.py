"""Pages that were written: which is meant, and which are to be asked about after their session."""

from datetime import UTC, date, datetime, time
from uuid import uuid4

import pytest

from bondjournal import dates
from bondjournal.addition import Addition, NewEntry, NewTopic
from bondjournal.errors import NotFound, WrongUse
from bondjournal.journal import (
    additions,
    appointments,
    attendance,
    pages,
    purging,
    therapists,
    topics,
    versions,
)
from bondjournal.journal.tables import Therapist
from made import another

BERLIN = "Europe/Berlin"
WRITTEN_AT = "2026-05-11T18:00"


@pytest.fixture
def them(session):
    return therapists.usual_one(session)


@pytest.fixture
def add(session, them, at):
    """Add an appointment as on the day before it is planned: `add("2026-05-12", "16:00")`."""

    def add_one(day, clock="16:00"):
        at(WRITTEN_AT)
        when = dates.When(date.fromisoformat(day), clock and time.fromisoformat(clock))
        return appointments.add(session, them, when, BERLIN)

    return add_one


@pytest.fixture
def write(session, them, at):
    """Remember a page as it was written on 11 May 2026."""

    def remember(appointment=None, path="/somewhere/page.md", when=WRITTEN_AT, **more):
        now = at(when)
        how = {"path": path, "sha256": "0" * 64, "style": "full", "at": now} | more
        return pages.remember(session, them, appointment, **how)

    return remember


def due(session, at, instant):
    return pages.due(session, at(instant))


def test_one_is_due_once_its_session_is_over(session, at, add, write):
    page = write(add("2026-05-12", "16:00"))
    assert due(session, at, "2026-05-11T19:00") == []
    assert due(session, at, "2026-05-12T14:05") == []
    assert due(session, at, "2026-05-12T14:59") == []
    assert due(session, at, "2026-05-12T15:00") == [page]
    assert due(session, at, "2026-06-01T15:00") == [page]


def test_a_session_without_a_time_is_over_once_its_day_is(session, at, add, write):
    page = write(add("2026-05-12", None))
    assert due(session, at, "2026-05-12T21:00") == []
    assert due(session, at, "2026-05-13T01:30") == []
    assert due(session, at, "2026-05-13T02:30") == [page]


@pytest.mark.parametrize("state", ["cancelled", "did-not-happen"])
def test_one_is_due_for_a_session_that_did_not_take_place(session, at, add, write, state):
    appointment = add("2026-05-12")
    page = write(appointment)
    appointments.mark(session, appointment, state)
    assert due(session, at, "2026-05-12T10:00") == []
    assert due(session, at, "2026-05-13T10:00") == [page]


def test_one_is_due_however_late_until_it_is_answered(session, at, add, write):
    at("2026-05-10T10:00")
    before = Addition(at=dates.now(), zone=BERLIN, entry=NewEntry(body="A line."))
    additions.keep(session, before)
    page = write(add("2026-05-12"))
    assert not attendance.took_place(
        session, appointments.by_uuid(session, page.appointment_uuid), at("2027-01-12T10:00")
    )
    for day in ("2027-01-12T10:00", "2027-01-13T10:00", "2027-01-14T10:00"):
        assert due(session, at, day) == [page]
        pages.ask_another_day(session, page.uuid)
        assert due(session, at, day) == []
    pages.ask_about(session, page.uuid, ask=False)
    assert due(session, at, "2027-01-15T10:00") == []


def test_one_whose_session_was_taken_away_is_due_as_one_for_none(session, at, add, write):
    appointment = add("2026-05-12")
    page = write(appointment)
    versions.delete(session, appointment)
    assert due(session, at, "2026-05-13T10:00") == []
    assert due(session, at, "2026-05-18T18:00") == [page]


def test_one_for_no_known_session_is_due_after_a_week(session, at, add, write):
    page = write(None)
    assert due(session, at, "2026-05-18T17:59") == []
    assert due(session, at, "2026-05-18T18:00") == [page]
    assert due(session, at, "2027-01-18T18:00") == [page]


def test_one_that_was_moved_is_due_after_the_day_it_was_moved_to(session, at, add, write):
    appointment = add("2026-05-12")
    page = write(appointment)
    appointments.move(session, appointment, dates.When(date(2026, 5, 14), time(16)))
    assert due(session, at, "2026-05-13T10:00") == []
    assert due(session, at, "2026-05-15T10:00") == [page]


def test_one_for_no_known_session_was_for_the_first_that_took_place_afterwards(
    session, at, add, write
):
    add("2026-05-10")
    page = write(None)
    assert due(session, at, "2026-05-12T10:00") == []
    cancelled, held = add("2026-05-12"), add("2026-05-14")
    appointments.mark(session, cancelled, "cancelled")
    assert due(session, at, "2026-05-13T10:00") == []
    now = at("2026-05-15T10:00")
    assert pages.due(session, now) == [page]
    assert pages.read_in(session, page, now) == held


def test_none_is_due_that_is_deleted_or_was_not_to_be_asked_about(session, at, add, write):
    appointment = add("2026-05-12")
    first, second = write(appointment, "/a.md"), write(appointment, "/b.md")
    third = write(appointment, "/c.md", ask_to_delete=False)
    assert due(session, at, "2026-05-13T10:00") == [first, second]
    pages.mark_deleted(session, first, dates.now())
    pages.ask_about(session, second.uuid, ask=False)
    assert due(session, at, "2026-05-13T10:00") == []
    pages.ask_about(session, third.uuid, ask=True)
    assert due(session, at, "2026-05-13T10:00") == [third]


def test_one_that_is_put_off_is_due_again_another_day(session, at, add, write):
    appointment = add("2026-05-12")
    one, two = write(appointment, "/a.md"), write(appointment, "/b.md")
    now = at("2026-05-12T18:00")
    pages.ask_another_day(session, one.uuid)
    assert pages.due(session, now) == [two]
    pages.ask_another_day(session, two.uuid)
    assert pages.due(session, now) == []
    assert due(session, at, "2026-05-13T18:00") == [one, two]
    pages.ask_another_day(session, two.uuid)
    assert due(session, at, "2026-05-13T19:00") == [one]


def test_none_is_due_with_somebody_who_is_not_to_be_mentioned(session, at, add, write, them):
    write(add("2026-05-12"))
    versions.edit(session, them, mentioned=False)
    assert due(session, at, "2026-05-13T10:00") == []


def test_a_page_written_in_the_place_of_another_leaves_that_one_deleted(session, add, write):
    appointment = add("2026-05-12")
    first = write(appointment, "/a.md")
    other = write(appointment, "/b.md")
    second = write(appointment, "/a.md")
    assert first.deleted_at is not None
    assert not first.ask_to_delete
    assert [one.uuid for one in pages.listed(session)] == [other.uuid, second.uuid, first.uuid]
    assert pages.all_of(session, appointment.uuid) == [first, other, second]


def test_one_is_named_by_its_number_or_its_id(session, write):
    one, two = write(path="/a.md"), write(path="/b.md")
    assert pages.named(session, "2") == two
    assert pages.named(session, one.uuid.hex[:12]) == one
    pages.mark_deleted(session, one, dates.now())
    assert pages.named(session, "2") == one
    for name in ("3", "0", "", "zz", uuid4().hex):
        with pytest.raises(NotFound, match="No page has this number"):
            pages.named(session, name)


def test_they_are_numbered_as_values_that_name_their_session(session, them, add, write):
    one = write(add("2026-05-12"), path="/a.md")
    write(path="/b.md")
    pages.mark_deleted(session, one, dates.now())
    found = pages.listed(session)
    assert [(page.number, page.path, page.session_on) for page in found] == [
        (1, "/b.md", None),
        (2, "/a.md", date(2026, 5, 12)),
    ]
    assert pages.newest_first(session) == found
    assert pages.meant(session, "2") == found[1] == pages.find(session, one.uuid)
    assert pages.last_of(session, one.appointment_uuid) == found[1]
    assert pages.last_of(session, uuid4()) is None
    assert pages.find(session, uuid4()) is None
    versions.edit(session, them, mentioned=False)
    assert pages.find(session, one.uuid).session_on is None


def test_those_that_are_due_have_their_numbers_in_the_whole_list(session, at, add, write):
    appointment = add("2026-05-12")
    write(appointment, "/a.md", ask_to_delete=False)
    write(appointment, "/b.md")
    now = at("2026-05-13T10:00")
    assert [(page.number, page.path) for page in pages.listed_due(session, now)] == [(2, "/b.md")]


def test_nothing_is_asked_about_one_that_is_deleted_or_forgotten(session, write):
    page = write()
    pages.mark_deleted(session, page, dates.now())
    with pytest.raises(WrongUse, match="not there any more"):
        pages.ask_about(session, page.uuid, ask=True)
    pages.forget(session, page.uuid)
    with pytest.raises(NotFound):
        pages.ask_about(session, page.uuid, ask=True)


def test_a_forgotten_one_leaves_its_uuid_and_nothing_else(session, write):
    page = write(path="/a/place/that/tells.md")
    pages.ask_about(session, page.uuid, ask=False)
    uuid = page.uuid
    pages.forget(session, uuid)
    pages.forget(session, uuid)
    assert pages.all_of(session) == []
    assert pages.find(session, uuid) is None
    assert versions.history(session, uuid) == versions.trash(session) == []
    assert purging.is_gone_or_deleted(session, uuid)


def test_changes_are_kept_as_versions(session, add, write):
    page = write(add("2026-05-12"))
    pages.ask_about(session, page.uuid, ask=False)
    pages.mark_deleted(session, page, dates.now())
    assert [one.row["row"]["ask_to_delete"] for one in versions.history(session, page.uuid)] == [
        False,
        True,
    ]


def test_the_topics_on_it_are_remembered_in_order(session, them, write):
    one, two = (topics.add(session, NewTopic(text=text)) for text in ("one", "two"))
    kept = topics.add(session, NewTopic(text="kept"))
    topics.end(session, kept, "kept")
    topics.move(session, two, 1)
    other = Therapist(name="Somebody else")
    versions.keep(session, other)
    topics.add(session, NewTopic(text="theirs"), therapist=other.uuid)
    page = write(format="html", style="brief")
    assert page.topics == [two.uuid.hex, one.uuid.hex]
    assert (page.format, page.style, page.ask_to_delete) == ("html", "brief", True)


def test_the_last_page_for_a_session(session, at, add, write):
    first, second = add("2026-05-12"), add("2026-05-19")
    assert pages.last_for(session, first) is None
    loose = write(None, "/loose.md")
    at("2026-05-20T10:00")
    assert pages.last_for(session, first) == loose
    assert pages.last_for(session, second) is None
    write(first, "/first.md")
    last = write(first, "/last.md")
    pages.mark_deleted(session, last, dates.now())
    assert pages.last_for(session, first) == last


def test_nothing_is_added_for_somebody_who_is_not_to_be_mentioned(session, them):
    versions.edit(session, them, mentioned=False)
    with pytest.raises(WrongUse, match="not mentioned, as you asked"):
        appointments.add(session, them, dates.When(date(2026, 5, 12), None), BERLIN)
    assert appointments.all_of(session) == []


def test_whoever_may_be_mentioned_is_meant_where_nobody_is_named(session, at, them, add):
    appointment = add("2026-05-12")
    versions.edit(session, them, mentioned=False)
    now = datetime(2026, 5, 11, tzinfo=UTC)
    assert therapists.usual_one(session) == them
    assert appointments.next_one(session, now) is None
    assert appointments.all_of(session, unmentioned=False) == []
    other = another(session, "Somebody else")
    assert other.uuid != them.uuid
    assert therapists.usual_one(session) == other
    versions.edit(session, them, mentioned=True)
    assert appointments.next_one(session, now) == appointment
