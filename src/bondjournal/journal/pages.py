"""Pages that were written to files: where they are, and when to ask whether to delete them."""

from datetime import datetime, timedelta
from uuid import UUID

from sqlmodel import Session, col, select

from bondjournal.errors import NotFound
from bondjournal.journal import appointments, ordered, settings, therapists, topics, versions
from bondjournal.journal.tables import Appointment, Page, Therapist

_ANOTHER_DAY = "pages.another-day"
"""The setting with the pages that were put off, by the day that was done on."""
_WITHOUT_SESSION = timedelta(days=7)
"""After so long a page is asked about for which no session is known."""


def remember(
    session: Session,
    therapist: Therapist,
    appointment: Appointment | None,
    *,
    path: str,
    sha256: str,
    style: str,
    at: datetime,
    format: str = "markdown",  # noqa: A002  the column's name
    text: str = "",
    ask_to_delete: bool = True,
) -> Page:
    """Remember a page that was written, by its place and the SHA-256 of its bytes.

    One that was written to the same place before is not there any more from then on.

    Args:
        session: the session.
        therapist: whose page it is.
        appointment: what it is for, if that is known.
        path: the whole path of the file.
        sha256: of its bytes, in hexadecimal digits.
        style: "full" or "brief".
        at: the instant it was written.
        format: what the file holds: "markdown", "html" or "json".
        text: the page in Markdown, whatever its file holds.
        ask_to_delete: False where the person said that there is no need to ask.
    """
    for before in _there(session):
        if before.path == path:
            is_deleted(session, before, at)
    page = Page(
        therapist_uuid=therapist.uuid,
        appointment_uuid=appointment.uuid if appointment else None,
        path=path,
        sha256=sha256,
        style=style,
        format=format,
        written_at=at,
        text=text,
        topics=[topic.uuid.hex for topic in topics.on_page(session, therapist.uuid)],
        ask_to_delete=ask_to_delete,
    )
    versions.keep(session, page)
    return page


def all_of(session: Session, appointment: UUID | None = None) -> list[Page]:
    """Return the pages that were written, of one appointment or of all, the oldest first."""
    query = select(Page)
    if appointment is not None:
        query = query.where(Page.appointment_uuid == appointment)
    return list(session.exec(query.order_by(col(Page.written_at), col(Page.id))))


def any_written(session: Session) -> bool:
    """Say whether a page was ever written."""
    return session.exec(select(Page.id).limit(1)).first() is not None


def listed(session: Session) -> list[Page]:
    """Return the pages as lists number them: those not deleted, then the deleted ones."""
    return sorted(all_of(session), key=lambda page: page.deleted_at is not None)


def named(session: Session, name: str) -> Page:
    """Return the page of this number in `listed`, or of an id that begins so.

    Raises:
        NotFound: there is none.
        WrongUse: several ids begin so.
    """
    unknown = NotFound("No page has this number.", "'bondjournal pages list' shows them.")
    return ordered.named(listed(session), name, unknown)


def by_uuid(session: Session, uuid: UUID) -> Page | None:
    """Return the page of this uuid, if it is still remembered."""
    return session.exec(select(Page).where(Page.uuid == uuid)).first()


def due(session: Session, now: datetime) -> list[Page]:
    """Return the pages of which to ask "Delete it?", the oldest first.

    Those are due that are not deleted, about which the person wants to be asked, and not another
    day, and whose session is over, whether or not it took place; where no session is known, seven
    days after they were written. They stay due until that is answered. Nothing is asked about
    somebody with whom no session is to be mentioned.
    """
    put_off = _put_off(session)
    return [
        page
        for page in _there(session)
        if page.ask_to_delete and page.uuid.hex not in put_off and _is_over(session, page, now)
    ]


def numbers_due(session: Session, now: datetime) -> list[int]:
    """Return the pages of `due` by their number in `listed`."""
    uuids = {page.uuid for page in due(session, now)}
    if not uuids:
        return []
    return [number for number, page in enumerate(listed(session), 1) if page.uuid in uuids]


def read_in(session: Session, page: Page, now: datetime) -> Appointment | None:
    """Return the session a page was for, if that is known.

    One that was written for no known session was for the first that took place afterwards.
    """
    them = therapists.by_uuid(session, page.therapist_uuid)
    if not them.mentioned:
        return None
    if page.appointment_uuid is not None:
        return appointments.by_uuid(session, page.appointment_uuid)
    found = appointments.all_of(session, them, since=page.written_at)
    return next((one for one in found if appointments.is_over(session, one, now)), None)


def _is_over(session: Session, page: Page, now: datetime) -> bool:
    if not therapists.by_uuid(session, page.therapist_uuid).mentioned:
        return False
    meant = read_in(session, page, now)
    if meant is not None:
        return appointments.is_past(meant, now)
    return now - page.written_at >= _WITHOUT_SESSION


def last_for(session: Session, appointment: Appointment) -> Page | None:
    """Return the page that was written last for a session.

    That is one that names it; else one that was written for no known session, between the
    session before and this one.
    """
    own = all_of(session, appointment.uuid)
    if own:
        return own[-1]
    them = therapists.by_uuid(session, appointment.therapist_uuid)
    before = appointments.last_attended(session, them, appointment.at)
    loose = [
        page
        for page in all_of(session)
        if page.appointment_uuid is None
        and page.therapist_uuid == appointment.therapist_uuid
        and (before is None or page.written_at > before.at)
        and page.written_at <= appointment.at
    ]
    return loose[-1] if loose else None


def ask_about(session: Session, page: Page, *, ask: bool) -> None:
    """Say whether it is to be asked after the session what becomes of a page's file."""
    versions.edit(session, page, ask_to_delete=ask)


def ask_another_day(session: Session, page: Page) -> None:
    """Ask about a page no more today, however often the journal is opened."""
    today = settings.today(session).isoformat()
    settings.put(session, _ANOTHER_DAY, {today: [*_put_off(session), page.uuid.hex]})


def is_deleted(session: Session, page: Page, at: datetime) -> None:
    """Say that a page's file is not there any more; which topics were on it stays known."""
    versions.edit(session, page, deleted_at=at, ask_to_delete=False)


def forget(session: Session, page: Page) -> None:
    """Forget that a page was written. Its file stays where it is."""
    versions.gone(session, page.uuid)


def _put_off(session: Session) -> list[str]:
    """Return the pages that are not to be asked about today."""
    found = settings.get(session, _ANOTHER_DAY)
    today = settings.today(session).isoformat()
    return list(found.get(today, [])) if isinstance(found, dict) else []


def _there(session: Session) -> list[Page]:
    return [page for page in all_of(session) if page.deleted_at is None]
