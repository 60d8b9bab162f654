"""Putting what is offered on a page, or leaving it off: each kind by its own switch."""

from collections.abc import Sequence
from uuid import UUID

from sqlmodel import Session

from bondjournal import checks
from bondjournal.errors import WrongUse
from bondjournal.journal import (
    goals,
    known_settings,
    preparations,
    settings,
    therapists,
    versions,
)
from bondjournal.journal.tables import Appointment, Goal, Rating
from bondjournal.summary.offered import Offered
from bondjournal.wording.on_page import SAID, STANDS_UNDER


def set_on_page(
    session: Session,
    therapist: UUID,
    appointment: UUID | None,
    offered: Offered,
    *,
    on: bool,
    order: Sequence[UUID] = (),
) -> None:
    """Put something on the page, or leave it off.

    Args:
        session: the session.
        therapist: whose page it is.
        appointment: the session it is for.
        offered: what to put there or leave off.
        on: whether it goes on the page.
        order: the new order of the rows on the page; without it, a new row is the last.

    Raises:
        WrongUse: it stands under a topic, or is the name that signs the page, which has no switch.
        NotFound: it was deleted in the meantime.
    """
    if offered.under_topic:
        raise WrongUse(STANDS_UNDER)
    if offered.kind == "name":
        raise WrongUse(
            "Your name on the page is a name, not a switch.",
            "Set it with 'bondjournal config set page.name R.'",
        )
    prepared = preparations.for_page(session, therapist, appointment, begun=True).prepared
    if offered.uuid is None:
        preparations.change(session, prepared, **{offered.kind: on})
    elif offered.kind == "rating":
        rating = versions.existing(session, Rating, offered.uuid)
        preparations.share_rating(session, rating, on=on)
    elif offered.kind in SAID:
        about = versions.existing(session, Appointment, offered.uuid)
        preparations.share_words(session, about, offered.kind, on=on)
    else:
        preparations.choose(session, prepared, offered.uuid, on=on)
    if order:
        preparations.arrange(session, prepared, order)


def add_new(session: Session, therapist: UUID, appointment: UUID | None, row: UUID) -> bool:
    """Put a newly kept row on the page, and give it to the page's therapist.

    Return whether the page shows it already: a goal needs a number first.

    Raises:
        NotFound: it was deleted in the meantime.
        WrongUse: it has a session, which was with another therapist.
    """
    page = preparations.for_page(session, therapist, appointment, begun=True)
    therapists.give(session, row, page.therapist)
    preparations.choose(session, page.prepared, row, on=True)
    if not isinstance(versions.by_uuid(session, row), Goal):
        return True
    return bool(goals.LIST.get(session, row).ratings)


def signed(session: Session) -> str:
    """Return the name that signs pages; empty if the person gave none."""
    return str(settings.get(session, "page.name"))


def sign(session: Session, name: str) -> str:
    """Set the name that signs pages, and return it; an empty one takes it off them.

    Raises:
        WrongUse: it is too long.
    """
    signed_by = checks.line(name, "A name")
    known_settings.change(session, known_settings.named("page.name"), signed_by)
    return signed_by
