"""The journal in the order of time: entries, and the sessions between them."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
from sqlalchemy import event

from bondjournal.addition import Addition, NewEntry
from bondjournal.journal import additions, appointments, therapists, timeline, trends
from bondjournal.journal.entry_filter import Filter
from bondjournal.wording.appointments import in_journal
from felt import NOW, day, had, rate
from made import another, someone


def write(session, week, body="Words.", *, hours=0, **fields):
    """Keep an entry at noon of the day of a week's session, or hours after."""
    at = datetime.combine(day(week), datetime.min.time(), UTC) + timedelta(hours=11 + hours)
    asked = Addition(at=at, zone="Europe/Berlin", entry=NewEntry(body=body, **fields))
    return additions.keep(session, asked).entry


def page(session, asked=None, **how):
    return timeline.page(session, NOW, asked or Filter(), **how)


def kinds(found):
    return [type(one).__name__ for one in found]


def test_sessions_stand_where_they_were_with_their_numbers(session):
    for week in range(4):
        write(session, week, "Before.", hours=-2)
        had(session, week)
        write(session, week, "After.", hours=2)
    rate(session, 2, 7, "safe")
    rate(session, 2, 8)
    found = page(session)
    assert kinds(found) == ["Line", "SessionLine", "Line"] * 4
    assert [one.day for one in found[1::3]] == [day(3), day(2), day(1), day(0)]
    assert found[4].numbers == (("heard", 8), ("safe", 7))
    assert found[1].numbers == ()
    assert [one.therapist for one in found[1::3]] == [""] * 4
    assert page(session, toward="newer") == found[::-1]
    assert [timeline.cursor_of(session, one.uuid) for one in found] == [one.cursor for one in found]
    assert timeline.cursor_of(session, UUID(int=7)) is None


def test_pages_meet_without_gap_or_overlap_at_one_instant_too(session):
    ben = another(session, "Ben")
    for week in range(3):
        about = had(session, week)
        had(session, week, ben)
        write(session, week).at = about.at
        write(session, week).at = about.at
    session.flush()
    everything = page(session)
    assert len(everything) == 12
    assert kinds(everything[:4]) == ["Line", "Line", "SessionLine", "SessionLine"]
    for count in (1, 3, 5, 12, 30):
        for toward, expected in (("older", everything), ("newer", everything[::-1])):
            found, beyond = [], None
            while part := page(session, beyond=beyond, toward=toward, count=count):
                found += part
                beyond = part[-1].cursor
            assert found == expected


def test_only_those_that_took_place_and_may_be_mentioned(session):
    someone(session, "Ann")
    ben = another(session, "Ben")
    for week in (0, 1, 2, 30):
        write(session, week)
    states = ["attended", "planned", "cancelled", "did-not-happen", "set-aside"]
    for week, state in enumerate(states):
        appointments.mark(session, had(session, week), state)
    # In a stretch in which nothing was kept it is not known whether a session took place.
    appointments.mark(session, had(session, 16), "planned")
    had(session, 1, ben)
    shown = [(one.day, one.therapist) for one in page(session) if not hasattr(one, "words")]
    assert shown == [(day(1), "Ann"), (day(1), "Ben"), (day(0), "Ann")]
    therapists.stop_mentioning(session, ben)
    shown = [one.therapist for one in page(session) if not hasattr(one, "words")]
    assert shown == ["Ann", "Ann"]
    assert in_journal("Ann", [("safe", 7)]) == "session, Ann: safe 7 of 10"


@pytest.mark.parametrize(
    ("asked", "sessions"),
    [
        (Filter(since=day(1)), 2),
        (Filter(until=day(1)), 2),
        (Filter(since=day(1), until=day(1)), 1),
        (Filter(after=datetime(2026, 1, 13, 12, tzinfo=UTC)), 1),
        (Filter(before=datetime(2026, 1, 13, 12, tzinfo=UTC)), 2),
        (Filter(tags=("walk",)), 0),
        (Filter(share="only-me"), 0),
        (Filter(therapist=UUID(int=1)), 0),
        (Filter(words="words"), 0),
    ],
)
def test_a_filter_on_anything_but_days_finds_entries_alone(session, asked, sessions):
    for week in range(3):
        had(session, week)
        write(session, week, tags=["walk"])
    assert kinds(page(session, asked)).count("SessionLine") == sessions


def test_it_asks_as_many_statements_however_long_the_journal_is_and_scans_no_entries(session):
    def sent():
        found = []
        listen = lambda *one: found.append(one[2:4])  # noqa: E731
        event.listen(session.get_bind(), "before_cursor_execute", listen)
        for beyond in (None, (datetime(2026, 3, 1, tzinfo=UTC), 0)):
            for toward in ("older", "newer"):
                page(session, beyond=beyond, toward=toward, count=5)
        event.remove(session.get_bind(), "before_cursor_execute", listen)
        return found

    ben = another(session, "Ben")

    def more(weeks):
        for week in weeks:
            write(session, week)
            appointments.mark(session, had(session, week), "planned")
            had(session, week, ben)
            rate(session, week, 8)

    more(range(8))
    few = len(sent())
    more(range(8, 24))
    asked = sent()
    assert len(asked) == few <= 24
    for statement, values in asked:
        planned = session.connection().exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values)
        steps = [row[3] for row in planned]
        # Through its index, in order of time, it stops at the limit.
        assert not [one for one in steps if one == "SCAN entry"]
        assert not (" FROM entry" in statement and "USE TEMP B-TREE FOR ORDER BY" in steps)


def test_one_session_is_told_with_the_numbers_before_it(session):
    for week in range(5):
        rate(session, week, 8, line=f"Line {week}.")
    about = had(session, 3)
    told = trends.of_session(session, about.uuid, NOW)
    assert told.name == ""
    assert [(row.day, row.points["heard"].earlier) for row in told.rows] == [(day(3), (8, 8, 8))]
    assert told.rows[0].points["heard"].line == "Line 3."
    assert "heard" in told.scales
    appointments.mark(session, about, "cancelled")
    assert trends.of_session(session, about.uuid, NOW) is None
    assert trends.of_session(session, UUID(int=7), NOW) is None
    someone(session, "Ann")
    ben = had(session, 1, another(session, "Ben"))
    assert trends.of_session(session, ben.uuid, NOW).name == "Ben"


def test_an_entry_far_ahead_and_one_of_long_ago_are_in_place(session):
    had(session, 1)
    early = write(session, -400)
    late = write(session, 400)
    assert [one.day for one in page(session)] == [late.day, date(2026, 1, 13), early.day]
