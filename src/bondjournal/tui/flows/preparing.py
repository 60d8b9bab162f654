"""Preparing a page, step by step; everything is kept at once, and it goes on where it was left."""

from collections.abc import Awaitable, Callable
from datetime import date
from typing import TYPE_CHECKING

from bondjournal import dates
from bondjournal.errors import JournalError
from bondjournal.flows.whose import ask_before_preparing
from bondjournal.journal import preparations
from bondjournal.journal import way as kept
from bondjournal.journal.way import At
from bondjournal.nouns.therapist import whom
from bondjournal.summary import page_topics
from bondjournal.tui.flows.way import Way
from bondjournal.tui.talk import OnScreen

if TYPE_CHECKING:
    from bondjournal.tui.app import JournalApp


async def prepare(app: "JournalApp") -> None:
    """Prepare the page for the next session, or for one that nobody knows the day of yet.

    Raises:
        WrongUse: sessions with this person are not to be mentioned.
    """
    next_one, _ = await app.read(kept.comes_next, app.now())
    them = await whom(OnScreen(app), next_one)
    if them is None:
        return
    at = await app.write(kept.begun_for_next, them, app.now())
    way = Way(
        app=app,
        therapist=at.therapist,
        appointment=at.appointment,
        place=_place(at, app.today),
        began=app.now(),
    )
    step = at.step
    try:
        await ask_before_preparing(OnScreen(app), way.therapist, way.appointment)
        while step:
            went = await _steps()[step](way)
            there = await app.read(page_topics.any_on, way.therapist)
            step = _after(step, went, has_topics=there)
            if step:
                at = await way.write(kept.go_to, step, app.now())
                way.appointment, way.place, step = at.appointment, _place(at, app.today), at.step
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


def _place(at: At, today: date) -> str:
    """Return what is being prepared, and with whom where there are several therapists."""
    place = place_for(at.day, today)
    if not at.name:
        return place
    return f"{place} with {at.name}" if at.appointment else f"{place} for {at.name}"


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
