"""Practical questions: what is to be asked, in order."""

from uuid import UUID

from sqlmodel import Session, col, or_, select

from bondjournal.journal import ownership, tables, values, versions
from bondjournal.journal.lists import NumberedList
from bondjournal.journal.tables import Practical

LIST = NumberedList(
    table=tables.Practical,
    value=values.Practical,
    words="text",
    what="A question",
    nothing="Type what you want to ask.",
    unknown=("No question has this number.", "'bondjournal question list' shows them."),
    is_open=lambda row: not row.asked,
    reopens="'bondjournal question reopen' takes one up again; 'bondjournal question list --all' "
    "has its number.",
    group="asked",
    groups=(False, True),
)


def add(
    session: Session, text: str, *, therapist: UUID | None = None, for_anyone: bool = False
) -> values.Practical:
    """Add a practical question behind the others.

    One of the same words for the same therapist that was asked already is taken in again, and
    stays the same row.

    Args:
        session: the session.
        text: the question, in one line.
        therapist: whom it is for; None where nobody was named.
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
    """Say of a question that it was asked, or is to be asked; return whether that changed.

    Raises:
        NotFound: it was deleted in the meantime.
    """
    return versions.edit(session, LIST.existing(session, uuid), asked=asked)


def switch(session: Session, uuid: UUID) -> bool:
    """Say of a question to be asked that it was asked, or of one that was that it is to be.

    Raises:
        NotFound: it was deleted in the meantime.
    """
    return mark(session, uuid, asked=not LIST.existing(session, uuid).asked)
