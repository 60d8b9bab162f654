"""Days and times as they stand in a margin."""

from datetime import date

from bondjournal import dates
from bondjournal.tui.widgets.part import Label


def short(day: date, year: int) -> str:
    """Return a day for a narrow margin, at most 8 wide: "2 May", "28 April", "May 2025"."""
    if day.year == year:
        return dates.margin(day, year, weekday=False)
    return f"{dates.MONTHS[day.month - 1][:3]} {day.year:04}"


def label(day: date, year: int) -> Label:
    """Return a day for a margin."""
    return Label(dates.margin(day, year), short=short(day, year))
