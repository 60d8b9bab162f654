"""Whether somebody is seen: the same one still, paused, ended, taken up again, somebody new.

Nothing is taken away by that: entries, topics, sessions, ratings and pages stay theirs. Planned
sessions are set aside, topics of somebody who is seen no more are out of sight, and both are back
when the person goes to them again, however late.
"""

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, select

from bondjournal import addition, dates
from bondjournal.errors import WrongUse
from bondjournal.journal import (
    appointments,
    gaps,
    known,
    preparations,
    series,
    settings,
    therapists,
    versions,
)
from bondjournal.journal.tables import Appointment, Therapist

_ASKED = "seeing.asked"
"""The setting with the instant at which it was asked last."""


@dataclass(frozen=True, slots=True)
class Back:
    """What came back: sessions that are planned again, and those whose day was in between."""

    planned: int = 0
    passed: int = 0
    rhythm: bool = False
    """Whether a rhythm of sessions goes on."""


def pause(session: Session, therapist: Therapist) -> int:
    """See somebody no more for now; return how many planned sessions are set aside."""
    versions.edit(session, therapist, state="paused")
    return appointments.set_aside(session, therapist, dates.now())


def end(session: Session, therapist: Therapist) -> int:
    """See somebody no more; return how many planned sessions are set aside."""
    versions.edit(session, therapist, state="ended")
    return appointments.set_aside(session, therapist, dates.now())


def again(session: Session, therapist: Therapist) -> Back:
    """See somebody again, or still: what was set aside is planned again, and rhythms go on."""
    now = dates.now()
    versions.edit(session, therapist, state="seeing")
    planned, passed = appointments.bring_back(session, therapist, now)
    series.go_on(session, therapist, now)
    return Back(planned, passed, bool(series.going_on(session, therapist, now)))


def someone_new(session: Session, name: str, *, first: str = "") -> tuple[Therapist, int]:
    """See somebody new, or somebody of before, instead of everybody who is seen.

    Return them, and how many planned sessions with the others are set aside.

    The page for somebody new says that it is for a first session, until its day is known.

    Args:
        session: the session.
        name: what to call them.
        first: what the first one is called, where they have no name yet.

    Raises:
        WrongUse: there is no name, or the first one has none.
    """
    name = addition.line(name, "A therapist's name")
    if not name:
        raise WrongUse("A therapist needs a name.")
    therapists.name_first(session, first)
    before = therapists.seen(session)
    found = therapists.find(session, name)
    others = [one for one in before if found is None or one.uuid != found.uuid]
    number = sum(end(session, one) for one in others)
    if found is not None:
        again(session, found)
        return found, number
    found = therapists.add(session, name)
    prepared = preparations.begin(session, found, None)
    preparations.change(session, prepared, first_session=True)
    return found, number


def is_due(session: Session, now: datetime) -> bool:
    """Say whether to ask if there is a therapist now.

    It is asked once in a quiet time of six weeks or more, of somebody who had sessions and did
    not say that there is nobody.
    """
    newest = known.newest(session, now)
    if newest is None or not gaps.is_quiet(newest, now) or not therapists.seen(session):
        return False
    if session.exec(select(Appointment.id).limit(1)).first() is None:
        return False
    last = settings.get(session, _ASKED)
    return last is None or datetime.fromisoformat(last) < newest


def answer(session: Session, said: str, now: datetime) -> int:
    """Keep the answer "same", "not now" or "skip", and that it was asked; skipping does no more.

    Return how many planned sessions are set aside by it.
    """
    number = 0
    for one in therapists.seen(session):
        if said == "same":
            again(session, one)
        elif said == "not now":
            number += pause(session, one)
    settings.put(session, _ASKED, now.isoformat())
    return number
