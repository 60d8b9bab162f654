"""The list of topics, each with its number and owner, and the changes to a topic."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlmodel import Session

from bondjournal.addition import NewTopic
from bondjournal.errors import NotFound
from bondjournal.journal import owners, topics, values, versions
from bondjournal.journal.lists import NumberedList
from bondjournal.journal.tables import Topic


class TopicList(NumberedList[Topic, values.Topic]):
    """The list of topics; ordered are the open ones, those in sight or those of a page."""

    __slots__ = ()

    def rows(self, session: Session, **only: Any) -> list[Topic]:
        """Return the rows: the open topics, the kept ones, the ended ones.

        Topics of a therapist who is not seen any more come last.
        """
        return [
            row
            for row in topics.rows(session)
            if all(getattr(row, name) == value for name, value in only.items())
        ]

    def open(self, session: Session) -> list[values.Topic]:
        """Return the topics that are to come, those kept for later too."""
        return to_come(session)

    def siblings(
        self, session: Session, uuid: UUID, *, therapist: UUID | None = None
    ) -> list[values.Topic]:
        """Return the topics that a topic is ordered among, in sight or on a therapist's page."""
        del uuid
        return open_ones(session, therapist)

    def move(self, session: Session, uuid: UUID, to: int, *, therapist: UUID | None = None) -> None:
        """Move a topic to a place among the open ones in sight, or of a page, 1 being the first.

        A topic that was kept for later is taken in by that.

        Raises:
            NotFound: it was deleted in the meantime.
            WrongUse: there is no such place.
        """
        row = self.existing(session, uuid)
        order = [one.uuid for one in topics.all_of(session, "open") if one.uuid != uuid]
        seen = [one.uuid for one in open_ones(session, therapist) if one.uuid != uuid]
        if 1 <= to <= len(seen):
            to = order.index(seen[to - 1]) + 1
        elif to > len(seen):
            to += len(order) - len(seen)
        topics.move(session, row, to)

    def step(self, session: Session, uuid: UUID, by: int) -> bool:
        """Move an open topic by a number of places; a step up takes a kept one in as the last.

        Return whether that was possible.

        Raises:
            NotFound: it was deleted in the meantime.
        """
        row = self.existing(session, uuid)
        order = [one.uuid for one in open_ones(session)]
        if uuid not in order:
            if by < 0:
                topics.take_in(session, row)
            return by < 0
        to = order.index(uuid) + 1 + by
        if not 1 <= to <= len(order):
            return False
        self.move(session, uuid, to)
        return True


LIST = TopicList(
    table=Topic,
    value=values.Topic,
    words="text",
    what="A topic",
    nothing="Type what you want to talk about.",
    unknown=topics.UNKNOWN,
    reopens="'bondjournal topic take-in' brings back one that has ended; 'bondjournal topic list "
    "--all' shows its number.",
)


def to_come(session: Session) -> list[values.Topic]:
    """Return the topics that are to come: the open ones in order, then those kept for later."""
    return from_rows(session, topics.to_talk_about(session))


def from_rows(session: Session, rows: Sequence[Topic]) -> list[values.Topic]:
    """Return some topics as values, with their numbers in the list, in the order given."""
    known = {one.uuid: one for one in LIST.listed(session)}
    return [known[row.uuid] for row in rows]


def open_ones(session: Session, therapist: UUID | None = None) -> list[values.Topic]:
    """Return the open topics in the order in which `move` counts: those in sight, or of a page."""
    if therapist is not None:
        return from_rows(session, topics.on_page(session, therapist))
    return [one for one in to_come(session) if one.state == "open"]


def may_stand(session: Session, therapist: UUID) -> list[values.Topic]:
    """Return the topics for a therapist's next page, then the kept ones that may be on it."""
    later = topics.may_stand(session, therapist, "kept")
    return from_rows(session, topics.on_page(session, therapist) + later)


def add(
    session: Session, text: str, more: str = "", *, therapist: UUID | None = None
) -> values.Topic:
    """Add a topic as it was typed, behind the others.

    Raises:
        WrongUse: there are no words, or they are too long.
    """
    new = NewTopic(text=topics.words(text), more=topics.sentence(more))
    return LIST.get(session, topics.add(session, new, therapist=therapist).uuid)


def change(
    session: Session,
    uuid: UUID,
    text: str | None = None,
    more: str | None = None,
    *,
    therapist: str | None = None,
    for_anyone: bool = False,
) -> bool:
    """Change the words or the owner of a topic; return whether anything changed.

    A topic that was deleted in the meantime is kept as a new one, if `text` is given.

    Args:
        session: the session.
        uuid: the topic.
        text: what it is about; None leaves it.
        more: the second sentence; "" removes it, None leaves it.
        therapist: the name of the therapist it is for, if that is given.
        for_anyone: whether it is for any of them.

    Raises:
        NotFound: it was deleted in the meantime, or nobody has this name.
        WrongUse: there are no words, they are too long, or both a name and anyone were given.
    """
    try:
        changed = topics.change(
            session, versions.existing(session, Topic, uuid), text=text, more=more
        )
    except NotFound:
        if text is None:
            raise
        uuid, changed = add(session, text, more or "").uuid, True
    return owners.say(session, uuid, therapist, for_anyone=for_anyone) or changed


def put_first(session: Session, uuid: UUID) -> None:
    """Make a topic the "first, please" one; that also takes it in.

    Raises:
        NotFound: it was deleted in the meantime.
    """
    topics.put_first(session, versions.existing(session, Topic, uuid))


def not_first(session: Session, uuid: UUID) -> bool:
    """Make a topic an ordinary one; return whether it was "first, please".

    Raises:
        NotFound: it was deleted in the meantime.
    """
    return topics.not_first(session, versions.existing(session, Topic, uuid))


def take_in(session: Session, uuid: UUID) -> None:
    """Put a topic that was kept for later or had ended on the next page, behind the others.

    Raises:
        NotFound: it was deleted in the meantime.
    """
    topics.take_in(session, versions.existing(session, Topic, uuid))


def end(session: Session, uuid: UUID, state: str) -> None:
    """Set the state of a topic: talked about, kept for next time, or let go.

    Raises:
        NotFound: it was deleted in the meantime.
        WrongUse: there is no such state.
    """
    topics.end(session, versions.existing(session, Topic, uuid), state)
