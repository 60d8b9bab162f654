"""What belongs under a topic, as the screen asks about it."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from bondjournal import dates
from bondjournal.summary import under
from bondjournal.tui.screens import days
from bondjournal.tui.screens.prepare_under import Material, UnderTopic

if TYPE_CHECKING:
    from bondjournal.tui.app import JournalApp

_TRIED = "tried"
_SHOWS_NOTHING = {True: "how it went?", False: "only me"}
"""Of what is under a topic and the page has nothing of: something tried, or an entry."""


async def ask(app: "JournalApp", topic: UUID) -> bool:
    """Ask what belongs under a topic, for the page that comes next; return whether it changed."""
    text, found = await app.read(under.asked_for_next_page, topic, now=app.now(), today=app.today)
    chosen = await app.push_screen_wait(UnderTopic(text, shown(found, app.today)))
    if chosen is None:
        return False
    await app.write(under.put_on_next_page, topic, chosen, now=app.now())
    return True


def shown(found: Sequence[under.Material], today: date) -> list[Material]:
    """Return what stands under a topic, and what may, as it is shown."""
    return [_shown(one, today) for one in found]


def _shown(one: under.Material, today: date) -> Material:
    return Material(
        one.uuid,
        one.words,
        dates.margin(one.day, today.year) if one.day else _TRIED,
        one.under,
        f"under topic {one.elsewhere}" if one.elsewhere else "",
        "" if one.shows else _SHOWS_NOTHING[one.day is None],
        days.short(one.day, today.year) if one.day else "",
    )
