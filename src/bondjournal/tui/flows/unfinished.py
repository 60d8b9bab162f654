"""Unfinished entries: finding the drafts of windows that ended."""

import asyncio
from typing import TYPE_CHECKING
from uuid import UUID

from bondjournal import left_drafts, wording
from bondjournal.draft import Draft
from bondjournal.errors import JournalError, WrongUse
from bondjournal.flows.unfinished import OPEN, THROW, ask, newest_first
from bondjournal.journal.unfinished import throw
from bondjournal.tui.flows import after, off
from bondjournal.tui.flows.writing import write
from bondjournal.tui.talk import OnScreen

if TYPE_CHECKING:
    from bondjournal.tui.app import JournalApp


async def offer(app: "JournalApp") -> int:
    """Ask about each unfinished entry, the newest first; return how many there were."""
    found = await asyncio.to_thread(_found, app)
    for draft in found:
        answer = await ask(OnScreen(app), draft)
        if answer == OPEN:
            await _take_up(app, draft)
        elif answer == THROW:
            await _throw(app, draft)
        else:
            app.leave_draft(draft.uuid)
    return len(found)


async def _throw(app: "JournalApp", draft: Draft) -> None:
    try:
        await app.write(throw, draft)
    except JournalError as error:
        app.leave_draft(draft.uuid)
        app.show_notice(error.whole)
        return
    app.drop_draft(draft.uuid)


async def offer_unfinished(app: "JournalApp") -> None:
    """Offer the unfinished entries, and say so if there are none."""
    if not await offer(app):
        app.show_notice(wording.NOTHING_UNFINISHED)


async def go_on(app: "JournalApp", uuid: UUID) -> None:
    """Go on with the draft being written when this window locked, without asking."""
    draft = await asyncio.to_thread(_open, app, uuid)
    if draft is not None and app.claim_draft(uuid):
        await _take_up(app, draft)


async def _take_up(app: "JournalApp", draft: Draft) -> None:
    """Go on with a draft in the flow that it was begun in."""
    if draft.at_door:
        await off.take_up(app, draft)
        return
    if draft.about is None:
        await write(app, draft)
        return
    try:
        await after.go_on(app, draft.about, draft)
    except WrongUse as error:
        app.show_notice(error.message)
        if draft.body.strip():
            await write(app, draft)


def _found(app: "JournalApp") -> list[Draft]:
    """Claim and return the drafts that no window is writing, the newest first."""
    written = app.written()
    found = []
    for uuid in app.drafts_left():
        if (written is None or uuid != written.uuid) and app.claim_draft(uuid):
            draft = _open(app, uuid)
            if draft is not None:
                found.append(draft)
    return newest_first(found)


def _open(app: "JournalApp", uuid: UUID) -> Draft | None:
    """Read a draft; drop it if nothing in it is unfinished, set it aside if it is damaged."""
    draft = left_drafts.unfinished(app.open_journal, uuid, app.drop_draft, app.open_draft)
    if draft is None:
        app.leave_draft(uuid)
    return draft
