"""The usual, and what stands out from it: rules on plain numbers. Pure.

Ratings are ordered by their appointments, never by when a number was given. A rating given late,
one for a session added afterwards, and one captured while locked all count at their appointment;
of two appointments at the same instant the one known first is earlier. So a rating for an older
appointment is compared with those before it, and does not affect later ones. An appointment without
a rating on a scale is skipped, and not counted as zero. A second rating for the same appointment
replaces the first. Each therapist and each scale has its own sequence.
"""

from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from statistics import median

from bondjournal.journal.gaps import FRESH

SPAN = 6
"""The usual is computed from up to this many of the last ratings."""
ENOUGH = 3
"""With fewer earlier ratings than this, there is no usual."""

ENOUGH_FOR_A_DIP = 4
"""With fewer earlier ratings than this no dip is noticed."""
BELOW = 2
"""How far below the usual a dip is at least."""
PAUSE = 5
"""How many appointments must lie between two notices about dips."""
LOW = 4
"""A rating of this or less is low."""
IN_A_ROW = 3
"""How many low ratings in a row are mentioned."""


def usual(earlier: Sequence[int]) -> float | None:
    """Return the median of the last `SPAN` ratings, oldest first; None with fewer than `ENOUGH`."""
    last = earlier[-SPAN:]
    return float(median(last)) if len(last) >= ENOUGH else None


def since_fresh_start(rated: Sequence[tuple[int, date]], before: date) -> list[int]:
    """Return the values since the last stretch of more than `FRESH` without a rating.

    Args:
        rated: values with the days of their appointments, oldest first.
        before: the day of the appointment they come before; a stretch may end there too.
    """
    days = [day for _, day in rated] + [before]
    start = 0
    for place, (day, after) in enumerate(pairwise(days), 1):
        if after - day > FRESH:
            start = place
    return [value for value, _ in rated][start:]


def usual_range(earlier: Sequence[int]) -> tuple[int, int] | None:
    """Return the lowest and the highest of what `usual` is told from; None where it is None."""
    last = earlier[-SPAN:]
    return (min(last), max(last)) if len(last) >= ENOUGH else None


def is_dip(value: int, earlier: Sequence[int]) -> bool:
    """Say whether a rating is a dip.

    It is one with at least `ENOUGH_FOR_A_DIP` earlier ratings, where it lies `BELOW` or more below
    the median of the last `SPAN` of them, and is lower than every one of these.

    Args:
        value: the rating.
        earlier: the ratings since the last fresh start, oldest first.
    """
    last = earlier[-SPAN:]
    return len(last) >= ENOUGH_FOR_A_DIP and value <= median(last) - BELOW and value < min(last)


def is_paused(noticed: Sequence[bool], place: int) -> bool:
    """Say whether a dip at a place is not told, because a notice was given close to it.

    At least `PAUSE` appointments lie between two notices. Those that count and were not rated are
    among them, and a rating given late looks to both sides.

    Args:
        noticed: for every appointment that counts, in order, whether it had a notice.
        place: the index of the appointment.
    """
    return any(noticed[max(0, place - PAUSE) : place]) or any(noticed[place + 1 :][:PAUSE])


def low_in_a_row(values: Sequence[int]) -> int:
    """Return how many of the last ratings, one after the other, are at `LOW` or under."""
    count = 0
    while count < len(values) and values[-1 - count] <= LOW:
        count += 1
    return count
