"""Sessions as lists show them."""

from sqlalchemy import event

from bondjournal.journal import appointments, session_list
from felt import NOW, day, had, rate, rate_all


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
