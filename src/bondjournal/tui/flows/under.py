"""What belongs under a topic: offered, and kept in the order it was put."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from sqlmodel import Session

from bondjournal import dates
from bondjournal.errors import NotFound
from bondjournal.journal import topics
from bondjournal.journal.tables import Appointment, Therapist, Topic
from bondjournal.summary import under
from bondjournal.tui.screens import days
from bondjournal.tui.screens.prepare_under import Material

_TRIED = "tried"
_SHOWS_NOTHING = {True: "how it went?", False: "only me"}
"""Of what is under a topic and the page has nothing of: something tried, or an entry."""


def offered(
    session: Session,
    therapist: Therapist,
    appointment: Appointment | None,
    uuid: UUID,
    *,
    today: date,
) -> tuple[str, list[Material]]:
    """Return a topic's words, and what stands under it or may.

    Raises:
        NotFound: the topic was deleted.
    """
    topic = _topic(session, uuid)
    found = under.offered(session, therapist, appointment, topic, today=today)
    return topic.text, [_shown(one, today) for one in found]


def store(session: Session, uuid: UUID, chosen: Sequence[UUID]) -> None:
    """Let exactly this stand under a topic, in this order, and nowhere else.

    Raises:
        NotFound: the topic was deleted.
    """
    under.put(session, _topic(session, uuid), chosen)


def _shown(one: under.Material, today: date) -> Material:
    return Material(
        one.uuid,
        one.words,
        dates.margin(one.day, today.year) if one.day else _TRIED,
        one.under,
        f"under topic {one.elsewhere}" if one.elsewhere else "",
        "" if one.shows else _SHOWS_NOTHING[one.day is None],
        days.short(one.day, today.year) if one.day else "",
    )


def _topic(session: Session, uuid: UUID) -> Topic:
    found = next((one for one in topics.all_of(session) if one.uuid == uuid), None)
    if found is None:
        raise NotFound("It was deleted in the meantime.")
    return found
