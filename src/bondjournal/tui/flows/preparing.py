"""Preparing a page step by step; every answer is kept at once, and it resumes where it was left."""

from collections.abc import Awaitable, Callable
from datetime import date
from typing import TYPE_CHECKING

from bondjournal.errors import JournalError
from bondjournal.flows.preparing import begin
from bondjournal.flows.whose import ask_before_preparing
from bondjournal.journal import page_voice, preparations, preparing_step
from bondjournal.journal.home import prepare_for
from bondjournal.journal.preparing_step import PreparingStep
from bondjournal.tui.screens.prepare_first import first
from bondjournal.tui.screens.prepare_help import help_
from bondjournal.tui.screens.prepare_notes import notes
from bondjournal.tui.screens.prepare_read import read
from bondjournal.tui.screens.prepare_rest import rest
from bondjournal.tui.screens.prepare_step import Preparing
from bondjournal.tui.screens.prepare_topics import topics
from bondjournal.tui.screens.prepare_write import write
from bondjournal.tui.talk import OnScreen

if TYPE_CHECKING:
    from bondjournal.tui.app import JournalApp

_SCREENS: dict[str, Callable[[Preparing], Awaitable[str]]] = {
    "notes": notes,
    "topics": topics,
    "first": first,
    "help": help_,
    "rest": rest,
    "read": read,
    "write": write,
}
"""The function of each step; it returns where the person went from there."""


async def prepare(app: "JournalApp") -> None:
    """Prepare the page for the next session, or for one whose day is not known yet.

    Raises:
        WrongUse: sessions with this therapist are not to be mentioned.
    """
    at = await begin(OnScreen(app))
    if at is None:
        return
    preparing = Preparing(app, at.therapist, at.appointment, _place(at, app.today), app.now())
    preparing.style = await app.read(page_voice.style, at.therapist)
    try:
        goes_on = await ask_before_preparing(OnScreen(app), *preparing.page)
        step = at.step if goes_on else ""
        while step:
            step = await _after(preparing, step, await _SCREENS[step](preparing))
            if step:
                at = await preparing.write(preparing_step.go_to, step, app.now())
                preparing.appointment, preparing.place = at.appointment, _place(at, app.today)
                step = at.step
    except JournalError as error:
        await preparing.leave()
        app.show_notice(error.message)
    else:
        await preparing.leave()


async def _after(preparing: Preparing, step: str, went: str) -> str:
    """Return the step that follows, or "" if preparing ends for now."""
    if went in preparations.STEPS:
        return went
    if went in ("stop", "done"):
        return ""
    by = 1 if went == "on" else -1
    return await preparing.app.read(preparing_step.step_beside, preparing.therapist, step, by)


def _place(at: PreparingStep, today: date) -> str:
    """Return what is being prepared and, if there are several therapists, for which."""
    place = prepare_for(at.day, today)
    if not at.name:
        return place
    return f"{place} with {at.name}" if at.appointment else f"{place} for {at.name}"
