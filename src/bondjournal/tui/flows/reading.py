"""Reading an entry, with its actions: neighbours, former versions, lines to quote."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal
from uuid import UUID

from bondjournal import wording
from bondjournal.errors import JournalError, NotFound
from bondjournal.flows.former import versions_of
from bondjournal.flows.removing import Deleted, delete
from bondjournal.flows.sharing import share_entry
from bondjournal.journal import whole_entries
from bondjournal.journal.entries import Changes
from bondjournal.journal.entry_filter import Filter
from bondjournal.journal.values import Entry
from bondjournal.tui.flows import listed, undoing
from bondjournal.tui.flows.listed import EntryKey
from bondjournal.tui.flows.nouns import a_list
from bondjournal.tui.flows.writing import edit_entry
from bondjournal.tui.screens.quotes import Quotes
from bondjournal.tui.screens.reader import ReadEntry
from bondjournal.tui.talk import OnScreen

if TYPE_CHECKING:
    from bondjournal.tui.app import JournalApp

Toward = Literal["newer", "older"]
_BESIDE: dict[str, Toward] = {"left": "newer", "right": "older"}


@dataclass(frozen=True, slots=True)
class Left:
    """Where the reader was left: the last entry read, and whether it was deleted there."""

    key: EntryKey
    name: str
    removed: Deleted | None = None


async def read(app: "JournalApp", among: Filter, key: EntryKey) -> Left:
    """Show an entry; its newer and older neighbours are those that fit the filter.

    Raises:
        NotFound: the entry is no longer there.
    """
    entry = await _whole(app, key.uuid)
    screen = ReadEntry(entry, app.today.year)
    await app.push_screen(screen)
    while (request := await screen.next_request()) is not None:
        try:
            if request == "delete":
                removed = await delete(OnScreen(app), screen.entry.uuid, "this entry")
                if removed is not None:
                    screen.leave()
                    return Left(listed.key_of(screen.entry), screen.entry.name, removed)
            elif request in _BESIDE:
                await _beside(app, screen, among, _BESIDE[request])
            else:
                await _do(app, screen, request)
                screen.forget_requests()
        except JournalError as error:
            screen.notice(error.message)
    return Left(listed.key_of(screen.entry), screen.entry.name)


async def _do(app: "JournalApp", screen: ReadEntry, request: str) -> None:
    before = screen.entry
    uuid = before.uuid
    if request == "undo":
        await _undo(app, screen)
        return
    if request == "edit":
        await edit_entry(app, uuid)
    elif request == "share":
        await share_entry(OnScreen(app), uuid)
    elif request == "quote":
        await _quote(app, before)
    else:
        await a_list(versions_of(uuid), app)
    screen.show(await _whole(app, uuid))
    kept = wording.CHOICE_KEPT if request in ("share", "quote") else wording.ENTRY_KEPT
    screen.state = kept if screen.entry != before else ""


async def _undo(app: "JournalApp", screen: ReadEntry) -> None:
    found = await undoing.take_back(app, screen)
    if found:
        screen.show(await _whole(app, screen.entry.uuid))
        screen.state = ""
        screen.notice(undoing.became(found))


async def _beside(app: "JournalApp", screen: ReadEntry, among: Filter, toward: Toward) -> None:
    key = listed.key_of(screen.entry)[:2]
    found = await app.read(whole_entries.beside, among, key, toward)
    if found is None:
        screen.notice("There is no newer one." if toward == "newer" else "There is no older one.")
        return
    screen.state = ""
    screen.show(found)


async def _quote(app: "JournalApp", entry: Entry) -> None:
    entry = await app.read(whole_entries.for_page, entry.uuid)
    quotes = await app.push_screen_wait(Quotes(entry.name, entry.body, entry.quotes, leave="entry"))
    if quotes is not None:
        await app.write(whole_entries.change, entry.uuid, Changes(quotes=quotes))


async def _whole(app: "JournalApp", uuid: UUID) -> Entry:
    entry = await app.read(whole_entries.find, uuid)
    if entry is None:
        raise NotFound(wording.ENTRY_GONE)
    return entry
