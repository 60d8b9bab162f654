"""What is no longer so: its rows, one of them to read, and bringing it back."""

from collections.abc import Sequence
from typing import TYPE_CHECKING
from uuid import UUID

from bondjournal import dates
from bondjournal.journal import former
from bondjournal.journal.former import Former
from bondjournal.tui.flows.listed import EntryKey
from bondjournal.tui.screens import days
from bondjournal.tui.screens.former import ReadFormer
from bondjournal.tui.widgets.pages import Row
from bondjournal.tui.widgets.part import Label

if TYPE_CHECKING:
    from bondjournal.tui.app import JournalApp


def rows_of_history(found: Sequence[Former], zone: str, year: int) -> list[Row]:
    """Return former versions as rows: until when each was so, newest first."""
    rows = []
    for one in found:
        day = dates.local(one.at, zone).date()
        rows.append(
            Row(
                key=one.uuid,
                words=one.name,
                margin=dates.margin(day, year),
                short_margin=days.short(day, year),
                right=f"until {days.clock(one.at, zone)}",
                quiet=True,
            )
        )
    return rows


def rows_of_trash(found: Sequence[Former], zone: str, year: int) -> list[Row]:
    """Return what is in the trash as rows: when it was deleted, and until when it stays."""
    rows = []
    for one in found:
        day = dates.local(one.at, zone).date()
        over = dates.local(one.over, zone).date()
        rows.append(
            Row(
                key=one.uuid,
                words=one.name,
                margin=dates.margin(day, year),
                short_margin=days.short(day, year),
                after="" if one.noun == "entry" else one.kind,
                right=f"until {days.short(over, over.year)}",
            )
        )
    return rows


async def read(app: "JournalApp", one: Former, *, in_trash: bool = False) -> str | None:
    """Show one former text; return what is asked for with it."""
    day = dates.local(one.at, app.zone).date()
    label = days.label(day, app.today.year)
    what = "deleted" if in_trash else "until"
    margin = (what, label, Label(days.clock(one.at, app.zone)))
    screen = ReadFormer(one.title or dates.long(day), one.whole, margin, in_trash=in_trash)
    await app.push_screen(screen)
    request = await screen.asked()
    if request is not None:
        screen.leave()
    return request


async def bring_back(app: "JournalApp", uuid: UUID) -> EntryKey | None:
    """Make a row what it was in a version; return where it stands, if it is an entry.

    Raises:
        NotFound: the version is gone.
    """
    back = await app.write(former.bring_back, uuid)
    return EntryKey(*back) if back else None
