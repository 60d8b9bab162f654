"""What could be on a page and belongs to nobody: it is asked about in Prepare, and waits for that.

With one therapist there is nothing of the kind.
"""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlmodel import Session, col, select

from bondjournal import dates
from bondjournal.journal import appointments, preparations, therapists, whose
from bondjournal.journal.tables import Topic
from bondjournal.summary import interval, offered, since


@dataclass(frozen=True, slots=True)
class Unclaimed:
    """One thing that belongs to nobody."""

    kind: str
    """What it is: "entry", "topic", or one of the kinds of `offered`."""
    uuid: UUID
    words: str
    day: date | None
    on: bool
    """Whether it would stand on this page."""


def of_page(
    session: Session, therapist: UUID, appointment: UUID | None, *, today: date
) -> list[Unclaimed]:
    """Return what may be on a page once somebody says whose it is, in the order of preparing."""
    if not whose.names(session):
        return []
    page = preparations.here(session, therapist, appointment)
    between = interval.before(session, page.therapist, page.appointment, today)
    lines = since.page(session, page.therapist, between, today=today, count=None, nobodys=True)
    topics = session.exec(
        select(Topic)
        .where(whose.is_nobodys(session, Topic), col(Topic.state).in_(("open", "kept")))
        .order_by(col(Topic.place), col(Topic.id))
    )
    return [
        *(
            Unclaimed(
                "entry", line.uuid, line.title or line.words, line.day, line.share != "only-me"
            )
            for line in lines
        ),
        *(Unclaimed("topic", one.uuid, one.text, None, one.state == "open") for one in topics),
        *(
            Unclaimed(one.kind, one.uuid, one.words, None, one.on)
            for one in offered.nobodys(
                session, page.therapist, page.appointment, page.prepared, today=today
            )
            if one.uuid is not None
        ),
    ]


def of_all(session: Session, *, today: date) -> list[Unclaimed]:
    """Return what may be on the next page of anybody once somebody says whose it is."""
    found: dict[UUID, Unclaimed] = {}
    for them in therapists.candidates(session):
        coming = appointments.next_one(session, dates.now(), them)
        uuid = coming.uuid if coming else None
        for one in of_page(session, them.uuid, uuid, today=today):
            found.setdefault(one.uuid, one)
    return list(found.values())


def waiting(session: Session, therapist: UUID, appointment: UUID | None, *, today: date) -> int:
    """Return how many things are left off a page because nobody said whose they are."""
    return sum(one.on for one in of_page(session, therapist, appointment, today=today))
