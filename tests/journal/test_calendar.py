"""The calendar: what there is on the days of a month."""

from datetime import UTC, date, datetime, time

from bondjournal import dates
from bondjournal.addition import NewEntry, NewRating
from bondjournal.journal import additions, appointments, calendar, ratings, therapists
from felt import ZONE
from made import another, ask, someone

NOW = datetime(2026, 5, 12, 7, tzinfo=UTC)
TODAY = date(2026, 5, 12)


def wrote(session, *days):
    for day in days:
        at = dates.When(day, time(18)).instant(ZONE)
        additions.keep(session, ask(at=at, entry=NewEntry(body="A line.")))


def planned(session, when, therapist=None):
    them = therapist or therapists.usual_one(session)
    return appointments.add(session, them, when, ZONE)


def test_a_month_has_a_sign_where_something_is_written_and_for_each_session(session, at):
    at("2026-05-12T09:00")
    wrote(session, date(2026, 5, 2), date(2026, 5, 3), date(2026, 5, 3), date(2026, 5, 26))
    wrote(session, date(2026, 4, 30), date(2026, 6, 1))
    planned(session, dates.When(TODAY, time(16)))
    planned(session, dates.When(date(2026, 5, 26), time(16)))
    cancelled = planned(session, dates.When(date(2026, 5, 27), time(16)))
    appointments.mark(session, cancelled, "cancelled")
    month = calendar.month(session, TODAY, NOW)
    assert month.drawn(TODAY) == [
        "                                 1       2 ·     3 ·",
        " 4       5       6       7       8       9      10",
        "11      [12]●   13      14      15      16      17",
        "18      19      20      21      22      23      24",
        "25      26 ●    27      28      29      30      31",
    ]
    assert month.days == [date(2026, 5, day) for day in (2, 3, 12, 26)]
    assert month.sentences(2026) == [
        "Something is written on 2, 3 and 26 May 2026.",
        "Tuesday 12 May: Session planned for 16:00.",
        "Tuesday 26 May: Session planned for 16:00.",
    ]


def test_an_empty_month_says_so(session):
    month = calendar.month(session, date(2026, 2, 3), NOW)
    assert month.sentences(2026) == ["February 2026: nothing written, and no session."]
    assert month.drawn(TODAY)[-1] == "23      24      25      26      27      28"
    assert month.days == []


def test_a_past_session_has_its_numbers_or_its_state_and_its_name_where_there_are_several(
    session, at
):
    at("2026-05-01T09:00")
    judith, ben = someone(session, "Judith"), another(session, "Ben")
    rated = planned(session, dates.When(date(2026, 5, 5), time(16)), judith)
    planned(session, dates.When(date(2026, 5, 6), None), ben)
    for scale, value in (("heard", 5), ("safe", 7)):
        new = NewRating(scale=scale, value=value)
        ratings.give(session, rated, new, at=NOW, day=date(2026, 5, 5))
    appointments.mark(session, rated, "attended")
    assert calendar.month(session, TODAY, NOW).said_of_sessions(2026) == [
        "Tue 5 May: Session with Judith: heard 5 of 10, safe 7 of 10.",
        "Wed 6 May: Session with Ben: not rated.",
    ]
    therapists.stop_mentioning(session, ben)
    assert len(calendar.month(session, TODAY, NOW).sessions) == 1


def test_months_follow_each_other_as_far_as_dates_go():
    assert calendar.beside(date(2026, 12, 31), 1) == date(2027, 1, 1)
    assert calendar.beside(date(2026, 1, 31), -1) == date(2025, 12, 1)
    assert calendar.beside(date(2026, 5, 31), -17) == date(2024, 12, 1)
    assert calendar.beside(date.max, 1) == date(9999, 12, 1)
    assert calendar.beside(date.min, -1) == date(1, 1, 1)


def test_the_first_and_the_last_month_there_are(session):
    last = calendar.month(session, date.max, NOW).drawn(TODAY)
    assert last[-1] == "27      28      29      30      31"
    assert calendar.month(session, date.min, NOW).days == []
