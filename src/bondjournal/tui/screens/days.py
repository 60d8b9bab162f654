"""Days as a margin shows them."""

from datetime import date

from bondjournal import dates
from bondjournal.tui.widgets.part import Label


def short(day: date, year: int) -> str:
    """Return a day for a narrow margin, in at most 8 cells: "2 May", "28 April", "May 2025"."""
    if day.year == year:
        return dates.margin(day, year, weekday=False)
    return f"{dates.MONTHS[day.month - 1][:3]} {day.year:04}"


def label(day: date, year: int) -> Label:
    """Return a day as a label for a margin."""
    return Label(dates.margin(day, year), short=short(day, year))
