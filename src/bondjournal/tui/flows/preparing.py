"""Preparing a page step by step; every answer is kept at once, and it resumes where it was left."""

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from bondjournal.errors import JournalError
from bondjournal.flows.preparing import begin
from bondjournal.journal import page_voice
from bondjournal.tui.screens.prepare_choose import choose
from bondjournal.tui.screens.prepare_names import names
from bondjournal.tui.screens.prepare_read import page
from bondjournal.tui.screens.prepare_step import Preparing
from bondjournal.tui.screens.prepare_topics import topics
from bondjournal.tui.talk import OnScreen

if TYPE_CHECKING:
    from bondjournal.tui.app import JournalApp

_SCREENS: dict[str, Callable[[Preparing], Awaitable[str]]] = {
    "choose": choose,
    "topics": topics,
    "names": names,
    "page": page,
}
"""The function of each step; it returns where the person went from there."""


async def prepare(app: "JournalApp", session: str = "next", therapist: str = "") -> None:
    """Prepare the page for the next session, or for one whose day is not known yet.

    Args:
        app: the app.
        session: the session it is for: `next`, or the start of its id.
        therapist: the start of the id of the therapist it is for, if not of the next session.

    Raises:
        WrongUse: sessions with this therapist are not to be mentioned.
    """
    at = await begin(OnScreen(app), session, therapist)
    if at is None:
        return
    preparing = Preparing(app, at, app.now())
    preparing.style = await app.read(page_voice.style, at.therapist)
    try:
        step = at.step
        while step:
            await preparing.find_steps()
            step = _after(preparing, step, await _SCREENS[step](preparing))
            if step:
                await preparing.go_to(step)
    except JournalError as error:
        await preparing.leave()
        app.show_notice(error.message)
    else:
        await preparing.leave()


def _after(preparing: Preparing, step: str, went: str) -> str:
    """Return the step that follows, or "" if preparing ends for now."""
    if went != "on":
        return went if went in preparing.steps else ""
    steps = preparing.steps
    beyond = steps[steps.index(step) + 1 :]
    return beyond[0] if beyond else ""
