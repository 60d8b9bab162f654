"""Unclaimed things: they could be on a page, but nobody has said which therapist they belong to.

Prepare asks about them; with only one therapist there are none.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from sqlmodel import Session, and_, col, or_, select

from bondjournal import dates
from bondjournal.journal import appointments, entries, ownership, preparations, therapists, topics
from bondjournal.journal.quotes import FIRST_WORDS
from bondjournal.journal.tables import Capture, Entry, Topic, TopicMaterial
from bondjournal.summary import interval, offered, since
from bondjournal.wording import whose as words


@dataclass(frozen=True, slots=True)
class Unclaimed:
    """Something that could be on a page but belongs to no therapist yet."""

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
    """Return what may be on a page once it belongs to a therapist, in the order of preparing."""
    if not ownership.names_if_several(session):
        return []
    page = preparations.for_page(session, therapist, appointment)
    between = interval.before(session, page.therapist, page.appointment, today)
    lines = since.page(session, page.therapist, between, today=today, count=None, nobodys=True)
    nobodys = session.exec(
        select(Topic)
        .where(
            ownership.unclaimed_condition(session, Topic), col(Topic.state).in_(("open", "kept"))
        )
        .order_by(col(Topic.place), col(Topic.id))
    )
    known = {line.uuid for line in lines}
    return [
        *(_entry(one) for one in _under_topics(session, therapist) if one.uuid not in known),
        *(
            Unclaimed(
                "entry", line.uuid, line.title or line.words, line.day, line.share != "only-me"
            )
            for line in lines
        ),
        *(Unclaimed("topic", one.uuid, one.text, None, one.state == "open") for one in nobodys),
        *(
            Unclaimed(one.kind, one.uuid, one.words, None, one.on)
            for one in offered.nobodys(
                session, page.therapist, page.appointment, page.prepared, today=today
            )
            if one.uuid is not None
        ),
        *_under_a_name(session),
    ]


def _under_topics(session: Session, therapist: UUID) -> list[Entry]:
    """Return the shared entries that are unclaimed and under an open topic, however old."""
    query = (
        select(Entry)
        .join(TopicMaterial, col(TopicMaterial.entry_uuid) == col(Entry.uuid))
        .join(Topic, col(Topic.uuid) == col(TopicMaterial.topic_uuid))
        .where(
            ownership.unclaimed_condition(session, Entry),
            col(Entry.share) != "only-me",
            entries.visible(),
            entries.waits_for_no_name(),
            Topic.state == "open",
            or_(
                ownership.unclaimed_condition(session, Topic),
                and_(
                    Topic.therapist_typed == "",
                    ownership.on_page_condition(session, Topic, therapist),
                ),
            ),
        )
    )
    return list(session.exec(query.order_by(col(Entry.at), col(Entry.id)).distinct()))


def _under_a_name(session: Session) -> Iterator[Unclaimed]:
    """Yield what was captured under an unknown name, and is on no page yet."""
    for topic in topics.all_of(session, "open", "kept"):
        if name := topic.therapist_typed:
            on = topic.state == "open"
            yield Unclaimed("topic", topic.uuid, words.typed(topic.text, name), None, on)
    query = (
        select(Entry, Capture.therapist_typed)
        .join(Capture, col(Capture.uuid) == col(Entry.uuid))
        .where(Capture.therapist_typed != "", col(Entry.share) != "only-me", entries.visible())
    )
    for entry, name in session.exec(query.order_by(col(Entry.at), col(Entry.id))):
        one = _entry(entry)
        yield replace(one, words=words.typed(one.words, name))


def _entry(row: Entry) -> Unclaimed:
    first = row.title or " ".join(row.body[:FIRST_WORDS].split())
    return Unclaimed("entry", row.uuid, first, row.day, True)


def of_all(session: Session, *, today: date) -> list[Unclaimed]:
    """Return what may be on any therapist's next page once it belongs to one."""
    found: dict[UUID, Unclaimed] = {}
    for therapist in therapists.candidates(session):
        coming = appointments.next_one(session, dates.now(), therapist)
        uuid = coming.uuid if coming else None
        for one in of_page(session, therapist.uuid, uuid, today=today):
            found.setdefault(one.uuid, one)
    return list(found.values())


def waiting(session: Session, therapist: UUID, appointment: UUID | None, *, today: date) -> int:
    """Return how many things are left off a page because they belong to no therapist yet."""
    return sum(one.on for one in of_page(session, therapist, appointment, today=today))
