"""Ratings: whole numbers 0-10 on one scale for one appointment. A number not given is not zero."""

from collections.abc import Collection, Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid4, uuid5

from sqlmodel import Session, col, select

from bondjournal import checks, scales
from bondjournal.addition import NewRating
from bondjournal.journal import change_notes, entries, notices, purging, versions
from bondjournal.journal.tables import Appointment, Entry, Rating


def uuid_of(appointment: UUID, scale: str) -> UUID:
    """Return the uuid of a rating, which is the same on every machine."""
    return uuid5(appointment, scale)


def give(
    session: Session,
    appointment: Appointment,
    new: NewRating,
    *,
    at: datetime,
    day: date,
) -> Rating:
    """Rate an appointment on a scale; a second rating replaces the first, which stays in history.

    It stays on or off pages as the first one was, unless it says that it may go there. With a
    changed line, neither the line nor the number is on a page until somebody says so.

    `at` is the instant and `day` the local day it was given; of two ratings the one given later
    counts, in whatever order they arrive. `notices` decides later whether it is mentioned.
    """
    if new.scale in scales.MAIN:
        notices.wait(session, appointment.uuid)
    given: dict[str, Any] = {
        "value": new.value,
        "line": new.line,
        "on_page": new.on_page,
        "rated_at": at,
        "rated_on": day,
    }
    present = on_scale(session, appointment.uuid, new.scale)
    if present is not None:
        later = {name: getattr(present, name) for name in given} if at < present.rated_at else {}
        # Giving a number again does not take it off the page; that has to be said.
        given["on_page"] = new.on_page or _stays_on_page(present, new.line)
        versions.edit(session, present, **given)
        versions.edit(session, present, **later)
        return present
    # A number that was taken away and is given again is the same row, whatever it was before.
    key: dict[str, Any] = {"appointment_uuid": appointment.uuid, "scale": new.scale}
    back = versions.bring_back_deleted(session, Rating, **key)
    if back is not None:
        versions.edit(session, back, **given)
        return back
    uuid = uuid_of(appointment.uuid, new.scale)
    if purging.is_gone_or_deleted(session, uuid):
        uuid = uuid4()
    rating = Rating(uuid=uuid, **key, **given)
    versions.keep(session, rating)
    return rating


def wait(
    session: Session,
    capture: UUID,
    new: NewRating,
    *,
    at: datetime,
    day: date,
    therapist: str,
    named: date | None = None,
) -> Rating:
    """Keep a rating without a known appointment, until somebody says which day it was.

    `named` is the day that was named for the appointment, if any.
    """
    rating = Rating(
        uuid=uuid5(capture, new.scale),
        capture_uuid=capture,
        scale=new.scale,
        value=new.value,
        line=new.line,
        on_page=new.on_page,
        rated_at=at,
        rated_on=day,
        therapist_typed=therapist,
        session_on=named,
    )
    versions.keep(session, rating)
    return rating


def waiting(session: Session) -> list[Rating]:
    """Return the ratings that wait for "Which day was it?", oldest first."""
    query = select(Rating).where(col(Rating.appointment_uuid).is_(None))
    return list(session.exec(query.order_by(col(Rating.rated_at), col(Rating.id))))


def settle(session: Session, group: list[Rating], appointment: Appointment) -> None:
    """Give the waiting ratings of one capture their appointment, and their entry with them."""
    given = []
    for rating in group:
        new = NewRating(
            scale=rating.scale, value=rating.value, line=rating.line, on_page=rating.on_page
        )
        kept = give(session, appointment, new, at=rating.rated_at, day=rating.rated_on)
        given.append(kept.uuid)
        versions.delete(session, rating)
    # The waiting row is replaced by another; only its uuid stays, so that no merge brings it back.
    purging.empty(session, [rating.uuid for rating in group], words_stay=True)
    change_notes.forget_added(session, given)
    capture = group[0].capture_uuid
    entry = session.exec(select(Entry).where(Entry.uuid == capture)).first()
    if entry is not None and entry.appointment_uuid is None:
        entries.belong(session, entry, appointment.uuid)
    session.flush()


def on_scale(session: Session, appointment: UUID, scale: str) -> Rating | None:
    """Return an appointment's rating on a scale, if there is one."""
    return session.exec(
        select(Rating).where(Rating.appointment_uuid == appointment, Rating.scale == scale)
    ).first()


def of_session(session: Session, appointment: UUID) -> list[Rating]:
    """Return an appointment's ratings, Heard first."""
    query = select(Rating).where(Rating.appointment_uuid == appointment)
    return sorted(session.exec(query), key=lambda rating: scales.NAMES.index(rating.scale))


def of_each(session: Session, appointments: Collection[UUID]) -> dict[UUID, list[Rating]]:
    """Return the ratings of several appointments at once, Heard first; leave out unrated ones."""
    found: dict[UUID, list[Rating]] = {}
    query = select(Rating).where(col(Rating.appointment_uuid).in_(appointments))
    for rating in sorted(session.exec(query), key=lambda one: scales.NAMES.index(one.scale)):
        if rating.appointment_uuid is not None:
            found.setdefault(rating.appointment_uuid, []).append(rating)
    return found


def lines(session: Session, appointment: UUID, scales: Collection[str]) -> dict[str, str]:
    """Return the lines to an appointment's ratings, for those of these scales that were rated."""
    return {one.scale: one.line for one in of_session(session, appointment) if one.scale in scales}


def put_lines(session: Session, appointment: UUID, typed: Mapping[str, str]) -> None:
    """Set the person's lines to an appointment's ratings, by scale.

    Raises:
        WrongUse: one is too long.
    """
    for rating in of_session(session, appointment):
        if rating.scale in typed:
            put_line(session, rating, typed[rating.scale])


def put_line(session: Session, rating: Rating, typed: str) -> bool:
    """Set the line to a rating, "" to remove it; return whether that changed.

    A changed line takes the number off the page until somebody puts it back.

    Raises:
        WrongUse: the line is too long.
    """
    line = checks.line(typed, "The line")
    return versions.edit(session, rating, line=line, on_page=_stays_on_page(rating, line))


def _stays_on_page(rating: Rating, line: str) -> bool:
    return rating.on_page and line in ("", rating.line)
