"""What is no longer so: its rows, one of them to read, and bringing it back."""

from collections.abc import Sequence
from datetime import timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

from sqlmodel import Session, select

from bondjournal import dates
from bondjournal.errors import NotFound
from bondjournal.journal import version_words, versions
from bondjournal.journal.tables import Version
from bondjournal.tui.flows.listed import EntryKey
from bondjournal.tui.screens import days
from bondjournal.tui.screens.former import ReadFormer, What
from bondjournal.tui.widgets.pages import Row
from bondjournal.tui.widgets.part import Label

if TYPE_CHECKING:
    from bondjournal.tui.app import JournalApp


def rows_of_history(found: Sequence[Version], zone: str, year: int) -> list[Row]:
    """Return former versions as rows: until when each was so, newest first."""
    rows = []
    for version in found:
        day = dates.local(version.at, zone).date()
        rows.append(
            Row(
                key=version.uuid,
                words=version_words.name(version),
                margin=dates.margin(day, year),
                short_margin=days.short(day, year),
                right=f"until {days.clock(version.at, zone)}",
                quiet=True,
            )
        )
    return rows


def rows_of_trash(found: Sequence[Version], zone: str, year: int) -> list[Row]:
    """Return what is in the trash as rows: when it was deleted, and until when it stays."""
    rows = []
    for version in found:
        day = dates.local(version.at, zone).date()
        over = dates.local(version.at + timedelta(days=versions.TRASH_DAYS), zone).date()
        rows.append(
            Row(
                key=version.uuid,
                words=version_words.name(version),
                margin=dates.margin(day, year),
                short_margin=days.short(day, year),
                after="" if version.noun == "entry" else version_words.kind(version),
                right=f"until {days.short(over, over.year)}",
            )
        )
    return rows


async def read(app: "JournalApp", version: Version, *, in_trash: bool = False) -> What | None:
    """Show one former text; return what is wished for with it."""
    day = dates.local(version.at, app.zone).date()
    label = days.label(day, app.today.year)
    what = "deleted" if in_trash else "until"
    margin = (what, label, Label(days.clock(version.at, app.zone)))
    title = version_words.title(version) or dates.long(day)
    screen = ReadFormer(title, version_words.whole(version), margin, in_trash=in_trash)
    await app.push_screen(screen)
    wish = await screen.asked()
    if wish is not None:
        screen.leave()
    return wish


async def bring_back(app: "JournalApp", uuid: UUID) -> EntryKey | None:
    """Make a row what it was in a version; return where it stands, if it is an entry.

    Raises:
        NotFound: the version is gone.
    """

    def back(session: Session) -> EntryKey | None:
        version = session.exec(select(Version).where(Version.uuid == uuid)).first()
        if version is None:
            raise NotFound("That is gone.")
        row: Any = versions.bring_back(session, version)
        if version.noun != "entry":
            return None
        return EntryKey(row.at, row.id, row.uuid)

    return await app.writing(back)
