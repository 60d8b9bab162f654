"""Sessions as lists show them."""

from datetime import date, time, timedelta
from uuid import uuid4

import pytest
from sqlalchemy import event

from bondjournal import dates
from bondjournal.errors import NotFound
from bondjournal.journal import (
    additions,
    appointments,
    entries,
    series,
    session_list,
    therapists,
)
from bondjournal.journal.tables import Page
from felt import NOW, ZONE, day, had, rate, rate_all
from made import another, ask, someone


def listed(session, now=NOW):
    return session_list.listed(session, now)


def test_each_with_its_state_and_its_ratings_heard_first(session):
    rate(session, 1, 7, "safe")
    rate(session, 1, 8)
    appointments.mark(session, had(session, 1), "planned")
    appointments.mark(session, had(session, 2), "cancelled")
    had(session, 3)
    told = [
        (one.appointment.day, one.state, [r.value for r in one.ratings]) for one in listed(session)
    ]
    assert told == [
        (day(1), "attended", [8, 7]),
        (day(2), "cancelled", []),
        (day(3), "attended", []),
    ]


def test_a_rated_one_to_come_is_planned(session):
    rate(session, 1, 8)
    appointments.mark(session, had(session, 1), "planned")
    before = had(session, 1).at.replace(hour=0)
    assert [one.state for one in listed(session, before)] == ["planned"]


def test_they_are_read_at_once_however_many_there_are(session):
    rate_all(session, [8, 7] * 6, "heard", "safe")
    for one in appointments.all_of(session):
        appointments.mark(session, one, "planned")
    statements = []
    event.listen(
        session.get_bind(), "before_cursor_execute", lambda *sent: statements.append(sent[2])
    )
    assert {one.state for one in listed(session)} == {"attended"}
    assert len(statements) < 10


def test_one_is_told_with_what_was_written_and_its_page(session):
    about = had(session, 1)
    told = session_list.details(session, about.uuid, NOW)
    assert (told.lines, told.page, told.mistake) == ((), None, True)
    for body in ("Before.", "After."):
        kept = additions.keep(session, ask(body)).entry
        entries.belong(session, kept, about.uuid)
    told = session_list.details(session, about.uuid, NOW)
    assert [line.words for line in told.lines] == ["Before.", "After."]
    assert not told.mistake
    assert told.listed == listed(session)[0]


def test_one_that_was_deleted_meanwhile_is_not_told(session):
    with pytest.raises(NotFound):
        session_list.details(session, uuid4(), NOW)


def test_those_with_somebody_are_listed_by_name(session):
    had(session, 1)
    with pytest.raises(NotFound):
        session_list.listed(session, NOW, "Ben")
    ben = another(session, "Ben")
    had(session, 2, ben)
    assert [one.therapist for one in session_list.listed(session, NOW, "ben")] == ["Ben"]


def test_a_planned_one_has_the_rhythm_it_came_from(session, at):
    now = at("2026-05-10T10:00")
    them = therapists.usual_one(session)
    first = dates.When(date(2026, 5, 12), time(15))
    begun = series.begin(session, them, first, ZONE, 2)
    rows = appointments.all_of(session)
    alone = appointments.add(session, them, dates.When(date(2026, 5, 14), None), ZONE)
    appointments.mark(session, rows[1], "cancelled")
    assert {row.series_uuid for row in rows} == {begun.uuid}
    told = session_list.tell(session, [rows[0], rows[1], alone], now)
    assert [(one.uuid, one.state, one.every_weeks) for one in told] == [
        (rows[0].uuid, "planned", 2),
        (rows[1].uuid, "cancelled", None),
        (alone.uuid, "planned", None),
    ]
    (after,) = session_list.tell(session, [rows[0]], rows[0].at + timedelta(hours=3))
    assert after.state != "planned"
    assert after.every_weeks is None


def test_it_is_past_from_its_instant_on(session):
    about = had(session, 1)
    second = timedelta(seconds=1)
    assert [one.past for one in listed(session, about.at - second)] == [False]
    assert [one.past for one in listed(session, about.at)] == [True]


def test_a_rated_one_was_attended_once_it_has_begun_and_not_at_its_instant(session):
    rate(session, 1, 8)
    about = had(session, 1)
    appointments.mark(session, about, "planned")
    assert [one.state for one in listed(session, about.at)] == ["planned"]
    assert [one.state for one in listed(session, about.at + timedelta(seconds=1))] == ["attended"]


def test_with_whom_is_told_of_each_where_there_are_several(session):
    someone(session, "Ann")
    had(session, 1)
    assert [one.therapist for one in listed(session)] == [""]
    had(session, 2, another(session, "Ben"))
    assert [one.therapist for one in listed(session)] == ["Ann", "Ben"]


def test_it_is_told_of_which_a_page_was_written(session):
    first, second = had(session, 1), had(session, 2)
    page = Page(
        therapist_uuid=first.therapist_uuid,
        appointment_uuid=second.uuid,
        path="page.md",
        sha256="",
        style="",
        written_at=NOW,
    )
    session.add(page)
    session.flush()
    assert [one.page_written for one in listed(session)] == [False, True]


@pytest.mark.parametrize(
    ("state", "happens"),
    [("planned", True), ("attended", True), ("cancelled", False), ("did-not-happen", False)],
)
def test_it_is_told_whether_one_takes_or_took_place(session, state, happens):
    appointments.mark(session, had(session, 1), state)
    (one,) = listed(session)
    assert one.happens is happens
