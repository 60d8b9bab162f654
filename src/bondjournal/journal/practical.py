"""Practical questions: what is to be asked, in order."""

from uuid import UUID

from sqlmodel import Session, col, or_, select

from bondjournal import addition
from bondjournal.errors import NotFound, WrongUse
from bondjournal.journal import ordered, versions, whose
from bondjournal.journal.tables import Practical, Version


def add(session: Session, text: str, *, therapist: UUID | None = None) -> Practical:
    """Add a practical question behind the others.

    One of the same words for the same therapist that was asked already is taken in again, and
    stays the same row.

    Args:
        session: the session.
        text: the question, in one line.
        therapist: whom it is for; None where nobody was named.

    Raises:
        WrongUse: there are no words.
    """
    words = _words(text)
    them = therapist or whose.meant(session)
    same = or_(col(Practical.for_anyone), col(Practical.therapist_uuid) == them)
    if them is None:
        same = col(Practical.therapist_uuid).is_(None)
    present = session.exec(select(Practical).where(Practical.text == words, same)).first()
    if present is not None:
        versions.edit(session, present, asked=False)
        return present
    row = Practical(
        text=words, place=ordered.behind_all(session, Practical), therapist_uuid=therapist
    )
    versions.keep(session, row)
    return row


def all_of(session: Session, *, asked: bool | None = None) -> list[Practical]:
    """Return the questions in order, then those that were asked; or one of both."""
    query = select(Practical)
    if asked is not None:
        query = query.where(col(Practical.asked).is_(asked))
    return list(
        session.exec(query.order_by(col(Practical.asked), col(Practical.place), col(Practical.id)))
    )


def named(session: Session, name: str) -> Practical:
    """Return the question of this number in `all_of`, or of an id that begins so.

    Raises:
        NotFound: there is none.
        WrongUse: several ids begin so.
    """
    unknown = NotFound("No question has this number.", "'bondjournal practical list' shows them.")
    return ordered.named(all_of(session), name, unknown)


def change(session: Session, row: Practical, *, text: str) -> bool:
    """Put a question in other words; return whether that changed.

    Raises:
        WrongUse: there are no words.
    """
    return versions.edit(session, row, text=_words(text))


def mark(session: Session, row: Practical, *, asked: bool) -> bool:
    """Say of a question that it was asked, or is to be asked; return whether that changed."""
    return versions.edit(session, row, asked=asked)


def move(session: Session, row: Practical, to: int) -> None:
    """Move a question to a place among those to be asked, or those that were; 1 is the first.

    Raises:
        WrongUse: there is no such place.
    """
    ordered.move(session, all_of(session, asked=row.asked), row, to)


def remove(session: Session, row: Practical) -> Version:
    """Move a question to the trash."""
    return versions.delete(session, row)


def _words(typed: str) -> str:
    words = addition.line(typed, "A question")
    if not words:
        raise WrongUse("There is nothing to keep.", "Type what you want to ask.")
    return words
