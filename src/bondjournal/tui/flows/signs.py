"""Signs I notice: moments looked at over time, and which sign one is."""

from contextlib import suppress
from typing import TYPE_CHECKING

from bondjournal import dates, wording
from bondjournal.errors import JournalError, NotFound
from bondjournal.journal import moments
from bondjournal.journal import signs as kept
from bondjournal.journal.values import Moment
from bondjournal.nouns.moment import ask_sign
from bondjournal.tui.screens import days
from bondjournal.tui.screens.signs import Signs
from bondjournal.tui.talk import OnScreen
from bondjournal.tui.widgets.grouped import Group
from bondjournal.tui.widgets.pages import Row
from bondjournal.wording import signs as words
from bondjournal.wording.whose import of

if TYPE_CHECKING:
    from bondjournal.tui.app import JournalApp


async def signs(app: "JournalApp") -> None:
    """Show the moments by sign, and give them one where that is wished."""
    screen = Signs(await _groups(app))
    await app.push_screen(screen)
    while (uuid := await screen.asked()) is not None:
        try:
            talk = OnScreen(app)
            with suppress(NotFound):
                await ask_sign(talk, await app.read(moments.LIST.get, uuid))
            screen.tell(await _groups(app))
            if talk.told is not None:
                screen.state = wording.KEPT
        except JournalError as error:
            screen.notice(error.message)
        screen.forget_wishes()


async def _groups(app: "JournalApp") -> list[Group]:
    """Return the five signs, and last what has none, if there is any."""
    found = await app.read(kept.by_sign)
    return [
        Group(sign, words.SIGNS[sign], [_row(moment, app.today.year) for moment in under])
        for sign, under in found.items()
        if sign or under
    ]


def _row(moment: Moment, year: int) -> Row:
    return Row(
        moment.uuid,
        moment.text,
        margin=dates.margin(moment.day, year),
        short_margin=days.short(moment.day, year),
        after=of(moment.whose),
    )
