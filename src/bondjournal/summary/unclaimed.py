"""Unclaimed things: they could be on a page, but belong to no therapist yet, or to another one.

Prepare lists them, on no page; with only one therapist there are none.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from uuid import UUID

from sqlmodel import Session, and_, col, or_, select

from bondjournal import dates
from bondjournal.journal import (
    appointments,
    entries,
    gaps,
    owners,
    ownership,
    preparations,
    therapists,
    topics,
    versions,
)
from bondjournal.journal.entries import Changes
from bondjournal.journal.owners import Owner
from bondjournal.journal.quotes import FIRST_WORDS
from bondjournal.journal.tables import Capture, Entry, Topic, TopicMaterial
from bondjournal.summary import interval, offered, since
from bondjournal.wording import whose as words


@dataclass(frozen=True, slots=True)
class Before:
    """What a thing was before somebody said whose it is."""

    owner: Owner
    share: Changes
    """What may go on a page of it, if it is an entry."""


@dataclass(frozen=True, slots=True)
class Unclaimed:
    """Something that could be on a page but belongs to no therapist yet, or to another one."""

    kind: str
    """What it is: "entry", "topic", or one of the kinds of `offered`."""
    uuid: UUID
    words: str
    day: date | None
    on: bool
    """Whether it would stand on this page."""
    owner: str = ""
    """The name of the other therapist; empty if it belongs to nobody yet."""


def of_page(
    session: Session, therapist: UUID, appointment: UUID | None, *, today: date
) -> list[Unclaimed]:
    """Return what may be on a page once it belongs to a therapist, in the order of preparing."""
    if not ownership.names_if_several(session):
        return []
    found = _of(session, therapist, appointment, None, today)
    known = {one.uuid for one in found}
    return [
        *(_entry(one) for one in _under_topics(session, therapist) if one.uuid not in known),
        *found,
        *_under_a_name(session),
    ]


def of_others(
    session: Session, therapist: UUID, appointment: UUID | None, *, today: date
) -> list[Unclaimed]:
    """Return what belongs to the other therapists who are seen, and can become this one's too.

    What has a session stays with that session's therapist, and is left out.
    """
    names = ownership.names_if_several(session)
    others = [one.uuid for one in therapists.seen(session) if one.uuid != therapist]
    return [
        replace(one, on=False, owner=names[other])
        for other in others
        if other in names
        for one in _of(session, therapist, appointment, other, today)
    ]


def _of(
    session: Session, therapist: UUID, appointment: UUID | None, owner: UUID | None, today: date
) -> list[Unclaimed]:
    """Return what an owner, or nobody, has in the time of a page, in the order of preparing."""
    page = preparations.for_page(session, therapist, appointment)
    between = interval.before(session, page.therapist, page.appointment, today)
    askable = partial(ownership.askable_condition, session, owner=owner)
    wanted = askable(Entry)
    # Without a session so far, the other's entries of years would stand here.
    if owner is not None:
        wanted = and_(wanted, col(Entry.day) >= today - gaps.OFFERED)
    lines = since.page(session, page.therapist, between, today=today, count=None, wanted=wanted)
    states = ("open", "kept") if owner is None else ("open",)
    to_come = session.exec(
        select(Topic)
        .where(askable(Topic), col(Topic.state).in_(states))
        .order_by(col(Topic.place), col(Topic.id))
    )
    rest = offered.askable(
        session, page.therapist, page.appointment, page.prepared, owner, today=today
    )
    return [
        *(
            Unclaimed(
                "entry", line.uuid, line.title or line.words, line.day, line.share != "only-me"
            )
            for line in lines
        ),
        *(Unclaimed("topic", one.uuid, one.text, None, one.state == "open") for one in to_come),
        *(Unclaimed(one.kind, one.uuid, one.words, None, one.on) for one in rest if one.uuid),
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


def bring(
    session: Session, therapist: UUID, appointment: UUID | None, uuid: UUID, *, both: bool
) -> None:
    """Let something that is another therapist's be this one's, or any therapist's, and on the page.

    An entry is left off this page until somebody says what of it may go there.

    Raises:
        NotFound: it was deleted in the meantime.
        WrongUse: it has a session, which was with another therapist.
    """
    page = preparations.for_page(session, therapist, appointment, begun=True)
    owners.give(session, uuid, None if both else therapist)
    row = ownership.existing(session, uuid)
    if isinstance(row, Entry):
        preparations.leave_off(session, page.prepared, uuid, off=True)
    elif not isinstance(row, Topic):
        preparations.choose(session, page.prepared, uuid, on=True)


def share(
    session: Session, therapist: UUID, appointment: UUID | None, uuid: UUID, changes: Changes
) -> bool:
    """Set what of an entry that was brought may go on pages, and put it on this one alone.

    Another page that it was left off stays without it: nothing was asked about that one.

    Raises:
        NotFound: it was deleted in the meantime.
        WrongUse: a value is not allowed.
    """
    changed = entries.edit(session, versions.existing(session, Entry, uuid), changes)
    page = preparations.for_page(session, therapist, appointment, begun=True)
    preparations.leave_off(session, page.prepared, uuid, off=changes.share == "only-me")
    return changed


def before(session: Session, uuid: UUID) -> Before:
    """Return what a thing is now, to be put back.

    Raises:
        NotFound: it was deleted in the meantime.
    """
    row = ownership.existing(session, uuid)
    share = Changes(share=row.share, gist=row.gist) if isinstance(row, Entry) else Changes()
    return Before(owners.of(session, uuid), share)


def put_back(
    session: Session, therapist: UUID, appointment: UUID | None, uuid: UUID, was: Before
) -> None:
    """Let a thing be whose it was before, nobody's too, and on this page no more.

    Raises:
        NotFound: it was deleted in the meantime.
    """
    row = ownership.existing(session, uuid)
    if isinstance(row, Entry):
        entries.edit(session, row, was.share)
    page = preparations.for_page(session, therapist, appointment, begun=True)
    preparations.choose(session, page.prepared, uuid, on=False)
    therapist_uuid, anyone = was.owner.therapist, was.owner.for_anyone
    versions.edit(session, row, therapist_uuid=therapist_uuid, for_anyone=anyone)


def waiting(session: Session, therapist: UUID, appointment: UUID | None, *, today: date) -> int:
    """Return how many things are left off a page because they belong to no therapist yet."""
    return sum(one.on for one in of_page(session, therapist, appointment, today=today))
