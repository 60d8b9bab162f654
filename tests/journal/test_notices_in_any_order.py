"""Notices and trends, whatever is rated, rated again or rated late, and in whatever order."""

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bondjournal import scales
from bondjournal.journal import notices, ratings, therapists, trends, usual
from felt import NOW, day, had, rate

WEEKS = 16
steps = st.lists(
    st.tuples(
        st.integers(0, WEEKS - 1),
        st.sampled_from(scales.MAIN),
        st.sampled_from((0, 3, 4, 4, 5, 8, 8, 9)),
        st.booleans(),
    ),
    max_size=60,
)
"""A week, a scale, a number, and whether somebody can be told right after it."""


def examples(few, many):
    return pytest.mark.parametrize("examples", [few, pytest.param(many, marks=pytest.mark.long)])


@pytest.fixture
def them(session):
    return therapists.usual_one(session)


def felt(session, them):
    return trends.rated_sessions(session, them, NOW)


def shape(rows):
    """What of the rows does not depend on when and how they were kept."""
    return [
        (row.day, {scale: (point.value, point.earlier) for scale, point in row.points.items()})
        for row in rows
    ]


class Told:
    """What was told so far, and what holds whenever something more is."""

    def __init__(self):
        self.all = []
        self.low = []

    def hear(self, rows, notice):
        places = {row.appointment: place for place, row in enumerate(rows)}
        here = places[notice.appointment]
        before = [places[one] for one in self.all]
        assert here not in before, "one notice an appointment"
        if notice.dips:
            assert all(abs(here - one) > usual.PAUSE for one in before)
        for point in notice.low:
            values = [row.points[point.scale].value for row in self.rated(rows[: here + 1], point)]
            assert len(values) >= 3
            assert max(values[-3:]) <= usual.LOW
            for scale, one in self.low:
                if scale == point.scale:
                    between = rows[min(places[one], here) : max(places[one], here) + 1]
                    assert any(
                        row.points[scale].value > usual.LOW for row in self.rated(between, point)
                    ), "once, until a rating is above 4"
        self.all.append(notice.appointment)
        self.low += [(point.scale, notice.appointment) for point in notice.low]

    def rated(self, rows, point):
        return [row for row in rows if point.scale in row.points]


@examples(10, 200)
def test_whatever_is_rated_the_rules_of_telling_hold(session, them, examples):
    for week in range(WEEKS):
        had(session, week)

    @settings(max_examples=examples)
    @given(steps=steps)
    def hold(steps):
        told = Told()
        with session.begin_nested() as undone:
            for week, scale, value, can_be_told in steps:
                rate(session, week, value, scale, therapist=them, days_after=3)
                if can_be_told:
                    notice = notices.take(session, rated_at(session, week) + timedelta(hours=1))
                    if notice is not None:
                        told.hear(felt(session, them), notice)
                    assert not notices.any_waits(session)
            undone.rollback()
        session.expire_all()

    hold()


def rated_at(session, week):
    return max(one.rated_at for one in ratings.of_session(session, had(session, week).uuid))


@examples(8, 100)
def test_the_order_of_keeping_changes_nothing_of_how_sessions_felt(session, them, examples):
    @settings(max_examples=examples)
    @given(
        numbers=st.dictionaries(
            st.tuples(st.integers(0, 40), st.sampled_from(("heard", "safe", "open"))),
            st.integers(0, 10),
            max_size=25,
        ),
        data=st.data(),
    )
    def hold(numbers, data):
        found = []
        for _ in range(2):
            with session.begin_nested() as undone:
                for week, scale in data.draw(st.permutations(sorted(numbers))):
                    late = data.draw(st.integers(0, 9))
                    rate(
                        session,
                        week,
                        numbers[week, scale],
                        scale,
                        therapist=them,
                        days_after=late,
                    )
                found.append(shape(felt(session, them)))
                undone.rollback()
            session.expire_all()
        assert found[0] == found[1]
        days = [one for one, _ in found[0]]
        assert days == sorted({day(week) for week, _ in numbers})

    hold()
