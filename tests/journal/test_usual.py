"""The usual and the dip, at every boundary, and how often a stable person would hear of one."""

import sys
from datetime import date, timedelta
from itertools import pairwise
from random import Random

import pytest

from bondjournal.journal.usual import (
    PAUSE,
    is_dip,
    is_paused,
    low_in_a_row,
    since_fresh_start,
    usual,
    usual_range,
)

DAY = date(2026, 5, 12)


@pytest.mark.parametrize(
    ("earlier", "is_usual"),
    [
        ([], None),
        ([8], None),
        ([8, 9], None),
        ([8, 9, 7], 8),
        ([10, 9, 7, 6], 8),
        ([7, 8, 7, 8], 7.5),
        ([8, 8, 8, 9, 9, 9], 8.5),
        ([0, 0, 0], 0),
        ([0, 7, 7, 7, 8, 8, 8], 7.5),
    ],
)
def test_the_usual_is_the_median_of_the_last_up_to_six(earlier, is_usual):
    assert usual(earlier) == is_usual


def test_the_seventh_rating_back_counts_no_more():
    assert usual_range([0, 7, 7, 7, 8, 8, 8]) == (7, 8)
    assert usual_range([0, 7, 7, 8, 8, 8]) == (0, 8)
    assert usual_range([7, 8]) is None


@pytest.mark.parametrize(
    ("value", "earlier", "expected"),
    [
        # Three earlier ratings are one too few, four are enough.
        (0, [8, 8, 8], False),
        (5, [8, 8, 8, 8], True),
        (0, [10, 10, 10], False),
        # Two below the median is the boundary, whole and half.
        (6, [8, 8, 8, 8], True),
        (7, [8, 8, 8, 8], False),
        (6, [7, 8, 7, 8], False),
        (5, [7, 8, 7, 8], True),
        (6, [8, 8, 8, 9, 9, 9], True),
        (7, [8, 8, 8, 9, 9, 9], False),
        # Lower than every one of them: as low as the lowest is no dip.
        (5, [8, 8, 8, 5], False),
        (4, [8, 8, 8, 5], True),
        (5, [8, 8, 5, 8, 8, 8], False),
        # With seven, the first is looked at no more, neither for the median nor for the lowest.
        (5, [3, 8, 8, 8, 8, 8], False),
        (5, [3, 8, 8, 8, 8, 8, 8], True),
        (6, [9, 9, 9, 9, 8, 7, 7, 7], False),
        # Straight tens, and a number under them.
        (10, [10] * 6, False),
        (9, [10] * 6, False),
        (8, [10] * 6, True),
        # Nothing is lower than nought.
        (0, [0] * 6, False),
        (0, [2, 2, 2, 2], True),
        (0, [1, 2, 2, 1], False),
    ],
)
def test_what_is_a_dip(value, earlier, expected):
    assert is_dip(value, earlier) is expected


@pytest.mark.parametrize(("days", "is_fresh"), [(119, False), (120, False), (121, True)])
def test_the_usual_starts_afresh_after_120_days_without_a_rating(days, is_fresh):
    before = [(8, DAY - timedelta(days=days + 7)), (7, DAY - timedelta(days=days))]
    after = [(9, DAY), (6, DAY + timedelta(days=7))]
    values = since_fresh_start(before + after, DAY + timedelta(days=14))
    assert values == ([9, 6] if is_fresh else [8, 7, 9, 6])


@pytest.mark.parametrize(("days", "kept"), [(120, [8, 7]), (121, [])])
def test_the_long_stretch_may_end_at_the_new_rating(days, kept):
    rated = [(8, DAY - timedelta(days=7)), (7, DAY)]
    assert since_fresh_start(rated, DAY + timedelta(days=days)) == kept


def test_of_several_long_stretches_the_last_one_counts():
    days = [date(2024, 1, 1), date(2025, 1, 1), date(2026, 1, 1), date(2026, 1, 8)]
    rated = list(zip([1, 2, 3, 4], days, strict=True))
    assert since_fresh_start(rated, date(2026, 1, 15)) == [3, 4]
    assert since_fresh_start([], DAY) == []


@pytest.mark.parametrize(
    ("apart", "expected"), [(1, True), (2, True), (5, True), (6, False), (7, False)]
)
def test_five_appointments_lie_between_two_notices(apart, expected):
    noticed = [False] * 20
    noticed[10] = True
    assert is_paused(noticed, 10 + apart) is expected
    assert is_paused(noticed, 10 - apart) is expected


def test_no_appointment_pauses_itself():
    assert is_paused([False, True, False], 1) is False


@pytest.mark.parametrize(
    ("values", "count"),
    [([], 0), ([4], 1), ([5], 0), ([4, 4, 4], 3), ([3, 5, 4, 0], 2), ([4, 4, 4, 5], 0)],
)
def test_how_many_low_ones_there_are_in_a_row(values, count):
    assert low_in_a_row(values) == count


SESSIONS = 40
few_and_many_people = pytest.mark.parametrize(
    "people", [500, pytest.param(4_000, marks=pytest.mark.long)]
)


@pytest.fixture
def tell(capsys):
    """Print a figure, whether the test passes or not."""

    def print_it(figure):
        with capsys.disabled():
            sys.stdout.write(f"\n{figure}\n")

    return print_it


def stable(random, mean=8.0):
    """A rating of a person who is stable: rounded, and clipped to the scale."""
    return max(0, min(10, round(random.gauss(mean, 1.2))))


def bare_dips(values):
    return [place for place, value in enumerate(values) if is_dip(value, values[:place])]


@few_and_many_people
def test_the_bare_rule_speaks_up_at_most_three_times_in_forty_appointments(tell, people):
    random = Random(1)
    total = sum(len(bare_dips([stable(random) for _ in range(SESSIONS)])) for _ in range(people))
    tell(f"bare rule, one scale: {total / people:.2f} notices in {SESSIONS} appointments")
    assert 1 < total / people <= 3


@few_and_many_people
def test_both_scales_with_the_pause_speak_up_at_most_about_three_times(tell, people):
    random = Random(2)
    total = 0
    for _ in range(people):
        found = {
            place
            for _scale in ("heard", "safe")
            for place in bare_dips([stable(random) for _ in range(SESSIONS)])
        }
        noticed = [False] * SESSIONS
        for place in sorted(found):
            noticed[place] = not is_paused(noticed, place)
        total += sum(noticed)
        said = [place for place, one in enumerate(noticed) if one]
        assert all(b - a > PAUSE for a, b in pairwise(said))
    tell(f"both scales, with the pause: {total / people:.2f} notices")
    assert 1 < total / people <= 3.2


def test_most_sudden_drops_by_three_are_caught(tell):
    people = 4_000
    random = Random(3)
    caught = sum(
        is_dip(stable(random, mean=5), [stable(random) for _ in range(6)]) for _ in range(people)
    )
    tell(f"sudden drops by three, six ratings before: {caught / people:.0%} caught")
    assert caught / people >= 0.7
