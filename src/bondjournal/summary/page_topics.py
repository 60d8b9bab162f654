"""The topics of one page: those that stand there, those kept for later, and changing them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from sqlmodel import Session

from bondjournal.journal import preparations, topics, versions
from bondjournal.journal.tables import Topic
from bondjournal.summary import topic_material
from bondjournal.summary.topic_material import Material

MOST = 3
"""How many topics are asked for."""


@dataclass(frozen=True, slots=True)
class PageTopic:
    """A topic for a page."""

    uuid: UUID
    text: str
    more: str
    first: bool
    """Whether it is "first, please"."""


def of_page(session: Session, therapist: UUID) -> list[PageTopic]:
    """Return the topics on the next page with a therapist: the open ones, in order."""
    return [_topic(one) for one in topics.on_page(session, therapist)]


def there_and_later(session: Session, therapist: UUID) -> tuple[list[PageTopic], list[PageTopic]]:
    """Return the topics on a therapist's page, and those kept for later that may be taken in."""
    later = topics.may_stand(session, therapist, "kept")
    return of_page(session, therapist), [_topic(one) for one in later]


def with_material(
    session: Session, therapist: UUID, appointment: UUID | None
) -> list[tuple[PageTopic, tuple[Material, ...]]]:
    """Return the topics in the order of the page, "first, please" at the top, with their material.

    Material that belongs to another therapist is left out; what is off this page alone shows
    nothing there.
    """
    prepared = preparations.for_page(session, therapist, appointment).prepared

    def under(topic: UUID) -> Iterator[Material]:
        for one in topic_material.of_topic(session, topic, therapist):
            off = preparations.is_left_off(prepared, one.uuid)
            yield replace(one, shows=one.shows and not off)

    found = sorted(of_page(session, therapist), key=lambda one: not one.first)
    return [(one, tuple(under(one.uuid))) for one in found]


def arrange(session: Session, order: Sequence[UUID]) -> None:
    """Move these topics before all others on the page, in this order."""
    found = (versions.find(session, Topic, uuid) for uuid in order)
    # One that was answered in the meantime is not opened again.
    existing = [topic for topic in found if topic and topic.state in ("open", "kept")]
    for place, topic in enumerate(existing, 1):
        topics.move(session, topic, place)


def keep_for_later(session: Session, therapist: UUID) -> None:
    """Keep for later what is on a therapist's page beyond as many topics as are asked for."""
    on_page = sorted(topics.on_page(session, therapist), key=lambda one: not one.first)
    for topic in on_page[MOST:]:
        topics.end(session, topic, "kept")


def put_none_first(session: Session, therapist: UUID) -> None:
    """Take "first, please" off every topic on a therapist's page."""
    for topic in topics.on_page(session, therapist):
        topics.not_first(session, topic)


def _topic(row: Topic) -> PageTopic:
    return PageTopic(row.uuid, row.text, row.more, row.first)
