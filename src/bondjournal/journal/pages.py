"""Pages that were written to files: where they are, so that they can be deleted again."""

from datetime import datetime
from uuid import UUID

from sqlmodel import Session, col, select

from bondjournal.journal import topics, versions
from bondjournal.journal.tables import Appointment, Page, Therapist


def remember(
    session: Session,
    therapist: Therapist,
    appointment: Appointment | None,
    *,
    path: str,
    sha256: str,
    style: str,
    at: datetime,
) -> Page:
    """Remember a page that was written, by its place and the SHA-256 of its bytes."""
    page = Page(
        therapist_uuid=therapist.uuid,
        appointment_uuid=appointment.uuid if appointment else None,
        path=path,
        sha256=sha256,
        style=style,
        written_at=at,
        topics=[topic.uuid.hex for topic in topics.on_page(session, therapist.uuid)],
    )
    versions.keep(session, page)
    return page


def all_of(session: Session, appointment: UUID | None = None) -> list[Page]:
    """Return the pages that were written, of one appointment or of all, the oldest first."""
    query = select(Page)
    if appointment is not None:
        query = query.where(Page.appointment_uuid == appointment)
    return list(session.exec(query.order_by(col(Page.written_at), col(Page.id))))
