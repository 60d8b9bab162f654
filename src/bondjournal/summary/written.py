"""Pages that were written to files: what each is, and what is at its place now."""

from datetime import datetime
from pathlib import Path

from sqlmodel import Session

from bondjournal import dates
from bondjournal.journal import appointments, pages, therapists
from bondjournal.journal.tables import Appointment, Page
from bondjournal.summary import file
from bondjournal.summary.file import Found
from bondjournal.wording import pages as words


def session_of(session: Session, page: Page) -> Appointment | None:
    """Return the session a page names, if it names one that may be mentioned."""
    them = therapists.by_uuid(session, page.therapist_uuid)
    if page.appointment_uuid is None or not them.mentioned:
        return None
    return appointments.by_uuid(session, page.appointment_uuid)


def described(session: Session, page: Page, year: int) -> str:
    """Return what a page is and for which session: "The brief page, for 12 May."."""
    what = words.KINDS[page.style]
    meant = session_of(session, page)
    day = f", for {dates.short(meant.day, year)}" if meant else ""
    return f"{what}{day}, as {words.FORMATS[page.format]}."


def question(session: Session, page: Page, now: datetime, year: int) -> str:
    """Return the question that is asked about a page after its session."""
    read_in = pages.read_in(session, page, now)
    return words.ASK.format(day=dates.short(read_in.day, year)) if read_in else words.ASK_UNDATED


def look(page: Page) -> words.State:
    """Say what is at a page's place."""
    if page.deleted_at is not None:
        return "deleted"
    return file.look(Path(page.path), page.sha256)


def delete(page: Page) -> Found:
    """Delete a page's file if it is still the one that was written, and say what it was.

    Raises:
        JournalError: it cannot be deleted.
    """
    return file.delete(Path(page.path), page.sha256)


def take_down(session: Session, page: Page, found: Found, at: datetime) -> None:
    """Take down what came of deleting a page's file.

    What is not there any more, or is not the page any more, is not asked about again; what could
    not be reached is.
    """
    if found in ("there", "gone"):
        pages.is_deleted(session, page, at)
    elif found == "changed":
        pages.ask_about(session, page, ask=False)
