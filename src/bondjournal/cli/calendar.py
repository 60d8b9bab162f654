"""list --calendar: the days of a month on which there is something."""

from typing import TYPE_CHECKING

from bondjournal import dates
from bondjournal.cli import console, result_shapes
from bondjournal.wording import calendar as words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bondjournal.journal.calendar import Month


def list_(typed: str, *, json: bool) -> None:
    """Print the month of a day, or this month if none was typed.

    Raises:
        WrongUse: it is not a day, or can be read in two ways.
    """
    from bondjournal.cli import days
    from bondjournal.cli.opening import opened

    with opened() as journal:
        from bondjournal.journal import calendar, settings

        today = journal.read(settings.today)
        day = days.read(journal, typed).day if typed else today
        month = journal.read(calendar.month, day, dates.now())
    if json:
        console.out_json(_rows(month))
    elif console.plain_wanted():
        console.out("\n".join(month.sentences(today.year)))
    else:
        console.out(dates.month(day))
        console.out(words.weekdays(dates.WEEKDAYS))
        for week in month.drawn(today):
            console.out(week)
        console.out(words.LEGEND)
        for sentence in month.said_of_sessions(today.year):
            console.out(sentence)


def _rows(month: "Month") -> "Iterator[result_shapes.CalendarDay]":
    for day in month.days:
        yield {
            "day": day.isoformat(),
            "written": day in month.written,
            "sessions": [one.uuid.hex for one in month.sessions.get(day, ())],
        }
