"""Whom the person sees: adding, renaming, pausing, ending, taking up again."""

from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from sqlmodel import Session

from bondjournal import dates, wording
from bondjournal.errors import JournalError
from bondjournal.journal import appointments, seeing
from bondjournal.journal import therapists as kept
from bondjournal.journal.tables import Therapist
from bondjournal.tui.flows.seeing import someone_new
from bondjournal.tui.flows.whom import add_someone, name_of
from bondjournal.tui.screens.seeing import SomeoneNew
from bondjournal.tui.screens.therapists import Beside, Therapists, Wish
from bondjournal.tui.widgets.pages import Row
from bondjournal.wording import seeing as words

if TYPE_CHECKING:
    from bondjournal.tui.app import JournalApp


async def therapists(app: "JournalApp") -> None:
    """Show whom the person sees or saw, and do what is asked there."""
    rows = partial(_rows, app=app)
    screen = Therapists(await app.read(rows))
    await app.push_screen(screen)
    while (wish := await screen.asked()) is not None:
        try:
            told = await _do(app, wish)
            if told is not None:
                screen.show(await app.read(rows))
                screen.state = wording.KEPT
                screen.notice(told)
        except JournalError as error:
            screen.notice(error.message)


async def _do(app: "JournalApp", wish: Wish) -> str | None:
    """Do what is wished; return what is told about it, and None where nothing was kept."""
    if wish.deed == "new":
        return await _new(app)
    assert wish.uuid is not None
    if wish.deed == "rename":
        them = await app.read(partial(kept.by_uuid, uuid=wish.uuid))
        name = await app.push_screen_wait(SomeoneNew(them.name))
        if name is None or name == them.name:
            return None
        await app.write(partial(_rename, uuid=wish.uuid, name=name))
        return ""
    return await app.write(partial(_change, wish=wish))


async def _new(app: "JournalApp") -> str | None:
    """Add someone, instead of those who are seen or beside them."""
    seen = await app.read(kept.seen)
    beside = await app.push_screen_wait(Beside()) if seen else "too"
    if beside == "instead":
        return await someone_new(app)
    if beside is None:
        return None
    return "" if await add_someone(app) else None


def _rows(session: Session, app: "JournalApp") -> list[Row]:
    return [
        Row(
            one.uuid,
            name_of(one),
            margin=words.STATES[one.state],
            right=_right(session, one, app),
            quiet=not one.mentioned,
        )
        for one in kept.all_of(session)
    ]


def _right(session: Session, one: Therapist, app: "JournalApp") -> str:
    """Return what stands at the edge: the next session, or that none is mentioned."""
    if not one.mentioned:
        return words.NOT_MENTIONED
    coming = appointments.next_one(session, app.now(), one)
    return dates.margin(coming.day, app.today.year) if coming else ""


def _rename(session: Session, uuid: UUID, name: str) -> None:
    kept.rename(session, kept.by_uuid(session, uuid), name)


def _change(session: Session, wish: Wish) -> str | None:
    """Change whether somebody is seen, or mentioned; return what is told."""
    assert wish.uuid is not None
    them = kept.by_uuid(session, wish.uuid)
    if wish.deed == "mention" and not them.mentioned:
        kept.mention_again(session, them)
    elif wish.deed == "mention":
        kept.stop_mentioning(session, them)
        return words.STOPPED
    elif wish.deed == "again":
        back = seeing.again(session, them)
        return words.came_back(back.planned, back.passed)
    elif wish.deed == "pause" and them.state != "paused":
        return words.set_aside(seeing.pause(session, them))
    elif wish.deed == "end" and them.state != "ended":
        return words.set_aside(seeing.end(session, them))
    else:
        return None
    return ""
