"""Sessions that are known, and which of them somebody means.

A session is known where it is planned or was had. What names a day matches one of these and makes
none: only somebody who says that there was a session makes one.
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
"""How many of them are offered."""


def all_on(session: Session, day: date, therapist: Therapist | None = None) -> list[Appointment]:
    """Return the sessions known on a day, the earliest first, with one therapist or anybody."""
    return _between(session, day, day, therapist)


def only_one_on(
    session: Session, day: date, therapist: Therapist | None = None
) -> Appointment | None:
    """Return the session of a day that can be meant alone.

    It is none where none is known, and where there were sessions with several people.
    """
    found = all_on(session, day, therapist)
    return found[0] if len({one.therapist_uuid for one in found}) == 1 else None


def whom_on(session: Session, day: date) -> list[tuple[UUID, str]]:
    """Return with whom there were sessions on a day, with their names."""
    had = {one.therapist_uuid for one in all_on(session, day)}
    return therapists.called([one for one in may_be_meant(session) if one.uuid in had])


def refuse_several(several: Sequence[tuple[UUID, str]]) -> None:
    """Refuse to guess with whom it was.

    Raises:
        WrongUse: it can have been with several.
    """
    if len(several) > 1:
        raise WrongUse(words.WITH_SEVERAL, seeing.NAME_ONE)


def latest(
    session: Session, at: datetime, therapist: Therapist | None = None
) -> Appointment | None:
    """Return the session that was the last to begin before an instant, at most 14 days back.

    It is none where there was none, and where there were sessions with several people meanwhile.
    """
    begun = [attendance.joined(session, one, at) for one in may_be_meant(session, therapist)]
    found = [one for one in begun if one is not None]
    return found[0] if len(found) == 1 else None


def meant(
    session: Session, at: datetime, day: date | None, therapist: Therapist | None = None
) -> Appointment | None:
    """Return the known session that what is kept at an instant is about: of its day, or the last.

    It is none where several could be meant, none is known, or it had not begun by then.
    """
    if day is not None:
        known = only_one_on(session, day, therapist)
        return known if known is not None and attendance.begun(session, known, at) else None
    return latest(session, at, therapist)


def near(
    session: Session, day: date, today: date, therapist: Therapist | None = None
) -> list[Appointment]:
    """Return the known sessions around a day that are not to come, the nearest first."""
    found = _between(session, day - gaps.NEAR, min(day + gaps.NEAR, today), therapist)
    return sorted(found, key=lambda one: (abs(one.day - day), one.at))[:AT_MOST]


def may_be_meant(session: Session, therapist: Therapist | None = None) -> list[Therapist]:
    """Return whose sessions can be meant: theirs who is named, else theirs who may be mentioned.

    Where nobody may be mentioned it is everybody's.
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
