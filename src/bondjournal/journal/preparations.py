"""Preparations: what was decided for the page of one appointment, and how far that got."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import String, cast
from sqlmodel import Session, col, exists, or_, select

from bondjournal import checks, dates
from bondjournal.errors import WrongUse
from bondjournal.journal import appointments, settings, therapists, versions
from bondjournal.journal.tables import (
    Appointment,
    Goal,
    Page,
    Preparation,
    Rating,
    Therapist,
    Tried,
)
from bondjournal.wording import preparing as words

STEPS = tuple(words.STEPS)
"""The steps of preparing, in their order; a preparation remembers at which of them it is."""
WRITTEN = "written"
"""The step of a preparation whose page was written."""

_AS_LAST_TIME = ("read_together", "hand_back", "numbers", "usual")
"""How a page is used is decided for each page, beginning with the choices of last time."""
_TAKES_NO_PLACE = ("cancelled", "did-not-happen", "set-aside")


@dataclass(frozen=True, slots=True)
class PagePreparation:
    """A page that is prepared: its therapist, appointment and decisions, as rows for the core."""

    therapist: Therapist
    appointment: Appointment | None
    prepared: Preparation


def for_page(
    session: Session, therapist: UUID, appointment: UUID | None, *, begun: bool = False
) -> PagePreparation:
    """Return a page that is prepared. A deleted appointment counts as none known.

    Args:
        session: the session.
        therapist: whose page it is.
        appointment: the appointment it is for.
        begun: whether to begin the preparation if there is none.
    """
    therapist_row = therapists.by_uuid(session, therapist)
    meant = appointments.by_uuid(session, appointment) if appointment else None
    prepared = (
        begin(session, therapist_row, meant) if begun else find(session, therapist_row, meant)
    )
    return PagePreparation(
        therapist_row, meant, prepared or as_begun(session, therapist_row, meant)
    )


def find(
    session: Session, therapist: Therapist, appointment: Appointment | None
) -> Preparation | None:
    """Return the preparation for an appointment, or the last one for none known, if it was begun.

    One for none known whose page was written is over with that day: the next page is another.
    """
    query = select(Preparation).where(
        Preparation.therapist_uuid == therapist.uuid,
        Preparation.appointment_uuid == (appointment.uuid if appointment else None),
    )
    found = session.exec(query.order_by(col(Preparation.id).desc()))
    return next((one for one in found if appointment or not _is_over(session, one)), None)


def begin(session: Session, therapist: Therapist, appointment: Appointment | None) -> Preparation:
    """Return the preparation for an appointment, and begin it if necessary.

    A preparation that `taken_over` finds is reused.
    """
    present = taken_over(session, therapist, appointment)
    if present is not None:
        return present
    made = as_begun(session, therapist, appointment)
    versions.keep(session, made)
    return made


def as_begun(
    session: Session, therapist: Therapist, appointment: Appointment | None
) -> Preparation:
    """Return a preparation as it begins, not kept: with what was chosen for the last page."""
    last, written = _last(session, therapist), last_written(session, therapist, appointment)
    return Preparation(
        therapist_uuid=therapist.uuid,
        appointment_uuid=appointment.uuid if appointment else None,
        chosen=_still_meant(session, written.chosen) if written else [],
        step=STEPS[0],
        **{name: getattr(last, name) for name in _AS_LAST_TIME if last is not None},
    )


def last_written(
    session: Session, therapist: Therapist, appointment: Appointment | None
) -> Preparation | None:
    """Return the preparation of the last page that was written before the one for an appointment.

    None if there is none.
    """
    has_page = exists().where(
        col(Page.therapist_uuid) == col(Preparation.therapist_uuid),
        col(Page.appointment_uuid).is_not_distinct_from(col(Preparation.appointment_uuid)),
    )
    present = find(session, therapist, appointment)
    others = select(Preparation).where(
        Preparation.therapist_uuid == therapist.uuid,
        col(Preparation.uuid).is_distinct_from(present.uuid if present else None),
        or_(Preparation.step == WRITTEN, has_page),
    )
    return session.exec(others.order_by(col(Preparation.id).desc())).first()


def _still_meant(session: Session, chosen: Sequence[str]) -> list[str]:
    """Return what of a last page is chosen again: not what was let go or has ended since."""
    uuids = [UUID(one) for one in chosen]
    let_go = select(Tried.uuid).where(col(Tried.uuid).in_(uuids), Tried.state == "let-go")
    ended = select(Goal.uuid).where(col(Goal.uuid).in_(uuids), col(Goal.ended))
    gone = {*session.exec(let_go), *session.exec(ended)}
    return [uuid.hex for uuid in uuids if uuid not in gone]


def taken_over(
    session: Session, therapist: Therapist, appointment: Appointment | None
) -> Preparation | None:
    """Return the preparation for an appointment, or None if nothing was prepared.

    The therapist's last preparation is reused if its page was not written, and it is for no known
    appointment or for one that will not take place.
    """
    last = to_take_over(session, therapist, appointment)
    if last is None:
        return find(session, therapist, appointment)
    versions.edit(session, last, appointment_uuid=appointment.uuid if appointment else None)
    return last


def to_take_over(
    session: Session, therapist: Therapist, appointment: Appointment | None
) -> Preparation | None:
    """Return the preparation that `taken_over` would reuse for an appointment, or None."""
    last = _last(session, therapist)
    if find(session, therapist, appointment) is not None or last is None:
        return None
    return last if _is_loose(session, last) else None


def followed(
    session: Session, therapist: Therapist, meant: Appointment | None, now: datetime
) -> Appointment | None:
    """Return the appointment that preparing goes on for: the one meant, if it takes place.

    Otherwise it is the next one, to which the preparation moves.
    """
    if meant is not None and meant.state not in _TAKES_NO_PLACE:
        return meant
    coming = appointments.next_one(session, now, therapist)
    begin(session, therapist, coming)
    return coming


def _last(session: Session, therapist: Therapist) -> Preparation | None:
    return session.exec(
        select(Preparation)
        .where(Preparation.therapist_uuid == therapist.uuid)
        .order_by(col(Preparation.id).desc())
    ).first()


def _is_over(session: Session, prepared: Preparation) -> bool:
    if prepared.step != WRITTEN:
        return False
    written_at = prepared.edited_at or prepared.kept_at
    return settings.day_of(session, written_at, dates.zone()) < settings.today(session)


def _is_loose(session: Session, prepared: Preparation) -> bool:
    if prepared.step == WRITTEN:
        return False
    if prepared.appointment_uuid is None:
        return True
    query = select(Appointment.state).where(Appointment.uuid == prepared.appointment_uuid)
    state = session.exec(query).first()
    # A row that was read before its appointment was deleted still names that.
    return state is None or state in _TAKES_NO_PLACE


def change(session: Session, prepared: Preparation, **changes: Any) -> bool:
    """Change what was decided; return whether anything changed.

    Raises:
        WrongUse: there is no such step, or a wish is too long.
    """
    if changes.get("step", STEPS[0]) not in (*STEPS, WRITTEN):
        raise WrongUse("Preparing has no such step.")
    if "would_help" in changes:
        wishes = [checks.line(wish, "What would help") for wish in changes["would_help"]]
        changes["would_help"] = list(dict.fromkeys(wish for wish in wishes if wish))
    return versions.edit(session, prepared, **changes)


def is_chosen(prepared: Preparation, row: UUID) -> bool:
    """Return whether a row was chosen for the page."""
    return row.hex in prepared.chosen


def choose(session: Session, prepared: Preparation, row: UUID, *, on: bool) -> None:
    """Put a row on the page behind the others, or take it off."""
    others = [one for one in prepared.chosen if one != row.hex]
    if is_chosen(prepared, row) != on:
        versions.edit(session, prepared, chosen=[*others, row.hex] if on else others)


def is_left_off(prepared: Preparation, row: UUID) -> bool:
    """Return whether a row stays off this page alone."""
    return row.hex in prepared.left_off


def leave_off(session: Session, prepared: Preparation, row: UUID, *, off: bool) -> None:
    """Leave a row off this page alone, or no longer."""
    others = [one for one in prepared.left_off if one != row.hex]
    if is_left_off(prepared, row) != off:
        versions.edit(session, prepared, left_off=[*others, row.hex] if off else others)


def put_back(session: Session, row: UUID) -> None:
    """Leave a row off no page any more: the person said what may go on any page."""
    left = select(Preparation).where(cast(col(Preparation.left_off), String).contains(row.hex))
    for prepared in session.exec(left):
        leave_off(session, prepared, row, off=False)


def arrange(session: Session, prepared: Preparation, order: Sequence[UUID]) -> None:
    """Put the chosen rows in this order; those not in it keep their places."""
    places = {row.hex: place for place, row in enumerate(order)}
    arranged = iter(
        sorted((one for one in prepared.chosen if one in places), key=places.__getitem__)
    )
    chosen = [next(arranged) if one in places else one for one in prepared.chosen]
    versions.edit(session, prepared, chosen=chosen)


def share_rating(session: Session, rating: Rating, *, on: bool) -> None:
    """Put a rating on pages, or leave it off all of them."""
    versions.edit(session, rating, on_page=on)


def share_words(session: Session, appointment: Appointment, what: str, *, on: bool) -> None:
    """Put the words `wished` or `unsaid` of an appointment on the page, or take them off."""
    versions.edit(session, appointment, **{f"{what}_on_page": on})


def put_in_order(
    session: Session, therapist: UUID, appointment: UUID | None, order: Sequence[UUID]
) -> None:
    """Put the rows chosen for a page in this order, as `arrange` does."""
    arrange(session, for_page(session, therapist, appointment, begun=True).prepared, order)
