"""Pages that were written: the list of them, and whether to delete one after its session."""

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from bondjournal import dates
from bondjournal.errors import JournalError
from bondjournal.journal import pages as kept
from bondjournal.journal.values import Page
from bondjournal.summary import file, written
from bondjournal.tui.screens import days
from bondjournal.tui.screens.delete_page import AfterSession, DeletePage, ForgetPage
from bondjournal.tui.screens.pages import Pages, Wish
from bondjournal.tui.screens.prepare_raw import AsItIs
from bondjournal.tui.widgets.pages import Row
from bondjournal.wording import pages as words

if TYPE_CHECKING:
    from bondjournal.tui.app import JournalApp


async def ask_if_due(app: "JournalApp") -> None:
    """Ask of every page whose session is over whether to delete its file, until it is answered.

    What cannot be deleted is not asked about: of a file that is gone that is taken down, one that
    was changed is left, and told. One that cannot be reached now is asked about another time.
    """
    if app.demo:
        return
    told = []
    for page, question in await app.read(written.to_ask, app.now()):
        try:
            told.append(await _ask(app, page, question))
        except JournalError as error:
            told.append(error.message)
    # One row has room for one of them, and a slip would cover it: what went otherwise is told.
    told.sort(key=lambda one: one == words.OUTCOMES["there"])
    if any(told):
        app.shown(next(one for one in told if one))


async def _ask(app: "JournalApp", page: Page, question: str) -> str:
    """Ask about a page, and return what is told about it."""
    found = await asyncio.to_thread(written.look, page)
    if found == "there":
        answer = await app.push_screen_wait(AfterSession(question, file.tilde(Path(page.path))))
        if answer == "d":
            return await _delete(app, page)
        if answer == "l":
            await app.write(kept.ask_about, page.uuid, ask=False)
        else:
            await app.write(kept.ask_another_day, page.uuid)
    elif found in ("gone", "changed"):
        await app.write(written.take_down, page.uuid, found, app.now())
        return words.AFTERWARDS[found]
    return ""


async def pages(app: "JournalApp", of: UUID | None = None) -> None:
    """Show the pages that were written; the mark begins on the last one of a session."""
    there = await app.read(kept.last_of, of) if of else None
    screen = Pages(*await _shown(app), there.uuid if there else None)
    await app.push_screen(screen)
    while (wish := await screen.asked()) is not None:
        try:
            told = await _do(app, wish)
            if told:
                screen.show(*await _shown(app))
                screen.notice(told)
        except JournalError as error:
            screen.notice(error.message)


async def _do(app: "JournalApp", wish: Wish) -> str:
    """Do what is wished; return what is told about it."""
    page = await app.read(kept.find, wish.uuid)
    if page is None:
        return words.FORGOTTEN
    path = Path(page.path)
    if wish.deed == "read":
        text = await asyncio.to_thread(file.read, path)
        await app.push_screen_wait(AsItIs(path.name, text))
    elif wish.deed == "delete":
        if page.deleted_at is not None:
            return words.OUTCOMES["gone"]
        if await app.push_screen_wait(DeletePage(file.tilde(path))) == "d":
            return await _delete(app, page)
    elif await app.push_screen_wait(ForgetPage(file.tilde(path))) == "f":
        await app.write(kept.forget, page.uuid)
        return words.FORGOTTEN
    return ""


async def _delete(app: "JournalApp", page: Page) -> str:
    """Delete a page's file if it is still the one that was written; tell what became of it."""
    found = await asyncio.to_thread(written.delete, page)
    await app.write(written.take_down, page.uuid, found, app.now())
    return words.OUTCOMES[found]


async def _shown(app: "JournalApp") -> tuple[list[Row], dict[UUID, tuple[str, ...]]]:
    """Return the pages as rows, the newest first, and what is known about each."""
    found = await app.read(kept.newest_first)
    states = await asyncio.to_thread(lambda: [written.look(page) for page in found])
    rows: list[Row] = []
    known: dict[UUID, tuple[str, ...]] = {}
    for page, state in zip(found, states, strict=True):
        day, path = dates.day_of(page.written_at, app.zone, app.start_of_day), Path(page.path)
        rows.append(
            Row(
                page.uuid,
                path.name,
                margin=dates.margin(day, app.today.year),
                short_margin=days.short(day, app.today.year),
                right=words.STATES[state],
                quiet=state in ("gone", "deleted"),
            )
        )
        what = written.described(page, app.today.year)
        known[page.uuid] = (what, f"In {file.tilde(path.parent)}.")
    return rows, known
