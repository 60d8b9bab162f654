"""The calendar on the screen: a month, what is written on a day of it, a new entry for one."""

from datetime import date
from typing import TYPE_CHECKING

from bondjournal import dates, wording
from bondjournal.draft import Draft
from bondjournal.errors import JournalError
from bondjournal.journal import calendar as core
from bondjournal.journal import whole_entries
from bondjournal.tui.flows.writing import write
from bondjournal.tui.screens.calendar import Calendar
from bondjournal.wording import calendar as words
from bondjournal.wording.lookback import JOURNAL

if TYPE_CHECKING:
    from bondjournal.tui.app import JournalApp


async def calendar(app: "JournalApp", day: date | None) -> tuple[int | None, date | None]:
    """Show the month of a day, or this month.

    Returns:
        The part of Look back that it was left for, if any, and the day that was opened.
    """
    day = day or app.today
    screen = Calendar(await app.read(core.month, day, app.now()), day, app.today)
    await app.push_screen(screen)
    await _show(app, screen)
    while (request := await screen.next_request()) is not None:
        if request == "open":
            screen.go_to_step(JOURNAL)
            return JOURNAL, screen.day
        if screen.more_requests:
            continue
        try:
            if request == "new":
                await _write(app, screen)
            await _show(app, screen)
        except JournalError as error:
            screen.notice(error.message)
    return screen.left_for, None


async def _show(app: "JournalApp", screen: Calendar) -> None:
    month = await app.read(core.month, screen.day, app.now())
    found = await app.read(whole_entries.of_day, screen.day) if screen.day in month.written else ()
    # Each under its title or its time, so that two do not look like one.
    clocks = [dates.date_and_clock(one.at, one.zone)[1] for one in found]
    named = [one.title or clock for one, clock in zip(found, clocks, strict=True)]
    screen.show(month, [f"# {name}\n\n{one.body}" for name, one in zip(named, found, strict=True)])


async def _write(app: "JournalApp", screen: Calendar) -> None:
    now = app.now()
    if screen.day > app.today:
        screen.notice(words.IS_TO_COME)
        return
    at = now if screen.day == app.today else dates.at_noon(screen.day, app.zone)
    kept = await write(app, Draft(at=at, changed_at=now, zone=app.zone))
    screen.state = wording.ENTRY_KEPT if kept else ""
