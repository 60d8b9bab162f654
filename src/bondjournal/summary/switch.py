"""Putting what is offered on a page, and leaving it off: each kind by the switch it has."""

from sqlmodel import Session, select

from bondjournal.errors import NotFound, WrongUse
from bondjournal.journal import appointments, preparations
from bondjournal.journal.tables import Preparation, Rating
from bondjournal.summary.offered import Offered
from bondjournal.wording.on_page import STANDS_UNDER


def put(session: Session, prepared: Preparation, one: Offered, *, on: bool) -> None:
    """Put something on the page, or leave it off.

    Raises:
        WrongUse: it stands under a topic, or is who the page is from, which is no switch.
        NotFound: it was deleted in the meantime.
    """
    if one.under_topic:
        raise WrongUse(STANDS_UNDER)
    if one.kind == "name":
        raise WrongUse(
            "Who the page is from is a name, not a switch.", "'bondjournal config set page.name R.'"
        )
    if one.uuid is None:
        preparations.change(session, prepared, **{one.kind: on})
    elif one.kind == "rating":
        rating = session.exec(select(Rating).where(Rating.uuid == one.uuid)).first()
        if rating is None:
            raise NotFound("It was deleted in the meantime.")
        preparations.share_rating(session, rating, on=on)
    elif one.kind in ("wished", "unsaid"):
        appointment = appointments.by_uuid(session, one.uuid)
        if appointment is None:
            raise NotFound("It was deleted in the meantime.")
        preparations.share_words(session, appointment, one.kind, on=on)
    else:
        preparations.choose(session, prepared, one.uuid, on=on)
