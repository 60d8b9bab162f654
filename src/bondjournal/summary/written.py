"""Pages that were written to files: remembering them, describing them, and looking after them."""

from datetime import datetime
from pathlib import Path
from uuid import UUID

from sqlmodel import Session

from bondjournal import checks, dates
from bondjournal.journal import pages, preparations, settings, tables, values, versions
from bondjournal.page_formats import FORMATS
from bondjournal.page_styles import STYLES
from bondjournal.summary import file, page_folder
from bondjournal.summary.file import FileState
from bondjournal.summary.page import Style
from bondjournal.wording import pages as words


def remember(
    session: Session,
    therapist: UUID,
    appointment: UUID | None,
    path: Path,
    *,
    sha256: str,
    style: Style,
    format_: str,
    text: str,
) -> UUID:
    """Remember a page that was just written, its folder, and that its preparation is finished.

    Args:
        session: the session.
        therapist: whose page it is.
        appointment: the session it is for, if that is known.
        path: its file.
        sha256: of the file's bytes, in hexadecimal digits.
        style: one of `page_styles.STYLES`.
        format_: what the file holds.
        text: the page in Markdown, whatever its file holds.
    """
    preparation = preparations.for_page(session, therapist, appointment)
    page = pages.remember(
        session,
        preparation.therapist,
        preparation.appointment,
        path=str(path.absolute()),
        sha256=sha256,
        style=style,
        at=dates.now(),
        format=format_,
        text=text,
    )
    page_folder.remember(session, path)
    prepared = preparations.find(session, preparation.therapist, preparation.appointment)
    if prepared is not None:
        preparations.change(session, prepared, step=preparations.WRITTEN)
    return page.uuid


def described(page: values.Page, year: int) -> str:
    """Return what a page is, for whom and for which session: "The brief page, for 12 May."."""
    what = STYLES[checks.page_style(page.style)].label
    what += f" for {page.whose}" if page.whose else ""
    day = f", for {dates.short(page.session_on, year)}" if page.session_on else ""
    return f"{what}{day}, as {FORMATS[page.format].label}."


def to_ask(session: Session, now: datetime) -> list[tuple[values.Page, str]]:
    """Return the pages whose session is over, each with the question to ask about it."""
    year = settings.today(session).year
    read_in = {page.uuid: pages.read_in(session, page, now) for page in pages.due(session, now)}
    asked = []
    for page in pages.listed_due(session, now):
        session_of = read_in[page.uuid]
        day = dates.short(session_of.day, year) if session_of else ""
        asked.append((page, words.ask_to_delete(page.whose, day)))
    return asked


def look(page: values.Page) -> words.State:
    """Say what is at a page's place."""
    if page.deleted_at is not None:
        return "deleted"
    return file.look(Path(page.path), page.sha256)


def delete(page: values.Page) -> FileState:
    """Delete a page's file if it is still the one that was written, and say what was there.

    Raises:
        JournalError: it cannot be deleted.
    """
    return file.delete(Path(page.path), page.sha256)


def record_deletion(session: Session, uuid: UUID, found: FileState, at: datetime) -> None:
    """Record what came of deleting a page's file, unless the page was forgotten meanwhile.

    A file that is gone, or is not the page any more, is not asked about again; a file that could
    not be reached is.
    """
    page = versions.find(session, tables.Page, uuid)
    if page is None or page.deleted_at is not None:
        return
    if found in ("there", "gone"):
        pages.mark_deleted(session, page, at)
    elif found == "changed":
        pages.ask_about(session, uuid, ask=False)
