"""A session that is named: by its uuid, or by what was typed."""

from datetime import date, time, timedelta
from uuid import UUID

import pytest

from bondjournal import dates
from bondjournal.errors import NotFound, WrongUse
from bondjournal.journal import appointments, ids, named_sessions, said, therapists, versions
from bondjournal.journal.named_sessions import Typed

BERLIN = "Europe/Berlin"
TUESDAY = date(2026, 5, 12)


@pytest.fixture(autouse=True)
def now(at):
    return at("2026-05-10T10:00")


@pytest.fixture
def one(session):
    them = therapists.usual_one(session)
    return appointments.add(session, them, dates.When(TUESDAY, time(15)), BERLIN)


@pytest.fixture(params=["uuid", "next", "tue"])
def which(request, one, now):
    return one.uuid if request.param == "uuid" else Typed(request.param, now, BERLIN)


def test_it_is_the_one_meant(session, one, which):
    found = named_sessions.get(session, which)
    assert (found.uuid, found.day) == (one.uuid, TUESDAY)


def test_of_several_on_a_day_it_is_the_one_at_the_time_named(session, one, now):
    them = therapists.by_uuid(session, one.therapist_uuid)
    early = appointments.add(session, them, dates.When(TUESDAY, time(9, 30)), BERLIN)
    for typed, meant in (("12 May 15:00", one), ("tue 9.30", early)):
        assert named_sessions.get(session, Typed(typed, now, BERLIN)).uuid == meant.uuid
    for typed in ("12 May", "12 May 11:00"):
        with pytest.raises(WrongUse, match="Several sessions match that") as refused:
            named_sessions.get(session, Typed(typed, now, BERLIN))
        for row, clock in ((early, "09:30"), (one, "15:00")):
            assert f"{ids.short(row.uuid)} is 12 May, {clock}" in refused.value.hint


def test_alone_on_its_day_it_is_meant_whatever_the_time_beside_it(session, one, now):
    assert named_sessions.get(session, Typed("12 May 11:00", now, BERLIN)).uuid == one.uuid


def test_it_is_said_what_became_of_it(session, one, which):
    assert named_sessions.mark(session, which, "cancelled").day == TUESDAY
    assert one.state == "cancelled"


def test_moved_to_a_day_alone_it_keeps_its_time(session, one, which):
    when = named_sessions.move(session, which, dates.When(date(2026, 5, 13), None))
    assert dates.clock(when.time) == "15:00"
    assert (one.day, one.timed) == (date(2026, 5, 13), True)


def test_deleted_it_is_in_the_trash_and_gone_now_it_is_nowhere(session, one, which):
    assert named_sessions.to_delete(session, which).uuid == one.uuid
    named_sessions.delete(session, which)
    (version,) = versions.trash(session)
    versions.bring_back(session, version)
    named_sessions.delete(session, which, gone=True)
    assert versions.trash(session) == []
    with pytest.raises(NotFound):
        named_sessions.get(session, which)


def test_one_about_which_something_is_kept_stays(session, one, which):
    said.words(session, one, unsaid="That I was late.")
    for refused in (named_sessions.to_delete, named_sessions.delete):
        with pytest.raises(WrongUse, match="has notes"):
            refused(session, which)
    assert named_sessions.get(session, one.uuid).unsaid == "That I was late."


def test_one_that_was_deleted_meanwhile_is_not_there(session, now):
    for gone in (UUID(int=1), Typed("next", now, BERLIN)):
        with pytest.raises(NotFound):
            named_sessions.mark(session, gone, "attended")
        with pytest.raises(NotFound):
            named_sessions.move(session, gone, dates.When(TUESDAY, None))
        with pytest.raises(NotFound):
            named_sessions.delete(session, gone)


def test_a_session_to_come_is_cancelled_and_a_past_one_did_not_happen(session, one):
    begins, moment = one.at, timedelta(seconds=1)
    for then, cancelled, reopened in (
        (begins - moment, "cancelled", "planned"),
        (begins, "did-not-happen", "attended"),
        (begins + moment, "did-not-happen", "attended"),
    ):
        told = named_sessions.cancel(session, one.uuid, then)
        assert (told.uuid, told.state, one.state) == (one.uuid, cancelled, cancelled)
        told = named_sessions.reopen(session, one.uuid, then)
        assert (told.uuid, told.state, one.state) == (one.uuid, reopened, reopened)


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("tue", ["tue"]),
        ("tue thu", ["tue", "thu"]),
        ("12 May 14 May", ["12 May", "14 May"]),
        ("next tue", ["next tue"]),
        ("next tue 15:00", ["next tue 15:00"]),
        ("next last", ["next", "last"]),
        ("last a3f9 2026-05-12", ["last", "a3f9", "2026-05-12"]),
        ("in 4 days tomorrow", ["in 4 days", "tomorrow"]),
        ("tue nonsense thu", ["tue nonsense thu"]),
    ],
)
def test_several_are_named_each_in_as_many_words_as_name_one(now, typed, names):
    found = named_sessions.several(typed.split(), now, BERLIN)
    assert [one.name for one in found] == names
