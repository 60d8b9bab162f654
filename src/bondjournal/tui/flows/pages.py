"""Pages that were written: the list of them, and whether to delete one after its session."""

import asyncio
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from sqlmodel import Session

from bondjournal import dates
from bondjournal.errors import JournalError
from bondjournal.journal import pages as kept
from bondjournal.journal.tables import Page
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
    for page, question in await app.read(partial(_due, app=app)):
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
        await app.write(partial(_ask_no_more, uuid=page.uuid, another_day=answer != "l"))
    elif found in ("gone", "changed"):
        await app.write(partial(_take_down, uuid=page.uuid, found=found, app=app))
        return words.AFTERWARDS[found]
    return ""


async def pages(app: "JournalApp", of: UUID | None = None) -> None:
    """Show the pages that were written; the mark begins on the last one of a session."""
    there = await app.read(partial(kept.all_of, appointment=of)) if of else []
    screen = Pages(*await _shown(app), there[-1].uuid if there else None)
    await app.push_screen(screen)
    while (wish := await screen.asked()) is not None:
        try:
            told = await _do(app, wish)
            if told:
                screen.show(*await _shown(app))
                screen.notice(told)
        except JournalError as error:
            screen.notice(error.message)


def page_line(page: Page) -> str:
    """Return what is told of a session's page."""
    if page.deleted_at is None:
        return f"Its page was written to {page.path}."
    return "Its page was written, and deleted since."


async def _do(app: "JournalApp", wish: Wish) -> str:
    """Do what is wished; return what is told about it."""
    page = await app.read(partial(kept.by_uuid, uuid=wish.uuid))
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
        await app.write(partial(_forget, uuid=page.uuid))
        return words.FORGOTTEN
    return ""


async def _delete(app: "JournalApp", page: Page) -> str:
    """Delete a page's file if it is still the one that was written; tell what became of it."""
    found = await asyncio.to_thread(written.delete, page)
    await app.write(partial(_take_down, uuid=page.uuid, found=found, app=app))
    return words.OUTCOMES[found]


def _due(session: Session, app: "JournalApp") -> list[tuple[Page, str]]:
    now, year = app.now(), app.today.year
    return [(page, written.question(session, page, now, year)) for page in kept.due(session, now)]


async def _shown(app: "JournalApp") -> tuple[list[Row], dict[UUID, tuple[str, ...]]]:
    """Return the pages as rows, the newest first, and what is known about each."""
    found = await app.read(partial(_described, app=app))
    states = await asyncio.to_thread(lambda: [written.look(page) for page, _ in found])
    rows: list[Row] = []
    known: dict[UUID, tuple[str, ...]] = {}
    for (page, what), state in zip(reversed(found), reversed(states), strict=True):
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
        known[page.uuid] = (what, f"In {file.tilde(path.parent)}.")
    return rows, known


def _described(session: Session, app: "JournalApp") -> list[tuple[Page, str]]:
    year = app.today.year
    return [(page, written.described(session, page, year)) for page in kept.all_of(session)]


def _take_down(session: Session, uuid: UUID, found: file.Found, app: "JournalApp") -> None:
    page = kept.by_uuid(session, uuid)
    if page is not None:
        written.take_down(session, page, found, app.now())


def _ask_no_more(session: Session, uuid: UUID, *, another_day: bool) -> None:
    page = kept.by_uuid(session, uuid)
    if page is not None and another_day:
        kept.ask_another_day(session, page)
    elif page is not None:
        kept.ask_about(session, page, ask=False)


def _forget(session: Session, uuid: UUID) -> None:
    page = kept.by_uuid(session, uuid)
    if page is not None:
        kept.forget(session, page)
