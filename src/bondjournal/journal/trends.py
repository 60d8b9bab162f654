"""How sessions have felt: every session that counts, and each rating beside the earlier ones.

A session counts if it took place as far as is known, rated or not. A rated session counts in any
case, unless it is marked as cancelled or as not having taken place.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import exists, or_
from sqlmodel import Session, col, select

from bondjournal.journal import (
    appointments,
    attendance,
    known_settings,
    ownership,
    therapists,
    usual,
    versions,
)
from bondjournal.journal.tables import Appointment, Rating, Therapist
from bondjournal.scales import NAMES


@dataclass(frozen=True, slots=True)
class Point:
    """One rating, beside the earlier ones on its scale."""

    rating: UUID
    scale: str
    value: int
    line: str
    days_after: int
    """How many days after the session it was given."""
    earlier: tuple[int, ...]
    """The last up to six ratings before it since the usual began afresh, oldest first."""
    after_a_gap: bool = False
    """Whether the usual began afresh before it, because nothing was rated for so long."""
    noticed: bool = False
    told_low: bool = False

    @property
    def usual(self) -> float | None:
        """The usual it is compared with."""
        return usual.usual(self.earlier)

    @property
    def ribbon(self) -> tuple[int, int] | None:
        """The lowest and the highest of the earlier ones it is compared with."""
        return usual.usual_range(self.earlier)

    @property
    def dips(self) -> bool:
        """Whether it is a dip by the rule, whatever the scale."""
        return usual.is_dip(self.value, self.earlier)


@dataclass(frozen=True, slots=True)
class RatedSession:
    """A session that counts, and its ratings by scale; scales without a rating are left out."""

    appointment: UUID
    day: date
    points: dict[str, Point] = field(default_factory=dict)

    @property
    def noticed(self) -> bool:
        """Whether there was a notice about it."""
        return any(point.noticed for point in self.points.values())


@dataclass(frozen=True, slots=True)
class Trends:
    """How sessions with one therapist have felt."""

    name: str = ""
    """The therapist's name; empty if nobody is meant, or for one session with the only one."""
    rows: tuple[RatedSession, ...] = ()
    scales: tuple[str, ...] = ()
    """The scales with something to show."""
    whose: str = ""
    """The therapist's name where there are several, whether they were rated or not."""


def of_therapist(session: Session, therapist: UUID | None, now: datetime) -> Trends:
    """Return how sessions with a therapist have felt; empty for None.

    Raises:
        NotFound: the therapist was deleted in the meantime.
    """
    if therapist is None:
        return Trends(scales=scales(session, ()))
    therapist_row = versions.existing(session, Therapist, therapist)
    rows = tuple(rated_sessions(session, therapist_row, now))
    whose = ownership.names_if_several(session).get(therapist, "")
    return Trends(therapist_row.name, rows, scales(session, rows), whose)


def meant(session: Session, name: str) -> UUID | None:
    """Return the therapist who is named, or without a name the only one with rated sessions.

    Raises:
        NotFound: nobody has this name.
        WrongUse: no name is given and there are several, or sessions with this therapist are not
            to be mentioned.
    """
    if not name:
        only = only_one(session)
        return only.uuid if only else None
    therapist = therapists.named(session, name)
    therapists.may_be_mentioned(therapist)
    return therapist.uuid


def choices(session: Session) -> list[tuple[UUID, str]]:
    """Return the therapists of `rated_therapists`, with their names."""
    return therapists.called(rated_therapists(session))


def rated_sessions(session: Session, therapist: Therapist, now: datetime) -> list[RatedSession]:
    """Return every session with a therapist that counts, the earliest first."""
    ratings = _ratings(session, therapist)
    found: list[RatedSession] = []
    before = {scale: _Before() for scale in NAMES}
    for appointment in _counting(session, therapist, now):
        points = {
            rating.scale: _point(rating, appointment, before[rating.scale])
            for rating in ratings.get(appointment.uuid, ())
        }
        found.append(RatedSession(appointment.uuid, appointment.day, points))
    return found


def of_session(session: Session, appointment: UUID, now: datetime) -> Trends | None:
    """Return one session with its ratings; the name is empty if there is only one therapist.

    None if it was deleted in the meantime, or does not count.
    """
    about = versions.find(session, Appointment, appointment)
    if about is None:
        return None
    rows = rated_sessions(session, versions.existing(session, Therapist, about.therapist_uuid), now)
    row = next((one for one in rows if one.appointment == appointment), None)
    name = ownership.names_if_several(session).get(about.therapist_uuid, "")
    return Trends(name, (row,), scales(session, (row,))) if row else None


def of_scale(rows: Sequence[RatedSession], scale: str) -> list[Point]:
    """Return the ratings on a scale, oldest first."""
    return [row.points[scale] for row in rows if scale in row.points]


def scales(session: Session, rows: Sequence[RatedSession]) -> tuple[str, ...]:
    """Return the scales with something to show: those that are on, and those rated."""
    on = known_settings.scales(session)
    return tuple(one for one in NAMES if one in on or any(one in row.points for row in rows))


def rated_therapists(session: Session) -> list[Therapist]:
    """Return the therapists with rated sessions that may be mentioned."""
    rated = set(
        session.exec(
            select(Appointment.therapist_uuid)
            .join(Rating, col(Rating.appointment_uuid) == col(Appointment.uuid))
            .where(col(Appointment.state).in_(appointments.HAPPENS))
            .distinct()
        )
    )
    return [one for one in therapists.all_of(session) if one.mentioned and one.uuid in rated]


def only_one(session: Session) -> Therapist | None:
    """Return the therapist meant if nobody is named; None if no sessions were rated.

    Of several, it is the one who is seen.

    Raises:
        WrongUse: several could be meant.
    """
    rated = rated_therapists(session)
    still = [one for one in rated if ownership.is_seen(one)] or rated
    return therapists.only_of(still) if still else None


def _ratings(session: Session, therapist: Therapist) -> dict[UUID | None, list[Rating]]:
    """Return the ratings of sessions with a therapist by appointment, Heard first."""
    query = (
        select(Rating)
        .join(Appointment, col(Rating.appointment_uuid) == col(Appointment.uuid))
        .where(Appointment.therapist_uuid == therapist.uuid)
    )
    found: dict[UUID | None, list[Rating]] = {}
    for rating in sorted(session.exec(query), key=lambda one: NAMES.index(one.scale)):
        found.setdefault(rating.appointment_uuid, []).append(rating)
    return found


def _counting(session: Session, therapist: Therapist, now: datetime) -> Sequence[Appointment]:
    """Return the sessions with a therapist that took place or were rated, the earliest first."""
    rated = exists().where(col(Rating.appointment_uuid) == col(Appointment.uuid))
    counted = select(Appointment).where(
        Appointment.therapist_uuid == therapist.uuid,
        col(Appointment.state).in_(appointments.HAPPENS),
        or_(rated, attendance.attended(now)),
    )
    return session.exec(counted.order_by(col(Appointment.at), col(Appointment.id))).all()


@dataclass(slots=True)
class _Before:
    """The ratings on a scale so far: the last up to six, and whether there was a gap."""

    rated: list[tuple[int, date]] = field(default_factory=list)
    gap: bool = False


def _point(rating: Rating, appointment: Appointment, before: _Before) -> Point:
    """Return a rating beside those before it, and count it among them for the next."""
    fresh = usual.since_fresh_start(before.rated, appointment.day)
    if len(fresh) < len(before.rated):
        before.rated, before.gap = [], True
    before.rated = [*before.rated, (rating.value, appointment.day)][-usual.SPAN :]
    return Point(
        rating=rating.uuid,
        scale=rating.scale,
        value=rating.value,
        line=rating.line,
        days_after=max((rating.rated_on - appointment.day).days, 0),
        earlier=tuple(fresh),
        after_a_gap=before.gap,
        noticed=rating.noticed,
        told_low=rating.told_low,
    )
