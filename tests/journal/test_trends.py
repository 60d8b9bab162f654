"""How sessions have felt: which of them count, what each rating stands beside, and the words."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from sqlalchemy import event

from bondjournal import dates
from bondjournal.addition import Addition, NewEntry, NewRating
from bondjournal.errors import WrongUse
from bondjournal.journal import (
    additions,
    appointments,
    attendance,
    ratings,
    settings,
    telling,
    therapists,
    trends,
    versions,
)
from bondjournal.journal.tables import Appointment
from bondjournal.wording import trends as words
from felt import NOW, ZONE, day, had, rate, rate_all
from made import someone

HEARD = [6, 7, 8, 7, 8, 9, 8, None, 5]
SAFE = [7, 7, 8, 8, 7, 8, 8, None, 7]
BOTH = ("heard", "safe")


def felt(session, therapist=None, now=NOW):
    return trends.rated_sessions(session, therapist or therapists.usual_one(session), now)


def both(session):
    rate_all(session, HEARD, "heard")
    rate_all(session, SAFE, "safe")
    return felt(session)


@pytest.fixture(scope="module")
def rows(lasting):
    """How the sessions of both scales felt."""
    with lasting.transaction() as session:
        found = both(session)
        session.rollback()
    return found


def plan(session, week, hour=14):
    """A session that was planned, and of which nothing more is known."""
    them = therapists.usual_one(session)
    at = datetime.combine(day(week), datetime.min.time(), UTC) + timedelta(hours=hour)
    planned = Appointment(therapist_uuid=them.uuid, at=at, zone=ZONE, day=day(week))
    versions.keep(session, planned)
    return planned


def write(session, week, hour=18):
    at = datetime.combine(day(week), datetime.min.time(), UTC) + timedelta(hours=hour)
    additions.keep(session, Addition(at=at, zone=ZONE, entry=NewEntry(body="A line.")))


def test_every_session_that_counts_stands_there_rated_or_not(rows):
    assert [row.day for row in rows] == [day(week) for week in range(9)]
    assert [point.value for point in trends.of_scale(rows, "heard")] == [
        value for value in HEARD if value is not None
    ]
    assert rows[7].points == {}


def test_what_each_rating_stands_beside(rows):
    heard = [row.points.get("heard") for row in rows]
    assert [point and point.ribbon for point in heard] == [
        None,
        None,
        None,
        (6, 8),
        (6, 8),
        (6, 8),
        (6, 9),
        None,
        (7, 9),
    ]
    assert [point and point.usual for point in heard] == [
        None,
        None,
        None,
        7,
        7,
        7,
        7.5,
        None,
        8,
    ]
    assert [point.dips for point in heard if point] == [False] * 7 + [True]


def test_what_did_not_take_place_or_is_to_come_does_not_count(session):
    rate_all(session, [8, 8, 8])
    appointments.mark(session, had(session, 1), "did-not-happen")
    appointments.mark(session, had(session, 2), "cancelled")
    plan(session, 100)
    assert [row.day for row in felt(session)] == [day(0)]


def test_a_planned_one_counts_once_it_is_past_and_not_in_a_quiet_stretch(session):
    write(session, 0)
    planned = plan(session, 1)
    write(session, 2)
    assert [row.appointment for row in felt(session)] == [planned.uuid]
    early = planned.at - timedelta(minutes=1)
    assert felt(session, now=early) == []
    quiet = plan(session, 10)
    write(session, 20)
    assert [row.appointment for row in felt(session)] == [planned.uuid]
    rate(session, 10, 8)
    assert [row.appointment for row in felt(session)] == [planned.uuid, quiet.uuid]


def test_it_counts_as_it_counts_everywhere(session):
    """The bulk reading says the same as asking for one appointment."""
    for kept in (0, 2, 3, 12, 13, 20, 26):
        write(session, kept)
    counted = {}
    for week in range(0, 30, 3):
        with session.begin_nested() as undone:
            planned = plan(session, week)
            counted[week] = bool(felt(session))
            assert counted[week] is attendance.took_place(session, planned, NOW)
            undone.rollback()
    assert set(counted.values()) == {True, False}


def test_a_rating_before_the_hour_counts_all_the_same(session):
    planned = plan(session, 1)
    rate(session, 1, 8)
    assert [row.appointment for row in felt(session, now=planned.at - timedelta(hours=2))] == [
        planned.uuid
    ]


def test_each_therapist_has_sessions_of_their_own(session):
    ann, ben = someone(session, "Ann"), someone(session, "Ben")
    rate_all(session, [8, 8], therapist=ann)
    assert [one.name for one in trends.rated_therapists(session)] == ["Ann"]
    rate_all(session, [6], first=4, therapist=ben)
    assert [one.name for one in trends.rated_therapists(session)] == ["Ann", "Ben"]
    assert [row.day for row in felt(session, ben)] == [day(4)]
    assert felt(session, ben)[0].points["heard"].earlier == ()
    versions.edit(session, ann, mentioned=False)
    assert [one.name for one in trends.rated_therapists(session)] == ["Ben"]


def test_nobody_s_sessions_were_rated(session):
    had(session, 1)
    assert trends.rated_therapists(session) == []


def test_the_scales_are_those_that_are_on_and_those_that_were_rated(session):
    rows = both(session)
    assert trends.scales(session, rows) == BOTH
    rate(session, 8, 6, "open")
    assert trends.scales(session, felt(session)) == ("heard", "safe", "open")
    settings.put(session, "scales", ["safe"])
    assert trends.scales(session, []) == ("safe",)
    assert trends.scales(session, rows) == BOTH


def test_the_order_is_that_of_the_appointments_however_late_a_rating_comes(session):
    rate_all(session, [8, None, 8])
    rate(session, 1, 4, days_after=30)
    rows = felt(session)
    assert [row.points["heard"].value for row in rows] == [8, 4, 8]
    assert [row.points["heard"].earlier for row in rows] == [(), (8,), (8, 4)]
    assert rows[1].points["heard"].days_after == 30


def test_two_on_one_day_stand_in_the_order_of_their_hours(session):
    first, second = plan(session, 1, hour=15), plan(session, 1, hour=9)
    appointments.mark(session, first, "attended")
    appointments.mark(session, second, "attended")
    assert [row.appointment for row in felt(session)] == [second.uuid, first.uuid]


def test_a_waiting_rating_counts_for_nothing(session):
    rate_all(session, [8, 8])
    new = NewRating(scale="heard", value=1)
    ratings.wait(session, uuid4(), new, at=NOW, day=NOW.date(), therapist="")
    assert len(trends.of_scale(felt(session), "heard")) == 2


def test_the_whole_as_one_sentence(rows):
    assert telling.of_scale(rows, "heard", 2026) == (
        "Heard, 9 sessions from 6 January to 3 March, 8 rated: between 5 and 9, usually 8, last 5."
    )
    assert telling.of_scale(rows, "safe", 2027) == (
        "Safe, 9 sessions from 6 January 2026 to 3 March 2026, 8 rated: between 7 and 8, "
        "usually 8, last 7."
    )
    assert telling.of_scale(rows, "open", 2026) == (
        "Open, 9 sessions from 6 January to 3 March, none rated."
    )


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ([7], "on 6 January, 1 rated: 7."),
        ([7, None], "to 13 January, 1 rated: 7."),
        ([7, 9], "to 13 January, 2 rated: 7 and 9."),
        ([7, 9, 8], "3 rated: between 7 and 9, usually around 8 so far, last 8."),
        ([7, 9, 8, 2], "4 rated: between 2 and 9, usually 8, last 2."),
        ([7, 8, 7, 8, 9], "5 rated: between 7 and 9, usually 7.5, last 9."),
        ([10] * 5, "to 3 February, 5 rated: 10 each time."),
    ],
)
def test_few_are_listed_and_three_are_the_first_of_which_something_is_said(
    session, values, sentence
):
    rate_all(session, values)
    assert telling.of_scale(felt(session), "heard", 2026).endswith(sentence)


def said(session, week, scales=BOTH):
    row = next(row for row in felt(session) if row.day == day(week))
    return telling.of_session(row, scales)


def test_a_session_in_words(rows):
    for week, scales, sentence in (
        (8, BOTH, "Heard 5, your usual is 8. Safe 7, your usual is 8."),
        (8, ("safe",), "Safe 7, your usual is 8."),
        (7, BOTH, "Not rated."),
        (7, ("heard",), "Not rated."),
        (6, ("heard",), "Heard 8, your usual is 7.5."),
    ):
        assert telling.of_session(rows[week], scales) == sentence


def test_under_three_too_few_and_with_three_around(session):
    rate_all(session, [8, 6, 9, 8], *BOTH)
    assert said(session, 0) == (
        "Heard 8. Safe 8. One rating so far. Too few to say anything about."
    )
    assert said(session, 1, ("heard",)) == (
        "Heard 6. Two ratings so far. Too few to say anything about."
    )
    assert said(session, 2, ("heard",)) == "Heard 9, your usual so far is around 8."
    assert said(session, 3, ("heard",)) == "Heard 8, your usual is 8."


def test_scales_that_were_rated_a_different_number_of_times(session):
    rate_all(session, [8, 8])
    rate(session, 1, 5, "safe")
    assert said(session, 1) == ("Heard 8. Safe 5. Too few ratings so far to say anything about.")
    rate(session, 2, 7)
    assert said(session, 2) == "Heard 7, your usual so far is around 8. Safe not rated."


def test_of_straight_tens_nothing_is_said(session):
    rate_all(session, [10] * 5)
    assert said(session, 2, ("heard",)) == "Heard 10."
    assert said(session, 4, ("heard",)) == "Heard 10."
    rate(session, 5, 9)
    assert said(session, 5, ("heard",)) == "Heard 9, your usual is 10."


def test_of_the_first_ones_after_a_gap_nothing_is_said(session):
    rate_all(session, [8, 8, 8, 8])
    rate_all(session, [6, 7, 7, 5], first=22)
    assert [said(session, week, ("heard",)) for week in (22, 23, 24)] == [
        "Heard 6.",
        "Heard 7.",
        "Heard 7.",
    ]
    assert said(session, 25, ("heard",)) == "Heard 5, your usual is 7."


def test_late_is_said_in_words(session):
    rate(session, 0, 8, days_after=1)
    rate(session, 0, 8, "safe", days_after=1)
    assert said(session, 0).endswith("about. Rated 1 day after the session.")
    rate(session, 1, 8)
    rate(session, 1, 8, "safe", days_after=3)
    assert said(session, 1).endswith("Safe: rated 3 days after the session.")
    assert "Heard: rated" not in said(session, 1)


@pytest.mark.parametrize(
    ("value", "ribbon", "drawn"),
    [
        (6, None, " .         . o       . "),
        (7, (6, 8), " .         .[  o  ]  . "),
        (9, (6, 8), " .         .[     ]o . "),
        (5, (7, 9), " .         o  [     ]. "),
        (0, (0, 10), "[o         .         .]"),
        (10, (10, 10), " .         .        [o]"),
        (0, None, " o         .         . "),
        (5, (4, 6), " .      [  o  ]      . "),
    ],
)
def test_a_row_is_drawn_in_plain_characters(value, ribbon, drawn):
    row = words.row(value, ribbon)
    assert len(row) == words.CELLS
    assert row == drawn


def test_a_dip_is_a_dot_left_of_the_ribbon_and_nothing_more(rows):
    point = rows[8].points["heard"]
    row = words.row(point.value, point.ribbon)
    assert point.dips
    assert row.index("o") < row.index("[")
    assert set(row) == {" ", ".", "o", "[", "]"}


def test_sessions_are_read_at_once_however_many_there_are(session):
    rate_all(session, [8, 7] * 6)
    statements = []
    engine = session.get_bind()
    event.listen(engine, "before_cursor_execute", lambda *a: statements.append(a[2]))
    assert len(felt(session, now=dates.now() + timedelta(days=4000))) == 12
    assert len(statements) < 10


def test_all_of_it_is_told_by_values_of_whom_is_meant(session):
    ann, ben = someone(session, "Ann"), someone(session, "Ben")
    assert trends.of_therapist(session, None, NOW) == trends.Trends(scales=("heard", "safe"))
    rate(session, 0, 8, therapist=ben)
    assert trends.choices(session) == [(ben.uuid, "Ben")]
    assert trends.meant(session, "") == ben.uuid
    assert trends.meant(session, "ann") == ann.uuid
    told = trends.of_therapist(session, ben.uuid, NOW)
    # She has no ratings, and it is said all the same whose these are.
    assert (told.name, told.whose, told.scales) == ("Ben", "Ben", ("heard", "safe"))
    assert told.rows == tuple(trends.rated_sessions(session, ben, NOW))
    ben.mentioned = False
    with pytest.raises(WrongUse):
        trends.meant(session, "Ben")
