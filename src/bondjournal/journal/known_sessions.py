"""Known sessions, and which of them somebody means.

A session is known if it is planned or took place. Naming a day finds one of these and adds none:
a session is added only if somebody says that there was one.
"""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from sqlmodel import Session, col, select

from bondjournal.errors import WrongUse
from bondjournal.journal import appointments, attendance, gaps, therapists
from bondjournal.journal.tables import Appointment, Therapist
from bondjournal.wording import seeing
from bondjournal.wording import waiting as words

AT_MOST = 4
"""How many known sessions are offered at most."""


def all_on(session: Session, day: date, therapist: Therapist | None = None) -> list[Appointment]:
    """Return the sessions known on a day, the earliest first, with one therapist or anybody."""
    return _between(session, day, day, therapist)


def only_one_on(
    session: Session, day: date, therapist: Therapist | None = None
) -> Appointment | None:
    """Return the session of a day that can be meant alone.

    None if no session is known on it, or if there were sessions with several therapists.
    """
    found = all_on(session, day, therapist)
    return found[0] if len({one.therapist_uuid for one in found}) == 1 else None


def whom_on(session: Session, day: date) -> list[tuple[UUID, str]]:
    """Return with whom there were sessions on a day, with their names."""
    had = {one.therapist_uuid for one in all_on(session, day)}
    return therapists.called([one for one in may_be_meant(session) if one.uuid in had])


def refuse_several(several: Sequence[tuple[UUID, str]]) -> None:
    """Refuse to guess with whom a session was.

    Raises:
        WrongUse: there are several therapists it could have been with.
    """
    if len(several) > 1:
        raise WrongUse(words.WITH_SEVERAL, seeing.NAME_ONE)


def latest(
    session: Session, at: datetime, therapist: Therapist | None = None
) -> Appointment | None:
    """Return the session that was the last to begin before an instant, at most 14 days back.

    None if there was no session, or if there were sessions with several therapists in that time.
    """
    begun = [attendance.joined(session, one, at) for one in may_be_meant(session, therapist)]
    found = [one for one in begun if one is not None]
    return found[0] if len(found) == 1 else None


def meant(
    session: Session, at: datetime, day: date | None, therapist: Therapist | None = None
) -> Appointment | None:
    """Return the known session that an addition is about: that of its day, or the last one.

    None if several could be meant, no session is known, or it had not begun at that instant.
    """
    if day is not None:
        known = only_one_on(session, day, therapist)
        return known if known is not None and attendance.begun(session, known, at) else None
    return latest(session, at, therapist)


def near(
    session: Session, day: date, today: date, therapist: Therapist | None = None
) -> list[Appointment]:
    """Return the known past sessions around a day, the nearest first."""
    found = _between(session, day - gaps.NEAR, min(day + gaps.NEAR, today), therapist)
    return sorted(found, key=lambda one: (abs(one.day - day), one.at))[:AT_MOST]


def may_be_meant(session: Session, therapist: Therapist | None = None) -> list[Therapist]:
    """Return the therapists whose sessions can be meant: the one given, or all to be mentioned.

    If no therapist may be mentioned, return all of them.
    """
    if therapist is not None:
        return [therapist]
    everyone = therapists.all_of(session) or [therapists.usual_one(session)]
    return therapists.mentioned(session) or everyone


def _between(
    session: Session, since: date, until: date, therapist: Therapist | None
) -> list[Appointment]:
    whose = [one.uuid for one in may_be_meant(session, therapist)]
    query = select(Appointment).where(
        col(Appointment.therapist_uuid).in_(whose),
        col(Appointment.day) >= since,
        col(Appointment.day) <= until,
        col(Appointment.state).in_(appointments.HAPPENS),
    )
    return list(session.exec(query.order_by(col(Appointment.at), col(Appointment.id))))
