"""Tried: what was agreed to try, in order, and how it went."""

from datetime import date
from uuid import UUID

from sqlmodel import Session, col, select

from bondjournal import addition
from bondjournal.errors import NotFound, WrongUse
from bondjournal.journal import ordered, versions
from bondjournal.journal.tables import Tried, Version

STATES = ("open", "done", "let-go")


def add(
    session: Session,
    what: str,
    *,
    day: date,
    therapist: UUID | None = None,
    how_it_went: str = "",
) -> Tried:
    """Add what was agreed to try, behind the others.

    Args:
        session: the session.
        what: what it is, in one line.
        day: the local day it was agreed on.
        therapist: with whom it was agreed; None where it is for the page of whoever is seen.
        how_it_went: how it went, where that is known already.

    Raises:
        WrongUse: there are no words.
    """
    tried = Tried(
        what=_words(what),
        how_it_went=addition.line(how_it_went, "How it went"),
        day=day,
        therapist_uuid=therapist,
        place=ordered.behind_all(session, Tried),
    )
    versions.keep(session, tried)
    return tried


def all_of(session: Session, *states: str) -> list[Tried]:
    """Return what was tried in order, of these states or of all."""
    query = select(Tried)
    if states:
        query = query.where(col(Tried.state).in_(states))
    return list(session.exec(query.order_by(col(Tried.place), col(Tried.id))))


def listed(session: Session) -> list[Tried]:
    """Return everything as lists have it: what is open, then what is done, then what was let go."""
    return [one for state in STATES for one in all_of(session, state)]


def named(session: Session, name: str) -> Tried:
    """Return the row of this number in `listed`, or of an id that begins so.

    Raises:
        NotFound: there is none.
        WrongUse: several ids begin so.
    """
    unknown = NotFound("Nothing tried has this number.", "'bondjournal tried list' shows it.")
    return ordered.named(listed(session), name, unknown)


def change(session: Session, tried: Tried, *, what: str) -> bool:
    """Change what it is; return whether that changed.

    Raises:
        WrongUse: there are no words.
    """
    return versions.edit(session, tried, what=_words(what))


def say_how_it_went(session: Session, tried: Tried, words: str) -> bool:
    """Say how it went, in one line; an empty one takes it away. Return whether that changed.

    Raises:
        WrongUse: the line is too long.
    """
    return versions.edit(session, tried, how_it_went=addition.line(words, "How it went"))


def end(session: Session, tried: Tried, state: str) -> bool:
    """Say of something tried that it is done, let go or open again; return whether that changed.

    Raises:
        WrongUse: there is no such state.
    """
    if state not in STATES:
        raise WrongUse("That is no state of something tried.", "Choose open, done or let-go.")
    return versions.edit(session, tried, state=state)


def move(session: Session, tried: Tried, to: int) -> None:
    """Move it to a place among those of its state, 1 being the first.

    Raises:
        WrongUse: there is no such place.
    """
    ordered.move(session, all_of(session, tried.state), tried, to)


def remove(session: Session, tried: Tried) -> Version:
    """Move it to the trash, off every topic it stands under."""
    return versions.delete(session, tried)


def _words(typed: str) -> str:
    words = addition.line(typed, "What was tried")
    if not words:
        raise WrongUse("There is nothing to keep.", "Type what it is.")
    return words
