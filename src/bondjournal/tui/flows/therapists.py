"""Whom the person sees: adding, renaming, pausing, ending, taking up again."""

from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from bondjournal import dates, wording
from bondjournal.errors import JournalError
from bondjournal.journal import seeing, whom
from bondjournal.journal import therapists as kept
from bondjournal.journal.values import Therapist
from bondjournal.tui.flows.seeing import someone_new
from bondjournal.tui.flows.until_kept import by_slip
from bondjournal.tui.flows.whom import add_someone
from bondjournal.tui.screens.seeing import SomeoneNew
from bondjournal.tui.screens.therapists import Beside, Therapists, Wish
from bondjournal.tui.widgets.pages import Row
from bondjournal.wording import seeing as words

if TYPE_CHECKING:
    from bondjournal.tui.app import JournalApp

_STATES = {"again": "seeing", "pause": "paused", "end": "ended"}
"""What a deed makes of somebody."""


async def therapists(app: "JournalApp") -> None:
    """Show whom the person sees or saw, and do what is asked there."""
    screen = Therapists(await _rows(app))
    await app.push_screen(screen)
    while (wish := await screen.asked()) is not None:
        try:
            told = await _do(app, wish)
            if told is not None:
                screen.show(await _rows(app))
                screen.state = wording.KEPT
                screen.notice(told)
        except JournalError as error:
            screen.notice(error.message)


async def _do(app: "JournalApp", wish: Wish) -> str | None:
    """Do what is wished; return what is told about it, and None where nothing was kept."""
    if wish.deed == "new":
        return await _new(app)
    if wish.uuid is None:
        return None
    if wish.deed == "rename":
        them = await app.read(kept.get, wish.uuid)
        return await by_slip(app, SomeoneNew, partial(_call, app, wish.uuid), them.name)
    if wish.deed == "mention":
        return await _mention(app, wish.uuid)
    changed = await app.write(seeing.change, wish.uuid, _STATES[wish.deed])
    if not changed.anything:
        return None
    back = changed.back
    return words.set_aside(changed.aside) or words.came_back(back.planned, back.passed)


async def _call(app: "JournalApp", uuid: UUID, name: str) -> str:
    await app.write(whom.call, uuid, name)
    return ""


async def _mention(app: "JournalApp", uuid: UUID) -> str:
    """Mention sessions with somebody, or mention none any more; return what is told."""
    on = not (await app.read(kept.get, uuid)).mentioned
    await app.write(whom.mention, uuid, on=on)
    return "" if on else words.STOPPED


async def _new(app: "JournalApp") -> str | None:
    """Add someone, instead of those who are seen or beside them."""
    anybody = await app.read(whom.anybody)
    beside = await app.push_screen_wait(Beside()) if anybody else "too"
    if beside == "instead":
        return await someone_new(app)
    if beside is None:
        return None
    return "" if await add_someone(app) else None


async def _rows(app: "JournalApp") -> list[Row]:
    return [
        Row(
            one.uuid,
            one.called,
            margin=words.STATES[one.state],
            right=_right(one, app),
            quiet=not one.mentioned,
        )
        for one in await app.read(seeing.listed, app.now())
    ]


def _right(one: Therapist, app: "JournalApp") -> str:
    """Return what stands at the edge: the next session, or that none is mentioned."""
    if not one.mentioned:
        return words.NOT_MENTIONED
    return dates.margin(one.next_on, app.today.year) if one.next_on else ""
