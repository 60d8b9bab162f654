"""The list of the pages that were written, on the screen."""

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from bondjournal import dates
from bondjournal.errors import JournalError
from bondjournal.flows import pages as flow
from bondjournal.journal import pages as kept
from bondjournal.summary import file, written
from bondjournal.tui.screens import days
from bondjournal.tui.screens.pages import Pages
from bondjournal.tui.screens.prepare_raw import AsItIs
from bondjournal.tui.talk import OnScreen
from bondjournal.tui.widgets.pages import Row
from bondjournal.wording import pages as words

if TYPE_CHECKING:
    from bondjournal.tui.app import JournalApp


async def pages(app: "JournalApp", of: UUID | None = None) -> None:
    """Show the pages that were written; the mark begins on the last one of a session."""
    there = await app.read(kept.last_of, of) if of else None
    screen = Pages(*await _shown(app), there.uuid if there else None)
    await app.push_screen(screen)
    while (request := await screen.asked()) is not None:
        try:
            if request.uuid is not None:
                await _do(app, request.action, request.uuid)
            screen.put(*await _shown(app))
        except JournalError as error:
            screen.notice(error.message)


async def _do(app: "JournalApp", action: str, uuid: UUID) -> None:
    """Do what is asked for with a page."""
    if action == "delete":
        await flow.delete(OnScreen(app), uuid)
    elif action == "forget":
        await flow.forget(OnScreen(app), uuid)
    elif (page := await app.read(kept.find, uuid)) is None:
        app.shown(words.FORGOTTEN)
    else:
        path = Path(page.path)
        await app.push_screen_wait(AsItIs(path.name, await asyncio.to_thread(file.read, path)))


async def _shown(app: "JournalApp") -> tuple[list[Row], dict[UUID, tuple[str, ...]]]:
    """Return the pages as rows, the newest first, and what is known about each."""
    year = app.today.year
    rows: list[Row] = []
    known: dict[UUID, tuple[str, ...]] = {}
    for page, day, state in await flow.listed(OnScreen(app)):
        path = Path(page.path)
        rows.append(
            Row(
                page.uuid,
                path.name,
                margin=dates.margin(day, year),
                short_margin=days.short(day, year),
                right=words.STATES[state],
                quiet=state in ("gone", "deleted"),
            )
        )
        known[page.uuid] = (written.described(page, year), f"In {file.tilde(path.parent)}.")
    return rows, known
