"""Pages that were written to files: where they are, and when to ask whether to delete them."""

from datetime import date, datetime
from uuid import UUID

from sqlmodel import Session, col, select

from bondjournal.errors import NotFound, WrongUse
from bondjournal.journal import (
    appointments,
    attendance,
    gaps,
    ordered,
    ownership,
    purging,
    settings,
    therapists,
    topics,
    values,
    versions,
)
from bondjournal.journal.tables import Appointment, Page, Therapist
from bondjournal.wording import pages as words

_ANOTHER_DAY = "pages.another-day"
"""The setting with the pages put off for the day, by that day."""


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
    """Record a page that was written, by its path and the SHA-256 of its bytes.

    A page that was written to the same path before counts as deleted from then on.

    Args:
        session: the session.
        therapist: whose page it is.
        appointment: the appointment it is for, if that is known.
        path: the absolute path of the file.
        sha256: the hash of its bytes, in hexadecimal digits.
        style: the name of one of `page_styles.STYLES`.
        at: the instant it was written.
        format: the format of the file, by its name in `page_formats`.
        text: the page in Markdown, whatever the format of the file.
        ask_to_delete: False if the person said that there is no need to ask.
    """
    for before in _with_file(session):
        if before.path == path:
            mark_deleted(session, before, at)
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
    """Return whether a page was ever written."""
    return session.exec(select(Page.id).limit(1)).first() is not None


def rows(session: Session) -> list[Page]:
    """Return the pages as lists number them: those not deleted, then the deleted ones."""
    return sorted(all_of(session), key=lambda page: page.deleted_at is not None)


def listed(session: Session) -> list[values.Page]:
    """Return the pages numbered: those not deleted, then the deleted ones, the oldest first."""
    return [_value(session, page, number) for number, page in enumerate(rows(session), 1)]


def newest_first(session: Session) -> list[values.Page]:
    """Return the pages with their numbers in `listed`, the one written last first."""
    known = {page.uuid: page for page in listed(session)}
    return [known[page.uuid] for page in reversed(all_of(session))]


def named(session: Session, name: str) -> Page:
    """Return the page with this number in `listed`, or an id that begins like this.

    Raises:
        NotFound: there is no such page.
        WrongUse: several ids begin like that.
    """
    unknown = NotFound("No page has this number.", "'bondjournal page list' shows them.")
    return ordered.named(rows(session), name, unknown)


def meant(session: Session, name: str) -> values.Page:
    """Return the page that `named` finds, as a value.

    Raises:
        NotFound: there is no such page.
        WrongUse: several ids begin like that.
    """
    uuid = named(session, name).uuid
    return next(page for page in listed(session) if page.uuid == uuid)


def find(session: Session, uuid: UUID) -> values.Page | None:
    """Return the page with this uuid, or None if it was forgotten."""
    return next((page for page in listed(session) if page.uuid == uuid), None)


def last_of(session: Session, appointment: UUID) -> values.Page | None:
    """Return the last written page that names a session, or None."""
    found = all_of(session, appointment)
    return find(session, found[-1].uuid) if found else None


def due(session: Session, now: datetime) -> list[Page]:
    """Return the pages about which to ask "Delete it?", the oldest first.

    A page is due if it is not deleted, the person wants to be asked about it and did not put it
    off for today, and its session is over, whether or not it took place; without a known session,
    seven days after it was written. It stays due until the question is answered. Nothing is asked
    if sessions with the therapist are not to be mentioned.
    """
    put_off = _put_off(session)
    return [
        page
        for page in _with_file(session)
        if page.ask_to_delete and page.uuid.hex not in put_off and _is_over(session, page, now)
    ]


def listed_due(session: Session, now: datetime) -> list[values.Page]:
    """Return the pages of `due`, with their numbers in `listed`."""
    uuids = {page.uuid for page in due(session, now)}
    return [page for page in listed(session) if page.uuid in uuids] if uuids else []


def read_in(session: Session, page: Page, now: datetime) -> Appointment | None:
    """Return the session a page was for, or None if that is not known.

    A page written for no known session was for the first one that took place afterwards.
    """
    therapist = therapists.by_uuid(session, page.therapist_uuid)
    if not therapist.mentioned:
        return None
    if page.appointment_uuid is not None:
        return appointments.by_uuid(session, page.appointment_uuid)
    found = appointments.all_of(session, therapist, since=page.written_at)
    return next((one for one in found if attendance.is_over(session, one, now)), None)


def _is_over(session: Session, page: Page, now: datetime) -> bool:
    if not therapists.by_uuid(session, page.therapist_uuid).mentioned:
        return False
    meant = read_in(session, page, now)
    if meant is not None:
        return attendance.is_past(session, meant, now)
    return now - page.written_at >= gaps.UNDATED_PAGE


def last_for(session: Session, appointment: Appointment) -> Page | None:
    """Return the page that was written last for a session, as `last_since` does."""
    therapist = therapists.by_uuid(session, appointment.therapist_uuid)
    before = attendance.last_attended(session, therapist, appointment.at)
    return last_since(session, appointment, before)


def last_since(
    session: Session, appointment: Appointment, before: Appointment | None
) -> Page | None:
    """Return the page that was written last for a session, given the one before it.

    That is a page that names it, or else one written for no known session, between the session
    before and this one.
    """
    own = all_of(session, appointment.uuid)
    if own:
        return own[-1]
    loose = [
        page
        for page in all_of(session)
        if page.appointment_uuid is None
        and page.therapist_uuid == appointment.therapist_uuid
        and (before is None or page.written_at > before.at)
        and page.written_at <= appointment.at
    ]
    return loose[-1] if loose else None


def any_later(session: Session, page: Page, now: datetime) -> bool:
    """Return whether a page written later was for another session, which has begun by now."""
    own = read_in(session, page, now)
    for other in all_of(session):
        if other.therapist_uuid == page.therapist_uuid and other.written_at > page.written_at:
            meant = read_in(session, other, now)
            if meant and meant != own and attendance.begun(session, meant, now):
                return True
    return False


def ask_about(session: Session, uuid: UUID, *, ask: bool) -> None:
    """Set whether to ask after the session what becomes of a page's file.

    Raises:
        NotFound: the page was forgotten in the meantime.
        WrongUse: its file is not there any more.
    """
    page = versions.existing(session, Page, uuid)
    if page.deleted_at is not None:
        raise WrongUse(words.OUTCOMES["gone"])
    versions.edit(session, page, ask_to_delete=ask)


def ask_another_day(session: Session, uuid: UUID) -> None:
    """Do not ask about a page again today, however often the journal is opened."""
    today = settings.today(session).isoformat()
    settings.put(session, _ANOTHER_DAY, {today: [*_put_off(session), uuid.hex]})


def mark_deleted(session: Session, page: Page, at: datetime) -> None:
    """Say that a page's file is not there any more; which topics were on it stays known."""
    versions.edit(session, page, deleted_at=at, ask_to_delete=False)


def forget(session: Session, uuid: UUID) -> None:
    """Forget that a page was written. Its file stays where it is."""
    purging.remove(session, uuid)


def _value(session: Session, page: Page, number: int) -> values.Page:
    return values.Page.of(
        page,
        number=number,
        session_on=_session_on(session, page),
        whose=ownership.names_if_several(session).get(page.therapist_uuid, ""),
    )


def _session_on(session: Session, page: Page) -> date | None:
    """Return the day of the session that a page names, if that may be mentioned."""
    therapist = therapists.by_uuid(session, page.therapist_uuid)
    if page.appointment_uuid is None or not therapist.mentioned:
        return None
    meant = appointments.by_uuid(session, page.appointment_uuid)
    return meant.day if meant else None


def _put_off(session: Session) -> list[str]:
    """Return the uuids of the pages that were put off for today."""
    found = settings.get(session, _ANOTHER_DAY)
    today = settings.today(session).isoformat()
    return list(found.get(today, [])) if isinstance(found, dict) else []


def _with_file(session: Session) -> list[Page]:
    return [page for page in all_of(session) if page.deleted_at is None]
