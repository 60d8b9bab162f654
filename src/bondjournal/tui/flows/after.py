"""After a session: numbers and words about it are asked for and kept together."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from sqlmodel import Session, select

from bondjournal import addition, dates, wording
from bondjournal.draft import AboutSession, Draft
from bondjournal.errors import JournalError
from bondjournal.journal import (
    about_session,
    appointments,
    attendance,
    carry_over,
    feeling_raw,
    known_sessions,
    settings,
    therapists,
    unfinished,
)
from bondjournal.journal.about_session import OF_A_SESSION
from bondjournal.journal.tables import Rating
from bondjournal.tui.flows import noticing
from bondjournal.tui.flows.after_said import About, store
from bondjournal.tui.flows.remembered import remembered
from bondjournal.tui.flows.whom import whom
from bondjournal.tui.screens.after import FIELDS, After, Asked
from bondjournal.tui.screens.keep_so_far import KeepSoFar
from bondjournal.tui.screens.session_when import SKIP, Question, SessionWhen
from bondjournal.tui.widgets.pages import Row
from bondjournal.wording import trends

if TYPE_CHECKING:
    from bondjournal.tui.app import JournalApp


async def after_session(app: "JournalApp", appointment_uuid: UUID | None = None) -> None:
    """Ask for what there is to say about a session, and keep it.

    Without a session named it is the latest begun, at most fourteen days back; where there is
    none, the day is asked, and nothing answered leaves the ratings waiting for it. Where several
    people are seen, it is asked with whom it was.

    Raises:
        WrongUse: sessions with this person are not to be mentioned.
    """
    if appointment_uuid is None:
        begun = await app.read(partial(_begun_with, now=app.now()))
        them = await whom(app, begun)
        if them is None:
            return
        about = await app.read(partial(_latest, them=them, now=app.now()))
    else:
        about = await app.read(partial(_named, uuid=appointment_uuid))
    if about.appointment is None:
        asked_for = await _ask_day(app)
        if asked_for is None:
            return
        about = await app.read(_known_on, replace(asked_for, therapist=about.therapist))
    now = app.now()
    uuid = about.appointment.uuid if about.appointment else None
    said = AboutSession(appointment=uuid, day=about.day, therapist=about.therapist)
    new = Draft(at=now, changed_at=now, zone=app.zone, after=True)
    kept = await app.read(unfinished.after_session, uuid, now) if uuid else None
    await _ask(app, about, replace(kept or new, about=said))


async def go_on(app: "JournalApp", draft: Draft) -> None:
    """Go on with what was being said about a session when it was left.

    Raises:
        WrongUse: sessions with this person are not to be mentioned.
    """
    assert draft.about is not None
    said = draft.about
    about = About(day=said.day, therapist=said.therapist)
    if said.appointment is not None:
        about = await app.read(lambda session: _named(session, said.appointment))
    await _ask(app, about, draft)


async def _ask(app: "JournalApp", about: About, draft: Draft) -> None:
    asked = await app.read(lambda session: _asked(session, about, app.now(), app.today))
    screen = After(asked, draft, keep_draft=app.keep_draft)
    await app.push_screen(screen)
    while (wish := await screen.asked()) is not None:
        answer = await app.push_screen_wait(KeepSoFar()) if wish == "leave" else "keep"
        anything = screen.said.anything
        if answer == "leave" or (answer == "keep" and not (anything or screen.said.shown)):
            await _leave(app, screen, draft)
        elif answer == "keep" and (kept := await _keep(app, screen, about, draft)):
            await _leave(app, screen, draft)
            if anything:
                app.shown(kept)
                if screen.said.words and draft.editing is None:
                    aside = await app.write(feeling_raw.say_once, after=True)
                    remembered(app).aside = aside
                await noticing.tell(app, kept=True)
    # Left with nothing said any more: there may be a draft of what was said before.
    await _drop(app, draft)


async def _ask_day(app: "JournalApp") -> About | None:
    """Ask which day it was; None where that is left by Escape."""
    question = Question(wording.WHICH_DAY, ("A day is enough: tue, or 12 May.",), SKIP)
    when = await app.push_screen_wait(SessionWhen(question, _past(app, app.now()), leave="back"))
    if when is None:
        return None
    return About(day=when.day if isinstance(when, dates.When) else None)


def _past(app: "JournalApp", until: datetime) -> Callable[[str], dates.When]:
    """Return what reads a day up to an instant."""
    return lambda typed: dates.parse_past(
        typed, now=until, zone=app.zone, start_of_day=app.start_of_day
    )


def _begun_with(session: Session, now: datetime) -> UUID | None:
    """Return with whom the latest session begun was, of those who are seen."""
    begun = [attendance.joined(session, one, now) for one in therapists.seen(session)]
    latest = max((row for row in begun if row), key=lambda row: row.at, default=None)
    return latest.therapist_uuid if latest else None


def _latest(session: Session, them: UUID, now: datetime) -> About:
    therapist = therapists.by_uuid(session, them)
    therapists.may_be_mentioned(therapist)
    return About(attendance.joined(session, therapist, now), therapist=them)


def _known_on(session: Session, about: About) -> About:
    """Return what is said to be of a day, with its session where one is known."""
    if about.day is None:
        return about
    known = known_sessions.of_day(session, about.day, about.whom(session))
    return replace(about, appointment=known)


def _named(session: Session, uuid: UUID | None) -> About:
    return About(appointments.by_uuid(session, uuid) if uuid is not None else None)


def _asked(session: Session, about: About, now: datetime, today: date) -> Asked:
    appointment, day = about.appointment, about.day
    them = about.whom(session)
    therapists.may_be_mentioned(them)
    if appointment is None and day is not None:
        appointment = known_sessions.of_day(session, day, them)
    day = appointment.day if appointment else day
    before = about_session.answers(session, appointment.uuid if appointment else None)
    known = dict.fromkeys(FIELDS, "")
    if appointment is not None:
        known |= {"unsaid": appointment.unsaid, "wished": appointment.wished}
    elif day is None:
        known = {name: text for name, text in known.items() if name not in OF_A_SESSION}
    aside = []
    if session.exec(select(Rating.id).limit(1)).first() is None:
        aside.append(wording.NOBODY_SEES)
    if day is not None and day < today and not before.numbers:
        aside.append(trends.late((today - day).days))
    scales = settings.get(session, "scales") or ("heard", "safe")
    to_ask = carry_over.to_ask(session, appointment.uuid, now) if appointment else []
    return Asked(
        remark=dates.margin(day, today.year) if day else "",
        aside=tuple(aside),
        scales=tuple(scale for scale in addition.SCALES if scale in scales),
        numbers=before.numbers,
        lines=before.lines,
        words=before.words,
        known=known,
        topics=tuple(
            Row(topic.uuid, topic.text, margin="first, please" if topic.first else str(number))
            for number, topic in enumerate(to_ask, 1)
        ),
    )


async def _keep(app: "JournalApp", screen: After, about: About, draft: Draft) -> str:
    """Keep it, and return what is said of that; where that does not work, nothing."""
    said, at = screen.said, app.now()
    try:
        return await app.write(lambda session: store(session, said, about, draft, at, app.today))
    except JournalError as error:
        screen.notice(error.message)
        return ""


async def _leave(app: "JournalApp", screen: After, draft: Draft) -> None:
    await screen.settled()
    screen.leave()
    await _drop(app, draft)


async def _drop(app: "JournalApp", draft: Draft) -> None:
    with suppress(JournalError):
        await asyncio.to_thread(app.drop_draft, draft.uuid)
