"""The calendar in words and signs."""

from collections.abc import Sequence

PLACE = "Calendar"
WRITTEN, SESSION = "·", "●"
LEGEND = f"{WRITTEN} something written   {SESSION} a session"
NOTHING = "{month}: nothing written, and no session."
WHOLE_MONTH = "The calendar shows a whole month."
CELL = 8
"""How many characters a day takes."""


def weekdays(names: Sequence[str]) -> str:
    """Return the row above the weeks."""
    return "".join(f"{name[:3]:{CELL}}" for name in names).rstrip()


def cell(day: int, sign: str = "", *, chosen: bool = False) -> str:
    """Return the cell of a day, with the sign for what there is."""
    number = f"[{day}]" if chosen else f"{day:>2} "
    return f"{number}{sign}".ljust(CELL)


def session(therapist: str, said: str, time: str) -> str:
    """Return a session of a day as a sentence: "Session with Judith planned for 16:00.".

    Args:
        therapist: the name, if there are several.
        said: the numbers given for it or its state; empty if it is planned.
        time: the time it is planned for, if one is known.
    """
    name = f"Session with {therapist}" if therapist else "Session"
    if said:
        return f"{name}: {said}."
    return f"{name} planned for {time}." if time else f"{name} planned."


def written(days: Sequence[int], month: str) -> str:
    """Return on which days of a month something is written, in a sentence."""
    *others, last = map(str, days)
    listed = f"{', '.join(others)} and {last}" if others else last
    return f"Something is written on {listed} {month}."
