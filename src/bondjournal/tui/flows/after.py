"""After a session: numbers and words about it are asked for and kept together."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from sqlmodel import Session, select

from bondjournal import addition, dates, wording
from bondjournal.draft import Draft
from bondjournal.errors import JournalError, WrongUse
from bondjournal.journal import (
    appointments,
    pages,
    ratings,
    settings,
    therapists,
    topics,
)
from bondjournal.journal.tables import Appointment, Rating, Topic
from bondjournal.tui.flows.after_said import OF_A_SESSION, About, store
from bondjournal.tui.screens.after import FIELDS, After, Asked
from bondjournal.tui.screens.keep_so_far import KeepSoFar
from bondjournal.tui.screens.session_when import Question, SessionWhen
from bondjournal.tui.widgets.pages import Row

if TYPE_CHECKING:
    from bondjournal.tui.app import JournalApp

_TO_COME = "That day is still to come."


async def after_session(app: "JournalApp", appointment_uuid: UUID | None = None) -> None:
    """Ask for what there is to say about a session, and keep it.

    Without a session named it is the latest begun, at most fourteen days back; where there is
    none, the day is asked, and nothing answered leaves the ratings waiting for it.
    """
    about = await app.reading(lambda session: _latest(session, appointment_uuid, app.now()))
    if about.appointment is None:
        asked_for = await _ask_day(app)
        if asked_for is None:
            return
        about = asked_for
    now = app.now()
    draft = Draft(at=now, changed_at=now, zone=app.zone, after=True)
    asked = await app.reading(lambda session: _asked(session, about, app.today))
    screen = After(asked, draft, keep_draft=app.keep_draft)
    await app.push_screen(screen)
    while (wish := await screen.asked()) is not None:
        answer = await app.push_screen_wait(KeepSoFar()) if wish == "leave" else "keep"
        if answer == "leave" or (answer == "keep" and not screen.said.anything):
            await _leave(app, screen, draft)
        elif answer == "keep" and await _keep(app, screen, about, draft):
            await _leave(app, screen, draft)
            app.shown(wording.KEPT)


async def waiting(app: "JournalApp") -> None:
    """Ask once of all that was rated while locked and found no session: which day was it?

    What is left unanswered waits on; it counts for nothing until its day is known.
    """
    for group in await app.reading(_not_asked):
        numbers = ", ".join(f"{wording.SCALE_NAMES[one.scale]} {one.value}" for one in group)
        given = f"{numbers}, kept on {dates.long(group[0].rated_on)}."
        question = Question(wording.WHICH_DAY, (given,), "Enter without a day leaves it.")
        capture, until = group[0].capture_uuid, group[0].rated_at
        when = await app.push_screen_wait(SessionWhen(question, _past(app, until)))
        await app.writing(
            partial(
                _settle, capture=capture, day=when.day if isinstance(when, dates.When) else None
            )
        )


async def _ask_day(app: "JournalApp") -> About | None:
    """Ask which day it was; None where that is left by Escape."""
    question = Question(
        wording.WHICH_DAY, ("A day is enough: tue, or 12 May.",), "Enter leaves it."
    )
    when = await app.push_screen_wait(SessionWhen(question, _past(app, app.now()), leave="back"))
    if when is None:
        return None
    return About(day=when.day if isinstance(when, dates.When) else None)


def _past(app: "JournalApp", until: datetime) -> Callable[[str], dates.When]:
    """Return what reads a day up to an instant."""

    def read(typed: str) -> dates.When:
        when = dates.parse(
            typed, toward="past", now=until, zone=app.zone, start_of_day=app.start_of_day
        )
        if when.day > dates.local(until, app.zone).date():
            raise WrongUse(_TO_COME)
        return when

    return read


def _latest(session: Session, uuid: UUID | None, now: datetime) -> About:
    if uuid is not None:
        return About(appointments.by_uuid(session, uuid))
    return About(appointments.joined(session, therapists.usual_one(session), now))


def _asked(session: Session, about: About, today: date) -> Asked:
    appointment, day = about.appointment, about.day
    if appointment is None and day is not None:
        them = therapists.usual_one(session)
        there = [
            one
            for one in appointments.on_day(session, them, day)
            if one.state in ("planned", "attended")
        ]
        appointment = there[0] if there else None
    day = appointment.day if appointment else day
    known = dict.fromkeys(FIELDS, "")
    if appointment is not None:
        known |= {"unsaid": appointment.unsaid, "wished": appointment.wished}
    elif day is None:
        known = {name: text for name, text in known.items() if name not in OF_A_SESSION}
    aside = []
    if session.exec(select(Rating.id).limit(1)).first() is None:
        aside.append(wording.NOBODY_SEES)
    if day is not None and day < today:
        late = (today - day).days
        aside.append(f"Rated {late} {'day' if late == 1 else 'days'} after the session.")
    scales = settings.get(session, "scales") or ("heard", "safe")
    return Asked(
        remark=dates.margin(day, today.year) if day else "",
        aside=tuple(aside),
        scales=tuple(scale for scale in addition.SCALES if scale in scales),
        known=known,
        topics=tuple(
            Row(topic.uuid, topic.text, margin="first, please" if topic.first else str(number))
            for number, topic in enumerate(_topics(session, appointment), 1)
        ),
    )


def _topics(session: Session, appointment: Appointment | None) -> list[Topic]:
    """Return the open topics of the last page for a session, or those there were before it."""
    if appointment is None:
        return []
    found = topics.on_page(session, appointment.therapist_uuid)
    written = pages.all_of(session, appointment.uuid)
    if written:
        return [topic for topic in found if topic.uuid.hex in written[-1].topics]
    return [topic for topic in found if topic.kept_at < appointment.at]


async def _keep(app: "JournalApp", screen: After, about: About, draft: Draft) -> bool:
    said, at = screen.said, app.now()
    try:
        await app.writing(lambda session: store(session, said, about, draft, at, app.today))
    except JournalError as error:
        screen.notice(error.message)
        return False
    return True


async def _leave(app: "JournalApp", screen: After, draft: Draft) -> None:
    await screen.settled()
    screen.leave()
    with suppress(JournalError):
        await asyncio.to_thread(app.drop_draft, draft.uuid)


def _not_asked(session: Session) -> list[list[Rating]]:
    """Return the waiting ratings of each capture that was not asked about here before."""
    asked = settings.get(session, _ASKED) or []
    return [
        group
        for group in ratings.waiting_groups(session)
        if group[0].capture_uuid is not None
        and group[0].capture_uuid.hex not in asked
        and not group[0].therapist_typed
    ]


_ASKED = "waiting.asked"
"""The setting with the captures whose day was asked for on the screen."""


def _settle(session: Session, capture: UUID | None, day: date | None) -> None:
    assert capture is not None
    if day is None:
        settings.put(session, _ASKED, [*(settings.get(session, _ASKED) or []), capture.hex])
        return
    for group in ratings.waiting_groups(session):
        if group[0].capture_uuid == capture:
            them = therapists.usual_one(session)
            there = appointments.attended_on(session, them, day, dates.zone())
            ratings.settle(session, group, there)
