"""The list of sessions in the TUI, and the screens that it leads to."""

from dataclasses import replace
from typing import TYPE_CHECKING, Any
from uuid import UUID

from bondjournal import wording
from bondjournal.journal import appointments, home_state, pages, session_list
from bondjournal.journal.entry_filter import Filter
from bondjournal.nouns import session
from bondjournal.nouns.session import SESSION
from bondjournal.tui.flows import nouns
from bondjournal.tui.flows.preparing import prepare
from bondjournal.tui.talk import OnScreen

if TYPE_CHECKING:
    from bondjournal.tui.app import JournalApp


async def sessions(app: "JournalApp", at: UUID | None = None) -> None:
    """Show the sessions, and handle the requests made there.

    Args:
        app: the app.
        at: the session the mark begins on; without it, the next one.
    """
    if at is None:
        coming = await app.read(appointments.coming, app.now())
        at = coming.uuid if coming else None
    await nouns.a_list(_SESSION, app, at)


async def sessions_or_first(app: "JournalApp") -> None:
    """Show the sessions; if none are known, ask for the next one at once."""
    if await app.read(home_state.any_session):
        await sessions(app)
    else:
        await add_session(app)


async def add_session(app: "JournalApp") -> None:
    """Ask whether there is a next session, and add it."""
    await session.add_next(OnScreen(app))


async def _about(talk: Any, row: session_list.Listed) -> None:
    """Tell about a session, and open the screens that the person's choice leads to."""
    app: JournalApp = talk.app
    match await session.about(talk, row.uuid):
        case "after":
            await _after(talk, row.uuid)
        case "prepare":
            await prepare(app, row.uuid.hex)
        case "read":
            await _read(app, row.uuid)
        case "page":
            page = await app.read(pages.last_of, row.uuid)
            await nouns.pages(app, at=page.uuid if page else None)


async def _after(talk: OnScreen, uuid: UUID) -> None:
    from bondjournal.tui.flows.after import after_session

    said = await after_session(talk.app, uuid)
    if said is not None:
        talk.say_kept(said.removeprefix(wording.KEPT).lstrip())


async def _read(app: "JournalApp", uuid: UUID) -> None:
    """Read what was written about a session."""
    from bondjournal.tui.flows.listed import EntryKey
    from bondjournal.tui.flows.reading import read

    details = await app.read(session_list.details, uuid, app.now())
    for line in details.lines[:1]:
        await read(app, Filter(appointment=uuid), EntryKey(line.at, line.id, line.uuid))


_SESSION = replace(
    SESSION,
    actions=[replace(one, do=_about) if one.name == "open" else one for one in SESSION.actions],
)
