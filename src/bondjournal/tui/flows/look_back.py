"""Look back: its five parts, each of which leads to the others."""

from datetime import date
from typing import TYPE_CHECKING

from bondjournal.tui.flows import looking, nouns
from bondjournal.tui.flows.calendar import calendar
from bondjournal.tui.flows.listed import EntryKey
from bondjournal.tui.flows.then_and_now import then_and_now
from bondjournal.tui.flows.trends import trends
from bondjournal.wording import lookback as words

if TYPE_CHECKING:
    from bondjournal.tui.app import JournalApp


async def look_back(
    app: "JournalApp",
    part: int | None = words.JOURNAL,
    *,
    search: bool = False,
    at: EntryKey | None = None,
    read: bool = False,
) -> None:
    """Show a part of Look back, and the parts it is left for.

    Args:
        app: the app.
        part: the index of the part.
        search: True to begin in the search field of the journal.
        at: where the mark begins in the journal.
        read: True to open that entry at once.
    """
    day: date | None = None
    while part is not None:
        if part == words.JOURNAL:
            part = await looking.journal(app, search=search, at=at, read=read)
        elif part == words.CALENDAR:
            part, day = await calendar(app, day)
        elif part == words.FELT:
            part = await trends(app)
        elif part == words.THEN_AND_NOW:
            part = await then_and_now(app)
        else:
            part = await nouns.signs(app)
        search, at, read = False, None, False
        if part == words.JOURNAL and day is not None:
            at, day = await looking.end_of(app, day), None


async def search(app: "JournalApp") -> None:
    """Show the journal, beginning in the search field."""
    await look_back(app, search=True)


async def go_to_calendar(app: "JournalApp") -> None:
    """Show the calendar."""
    await look_back(app, words.CALENDAR)


async def go_to_felt(app: "JournalApp") -> None:
    """Show how sessions have felt."""
    await look_back(app, words.FELT)


async def go_to_then_and_now(app: "JournalApp") -> None:
    """Show then and now."""
    await look_back(app, words.THEN_AND_NOW)


async def go_to_signs(app: "JournalApp") -> None:
    """Show the good signs."""
    await look_back(app, words.SIGNS)
