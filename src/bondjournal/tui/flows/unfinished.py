"""Unfinished entries: the drafts of windows that ended, asked about or as a list."""

import asyncio
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from bondjournal import dates, left_drafts, wording
from bondjournal.draft import Draft
from bondjournal.errors import InUse, JournalError, WrongUse
from bondjournal.flows.unfinished import (
    LATER,
    OPEN,
    THROW,
    ask,
    is_to_go,
    newest_first,
    which,
)
from bondjournal.journal.unfinished import first_words, throw
from bondjournal.nouns.noun import Noun, RowAction, RowLook
from bondjournal.tui.flows import after, off
from bondjournal.tui.flows.remembered import remembered
from bondjournal.tui.flows.writing import write
from bondjournal.tui.talk import OnScreen
from bondjournal.wording.undoing import DELETED

if TYPE_CHECKING:
    from bondjournal.tui.app import JournalApp


async def offer_unfinished(app: "JournalApp") -> None:
    """Ask what becomes of the unfinished entries; of several, ask which one is meant first."""
    while found := await asyncio.to_thread(_claimed, app):
        talk = OnScreen(app)
        draft = await which(talk, found)
        answer = await ask(talk, draft) if draft else LATER
        for one in found:
            if one is not draft or answer == LATER:
                app.leave_draft(one.uuid)
        if draft and answer == OPEN:
            await _take_up(app, draft)
        elif draft and answer == THROW and await _throw(app, draft):
            app.show_notice(wording.IN_TRASH)
        if answer != THROW or len(found) == 1:
            return
    app.show_notice(wording.NOTHING_UNFINISHED)


async def to_go_on_with(app: "JournalApp") -> list[Draft]:
    """Return the unfinished entries that home tells of, the newest first.

    Drafts left behind a door since the program began are not among them.
    """
    behind = {one.uuid for one in remembered(app).left.values() if one.at_door}
    found = await asyncio.to_thread(_seen, app)
    return [draft for draft in found if draft.uuid not in behind]


async def _rows(talk: Any) -> Sequence[Draft]:
    return await asyncio.to_thread(_seen, talk.app)


def _look(draft: Draft, today: date) -> RowLook:
    del today
    day, clock = dates.date_and_clock(draft.changed_at, draft.zone)
    return RowLook(day=day, last_short=clock)


async def _open_it(talk: Any, draft: Draft) -> None:
    await go_on(talk.app, draft.uuid)


async def _throw_away(talk: Any, draft: Draft) -> None:
    """Throw a draft away after asking.

    Raises:
        InUse: another window took it meanwhile.
    """
    if not await is_to_go(talk, draft):
        return
    if not talk.app.claim_draft(draft.uuid):
        raise InUse(wording.OPEN_ELSEWHERE, wording.CLOSE_IT_THERE)
    now = await asyncio.to_thread(_open, talk.app, draft.uuid)
    if now is not None and await _throw(talk.app, now):
        talk.say_kept()


UNFINISHED = Noun(
    name="draft",
    title=wording.UNFINISHED,
    this="this draft",
    which="",
    question="",
    remark="newest first",
    nothing=wording.NOTHING_UNFINISHED,
    how_to_add="",
    look=_look,
    rows=_rows,
    called=first_words,
    actions=(
        RowAction("open", _open_it, lambda _: ""),
        RowAction("delete", _throw_away, lambda _: "", done=lambda _: DELETED),
    ),
    foot=(("open", "open"), "delete"),
    shared=(),
    ordered=False,
    has_owner=False,
)
"""The drafts that no window is writing, as a list."""


async def _throw(app: "JournalApp", draft: Draft) -> bool:
    """Throw a draft away; return whether its words are in the trash now."""
    try:
        in_trash = await app.write(throw, draft)
    except JournalError as error:
        app.leave_draft(draft.uuid)
        app.show_notice(error.whole)
        return False
    app.drop_draft(draft.uuid)
    return in_trash


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


def _claimed(app: "JournalApp") -> list[Draft]:
    """Claim and return the drafts that no window is writing, the newest first."""
    written = {draft.uuid for draft in app.all_written()}
    left = [uuid for uuid in app.drafts_left() if uuid not in written and app.claim_draft(uuid)]
    return newest_first(filter(None, (_open(app, uuid) for uuid in left)))


def _seen(app: "JournalApp") -> list[Draft]:
    """Return the same drafts, without keeping them from other windows."""
    before = app.claimed
    found = _claimed(app)
    for draft in found:
        if draft.uuid not in before:
            app.leave_draft(draft.uuid)
    return found


def _open(app: "JournalApp", uuid: UUID) -> Draft | None:
    """Read a draft; drop it if nothing in it is unfinished, set it aside if it is damaged."""
    draft = left_drafts.unfinished(app.open_journal, uuid, app.drop_draft, app.open_draft)
    if draft is None:
        app.leave_draft(uuid)
    return draft
