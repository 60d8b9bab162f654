"""Sessions: the list, and adding, moving, cancelling, saying whether one took place."""

from collections.abc import Callable
from typing import TYPE_CHECKING
from uuid import UUID

from bondjournal import dates, wording
from bondjournal.errors import JournalError
from bondjournal.journal import appointments, known, named_sessions, seeing, session_list
from bondjournal.journal.entry_filter import Filter
from bondjournal.journal.session_list import Listed
from bondjournal.journal.values import Appointment
from bondjournal.nouns.therapist import whom_to_meet
from bondjournal.tui.flows import session_told
from bondjournal.tui.flows.pages import pages as written_pages
from bondjournal.tui.flows.repeating import repeat
from bondjournal.tui.flows.until_kept import a_day
from bondjournal.tui.screens.session import OneSession
from bondjournal.tui.screens.session_when import A_DAY, Question
from bondjournal.tui.screens.sessions import Sessions, Wish
from bondjournal.tui.talk import OnScreen
from bondjournal.tui.widgets.pages import Row
from bondjournal.wording.seeing import came_back

if TYPE_CHECKING:
    from bondjournal.tui.app import JournalApp


async def sessions(app: "JournalApp", at: UUID | None = None) -> None:
    """Show the sessions, and do what is asked there.

    Args:
        app: the app.
        at: the session the mark begins on; the next one where it is not given.
    """
    begin = at
    if at is None:
        coming = await app.read(appointments.coming, app.now())
        begin = coming.uuid if coming else None
    screen = Sessions(await _rows(app), begin)
    await app.push_screen(screen)
    while (wish := await screen.asked()) is not None:
        try:
            if await _do(app, wish):
                screen.show(await _rows(app))
                screen.state = wording.KEPT
                if screen.noticed == wording.KEPT:
                    screen.notice("")
        except JournalError as error:
            screen.notice(error.message)


async def sessions_or_first(app: "JournalApp") -> None:
    """Show the sessions; where none is known, ask for the next one at once."""
    if await app.read(known.any_session):
        await sessions(app)
    else:
        await add_session(app)


async def add_session(app: "JournalApp") -> bool:
    """Ask whether there is a next session, and add it; return whether one was added."""
    asked, _, example = wording.IS_THERE_A_NEXT.partition("? ")
    return await _add(app, Question(f"{asked}?", (example,)))


async def _add(app: "JournalApp", question: Question) -> bool:
    them = await whom_to_meet(OnScreen(app))
    if them is None:
        return False
    back = await a_day(
        app, question, reader(app), lambda when: app.write(seeing.meet, them, when, app.zone)
    )
    if back is not None and (said := came_back(back.planned, back.passed)):
        app.shown(said)
    return back is not None


def reader(app: "JournalApp") -> Callable[[str], dates.When]:
    """Return what reads a day to come as it is typed; "last tue" is a past one all the same."""
    return lambda typed: dates.parse(
        typed,
        toward="future",
        now=app.now(),
        zone=app.zone,
        start_of_day=app.start_of_day,
    )


async def _do(app: "JournalApp", wish: Wish) -> bool:
    """Do what is wished; return whether anything was kept."""
    if wish.deed == "new":
        return await _add(app, Question("Which day?", (A_DAY,), "Enter without a day: none."))
    if wish.uuid is None:
        return False
    deed: str | None = wish.deed
    told = await app.read(session_list.told, wish.uuid, app.now())
    if deed == "open":
        deed = await app.push_screen_wait(OneSession(session_told.told(told)))
    do = _DEEDS.get(deed or "")
    return await (do(app, told.listed.appointment) if do else _mark_as(app, told.listed, deed))


async def _mark_as(app: "JournalApp", one: Listed, deed: str | None) -> bool:
    """Say of a session that it is off, on again, took place or did not; return whether kept."""
    past = one.appointment.at < app.now()
    becomes = {
        "cancel": "planned" if one.state == "cancelled" else "cancelled",
        "happened": "did-not-happen" if one.state in ("attended", "unknown") else "attended",
        "took place": "attended",
        "did not happen": "did-not-happen",
    }.get(deed or "")
    if becomes is None or (deed == "cancel" and past) or (deed == "happened" and not past):
        if deed == "cancel":
            app.shown("It is past. x says that it did not happen.")
        elif deed == "happened":
            app.shown("It is still to come. c cancels it.")
        return False
    await app.write(named_sessions.mark, one.appointment.uuid, becomes)
    return True


async def _after(app: "JournalApp", appointment: Appointment) -> bool:
    from bondjournal.tui.flows.after import after_session

    await after_session(app, appointment.uuid)
    return True


async def _pages(app: "JournalApp", appointment: Appointment) -> bool:
    await written_pages(app, of=appointment.uuid)
    return False


async def _read(app: "JournalApp", appointment: Appointment) -> bool:
    """Read what was written about a session."""
    from bondjournal.tui.flows.listed import EntryKey
    from bondjournal.tui.flows.reading import read

    told = await app.read(session_list.told, appointment.uuid, app.now())
    for line in told.lines[:1]:
        key = EntryKey(line.at, line.id, line.uuid)
        await read(app, Filter(appointment=appointment.uuid), key)
    return False


async def _repeat(app: "JournalApp", appointment: Appointment) -> bool:
    return bool(await repeat(app, appointment.uuid))


async def _remove(app: "JournalApp", appointment: Appointment) -> bool:
    await app.write(named_sessions.delete, appointment.uuid)
    return True


async def _move(app: "JournalApp", appointment: Appointment) -> bool:
    question = Question(
        f"Move {dates.long(appointment.day)} to which day?",
        (A_DAY,),
        "Enter without a day: as it is.",
    )
    moved = await a_day(
        app,
        question,
        reader(app),
        lambda when: app.write(named_sessions.move, appointment.uuid, when),
        leave="as it is",
    )
    return moved is not None


_DEEDS = {
    "after": _after,
    "page": _pages,
    "read": _read,
    "move": _move,
    "repeat": _repeat,
    "delete": _remove,
}
"""What can be done with a session besides saying whether it takes or took place."""


async def _rows(app: "JournalApp") -> list[Row]:
    listed = await app.read(session_list.listed, app.now())
    return session_told.rows(listed, app.today.year)
