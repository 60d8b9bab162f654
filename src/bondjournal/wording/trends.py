"""Sentences on how sessions have felt, and the drawing of ratings in plain characters."""

from collections.abc import Sequence

from bondjournal.scales import LABELS

PLACE = "How it has felt"
EMPTY = "No ratings yet. You can give them after a session."
NONE_IN_DAYS = "No ratings in these days."
RIBBON = "The band shows your previous six ratings, lowest to highest. An empty row has no rating."
RIBBON_IN_LETTERS = (
    "[ ] shows your previous six ratings, lowest to highest. An empty row has no rating."
)
OTHERS = "other scales"
NOT_RATED = "not rated"
NOTHING_WRITTEN = "No entry belongs to this session."
NO_RATING_HERE = "This session was not rated."

CELLS = 23
"""How many cells one scale takes: two for each number from 0 to 10, and one for the far edge."""
TICK, DOT, LEFT, RIGHT = ".", "o", "[", "]"
_TICKS = (0, 5, 10)
_FEW = 2
"""Up to this many ratings are listed without a remark about them."""
_COUNTED = {1: "One rating", 2: "Two ratings"}


def sessions_with(name: str) -> str:
    """Return whose sessions are told of, if there are several therapists."""
    return f"Sessions with {name}."


def place(value: int) -> int:
    """Return the cell of a number; the first cell is for the edge of a ribbon from 0."""
    return 2 * value + 1


def row(value: int, ribbon: tuple[int, int] | None) -> str:
    """Return a rating as 23 cells: ticks at 0, 5 and 10, the ribbon's edges, the dot."""
    cells = [" "] * CELLS
    for tick in _TICKS:
        cells[place(tick)] = TICK
    if ribbon is not None:
        lowest, highest = ribbon
        cells[place(lowest) - 1], cells[place(highest) + 1] = LEFT, RIGHT
    cells[place(value)] = DOT
    return "".join(cells)


def numbers() -> str:
    """Return the row above the ratings: 0, 5 and 10 over their ticks."""
    cells = [" "] * CELLS
    for tick in _TICKS:
        for at, digit in enumerate(str(tick)):
            cells[place(tick) + at] = digit
    return "".join(cells)


def number(value: float) -> str:
    """Return a rating or a usual as text: "8" or "7.5"."""
    return f"{value:g}"


def rated(scale: str, value: int, usual: float | None = None, *, so_far: bool = False) -> str:
    """Return a rating as a sentence, with the usual it is compared with if there is one."""
    words = f"{LABELS[scale]} {value}"
    if usual is None:
        return f"{words}."
    if so_far:
        return f"{words}, your usual so far is around {number(usual)}."
    return f"{words}, your usual is {number(usual)}."


def too_few(counts: Sequence[int]) -> str:
    """Return the sentence for one or two ratings; `counts` has the number for each scale."""
    if len(set(counts)) > 1:
        return "Too few ratings so far to say anything about."
    return f"{_COUNTED[counts[0]]} so far. Too few to say anything about."


def late(days: int, scale: str = "") -> str:
    """Return that a rating was given days after its session; with the scale, if it is named."""
    many = "1 day" if days == 1 else f"{days} days"
    who = f"{LABELS[scale]}: rated" if scale else "Rated"
    return f"{who} {many} after the session."


def whole(
    scale: str,
    sessions: int,
    first: str,
    last: str,
    values: Sequence[int],
    usual: float | None,
    *,
    so_far: bool = False,
) -> str:
    """Return all ratings on a scale as one sentence.

    Args:
        scale: the scale.
        sessions: how many sessions that count there were, rated or not.
        first: the day of the first session, in words.
        last: the day of the last one.
        values: the ratings, oldest first.
        usual: the usual before the last rating; None if too few are known.
        so_far: True if there are only three ratings so far.
    """
    span = (
        f"1 session on {first}" if sessions == 1 else f"{sessions} sessions from {first} to {last}"
    )
    start = f"{LABELS[scale]}, {span}, "
    if not values:
        return f"{start}none rated."
    start += f"{len(values)} rated: "
    if len(values) <= _FEW:
        return f"{start}{' and '.join(map(str, values))}."
    lowest, highest = min(values), max(values)
    if lowest == highest:
        return f"{start}{lowest} each time."
    parts = [f"between {lowest} and {highest}"]
    if usual is not None:
        parts.append(f"usually {'around ' if so_far else ''}{number(usual)}{' so far' * so_far}")
    return f"{start}{', '.join(parts)}, last {values[-1]}."
