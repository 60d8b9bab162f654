"""After a session: asking for numbers and words about it, and keeping them together."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from bondjournal import dates, typed_dates, wording
from bondjournal.draft import AboutSession, Draft
from bondjournal.errors import JournalError
from bondjournal.flows.after import ask_therapist_of_session
from bondjournal.journal import after_session as kept_after
from bondjournal.journal import unfinished
from bondjournal.tui.flows import noticing
from bondjournal.tui.flows.remembered import remembered
from bondjournal.tui.screens.after import After
from bondjournal.tui.screens.slips import AskValue, Question
from bondjournal.tui.talk import OnScreen

if TYPE_CHECKING:
    from bondjournal.tui.app import JournalApp


async def after_session(app: "JournalApp", appointment_uuid: UUID | None = None) -> str | None:
    """Ask about a session and keep the answers; return a sentence about that.

    Returns None if nothing was kept.

    Without `appointment_uuid` it is about the latest session begun, at most fourteen days back.
    If there is none, the day is asked; if that is left empty, the ratings wait for their session.
    If several therapists are seen, it first asks with whom the session was.

    Raises:
        WrongUse: sessions with this therapist are not to be mentioned.
    """
    if appointment_uuid is None:
        therapist = await ask_therapist_of_session(OnScreen(app))
        if therapist is None:
            return None
        about = await app.read(kept_after.latest, therapist, app.now())
    else:
        about = await app.read(kept_after.resolved, AboutSession(appointment=appointment_uuid))
    if about.appointment is None:
        asked_for = await _ask_day(app)
        if asked_for is None:
            return None
        about = replace(asked_for, therapist=about.therapist)
        about = await app.read(kept_after.resolved, about)
    now = app.now()
    new = Draft(at=now, changed_at=now, zone=app.zone, after=True)
    appointment = about.appointment
    kept = await app.read(unfinished.after_session, appointment, now) if appointment else None
    leads = "back" if appointment_uuid else "home"
    return await _ask(app, about, replace(kept or new, about=about), leads)


async def go_on(app: "JournalApp", about: AboutSession, draft: Draft) -> None:
    """Go on with a draft about a session.

    Raises:
        WrongUse: sessions with this therapist are not to be mentioned.
    """
    await _ask(app, await app.read(kept_after.resolved, about), draft)


async def _ask(
    app: "JournalApp", about: AboutSession, draft: Draft, leads: str = "home"
) -> str | None:
    asked = await app.read(kept_after.to_ask, about, app.now())
    screen = After(asked, draft, keep_draft=app.keep_draft, leads=leads)
    await app.push_screen(screen)
    day = dates.margin(asked.day, app.today.year) if asked.day else ""
    screen.remark = ", ".join(filter(None, (day, asked.whose)))
    said = None
    while (request := await screen.next_request()) is not None:
        if scale := screen.given.line_alone(asked):
            screen.back_to_numbers(scale)
        elif not screen.said.anything:
            await _leave(app, screen, draft)
        elif kept := await _keep(app, screen, about, draft):
            await _leave(app, screen, draft)
            app.show_notice(kept.sentence)
            remembered(app).aside = kept.aside or remembered(app).aside
            said = await noticing.tell(app, kept=True) or kept.sentence
        elif request == "leave" and await _leave_as_draft(app, screen):
            return None
    # Nothing is left to say, but there may still be a draft of what was said before.
    await _drop(app, draft)
    return said


async def _ask_day(app: "JournalApp") -> AboutSession | None:
    """Ask which day it was; return None on Escape."""
    question = Question(
        wording.WHICH_DAY, ("A day is enough: tue, or 12 May.",), wording.ENTER_SKIPS
    )
    slip = AskValue(question, _past(app, app.now()), dates.understood, leave="back")
    when = await app.push_screen_wait(slip)
    if when is None:
        return None
    return AboutSession(day=when.day if isinstance(when, dates.When) else None)


def _past(app: "JournalApp", until: datetime) -> Callable[[str], dates.When]:
    """Return a function that reads a typed day, no later than an instant."""
    return lambda typed: typed_dates.parse_past(
        typed, now=until, zone=app.zone, start_of_day=app.start_of_day
    )


async def _keep(
    app: "JournalApp", screen: After, about: AboutSession, draft: Draft
) -> kept_after.Kept | None:
    """Keep the answers; if that fails, say why and return None."""
    try:
        return await app.write(
            kept_after.keep, about, screen.said, draft, at=app.now(), zone=app.zone
        )
    except JournalError as error:
        screen.notice(error.message)
        return None


async def _leave(app: "JournalApp", screen: After, draft: Draft) -> None:
    async with screen.sealing:
        screen.leave()
    await _drop(app, draft)


async def _leave_as_draft(app: "JournalApp", screen: After) -> bool:
    """Leave answers that cannot be kept in the journal as a draft; return whether that was done."""
    async with screen.sealing:
        try:
            if (draft := screen.unfinished()) is not None:
                await asyncio.to_thread(app.keep_draft, draft)
        except JournalError as error:
            screen.notice(error.message)
            return False
        screen.leave()
    app.show_notice(wording.DRAFT_KEPT)
    return True


async def _drop(app: "JournalApp", draft: Draft) -> None:
    with suppress(JournalError):
        await asyncio.to_thread(app.drop_draft, draft.uuid)
