"""Topics: what to talk about next time, in order; one may be "first, please"."""

from uuid import UUID

from sqlmodel import Session, col, func, select

from bondjournal.addition import NewTopic
from bondjournal.errors import NotFound, WrongUse
from bondjournal.journal import versions
from bondjournal.journal.tables import Entry, Topic, TopicMaterial, Tried

STATES = ("open", "kept", "talked", "let-go")


def add(
    session: Session,
    new: NewTopic,
    *,
    therapist: UUID | None = None,
    uuid: UUID | None = None,
    therapist_typed: str = "",
) -> Topic:
    """Add a topic behind the others, or before them if it comes first."""
    last = session.exec(select(func.max(Topic.place))).one()
    topic = Topic(
        text=new.text,
        more=new.more,
        therapist_uuid=therapist,
        place=0 if last is None else last + 1,
        therapist_typed=therapist_typed,
    )
    if uuid is not None:
        topic.uuid = uuid
    versions.keep(session, topic)
    if new.first:
        put_first(session, topic)
    return topic


def all_of(session: Session, *states: str) -> list[Topic]:
    """Return topics in order, of these states or of all."""
    query = select(Topic)
    if states:
        query = query.where(col(Topic.state).in_(states))
    return list(session.exec(query.order_by(col(Topic.place), col(Topic.id))))


def on_page(session: Session, therapist: UUID) -> list[Topic]:
    """Return the topics for the next page with a therapist: the open ones, in order."""
    return [one for one in all_of(session, "open") if one.therapist_uuid in (None, therapist)]


def put_first(session: Session, topic: Topic) -> None:
    """Make a topic the one that is "first, please"; no other is."""
    for other in all_of(session, "open"):
        if other.uuid != topic.uuid and other.first:
            versions.edit(session, other, first=False)
    versions.edit(session, topic, first=True)
    move(session, topic, 1)


def move(session: Session, topic: Topic, to: int) -> None:
    """Move a topic to a place among the open ones, 1 being the first.

    One that was kept for later is taken in again by that.

    Raises:
        WrongUse: there is no such place.
    """
    others = [one for one in all_of(session, "open") if one.uuid != topic.uuid]
    if not 1 <= to <= len(others) + 1:
        raise WrongUse(f"There are {len(others) + 1} places.", "The first is 1.")
    versions.edit(session, topic, state="open")
    others.insert(to - 1, topic)
    for place, one in enumerate(others):
        if one.place != place:
            versions.edit(session, one, place=place)


def end(session: Session, topic: Topic, state: str, appointment: UUID | None = None) -> None:
    """Say of a topic that it was talked about, is kept for next time, let go or open again."""
    if state not in STATES:
        raise WrongUse("That is no state of a topic.", "Choose talked, kept, let-go or open.")
    versions.edit(
        session,
        topic,
        state=state,
        first=topic.first and state == "open",
        appointment_uuid=appointment if state == "talked" else None,
    )


def attach(session: Session, topic: Topic, row: Entry | Tried) -> None:
    """Put an entry or something tried under a topic; it stands nowhere else on the page."""
    entry = row.uuid if isinstance(row, Entry) else None
    tried = row.uuid if isinstance(row, Tried) else None
    present = material(session, topic)
    if any(one.entry_uuid == entry and one.tried_uuid == tried for one in present):
        return
    versions.keep(
        session,
        TopicMaterial(
            topic_uuid=topic.uuid, entry_uuid=entry, tried_uuid=tried, place=len(present)
        ),
    )


def material(session: Session, topic: Topic) -> list[TopicMaterial]:
    """Return what belongs under a topic, in order."""
    query = select(TopicMaterial).where(TopicMaterial.topic_uuid == topic.uuid)
    return list(session.exec(query.order_by(col(TopicMaterial.place), col(TopicMaterial.id))))


def named(session: Session, name: str) -> Topic:
    """Return the topic somebody means by its number in the list of open and kept ones.

    Raises:
        NotFound: there is none of that number.
    """
    listed = all_of(session, "open") + all_of(session, "kept")
    if not name.isascii() or not name.isdigit() or not 1 <= int(name[:6]) <= len(listed):
        raise NotFound("No topic has this number.", "'bondjournal topic list' shows them.")
    return listed[int(name[:6]) - 1]
