"""Whether somebody is seen: the same one still, paused, ended, taken up again, somebody new.

What belongs to a therapist stays: entries, sessions, ratings, pages. Rhythms of sessions end with
the seeing, and what was to be talked about is let go: it is not carried over to somebody new.
"""

from datetime import datetime
from uuid import UUID

from sqlmodel import Session, col, func, select

from bondjournal import addition, dates
from bondjournal.errors import WrongUse
from bondjournal.journal import (
    appointments,
    entries,
    preparations,
    series,
    settings,
    therapists,
    topics,
    versions,
)
from bondjournal.journal.tables import Appointment, Entry, Rating, Therapist

_ASKED = "seeing.asked"
"""The setting with the instant at which it was asked last."""


def pause(session: Session, therapist: Therapist) -> int:
    """See somebody no more for now; return how many sessions to come went with it."""
    versions.edit(session, therapist, state="paused")
    return series.end_all(session, therapist, dates.now())


def end(session: Session, therapist: Therapist) -> int:
    """See somebody no more; return how many sessions to come went with it.

    Those that were added by hand, or carry anything, are cancelled. What was to be talked about
    with them is let go. Topics for nobody in particular are too, unless somebody else is seen.
    """
    versions.edit(session, therapist, state="ended")
    theirs: set[UUID | None] = {therapist.uuid}
    theirs |= set() if therapists.seen(session) else {None}
    _let_topics_go(session, theirs)
    now = dates.now()
    number = series.end_all(session, therapist, now)
    for one in appointments.all_of(session, therapist, since=now):
        if one.state == "planned":
            appointments.mark(session, one, "cancelled")
            number += 1
    return number


def again(session: Session, therapist: Therapist) -> None:
    """See somebody again, or still; a rhythm that was not ended goes on."""
    versions.edit(session, therapist, state="seeing")
    series.go_on(session, therapist, dates.now())


def someone_new(session: Session, name: str) -> Therapist:
    """See somebody new, or somebody of before, instead of everybody who is seen.

    The page for somebody new says that it is for a first session, until its day is known.

    Raises:
        WrongUse: there is no name.
    """
    name = addition.line(name, "A therapist's name")
    if not name:
        raise WrongUse("A therapist needs a name.")
    before = therapists.usual_one(session)
    found = therapists.find(session, name)
    if found is not None and found.uuid == before.uuid:
        again(session, found)
        return found
    for one in therapists.seen(session):
        end(session, one)
    _let_topics_go(session, {None})
    if found is not None:
        again(session, found)
        return found
    found = therapists.add(session, name, another=True)
    prepared = preparations.begin(session, found, None)
    preparations.change(session, prepared, first_session=True)
    return found


def is_due(session: Session, now: datetime) -> bool:
    """Say whether to ask if there is a therapist now.

    It is asked once in a quiet time of six weeks or more, of somebody who had sessions and did
    not say that there is nobody.
    """
    kept = select(func.max(Entry.at)).where(entries.visible(), col(Entry.at) <= now)
    rated = select(func.max(Rating.rated_at)).where(col(Rating.rated_at) <= now)
    found = [one for query in (kept, rated) if (one := session.exec(query).one())]
    newest = max(found, default=None)
    if newest is None or now - newest < appointments.QUIET or not therapists.seen(session):
        return False
    if session.exec(select(Appointment.id).limit(1)).first() is None:
        return False
    last = settings.get(session, _ASKED)
    return last is None or datetime.fromisoformat(last) < newest


def answer(session: Session, said: str, now: datetime) -> None:
    """Keep the answer "same", "not now" or "skip", and that it was asked; skipping does no more."""
    for one in therapists.seen(session):
        if said == "same":
            again(session, one)
        elif said == "not now":
            pause(session, one)
    settings.put(session, _ASKED, now.isoformat())


def _let_topics_go(session: Session, of: set[UUID | None]) -> None:
    for topic in topics.all_of(session, "open", "kept"):
        if topic.therapist_uuid in of and not topic.therapist_typed:
            topics.end(session, topic, "let-go")
