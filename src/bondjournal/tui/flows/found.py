"""Where something leads that was found and is no entry: to its own list, with the mark on it."""

from typing import TYPE_CHECKING
from uuid import UUID

from bondjournal.flows.waiting import ask_all
from bondjournal.nouns import FOUND
from bondjournal.tui.flows import nouns
from bondjournal.tui.flows.sessions import sessions
from bondjournal.tui.talk import OnScreen
from bondjournal.wording.search import WAITS

if TYPE_CHECKING:
    from bondjournal.tui.app import JournalApp


async def go_to(app: "JournalApp", kind: str, uuid: UUID) -> str:
    """Show the list that something is in; return what is to be said of it, or nothing.

    Words about a session that nobody knows yet are asked about.
    """
    if kind == "waiting":
        await ask_all(OnScreen(app))
        return WAITS
    if kind in FOUND:
        await nouns.a_list(FOUND[kind], app, at=uuid)
    else:
        await sessions(app, at=uuid)
    return ""
