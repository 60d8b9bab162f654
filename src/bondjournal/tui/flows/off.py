"""Something feels off: four doors, and the way back to the screen in front before.

It opens only when asked for. Nothing analyses what somebody writes.
"""

from typing import TYPE_CHECKING

from bondjournal.checks import NO_PLACE
from bondjournal.draft import Draft
from bondjournal.flows import off as flow
from bondjournal.tui.flows import hard_time, off_writing
from bondjournal.tui.screens.home import AGAIN, Home
from bondjournal.tui.screens.off import Doors, NoPlace
from bondjournal.tui.screens.off_words import OffWords
from bondjournal.tui.screens.request_sheet import RequestSheet
from bondjournal.tui.slip import Slip
from bondjournal.tui.talk import OnScreen
from bondjournal.wording.off import FIELDS

if TYPE_CHECKING:
    from uuid import UUID

    from bondjournal.tui.app import JournalApp


def is_here(app: "JournalApp") -> bool:
    """Return whether the doors, or a screen behind one of them, are in front already."""
    sheets = [screen for screen in app.screen_stack if not isinstance(screen, Slip)]
    return bool(sheets) and isinstance(sheets[-1], Doors | NoPlace | OffWords)


def open_here(app: "JournalApp") -> None:
    """Show the doors at once, over whatever is in front."""
    doors = Doors()
    app.push_screen(doors)
    app.go(off(app, doors))


async def off(app: "JournalApp", doors: Doors) -> None:
    """Go through the doors chosen on a screen that is open already, until it is left."""
    while (door := await doors.next_request()) is not None:
        await app.run_flow(_through(app, doors, door))
        doors.forget_requests()


async def take_up(app: "JournalApp", draft: Draft) -> None:
    """Go on with a draft that was written behind one of the doors."""
    if draft.door == NO_PLACE:
        await no_place(app, draft)
    elif sentence := await off_writing.write_behind(app, draft.door, draft):
        app.show_notice(sentence)


async def _through(app: "JournalApp", doors: Doors, door: str) -> None:
    """Go through one door; if the flow ends behind it, close the doors too."""
    sentence: str | None = ""
    if door == NO_PLACE:
        await no_place(app)
    elif door in FIELDS:
        sentence = await off_writing.write_behind(app, door)
    elif not await off_writing.freely(app):
        sentence = None
    if sentence is None:
        return
    doors.leave()
    if sentence:
        app.show_notice(sentence)
    _look_again(app)


async def no_place(app: "JournalApp", draft: Draft | None = None) -> None:
    """Show what is behind the third door, beginning with a draft of what happened, if any."""
    talk = OnScreen(app)
    silenced: list[UUID] = []
    screen = NoPlace(await flow.choices_behind_third(talk, silenced))
    await app.push_screen(screen)

    async def act(action: str, draft: Draft | None = None) -> None:
        if action == "hard time":
            hard_time.open_here(app)
            return
        if action == "write":
            sentence = await off_writing.write_behind(app, NO_PLACE, draft)
        else:
            sentence = await flow.change_mentioning(talk, action, silenced)
        if sentence:
            screen.tell(sentence, await flow.choices_behind_third(talk, silenced))

    if draft is not None:
        await app.run_flow(act("write", draft))
    while (action := await screen.next_request()) is not None:
        await app.run_flow(act(action))
        screen.forget_requests()
    if silenced:
        _leave_what_mentions(app)


def _leave_what_mentions(app: "JournalApp") -> None:
    """Close the screens below that may still mention a session, unless text is written there."""
    while not isinstance(app.screen, Home) and isinstance(app.screen, RequestSheet):
        if hasattr(app.screen, "unfinished"):
            break
        app.screen.leave()
    _look_again(app)


def _look_again(app: "JournalApp") -> None:
    """Make home update itself."""
    for screen in app.screen_stack:
        if isinstance(screen, Home):
            screen.ask(AGAIN)
