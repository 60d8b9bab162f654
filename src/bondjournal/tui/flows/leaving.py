"""Leaving a text as a draft, going on with it, and dropping the draft once it is kept."""

import asyncio
from contextlib import suppress
from typing import TYPE_CHECKING, Any
from uuid import UUID

from bondjournal import wording
from bondjournal.draft import Draft
from bondjournal.errors import JournalError
from bondjournal.tui.flows.remembered import remembered
from bondjournal.tui.frame import Frame
from bondjournal.tui.screens.drafting import Drafting

if TYPE_CHECKING:
    from bondjournal.tui.app import JournalApp


async def leave(app: "JournalApp", screen: Drafting[Any]) -> bool:
    """Leave a screen once its text is kept as a draft; stay if that is not possible.

    Returns:
        Whether the screen was left.
    """
    async with screen.sealing:
        draft = screen.draft
        if draft.empty:
            await drop(app, draft)
            screen.mark_sealed(draft)
            screen.leave()
            return True
        try:
            while (unfinished := screen.unfinished()) is not None:
                draft = unfinished
                await asyncio.to_thread(app.keep_draft, draft)
                screen.mark_sealed(draft)
        except JournalError as error:
            screen.notice(error.message)
            return False
        if app.journal is not None and screen.begun:
            remember(app, draft)
            _say_kept(app, screen)
        screen.leave()
        return True


def _say_kept(app: "JournalApp", screen: Drafting[Any]) -> None:
    """Say on the screen below that the text is kept as a draft."""
    stack = app.screen_stack
    below = stack[stack.index(screen) - 1] if screen in stack else None
    if isinstance(below, Frame):
        below.state = wording.DRAFT_KEPT


def remember(app: "JournalApp", draft: Draft) -> None:
    """Remember a draft that was left, so that writing at the same place goes on with it."""
    remembered(app).left[_place(draft)] = draft


async def left(app: "JournalApp", place: UUID | str | None) -> Draft | None:
    """Return the draft that was left at a place, unless it was thrown away since.

    Args:
        app: the app.
        place: the entry it changes, the door it was written behind, or None for a new entry.
    """
    known = remembered(app).left
    draft = known.get(place)
    if draft is not None and draft.uuid not in await asyncio.to_thread(app.drafts_left):
        del known[place]
        return None
    return draft


async def drop(app: "JournalApp", draft: Draft) -> None:
    """Delete a draft; if that fails it is found again later, and recognised by its entry."""
    remembered(app).left.pop(_place(draft), None)
    with suppress(JournalError):
        await asyncio.to_thread(app.drop_draft, draft.uuid)


def _place(draft: Draft) -> UUID | str | None:
    return draft.editing or draft.door or None
