"""The journal as a list, which can be searched and filtered, and its actions."""

from datetime import date
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from bondjournal import wording
from bondjournal.errors import JournalError
from bondjournal.flows import narrowing
from bondjournal.flows.former import TRASH
from bondjournal.flows.removing import delete
from bondjournal.flows.sharing import share_entry
from bondjournal.flows.waiting import ask_all
from bondjournal.journal import whole_entries
from bondjournal.journal.search import nothing_has
from bondjournal.nouns import FOUND
from bondjournal.tui.flows import goals, listed, nouns, reading, undoing
from bondjournal.tui.flows.listed import EntryKey
from bondjournal.tui.flows.sessions import open_session, sessions
from bondjournal.tui.flows.tags import tags
from bondjournal.tui.flows.unfinished import UNFINISHED
from bondjournal.tui.flows.writing import edit_entry, write
from bondjournal.tui.screens.filter import Filter
from bondjournal.tui.screens.journal import ENTRIES, SESSION, JournalList
from bondjournal.tui.screens.list_screen import Request
from bondjournal.tui.talk import OnScreen
from bondjournal.tui.widgets.row_window import Row
from bondjournal.wording.search import WAITS

if TYPE_CHECKING:
    from bondjournal.tui.app import JournalApp

_PLACES = {narrowing.TRASH: TRASH, narrowing.UNFINISHED: UNFINISHED}
"""The lists that the filter leads to."""


async def journal(
    app: "JournalApp",
    *,
    search: bool = False,
    at: EntryKey | None = None,
    read: bool = False,
) -> int | None:
    """Show the journal; return the part of Look back that it was left for, if any.

    Args:
        app: the app.
        search: True to begin in the search field.
        at: where the mark begins.
        read: True to open that entry at once.
    """
    screen = JournalList(
        partial(listed.loader, app),
        partial(listed.beside, app),
        lambda asked: nothing_has(asked.filter),
        search=search,
    )
    await app.push_screen(screen)
    if at is not None:
        screen.go_to(at)
        if read:
            screen.ask(Request("open", Row(at, "")))
    while (request := await screen.next_request()) is not None:
        try:
            await _do(app, screen, request)
        except JournalError as error:
            screen.reload()
            screen.notice(error.message)
        screen.forget_requests()
    return screen.left_for


async def _do(app: "JournalApp", screen: JournalList, request: Request) -> None:
    if request.action == "new":
        if await write(app):
            screen.go_to(None)
    elif request.action == "undo":
        await _undo(app, screen)
    elif request.action == "filter":
        await _filter(app, screen)
    elif request.action == "tags":
        await _tags(app, screen)
    elif request.row is not None:
        await _do_with(app, screen, request.action, request.row)


async def _do_with(app: "JournalApp", screen: JournalList, action: str, row: Row) -> None:
    key = listed.entry_key(row.key)
    if action == "open" and row.kind == SESSION:
        said = await open_session(app, key.uuid)
        screen.reload()
        screen.state = wording.SESSION_KEPT if said is not None else ""
        screen.notice(said or "")
    elif action == "open" and row.kind not in ENTRIES:
        sentence = await _show_in_list(app, row.kind, key.uuid)
        screen.reload()
        screen.notice(sentence)
    elif action == "open":
        left = await reading.read(app, screen.asked_for.filter, key)
        screen.go_to(left.key)
        if left.removed is not None:
            screen.notice(undoing.deletion_notice(left.removed, left.name))
    elif action == "edit":
        kept = await edit_entry(app, key.uuid)
        screen.reload()
        screen.state = wording.ENTRY_KEPT if kept else ""
    elif action == "share":
        kept = await share_entry(OnScreen(app), key.uuid)
        screen.reload()
        screen.state = wording.CHOICE_KEPT if kept else ""
    elif action == "delete":
        removed = await delete(OnScreen(app), key.uuid, "this entry")
        if removed is not None:
            screen.reload()
            screen.refresh_bindings()
            screen.notice(undoing.deletion_notice(removed, row.words))


async def _undo(app: "JournalApp", screen: JournalList) -> None:
    found = await undoing.take_back(app, screen)
    if found:
        entry = await app.read(whole_entries.find, found[0].row)
        screen.reload(listed.key_of(entry) if entry else None)
        screen.refresh_bindings()
        screen.notice(undoing.became(found))


async def end_of(app: "JournalApp", day: date) -> EntryKey:
    """Return the key after that of the newest entry of a day, so that this comes right after it."""
    return EntryKey(await narrowing.end_of(OnScreen(app), day), 0, UUID(int=0))


async def _tags(app: "JournalApp", screen: JournalList) -> None:
    tag, part = await tags(app)
    if part is not None:
        screen.go_to_step(part)
    elif tag:
        narrowed, _ = await narrowing.read(OnScreen(app), {"tag": tag})
        screen.narrow(narrowed)
    else:
        screen.reload()


async def _filter(app: "JournalApp", screen: JournalList) -> None:
    typed, wrong = screen.asked_for.narrowed.typed, dict[str, str]()
    while (answer := await app.push_screen_wait(Filter(typed, wrong))) is not None:
        if place := answer[narrowing.AMONG]:
            await nouns.a_list(_PLACES[place], app)
            screen.reload()
            return
        narrowed, wrong = await narrowing.read(OnScreen(app), answer)
        if not wrong:
            screen.narrow(narrowed)
            return
        typed = answer


async def _show_in_list(app: "JournalApp", kind: str, uuid: UUID) -> str:
    """Show the list that a search hit is in; return a sentence to say about it, or "".

    For words that wait for their session, ask which day it was instead.
    """
    if kind == "waiting":
        await ask_all(OnScreen(app))
        return WAITS
    if kind in FOUND:
        await goals.of_noun(FOUND[kind], app, at=uuid)
    else:
        await sessions(app, at=uuid)
    return ""
