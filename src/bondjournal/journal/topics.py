"""Topics: what to talk about next time, in order; one may be "first, please"."""

from collections.abc import Sequence
from uuid import UUID

from sqlmodel import Session, col, select

from bondjournal import checks
from bondjournal.addition import NewTopic
from bondjournal.errors import NotFound, WrongUse
from bondjournal.journal import ordered, ownership, versions
from bondjournal.journal.tables import MOST_NUMBER, Entry, Therapist, Topic, TopicMaterial, Tried
from bondjournal.wording import whose as of_whose

STATES = ("open", "kept", "talked", "let-go")
_TO_COME = ("open", "kept")
UNKNOWN = ("No topic has this number.", "'bondjournal topic list' shows them.")
"""The error and the hint if no topic is meant."""


def add(
    session: Session,
    new: NewTopic,
    *,
    therapist: UUID | None = None,
    uuid: UUID | None = None,
    therapist_typed: str = "",
) -> Topic:
    """Add a topic behind the others, or before them if it is "first, please"."""
    topic = Topic(
        text=new.text,
        more=new.more,
        therapist_uuid=therapist,
        place=ordered.behind_all(session, Topic),
        therapist_typed=therapist_typed,
    )
    if uuid is not None:
        topic.uuid = uuid
    versions.keep(session, topic)
    if new.first:
        put_first(session, topic)
    return topic


def all_of(session: Session, *states: str) -> list[Topic]:
    """Return topics in order, in these states or in all."""
    query = select(Topic)
    if states:
        query = query.where(col(Topic.state).in_(states))
    return list(session.exec(query.order_by(col(Topic.place), col(Topic.id))))


def rows(session: Session) -> list[Topic]:
    """Return every topic in the order of lists: the open ones, the kept ones, the ended ones.

    Topics of a therapist who is not seen any more come last.
    """
    found = [one for state in STATES for one in all_of(session, state)]
    hidden = out_of_sight(session)
    return sorted(found, key=lambda one: one.uuid in hidden)


def out_of_sight(session: Session) -> set[UUID]:
    """Return the topics of therapists who are not seen any more, kept before that.

    They are unchanged, and in sight again when the person goes to the therapist again.
    """
    query = (
        select(Topic.uuid)
        .join(Therapist, col(Therapist.uuid) == col(Topic.therapist_uuid))
        .where(Therapist.state == "ended", col(Topic.kept_at) <= col(Therapist.ended_at))
    )
    return set(session.exec(query))


def to_talk_about(session: Session) -> list[Topic]:
    """Return the topics that are to come: the open ones in order, then those kept for later."""
    hidden = out_of_sight(session)
    return [one for one in rows(session) if one.state in _TO_COME and one.uuid not in hidden]


def may_stand(session: Session, therapist: UUID, *states: str) -> list[Topic]:
    """Return the topics in these states that may be on a therapist's page, in order.

    A topic under an unknown name is left out until somebody says whom the name means.
    """
    query = select(Topic).where(
        col(Topic.state).in_(states),
        Topic.therapist_typed == "",
        ownership.on_page_condition(session, Topic, therapist),
    )
    return list(session.exec(query.order_by(col(Topic.place), col(Topic.id))))


def on_page(session: Session, therapist: UUID) -> list[Topic]:
    """Return the topics for the next page with a therapist: the open ones, in order."""
    return may_stand(session, therapist, "open")


def change(
    session: Session, topic: Topic, *, text: str | None = None, more: str | None = None
) -> bool:
    """Change a topic's words or second sentence, unless None; return whether anything changed.

    Raises:
        WrongUse: there are no words, or they are too long.
    """
    return versions.edit(
        session,
        topic,
        text=topic.text if text is None else words(text),
        more=topic.more if more is None else sentence(more),
    )


def words(typed: str) -> str:
    """Return typed words of a topic in the form in which they are kept.

    Raises:
        WrongUse: there are no words, or they are too long.
    """
    line = checks.line(typed, "A topic")
    if not line:
        raise WrongUse("There is nothing to keep.", "Type what you want to talk about.")
    return line


def sentence(typed: str) -> str:
    """Return a topic's second sentence in the form in which it is kept; it may be empty.

    Raises:
        WrongUse: it is too long.
    """
    return checks.line(typed, "The second sentence")


def put_first(session: Session, topic: Topic) -> None:
    """Make a topic the "first, please" one, in place of any other that may be on its page.

    The first topic of another therapist's page stays first there.
    """
    for other in _beside(session, topic, "open"):
        versions.edit(session, other, first=False)
    versions.edit(session, topic, first=True)
    move(session, topic, 1)


def not_first(session: Session, topic: Topic) -> bool:
    """Make a topic an ordinary one; return whether it was "first, please"."""
    return versions.edit(session, topic, first=False)


def move(session: Session, topic: Topic, to: int) -> None:
    """Move a topic to a place among the open ones, 1 being the first.

    A topic that was kept for later is taken in by that.

    Raises:
        WrongUse: there is no such place.
    """
    if versions.edit(session, topic, state="open", appointment_uuid=None):
        settle_in(session, topic)
    ordered.move(session, all_of(session, "open"), topic, to)


def take_in(session: Session, topic: Topic) -> None:
    """Put a topic that was kept for later or had ended on the next page, behind the others."""
    open_ = all_of(session, "open")
    if topic.state != "open":
        move(session, topic, len(open_) + 1)


def arrange(session: Session, order: Sequence[UUID]) -> None:
    """Put open topics in this order; those not in it keep their places."""
    open_ = all_of(session, "open")
    places = {uuid: place for place, uuid in enumerate(order)}
    named_ = iter(
        sorted((one for one in open_ if one.uuid in places), key=lambda one: places[one.uuid])
    )
    for place, one in enumerate(next(named_) if one.uuid in places else one for one in open_):
        versions.edit(session, one, place=place)


def end(session: Session, topic: Topic, state: str, appointment: UUID | None = None) -> None:
    """Set the state of a topic: talked about, kept for next time, let go, or open again."""
    if state not in STATES:
        raise WrongUse("A topic has no such state.", "Choose talked, kept, let-go or open.")
    versions.edit(
        session,
        topic,
        state=state,
        first=topic.first and state == "open",
        appointment_uuid=appointment if state == "talked" else None,
    )
    settle_in(session, topic)


def attach(session: Session, topic: Topic, row: Entry | Tried) -> None:
    """Put an entry or something tried under a topic, behind what is there.

    It can be only in one place of a page, so it is removed from under any other topic to come
    that may be on the same page.

    Raises:
        WrongUse: it belongs to another therapist than the topic or to nobody so far, or was
            written behind the third door.
    """
    if isinstance(row, Entry):
        checks.check_page(row.door)
    if topic.therapist_uuid and not ownership.may_stand_on_page(session, row, topic.therapist_uuid):
        another = of_whose.BELONGS_TO_ANOTHER if row.therapist_uuid else of_whose.NOBODYS_SO_FAR
        raise WrongUse(another, of_whose.SAY_OTHERWISE)
    for other in _beside(session, topic, *_TO_COME):
        detach(session, other, row.uuid)
    present = material(session, topic)
    if any(one.row_uuid == row.uuid for one in present):
        return
    versions.keep(
        session,
        TopicMaterial(
            topic_uuid=topic.uuid,
            entry_uuid=row.uuid if isinstance(row, Entry) else None,
            tried_uuid=row.uuid if isinstance(row, Tried) else None,
            place=min(max((one.place for one in present), default=-1) + 1, MOST_NUMBER),
        ),
    )


def detach(session: Session, topic: Topic, row: UUID) -> bool:
    """Remove an entry or something tried from under a topic; return whether it was there."""
    found = [one for one in material(session, topic) if one.row_uuid == row]
    for one in found:
        versions.delete(session, one)
    return bool(found)


def settle_in(session: Session, topic: Topic) -> None:
    """Make sure that a topic takes nothing from the others that may be on its page.

    It is not "first, please" if another one is, and material under another one stays there.
    """
    if topic.state not in _TO_COME:
        return
    if topic.first and any(other.first for other in _beside(session, topic, "open")):
        not_first(session, topic)
    for other in _beside(session, topic, *_TO_COME):
        for one in material(session, other):
            detach(session, topic, one.row_uuid)


def _beside(session: Session, topic: Topic, *states: str) -> list[Topic]:
    """Return the other topics in these states that may be on the same page."""
    therapist = topic.therapist_uuid
    return [
        other
        for other in all_of(session, *states)
        if other.uuid != topic.uuid
        and (therapist is None or other.therapist_uuid in (None, therapist))
    ]


def material(session: Session, topic: Topic) -> list[TopicMaterial]:
    """Return what belongs under a topic, in order."""
    query = select(TopicMaterial).where(TopicMaterial.topic_uuid == topic.uuid)
    return list(session.exec(query.order_by(col(TopicMaterial.place), col(TopicMaterial.id))))


def arrange_material(session: Session, topic: Topic, order: Sequence[UUID]) -> None:
    """Put the material under a topic in this order, before what is not in it."""
    places = {uuid: place for place, uuid in enumerate(order)}
    last = len(places)
    attached = material(session, topic)
    attached.sort(key=lambda one: places.get(one.row_uuid, last))
    for place, one in enumerate(attached):
        versions.edit(session, one, place=place)


def named(session: Session, name: str) -> Topic:
    """Return the topic with this number in `rows`, or an id that begins like this.

    Raises:
        NotFound: there is no such topic.
        WrongUse: several ids begin like that.
    """
    return ordered.named(rows(session), name, NotFound(*UNKNOWN))
