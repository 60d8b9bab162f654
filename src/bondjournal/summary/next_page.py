"""The next page as it stands: whose it is, and what to ask before it is read."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlmodel import Session

from bondjournal.addition import NewTopic
from bondjournal.journal import (
    appointments,
    ownership,
    therapists,
    topics,
    would_help,
)
from bondjournal.summary import undecided


@dataclass(frozen=True, slots=True)
class NextPage:
    """A page that comes next: whose it is, and for which session."""

    therapist: UUID
    name: str
    """The therapist's name, if there are several; else empty."""
    appointment: UUID | None
    day: date | None
    """The day of the session, if the next one is known."""


@dataclass(frozen=True, slots=True)
class Missing:
    """What a page has not got."""

    topic: bool
    """Whether no topic is on it."""
    wish: bool
    """Whether it does not say what would help."""
    names: tuple[str, ...]
    """The names on it that nobody decided on."""


def next_pages(session: Session, now: datetime) -> list[NextPage]:
    """Return the page for the next session; several if several people are met on that day.

    If no session is known, return the page of each therapist who is seen, or of the
    usual one if nobody is.

    Raises:
        WrongUse: sessions are not to be mentioned.
    """
    if not therapists.seen(session):
        therapists.may_be_mentioned(therapists.usual_one(session))
    pages = page_of_each(session, now)
    first = min((one.day for one in pages if one.day), default=None)
    return [one for one in pages if one.day == first]


def page_of_each(session: Session, now: datetime) -> list[NextPage]:
    """Return the next page of each therapist who is seen, or of the usual one if nobody is.

    A usual one whose sessions are not to be mentioned has none.
    """
    names, found = ownership.names_if_several(session), []
    for one in therapists.seen(session) or [therapists.usual_one(session)]:
        if one.mentioned:
            meant = appointments.next_one(session, now, one)
            found.append(
                NextPage(
                    therapist=one.uuid,
                    name=names.get(one.uuid, ""),
                    appointment=meant.uuid if meant else None,
                    day=meant.day if meant else None,
                )
            )
    return found


def missing(session: Session, therapist: UUID, appointment: UUID | None, *, today: date) -> Missing:
    """Return what a page has not got, as it would be written today."""
    found = undecided.on_page(session, therapist, appointment, today=today)
    names = [name for name, _ in found.names] + [place.name for place in found.places]
    return Missing(
        topic=not topics.on_page(session, therapist),
        wish=not would_help.of_page(session, therapist, appointment),
        names=tuple(dict.fromkeys(names)),
    )


def add_topic(session: Session, therapist: UUID, text: str) -> bool:
    """Put a topic on a therapist's page, unless it has no words; return True.

    Raises:
        WrongUse: it is too long.
    """
    if text.strip():
        topics.add(session, NewTopic(text=topics.words(text)), therapist=therapist)
    return True
