"""Deleting an entry, taking that back, and the trash."""

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from bondjournal.errors import JournalError
from bondjournal.journal import former
from bondjournal.journal.former import Former
from bondjournal.tui.flows import former as shown
from bondjournal.tui.flows.listed import EntryKey
from bondjournal.tui.screens.delete import Delete, GoneNow
from bondjournal.tui.screens.former import Trash
from bondjournal.tui.widgets.pages import Row

if TYPE_CHECKING:
    from bondjournal.tui.app import JournalApp

IN_TRASH = "In the trash for 14 days. u brings it back."
GONE = "Gone."
BACK = "It is back."


@dataclass(frozen=True, slots=True)
class Removed:
    """What became of an entry."""

    words: str
    version: UUID | None
    """What brings it back; None where it is gone."""


async def delete(app: "JournalApp", uuid: UUID) -> Removed | None:
    """Ask, and delete an entry; None where it stays."""
    answer = await app.push_screen_wait(Delete())
    if answer not in {"delete", "gone"}:
        return None

    deleted = await app.write(former.delete, uuid, gone_now=answer == "gone")
    return Removed(IN_TRASH if deleted else GONE, deleted)


async def undo(app: "JournalApp", version: UUID) -> EntryKey | None:
    """Bring back what was deleted; return where it stands."""
    return await shown.bring_back(app, version)


async def trash(app: "JournalApp") -> None:
    """Show the trash."""
    found = await app.read(former.trash)
    screen = Trash(_rows(app, found))
    await app.push_screen(screen)
    while (wish := await screen.asked()) is not None:
        version = next((one for one in found if one.uuid == wish.row.key), None)
        try:
            if version is None:
                continue
            what = wish.what
            if what == "read":
                what = await shown.read(app, version, in_trash=True) or "read"
            if what == "bring back":
                await shown.bring_back(app, version.uuid)
                told = BACK
            elif what == "gone" and await _gone(app, version):
                told = GONE
            else:
                continue
            found = await app.read(former.trash)
            screen.show(_rows(app, found))
            screen.notice(told)
        except JournalError as error:
            screen.notice(error.message)


async def _gone(app: "JournalApp", one: Former) -> bool:
    if await app.push_screen_wait(GoneNow()) != "gone":
        return False
    await app.write(former.empty, [one.row])
    return True


def _rows(app: "JournalApp", found: list[Former]) -> list[Row]:
    return shown.rows_of_trash(found, app.zone, app.today.year)
