"""Whether somebody is seen: the same one still, paused, ended, taken up again, somebody new.

Nothing is taken away by that: entries, topics, sessions, ratings and pages stay theirs. Planned
sessions are set aside, topics of somebody who is seen no more are out of sight, and both are back
when the person goes to them again, however late.
"""

from dataclasses import dataclass, field, replace
from datetime import date, datetime
from uuid import UUID

from sqlmodel import Session, select

from bondjournal import dates
from bondjournal.journal import (
    additions,
    appointments,
    gaps,
    home_state,
    named_therapists,
    preparations,
    series,
    settings,
    settling,
    therapists,
    values,
    versions,
)
from bondjournal.journal.tables import Appointment, Therapist

_ASKED = "seeing.asked"
"""The setting with the instant at which it was asked last."""


@dataclass(frozen=True, slots=True)
class Resumed:
    """What came back: sessions that are planned again, and those whose day was in between."""

    planned: int = 0
    passed: int = 0
    rhythm: bool = False
    """Whether a rhythm of sessions goes on."""
    placed: int = 0
    """How much that waited for its session has its place now."""
    added: UUID | None = field(default=None, compare=False)
    """The session that was added; of a rhythm the first, None where that is too far ahead."""


def pause(session: Session, therapist: Therapist) -> int:
    """See somebody no more for now; return how many planned sessions are set aside."""
    versions.edit(session, therapist, state="paused", ended_at=None)
    return appointments.set_aside(session, therapist, dates.now())


def end(session: Session, therapist: Therapist) -> int:
    """See somebody no more; return how many planned sessions are set aside."""
    now = dates.now()
    if therapist.state != "ended":
        versions.edit(session, therapist, state="ended", ended_at=now)
    return appointments.set_aside(session, therapist, now)


def again(session: Session, therapist: Therapist) -> Resumed:
    """See somebody again, or still: what was set aside is planned again, and rhythms go on."""
    now = dates.now()
    versions.edit(session, therapist, state="seeing", ended_at=None)
    planned, passed = appointments.bring_back(session, therapist, now)
    series.go_on(session, therapist, now)
    return Resumed(planned, passed, bool(series.going_on(session, therapist, now)))


@dataclass(frozen=True, slots=True)
class StateChange:
    """What became of sessions when somebody is seen no more, again, or still."""

    aside: int = 0
    """How many planned ones are set aside."""
    back: Resumed = Resumed()
    anything: bool = True
    """False where it was so already."""


def change(session: Session, whom: UUID | str, state: str) -> StateChange:
    """Say of somebody that they are "seeing", "paused" or "ended"; return what came of it.

    Raises:
        NotFound: nobody has this name, or they were deleted in the meantime.
        WrongUse: no name is given, and several could be meant.
    """
    therapist = named_therapists.row(session, whom)
    if state == "seeing":
        return StateChange(back=again(session, therapist))
    before = therapist.state
    aside = (pause if state == "paused" else end)(session, therapist)
    return StateChange(aside, anything=before != state or aside > 0)


def meet(session: Session, whom: UUID | str, when: dates.When, zone: str) -> Resumed:
    """Add a session with somebody, who is seen again with one to come; return what came back.

    What waits for that session is its from then on.

    Raises:
        NotFound: nobody has this name, or they were deleted in the meantime.
        WrongUse: there is one already, sessions with them are not to be mentioned, or it is not
            clear with whom.
    """
    if isinstance(whom, str):
        therapist = therapists.for_a_session(session, whom)
    else:
        therapist = named_therapists.row(session, whom)
    aside = _aside(session, therapist)
    added = appointments.add(session, therapist, when, zone)
    return replace(_back(aside, added), placed=settling.find_places(session))


def meet_regularly(
    session: Session,
    name: str,
    first: dates.When,
    zone: str,
    every_weeks: int,
    *,
    ends_on: date | None = None,
) -> Resumed:
    """Begin a rhythm with somebody, as `meet` adds a session; `series.begin` says more.

    Raises:
        NotFound: nobody has this name.
        WrongUse: it cannot be such a rhythm, or it is not clear with whom.
    """
    therapist = therapists.for_a_session(session, name or None)
    aside = _aside(session, therapist)
    begun = series.begin(session, therapist, first, zone, every_weeks, ends_on=ends_on)
    return _back(aside, series.first_of(session, begun))


def _aside(session: Session, therapist: Therapist) -> list[Appointment]:
    return [one for one in appointments.all_of(session, therapist) if one.state == "set-aside"]


def _back(aside: list[Appointment], added: Appointment | None) -> Resumed:
    """Return what came back of sessions that were set aside, with the one that was added."""
    back = [one for one in aside if one.state != "set-aside"]
    passed = [one for one in back if one.state == "did-not-happen"]
    return Resumed(len(back) - len(passed), len(passed), added=added.uuid if added else None)


def listed(session: Session, now: datetime) -> list[values.Therapist]:
    """Return everybody, the first kept first, each with the day of the next session."""
    found = []
    for one in therapists.all_of(session):
        coming = appointments.next_one(session, now, one) if one.mentioned else None
        found.append(values.Therapist.of(one, next_on=coming.day if coming else None))
    return found


@dataclass(frozen=True, slots=True)
class Replacement:
    """Who is seen instead of everybody who was, and what became of sessions by it."""

    uuid: UUID
    aside: int = 0
    """How many planned ones with the others are set aside."""
    back: Resumed = Resumed()


def someone_new(session: Session, name: str, first: str = "") -> Replacement:
    """See somebody new, or somebody of before, instead of everybody who is seen.

    The page for somebody new says that it is for a first session, until its day is known.

    Args:
        session: the session.
        name: what to call them.
        first: what the first one is called, where they have no name yet.

    Raises:
        WrongUse: there is no name, or the first one has none.
    """
    name = therapists.typed_name(name)
    therapists.name_first(session, first)
    before = therapists.seen(session)
    found = therapists.find(session, name)
    others = [one for one in before if found is None or one.uuid != found.uuid]
    number = sum(end(session, one) for one in others)
    if found is not None:
        return Replacement(found.uuid, number, again(session, found))
    found = therapists.add(session, name)
    additions.settle_known(session)
    prepared = preparations.begin(session, found, None)
    preparations.change(session, prepared, first_session=True)
    return Replacement(found.uuid, number)


def is_due(session: Session, now: datetime) -> bool:
    """Say whether to ask if there is a therapist now.

    It is asked once in a quiet time of six weeks or more, of somebody who had sessions and did
    not say that there is nobody.
    """
    newest = home_state.newest(session, now)
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
