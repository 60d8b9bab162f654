"""What stands under a topic, and what may: entries that are shared, and what was tried."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from sqlmodel import Session

from bondjournal.errors import NotFound
from bondjournal.journal import (
    appointments,
    entries,
    ids,
    ownership,
    therapists,
    topic_list,
    topics,
    tried,
    values,
    versions,
)
from bondjournal.journal.quotes import FIRST_WORDS
from bondjournal.journal.tables import Entry, Topic, Tried
from bondjournal.summary import since


@dataclass(frozen=True, slots=True)
class Material:
    """An entry or something tried, with its words in one line."""

    uuid: UUID
    words: str
    day: date | None
    """The day of an entry; None for something tried."""
    under: bool
    """Whether it stands under the topic asked about."""
    shows: bool = True
    """Whether the page shows anything of it: an entry that is shared, or how something went."""
    elsewhere: int = 0
    """The number of the topic it stands under instead."""
    quotes: int | None = None
    """How many quotes stand below the one line of an entry; None if there is no such line."""


def of_topic(session: Session, topic: UUID, therapist: UUID | None = None) -> list[Material]:
    """Return a topic's material, in order; with a therapist, only what may stand on their page.

    Raises:
        NotFound: the topic was deleted.
    """
    material = topics.material(session, versions.existing(session, Topic, topic))
    found = (_by_uuid(session, one.row_uuid) for one in material)
    return [
        _material(row)
        for row in found
        if row is not None
        and (therapist is None or ownership.may_stand_on_page(session, row, therapist))
    ]


def page_of(session: Session, topic: UUID, now: datetime) -> tuple[UUID, UUID | None]:
    """Return the therapist whose page a topic is for, and their next session, if it is known.

    A topic that is unclaimed, or for any therapist, is shown for the page that comes next.

    Raises:
        NotFound: the topic was deleted.
    """
    uuid = versions.existing(session, Topic, topic).therapist_uuid
    therapist = therapists.by_uuid(session, uuid) if uuid else therapists.usual_one(session)
    coming = appointments.next_one(session, now, therapist)
    return therapist.uuid, coming.uuid if coming else None


def candidates(
    session: Session, therapist: UUID, appointment: UUID | None, topic: UUID, *, today: date
) -> list[Material]:
    """Return what stands under a topic, in order, and then what may be put there.

    That is the entries shared since the last session, and what was tried.

    Args:
        session: the session.
        therapist: whose page it is.
        appointment: the session the page is for; None if no next one is known.
        topic: the topic.
        today: the day of writing.

    Raises:
        NotFound: the topic was deleted.
    """
    under = of_topic(session, topic, therapist)
    known = {one.uuid for one in under}
    open_ = topics.on_page(session, therapist)
    open_.sort(key=lambda one: not one.first)
    where = {
        one.row_uuid: number
        for number, other in enumerate(open_, 1)
        if other.uuid != topic
        for one in topics.material(session, other)
    }
    shared = [
        Material(
            line.uuid,
            line.title or line.words,
            line.day,
            under=False,
            shows=True,
            elsewhere=where.get(line.uuid, 0),
        )
        for line in since.of_page(session, therapist, appointment, today=today, count=None)
        if line.share != "only-me" and line.uuid not in known
    ]
    attempts = [
        replace(_material(row), under=False, elsewhere=where.get(row.uuid, 0))
        for row in tried.LIST.rows(session)
        if row.state != "let-go"
        and row.uuid not in known
        and ownership.may_stand_on_page(session, row, therapist)
    ]
    return under + shared + attempts


def put(
    session: Session, topic: UUID, chosen: Sequence[UUID], therapist: UUID | None = None
) -> None:
    """Put exactly these rows under a topic, in this order, and nowhere else.

    Material that only another therapist's page may show stays, because it was not shown here.

    Raises:
        NotFound: the topic was deleted.
        WrongUse: one of the rows belongs to another therapist than the topic.
    """
    row = versions.existing(session, Topic, topic)
    for one in of_topic(session, topic, therapist):
        if one.uuid not in chosen:
            topics.detach(session, row, one.uuid)
    for uuid in chosen:
        material = _by_uuid(session, uuid)
        if material is not None:
            topics.attach(session, row, material)
    topics.arrange_material(session, row, chosen)


def words_and_candidates(
    session: Session, therapist: UUID, appointment: UUID | None, topic: UUID, *, today: date
) -> tuple[str, list[Material]]:
    """Return a topic's words, and what `candidates` returns.

    Raises:
        NotFound: the topic was deleted.
    """
    found = candidates(session, therapist, appointment, topic, today=today)
    return versions.existing(session, Topic, topic).text, found


def words_and_candidates_on_next_page(
    session: Session, topic: UUID, *, now: datetime, today: date
) -> tuple[str, list[Material]]:
    """Return the same as `words_and_candidates`, for the page that `page_of` returns.

    Raises:
        NotFound: the topic was deleted.
    """
    return words_and_candidates(session, *page_of(session, topic, now), topic, today=today)


def put_on_next_page(
    session: Session, topic: UUID, chosen: Sequence[UUID], *, now: datetime
) -> None:
    """Put exactly these rows under a topic, as `put` does, for the page that `page_of` returns.

    Raises:
        NotFound: the topic was deleted.
        WrongUse: one of the rows belongs to another therapist than the topic.
    """
    therapist, _ = page_of(session, topic, now)
    put(session, topic, chosen, therapist)


def named(session: Session, name: str) -> Entry | Tried:
    """Return the entry or the thing tried that a name means: `last`, or the start of an id.

    Raises:
        NotFound: neither has this id.
        WrongUse: it is no id, or several ids begin like that.
    """
    try:
        return entries.named(session, name)
    except NotFound:
        if name == "last":
            raise
    found = ids.find(tried.LIST.rows(session), name)
    if found is None:
        raise NotFound("No entry and nothing tried has this id.", "--json shows ids in full.")
    return found


def _by_uuid(session: Session, uuid: UUID) -> Entry | Tried | None:
    entry = entries.by_uuid(session, uuid)
    return entry or versions.find(session, Tried, uuid)


def _material(row: Entry | Tried) -> Material:
    if isinstance(row, Tried):
        shows = bool(row.how_it_went.strip())
        return Material(row.uuid, row.what, None, under=True, shows=shows)
    words = row.title or " ".join(row.body[:FIRST_WORDS].split())
    quotes = len(row.quotes) if row.share == "gist" else None
    shows = row.share != "only-me"
    return Material(row.uuid, words, row.day, under=True, shows=shows, quotes=quotes)


def topics_with_material(
    session: Session, *, ended: bool = False, therapist: str = ""
) -> list[tuple[values.Topic, list[Material]]]:
    """Return the topics to come, or all topics, each with what belongs under it.

    Args:
        session: the session.
        ended: whether to return the ended topics too.
        therapist: the name of the therapist whose page they may stand on; empty means any.

    Raises:
        NotFound: nobody has this name.
    """
    found = topic_list.LIST.listed(session) if ended else topic_list.to_come(session)
    if therapist:
        therapist_uuid = therapists.uuid_of(session, therapist)
        theirs = {one.uuid for one in topics.may_stand(session, therapist_uuid, *topics.STATES)}
        found = [one for one in found if one.uuid in theirs]
    return [(one, of_topic(session, one.uuid)) for one in found]


def topic_with_material(session: Session, name: str) -> tuple[values.Topic, list[Material]]:
    """Return the topic with this number, or this start of its id, and what belongs under it.

    Raises:
        NotFound: there is no such topic.
        WrongUse: several ids begin like that.
    """
    one = topic_list.LIST.named(session, name)
    return one, of_topic(session, one.uuid)
