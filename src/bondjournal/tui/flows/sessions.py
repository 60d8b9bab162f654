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


async def open_session(app: "JournalApp", uuid: UUID) -> str | None:
    """Tell about a session, and do what is chosen.

    Returns:
        The sentence about what was kept last; None if nothing was.

    Raises:
        NotFound: it was deleted in the meantime.
    """
    talk = OnScreen(app, SESSION.kept)
    await _about(talk, uuid)
    return talk.reported


async def _about(talk: OnScreen, uuid: UUID) -> None:
    """Tell about a session, and open the screens that the person's choice leads to."""
    match await session.about(talk, uuid):
        case "after":
            await _after(talk, uuid)
        case "prepare":
            await prepare(talk.app, uuid.hex)
        case "read":
            await _read(talk.app, uuid)
        case "page":
            page = await talk.read(pages.last_of, uuid)
            await nouns.pages(talk.app, at=page.uuid if page else None)


async def _open(talk: Any, row: session_list.Listed) -> None:
    await _about(talk, row.uuid)


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
    actions=[replace(one, do=_open) if one.name == "open" else one for one in SESSION.actions],
)
