"""The calendar in words and signs."""

from collections.abc import Sequence

from bondjournal.wording import appointments

PLACE = "Calendar"
WRITTEN, SESSION = "·", "●"
ON_IT = "Something written."
LEGEND = f"{WRITTEN} something written   {SESSION} a session"
NOTHING = "{month}: nothing written, and no session."
CELL = 8
"""How many characters a day takes; fewer where there is less room."""
IS_TO_COME = "That day is still to come."
_LEAST_WITH_BRACKETS = 6


def weekdays(names: Sequence[str], width: int = CELL) -> str:
    """Return the row above the weeks, with so many characters for a day."""
    return "".join(f"{name[: min(3, width - 1)]:{width}}" for name in names).rstrip()


def cell(day: int, sign: str = "", *, chosen: bool = False, width: int = CELL) -> str:
    """Return the cell of a day, with the sign for what there is; a chosen one has brackets."""
    if width < _LEAST_WITH_BRACKETS:
        return f"{day:>2}{sign}".ljust(width)
    number = f"[{day}]" if chosen else f"{day:>2} "
    return f"{number}{sign}".ljust(width)


def session(therapist: str, said: str, time: str) -> str:
    """Return a session of a day as a sentence: "Session with Judith planned for 16:00.".

    Args:
        therapist: the name, if there are several.
        said: the numbers given for it or its state; empty if it is planned.
        time: the time it is planned for, if one is known.
    """
    name = appointments.called(therapist)
    if said:
        return f"{name}: {said}."
    return f"{name} planned for {time}." if time else f"{name} planned."


def written(days: Sequence[int], month: str) -> str:
    """Return on which days of a month something is written, in a sentence."""
    *others, last = map(str, days)
    listed = f"{', '.join(others)} and {last}" if others else last
    return f"Something is written on {listed} {month}."
