"""Changing what belongs under a topic: putting it there, taking it away, and ordering it."""

from collections.abc import Sequence
from uuid import UUID

from sqlmodel import Session

from bondjournal.errors import DELETED_MEANWHILE, NotFound, WrongUse
from bondjournal.journal import ordered, topics, versions
from bondjournal.journal import tried as attempts
from bondjournal.journal.tables import Entry, Topic, Tried
from bondjournal.summary import topic_material


def attach(session: Session, topic: UUID, uuid: UUID) -> None:
    """Put an entry or something tried last under a topic, and under no other on the same page.

    Raises:
        NotFound: one of them was deleted in the meantime.
        WrongUse: it belongs to another therapist than the topic.
    """
    row = versions.by_uuid(session, uuid)
    if not isinstance(row, Entry | Tried):
        raise NotFound(DELETED_MEANWHILE)
    topics.attach(session, versions.existing(session, Topic, topic), row)


def detach(session: Session, topic: UUID, uuid: UUID) -> None:
    """Take an entry or something tried from under a topic.

    Raises:
        NotFound: the topic was deleted in the meantime.
    """
    topics.detach(session, versions.existing(session, Topic, topic), uuid)


def put_first(session: Session, topic: UUID, uuid: UUID) -> None:
    """Put an entry or something tried before what else belongs under a topic.

    Raises:
        NotFound: the topic was deleted in the meantime.
    """
    topics.arrange_material(session, versions.existing(session, Topic, topic), [uuid])


def attach_named(
    session: Session, topic: str, which: Sequence[str], tried: Sequence[str] = ()
) -> bool:
    """Put entries or things tried under a topic; return whether the page hides any of them.

    Args:
        session: the session.
        topic: its number, or the first letters of its id.
        which: entries or things tried: `last`, or the first letters of an id.
        tried: things tried, each by its number or the first letters of its id.

    Raises:
        NotFound: one of them does not exist.
        WrongUse: several ids begin like that, nothing is named, or one is another therapist's.
    """
    attached_to = topics.named(session, topic)
    found = [topic_material.named(session, one) for one in which]
    found += [
        attempts.LIST.existing(session, attempts.LIST.named(session, one).uuid) for one in tried
    ]
    if not found:
        raise WrongUse("Name something to put under it.", "'bondjournal list' shows the ids.")
    for row in found:
        topics.attach(session, attached_to, row)
    attached = {row.uuid for row in found}
    under = topic_material.of_topic(session, attached_to.uuid)
    return not all(one.shows for one in under if one.uuid in attached)


def detach_named(session: Session, topic: str, which: Sequence[str]) -> None:
    """Take things from under a topic.

    Raises:
        NotFound: there is no such topic, or nothing under it has one of these names.
        WrongUse: several ids begin like that.
    """
    attached_to = topics.named(session, topic)
    for uuid in _named(session, attached_to, which):
        topics.detach(session, attached_to, uuid)


def arrange_named(session: Session, topic: str, which: Sequence[str]) -> None:
    """Put the named material of a topic in this order, before the material that is not named.

    Raises:
        NotFound: there is no such topic, or nothing under it has one of these names.
        WrongUse: several ids begin like that.
    """
    attached_to = topics.named(session, topic)
    topics.arrange_material(session, attached_to, _named(session, attached_to, which))


def _named(session: Session, topic: Topic, which: Sequence[str]) -> list[UUID]:
    """Return the ids of a topic's material, named by number or by the start of an id."""
    known = topic_material.of_topic(session, topic.uuid)
    unknown = NotFound("Nothing under this topic has this name.", "'topic show' shows it.")
    return [ordered.named(known, name, unknown).uuid for name in which]
