"""Whether a therapist is seen: still, paused, ended, resumed, or replaced by somebody new.

Nothing is lost by such a change: entries, topics, sessions, ratings and pages stay theirs. If a
therapist is not seen any more, planned sessions are set aside and topics are out of sight; both
come back when the person goes there again, however late.
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
"""The setting with the instant at which it was last asked who is seen."""


@dataclass(frozen=True, slots=True)
class Resumed:
    """What came back: sessions planned again, and sessions whose day was in between."""

    planned: int = 0
    passed: int = 0
    rhythm: bool = False
    """Whether a rhythm of sessions goes on."""
    placed: int = 0
    """How many things that waited for their session have found it."""
    added: UUID | None = field(default=None, compare=False)
    """The session that was added, or the first of a rhythm; None if that is too far ahead."""


def pause(session: Session, therapist: Therapist) -> int:
    """Mark a therapist as not seen for now; return how many planned sessions are set aside."""
    versions.edit(session, therapist, state="paused", ended_at=None)
    return appointments.set_aside(session, therapist, dates.now())


def end(session: Session, therapist: Therapist) -> int:
    """Mark a therapist as not seen any more; return how many planned sessions are set aside."""
    now = dates.now()
    if therapist.state != "ended":
        versions.edit(session, therapist, state="ended", ended_at=now)
    return appointments.set_aside(session, therapist, now)


def again(session: Session, therapist: Therapist) -> Resumed:
    """Mark a therapist as seen; sessions set aside are planned again, and rhythms go on."""
    now = dates.now()
    versions.edit(session, therapist, state="seeing", ended_at=None)
    planned, passed = appointments.bring_back(session, therapist, now)
    series.go_on(session, therapist, now)
    return Resumed(planned, passed, bool(series.going_on(session, therapist, now)))


@dataclass(frozen=True, slots=True)
class StateChange:
    """What became of sessions when the state of a therapist was set."""

    aside: int = 0
    """How many planned sessions are set aside."""
    back: Resumed = Resumed()
    anything: bool = True
    """False if nothing changed."""


def change(session: Session, whom: UUID | str, state: str) -> StateChange:
    """Set the state of a therapist: "seeing", "paused" or "ended"; return what came of it.

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
    """Add a session with a therapist, who is seen again if it is to come; return what came back.

    Things that waited for this session belong to it from then on.

    Raises:
        NotFound: nobody has this name, or they were deleted in the meantime.
        WrongUse: there is such a session already, sessions with them are not to be mentioned, or
            it is not clear with whom it is.
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
    """Begin a rhythm with a therapist, as `meet` adds a session and `series.begin` a rhythm.

    Raises:
        NotFound: nobody has this name.
        WrongUse: the rhythm is not possible, or it is not clear with whom it is.
    """
    therapist = therapists.for_a_session(session, name or None)
    aside = _aside(session, therapist)
    begun = series.begin(session, therapist, first, zone, every_weeks, ends_on=ends_on)
    return _back(aside, series.first_of(session, begun))


def _aside(session: Session, therapist: Therapist) -> list[Appointment]:
    return [one for one in appointments.all_of(session, therapist) if one.state == "set-aside"]


def _back(aside: list[Appointment], added: Appointment | None) -> Resumed:
    """Return which of the sessions set aside came back, with the one that was added."""
    back = [one for one in aside if one.state != "set-aside"]
    passed = [one for one in back if one.state == "did-not-happen"]
    return Resumed(len(back) - len(passed), len(passed), added=added.uuid if added else None)


def listed(session: Session, now: datetime) -> list[values.Therapist]:
    """Return all therapists, the first kept first, each with the day of the next session."""
    found, everyone = [], therapists.all_of(session)
    for one in everyone:
        coming = appointments.next_one(session, now, one) if one.mentioned else None
        day, several = coming.day if coming else None, len(everyone) > 1
        found.append(values.Therapist.of(one, next_on=day, one_of_several=several))
    return found


@dataclass(frozen=True, slots=True)
class Replacement:
    """The therapist seen instead of all others, and what became of sessions."""

    uuid: UUID
    aside: int = 0
    """How many planned sessions with the others are set aside."""
    back: Resumed = Resumed()


def someone_new(session: Session, name: str, first: str = "") -> Replacement:
    """See a new therapist, or a former one, instead of everybody who is seen.

    The page for a new therapist says that it is for a first session, until its day is known.

    Args:
        session: the session.
        name: the name of the therapist.
        first: the name of the first therapist, if they have none yet.

    Raises:
        WrongUse: there is no name, the first therapist has none, or sessions with the one named
            are not to be mentioned.
    """
    name = therapists.typed_name(name)
    therapists.name_first(session, first)
    before = therapists.seen(session)
    found = therapists.find(session, name)
    if found is not None:
        therapists.may_be_mentioned(found)
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
    """Return whether to ask if there is a therapist now.

    It is asked once in a quiet time of six weeks or more, if there were sessions and the person
    did not say that nobody is seen.
    """
    newest = home_state.newest(session, now)
    if newest is None or not gaps.is_quiet(newest, now) or not therapists.seen(session):
        return False
    if session.exec(select(Appointment.id).limit(1)).first() is None:
        return False
    last = settings.get(session, _ASKED)
    return last is None or datetime.fromisoformat(last) < newest


def answer(session: Session, said: str, now: datetime) -> tuple[int, date | None]:
    """Keep the answer "same", "not now" or "skip", and that it was asked; "skip" does no more.

    Return how many planned sessions that set aside, and the day of the next one.
    """
    number = 0
    for one in therapists.seen(session):
        if said == "same":
            again(session, one)
        elif said == "not now":
            number += pause(session, one)
    settings.put(session, _ASKED, now.isoformat())
    coming = appointments.next_with_seen(session, now)
    return number, coming.day if coming else None
