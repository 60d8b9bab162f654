"""Helped: what got the person through, and what did not, each in order."""

from datetime import date

from sqlmodel import Session, col, select

from bondjournal import addition
from bondjournal.errors import NotFound, WrongUse
from bondjournal.journal import ordered, versions
from bondjournal.journal.tables import Helped, Version


def add(session: Session, text: str, *, day: date, helped: bool = True) -> Helped:
    """Add what helped, or did not, behind the others.

    Args:
        session: the session.
        text: what it is, in one line.
        day: the local day it is kept on.
        helped: False for what did not help.

    Raises:
        WrongUse: there are no words.
    """
    row = Helped(
        text=_words(text),
        helped=helped,
        day=day,
        place=ordered.behind_all(session, Helped),
    )
    versions.keep(session, row)
    return row


def all_of(session: Session, *, helped: bool | None = None) -> list[Helped]:
    """Return what helped in order, then what did not; or one of both."""
    query = select(Helped)
    if helped is not None:
        query = query.where(col(Helped.helped).is_(helped))
    return list(
        session.exec(query.order_by(col(Helped.helped).desc(), col(Helped.place), col(Helped.id)))
    )


def named(session: Session, name: str) -> Helped:
    """Return the row of this number in `all_of`, or of an id that begins so.

    Raises:
        NotFound: there is none.
        WrongUse: several ids begin so.
    """
    unknown = NotFound("Nothing there has this number.", "'bondjournal helped list' shows it.")
    return ordered.named(all_of(session), name, unknown)


def change(
    session: Session, row: Helped, *, text: str | None = None, helped: bool | None = None
) -> bool:
    """Change its words, or whether it helped, None leaving it; return whether anything changed.

    One that helped and did not after all goes behind the others that did not, and back.

    Raises:
        WrongUse: there are no words.
    """
    other = helped is not None and helped != row.helped
    return versions.edit(
        session,
        row,
        text=row.text if text is None else _words(text),
        helped=not row.helped if other else row.helped,
        place=ordered.behind_all(session, Helped) if other else row.place,
    )


def move(session: Session, row: Helped, to: int) -> None:
    """Move it to a place among what helped, or among what did not; 1 is the first.

    Raises:
        WrongUse: there is no such place.
    """
    ordered.move(session, all_of(session, helped=row.helped), row, to)


def remove(session: Session, row: Helped) -> Version:
    """Move it to the trash."""
    return versions.delete(session, row)


def _words(typed: str) -> str:
    words = addition.line(typed, "What helped")
    if not words:
        raise WrongUse("There is nothing to keep.", "Type what it is.")
    return words
