"""Practical questions to ask in a session, in order."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlmodel import Session, col, or_, select

from bondjournal import dates
from bondjournal.journal import ownership, settings, tables, values, versions
from bondjournal.journal.lists import NumberedList
from bondjournal.journal.tables import Practical


def _days(session: Session, rows: Sequence[Practical]) -> dict[UUID, dict[str, Any]]:
    zone = dates.zone()
    return {one.uuid: {"kept_on": settings.day_of(session, one.kept_at, zone)} for one in rows}


LIST = NumberedList(
    table=tables.Practical,
    value=values.Practical,
    words="text",
    what="A question",
    nothing="Type what you want to ask.",
    unknown=("No question has this number.", "'bondjournal question list' shows them."),
    is_open=lambda row: not row.asked,
    reopens="'bondjournal question reopen' takes one up again; 'bondjournal question list --all' "
    "shows its number.",
    computed=_days,
    group="asked",
    groups=(False, True),
)


def add(
    session: Session, text: str, *, therapist: UUID | None = None, for_anyone: bool = False
) -> values.Practical:
    """Add a practical question behind the others.

    A question with the same words for the same therapist that was asked already is reopened, as
    the same row.

    Args:
        session: the session.
        text: the question, in one line.
        therapist: whom it is for; None if nobody was named.
        for_anyone: whether it is for any of them.

    Raises:
        WrongUse: there are no words.
    """
    words = LIST.checked_words(text)
    therapist_uuid = therapist or ownership.meant(session)
    same = or_(col(Practical.for_anyone), col(Practical.therapist_uuid) == therapist_uuid)
    if therapist_uuid is None:
        same = col(Practical.therapist_uuid).is_(None)
    present = session.exec(select(Practical).where(Practical.text == words, same)).first()
    if present is None:
        return LIST.add(session, words, therapist_uuid=therapist, for_anyone=for_anyone)
    changes = {"therapist_uuid": None, "for_anyone": True} if for_anyone else {}
    versions.edit(session, present, asked=False, **changes)
    return LIST.get(session, present.uuid)


def mark(session: Session, uuid: UUID, *, asked: bool) -> bool:
    """Mark a question as asked, or as still to be asked; return whether that changed.

    Raises:
        NotFound: it was deleted in the meantime.
    """
    return versions.edit(session, LIST.existing(session, uuid), asked=asked)


def switch(session: Session, uuid: UUID) -> bool:
    """Turn a question that is to be asked into one that was, or the other way round.

    Raises:
        NotFound: it was deleted in the meantime.
    """
    return mark(session, uuid, asked=not LIST.existing(session, uuid).asked)
