"""Something feels off: four doors, and the way back to where one was.

It opens when it is asked for and never by itself. Nothing reads what somebody writes.
"""

from typing import TYPE_CHECKING

from bondjournal.draft import Draft
from bondjournal.journal import feels_off
from bondjournal.nouns.therapist import whom_of
from bondjournal.tui.flows import off_writing
from bondjournal.tui.screens.asking import Asking
from bondjournal.tui.screens.home import AGAIN, Home
from bondjournal.tui.screens.off import Doors, NoPlace
from bondjournal.tui.screens.off_words import OffWords
from bondjournal.tui.slip import Slip
from bondjournal.tui.talk import OnScreen
from bondjournal.wording import off as words

if TYPE_CHECKING:
    from uuid import UUID

    from bondjournal.tui.app import JournalApp


def is_here(app: "JournalApp") -> bool:
    """Say whether it is in front already, or what is asked there."""
    sheets = [screen for screen in app.screen_stack if not isinstance(screen, Slip)]
    return bool(sheets) and isinstance(sheets[-1], Doors | NoPlace | OffWords)


def open_here(app: "JournalApp") -> None:
    """Show the doors over whatever is in front, at once."""
    doors = Doors()
    app.push_screen(doors)
    app.go(off(app, doors))


async def off(app: "JournalApp", doors: Doors) -> None:
    """Go through the doors chosen on a screen that is there, until it is left."""
    while (door := await doors.asked()) is not None:
        await app.carefully(_through(app, doors, door))
        doors.forget_requests()


async def take_up(app: "JournalApp", draft: Draft) -> None:
    """Go on with what was being written behind one of the doors."""
    told: str | None = None
    if draft.door == "3":
        await no_place(app, draft)
    elif draft.door == "2":
        told = await off_writing.look_around(app, draft)
    else:
        told = await off_writing.between(app, draft)
    if told:
        app.shown(told)


async def _through(app: "JournalApp", doors: Doors, door: str) -> None:
    """Go through one door; where one is done behind it, the doors go too."""
    told: str | None = ""
    if door == "1":
        told = await off_writing.between(app)
    elif door == "2":
        told = await off_writing.look_around(app)
    elif door == "3":
        await no_place(app)
    elif not await off_writing.freely(app):
        told = None
    if told is None:
        return
    doors.leave()
    if told:
        app.shown(told)
    _look_again(app)


async def no_place(app: "JournalApp", draft: Draft | None = None) -> None:
    """Show the third door, beginning with a draft of what happened if there is one."""
    silenced: list[UUID] = []
    screen = NoPlace(mentions=bool(await app.read(feels_off.mentioned)))
    await app.push_screen(screen)
    if draft is not None:
        await _write_down(app, screen, draft)
    while (request := await screen.asked()) is not None:
        await app.carefully(_behind_the_third(app, screen, request, silenced))
        screen.forget_requests()
    if silenced:
        _leave_what_mentions(app)


async def _behind_the_third(
    app: "JournalApp", screen: NoPlace, request: str, silenced: "list[UUID]"
) -> None:
    if request == "r":
        await _write_down(app, screen, undo=bool(silenced))
    elif request == "p":
        await _stop_mentioning(app, screen, silenced)
    elif request == "u":
        await app.write(feels_off.mention_again, silenced.pop())
        screen.tell(words.MENTIONED_AGAIN, mentions=True, undo=bool(silenced))
    else:
        from bondjournal.tui.flows import hard_time

        hard_time.open_here(app)


async def _write_down(
    app: "JournalApp", screen: NoPlace, draft: Draft | None = None, *, undo: bool = False
) -> None:
    if await off_writing.write_down(app, draft):
        mentions = bool(await app.read(feels_off.mentioned))
        screen.tell(words.WRITTEN_DOWN, mentions=mentions, undo=undo)


async def _stop_mentioning(app: "JournalApp", screen: NoPlace, silenced: "list[UUID]") -> None:
    """Ask who is meant where there are several, and mention no session with them any more."""
    people = await app.read(feels_off.mentioned)
    them = await whom_of(OnScreen(app), people, question=words.WHO, preferred=False)
    if them is None:
        return
    await app.write(feels_off.stop_mentioning, them)
    silenced.append(them)
    screen.tell(words.NOT_MENTIONED, mentions=len(people) > 1, undo=True)


def _leave_what_mentions(app: "JournalApp") -> None:
    """Leave the screens below that may still mention a session, but nothing that is written."""
    while not isinstance(app.screen, Home) and isinstance(app.screen, Asking):
        if hasattr(app.screen, "unfinished"):
            break
        app.screen.leave()
    _look_again(app)


def _look_again(app: "JournalApp") -> None:
    """Let home look again at what is known."""
    for screen in app.screen_stack:
        if isinstance(screen, Home):
            screen.ask(AGAIN)
