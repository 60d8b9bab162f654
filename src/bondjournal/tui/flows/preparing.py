"""Preparing a page, step by step; everything is kept at once, and it goes on where it was left."""

from collections.abc import Awaitable, Callable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from sqlmodel import Session

from bondjournal import dates
from bondjournal.errors import JournalError
from bondjournal.journal import appointments, preparations, therapists, topics
from bondjournal.journal import whose as kept
from bondjournal.journal.tables import Appointment, Therapist
from bondjournal.tui.flows.claiming import ask_before_preparing
from bondjournal.tui.flows.way import Here, Way
from bondjournal.tui.flows.whom import whom

if TYPE_CHECKING:
    from bondjournal.tui.app import JournalApp


async def prepare(app: "JournalApp") -> None:
    """Prepare the page for the next session, or for one that nobody knows the day of yet.

    Raises:
        WrongUse: sessions with this person are not to be mentioned.
    """
    therapist, _ = await app.read(partial(whose, app=app))
    them = await whom(app, therapist.uuid)
    if them is None:
        return
    way, step = await app.write(partial(_begin, app=app, them=them))
    try:
        await ask_before_preparing(way)
        while step:
            went = await _steps()[step](way)
            there = await way.read(_has_topics)
            step = _after(step, went, has_topics=there)
            if step:
                followed = await way.write(partial(_follow, way=way))
                # What is written was read as it is now.
                step = "read" if followed and step == "write" else step
                await way.write(partial(_remember, step=step))
    except JournalError as error:
        await way.leave()
        app.shown(error.message)
    else:
        await way.leave()


Run = Callable[[Way], Awaitable[str]]


def _steps() -> dict[str, Run]:
    """Return what is done at each step.

    Each returns where one went: "on", "back", "stop", "done", or to a step by its name.
    """
    from bondjournal.tui.flows import (
        prepare_file,
        prepare_more,
        prepare_notes,
        prepare_page,
        prepare_topics,
    )

    return {
        "notes": prepare_notes.notes,
        "topics": prepare_topics.topics,
        "first": prepare_topics.first,
        "help": prepare_more.would_help,
        "rest": prepare_more.the_rest,
        "read": prepare_page.read,
        "write": prepare_file.write,
    }


def _after(step: str, went: str, *, has_topics: bool) -> str:
    """Return the step after one, or nothing where preparing ends for now."""
    if went in preparations.STEPS:
        return went
    if went in ("stop", "done"):
        return ""
    steps = [one for one in preparations.STEPS if has_topics or one != "first"]
    place = steps.index(step) if step in steps else steps.index("topics")
    place += 1 if went == "on" else -1
    return steps[max(place, 0)] if place < len(steps) else ""


def _begin(session: Session, app: "JournalApp", them: UUID) -> tuple[Way, str]:
    therapist = therapists.by_uuid(session, them)
    appointment = appointments.next_one(session, app.now(), therapist)
    prepared = preparations.begin(session, therapist, appointment)
    step = prepared.step
    if step in ("write", preparations.WRITTEN):
        # What is written was read before, so the way begins there at the latest.
        step = "read" if step == "write" else "notes"
    way = Way(
        app=app,
        therapist=therapist.uuid,
        appointment=appointment.uuid if appointment else None,
        place=_place(session, therapist, appointment, app.today),
        began=app.now(),
    )
    return way, step if step in preparations.STEPS else preparations.STEPS[0]


def _follow(session: Session, here: Here, way: Way) -> bool:
    """Go on for the session that is next now, where another window took away the one meant.

    Return whether the page is for another session than before.

    Raises:
        WrongUse: sessions with this person are not to be mentioned any more.
    """
    therapists.may_be_mentioned(here.therapist)
    meant = preparations.followed(session, here.therapist, here.appointment, way.app.now())
    before, way.appointment = way.appointment, meant.uuid if meant else None
    way.place = _place(session, here.therapist, meant, way.app.today)
    return way.appointment != before


def whose(session: Session, app: "JournalApp") -> tuple[Therapist, Appointment | None]:
    """Return whose page is meant, and the session it is for, if the next one is known.

    Raises:
        WrongUse: sessions with this person are not to be mentioned.
    """
    seen = therapists.seen(session)
    coming = [
        (appointment.at, appointment, therapist)
        for therapist in seen
        if (appointment := appointments.next_one(session, app.now(), therapist)) is not None
    ]
    if not coming:
        them = therapists.usual_one(session)
        therapists.may_be_mentioned(them)
        return them, None
    _, appointment, therapist = min(coming, key=lambda one: one[0])
    return therapist, appointment


def _place(
    session: Session, therapist: Therapist, appointment: Appointment | None, today: date
) -> str:
    """Return what is being prepared, and with whom where there are several therapists."""
    place = place_for(appointment.day if appointment else None, today)
    name = kept.names(session).get(therapist.uuid, "")
    if not name:
        return place
    return f"{place} with {name}" if appointment else f"{place} for {name}"


def place_for(day: date | None, today: date) -> str:
    """Return what is being prepared, as the head of a step says it."""
    if day is None:
        return "Prepare"
    away = (day - today).days
    if away in (0, 1):
        return f"Prepare for {'tomorrow' if away else 'today'}"
    week = len(dates.WEEKDAYS)
    named = dates.WEEKDAYS[day.weekday()] if 0 < away < week else dates.short(day, today.year)
    return f"Prepare for {named}"


def _has_topics(session: Session, here: Here) -> bool:
    return bool(topics.on_page(session, here.therapist.uuid))


def _remember(session: Session, here: Here, step: str) -> None:
    """Remember the step; once a page is written, reading it again leaves that as it is."""
    if here.prepared.step != preparations.WRITTEN or step not in ("read", "write"):
        preparations.change(session, here.prepared, step=step)
