"""Hard time: the sentences at once, then the person's own list, which can go on a card."""

import asyncio
from typing import TYPE_CHECKING

from bondjournal.errors import JournalError
from bondjournal.flows import card as of_card
from bondjournal.nouns.hard_time import HARD_TIME, add_number
from bondjournal.tui.flows import noun_rows, nouns
from bondjournal.tui.screens.hard_time import CARD, RING, HardTime
from bondjournal.tui.screens.hard_time_card import Card
from bondjournal.tui.slip import Slip
from bondjournal.tui.talk import OnScreen

if TYPE_CHECKING:
    from bondjournal.tui.app import JournalApp


def is_here(app: "JournalApp") -> bool:
    """Return whether "Hard time", or something opened from it, is in front already."""
    sheets = [screen for screen in app.screen_stack if not isinstance(screen, Slip)]
    return bool(sheets) and isinstance(sheets[-1], HardTime | Card)


def open_here(app: "JournalApp") -> None:
    """Show "Hard time" at once over whatever is in front; the list follows once it is read."""
    screen = HardTime(locked=app.journal is None)
    app.push_screen(screen)
    if app.journal is not None:
        app.go(hard_time(app, screen))


async def hard_time(app: "JournalApp", screen: HardTime) -> None:
    """Show the person's list on a screen that is open already, and handle its requests."""
    screen.put(*await noun_rows.shown(HARD_TIME, app))
    while (request := await screen.next_request()) is not None:
        try:
            if request.name == CARD and request.action == "open":
                await _card(app)
            elif request.name == RING and request.action in ("open", "edit"):
                await add_number(OnScreen(app))
                screen.put(*await noun_rows.shown(HARD_TIME, app))
            else:
                await nouns.do(HARD_TIME, app, screen, request)
        except JournalError as error:
            screen.notice(error.message)
        if request.action not in nouns.MOVES:
            screen.forget_requests()


async def _card(app: "JournalApp") -> None:
    """Show the card, and write it to a file if that is wanted."""
    from bondjournal.journal import hard_times
    from bondjournal.summary import card

    text = card.card(await app.read(hard_times.words))
    screen = Card(text, await asyncio.to_thread(card.offered))
    await app.push_screen(screen)
    while (typed := await screen.next_request()) is not None:
        try:
            path = await of_card.write(OnScreen(app), typed, text)
        except JournalError as error:
            screen.tell(error.message, await asyncio.to_thread(card.free, typed))
            continue
        if path is not None:
            screen.leave()
            app.show_notice(of_card.written_sentence(path))
