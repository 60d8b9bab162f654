"""What belongs under a topic: offered, and kept in the order it was put."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from sqlmodel import Session

from bondjournal import dates
from bondjournal.journal import topics
from bondjournal.journal.tables import Appointment, Therapist
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
    topic = topics.by_uuid(session, uuid)
    found = under.offered(session, therapist, appointment, topic, today=today)
    return topic.text, [_shown(one, today) for one in found]


def store(session: Session, uuid: UUID, chosen: Sequence[UUID], them: UUID) -> None:
    """Let exactly this stand under a topic on a page, in this order, and nowhere else.

    Raises:
        NotFound: the topic was deleted.
    """
    under.put(session, topics.by_uuid(session, uuid), chosen, them)


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
