"""Trends and notices as sentences."""

from collections.abc import Sequence

from bondjournal import dates
from bondjournal.checks import HIGHEST
from bondjournal.journal import trends, usual
from bondjournal.journal.notices import Notice
from bondjournal.journal.trends import Point, RatedSession
from bondjournal.scales import LABELS
from bondjournal.wording import notices as words
from bondjournal.wording import trends as wording

_THREE = usual.ENOUGH
"""With fewer ratings than these three, nothing is said about them."""


def of_session(row: RatedSession, scales: Sequence[str]) -> str:
    """Return how a session felt on some scales, each compared with the usual then."""
    points = [row.points.get(scale) for scale in scales]
    given = [point for point in points if point is not None]
    if not given:
        return f"{wording.NOT_RATED.capitalize()}."
    sentences = [
        _of_point(point) if point else f"{LABELS[scale]} {wording.NOT_RATED}."
        for scale, point in zip(scales, points, strict=True)
    ]
    few = [_so_far(point) for point in given if _so_far(point) < _THREE and not point.after_a_gap]
    if few:
        sentences.append(wording.too_few(few))
    return " ".join([*sentences, *_late(given)])


def of_scale(rows: Sequence[RatedSession], scale: str, year: int) -> str:
    """Return all ratings on a scale as one sentence.

    Args:
        rows: the sessions that count, at least one, the earliest first.
        scale: the scale.
        year: the year that dates leave out.
    """
    points = trends.of_scale(rows, scale)
    compared, so_far = _compared(points[-1]) if points else (None, False)
    return wording.whole(
        scale,
        len(rows),
        dates.short(rows[0].day, year),
        dates.short(rows[-1].day, year),
        [point.value for point in points],
        compared,
        so_far=so_far,
    )


def of_notice(notice: Notice) -> list[tuple[str, str]]:
    """Return the paragraphs of a notice, each with its scale, or "" if it is about both."""
    paragraphs = [
        (point.scale, words.lower(point.scale, point.value, point.usual or 0, len(point.earlier)))
        for point in notice.dips
    ]
    if len(paragraphs) == 1:
        ((scale, sentence),) = paragraphs
        paragraphs = [(scale, f"{sentence} {words.MANY_REASONS}")]
    elif paragraphs:
        paragraphs.append(("", words.MANY_REASONS))
    if notice.low:
        paragraphs.append(("", words.LOW))
    return paragraphs


def _of_point(point: Point) -> str:
    compared, so_far = _compared(point)
    return wording.rated(point.scale, point.value, compared, so_far=so_far)


def _compared(point: Point) -> tuple[float | None, bool]:
    """Return the usual to compare a rating with, and whether it is that of the first three.

    There is none beside nothing but tens, nor for the first three after a gap.
    """
    if all(value == HIGHEST for value in (*point.earlier, point.value)):
        return None, False
    if _so_far(point) == _THREE and not point.after_a_gap:
        return usual.usual((*point.earlier, point.value)), True
    return point.usual, False


def _so_far(point: Point) -> int:
    """Return how many ratings there are up to this one, as far as that matters."""
    return len(point.earlier) + 1


def _late(points: Sequence[Point]) -> list[str]:
    late = [point for point in points if point.days_after]
    if late and len({point.days_after for point in points}) == 1:
        return [wording.late(late[0].days_after)]
    return [wording.late(point.days_after, point.scale) for point in late]
