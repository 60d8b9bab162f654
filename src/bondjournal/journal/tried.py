"""Tried: what was agreed to try, in order, and how it went."""

from datetime import date
from uuid import UUID

from sqlmodel import Session

from bondjournal import checks
from bondjournal.errors import WrongUse
from bondjournal.journal import settings, tables, values, versions
from bondjournal.journal.lists import NumberedList

STATES = ("open", "done", "let-go")
LIST = NumberedList(
    table=tables.Tried,
    value=values.Tried,
    words="what",
    what="What was tried",
    nothing="Type what it is.",
    unknown=("Nothing tried has this number.", "'bondjournal try list' shows it."),
    is_open=lambda row: row.state == "open",
    reopens="'bondjournal try reopen' takes one up again; 'bondjournal try list --all' shows its "
    "number.",
    group="state",
    groups=STATES,
)


def add(
    session: Session,
    what: str,
    how_it_went: str = "",
    *,
    day: date | None = None,
    therapist: UUID | None = None,
    for_anyone: bool = False,
) -> values.Tried:
    """Add what was agreed to try, behind the others.

    Args:
        session: the session.
        what: what was agreed, in one line.
        how_it_went: how it went, if that is known already.
        day: the local day it was agreed on, if not today.
        therapist: with whom it was agreed; None for the therapist who is seen.
        for_anyone: whether it is for any of them.

    Raises:
        WrongUse: there are no words.
    """
    return LIST.add(
        session,
        what,
        how_it_went=checks.line(how_it_went, "How it went"),
        day=day or settings.today(session),
        therapist_uuid=therapist,
        for_anyone=for_anyone,
    )


def change(session: Session, uuid: UUID, what: str, how_it_went: str) -> bool:
    """Change what it is and how it went; return whether anything changed.

    Raises:
        NotFound: it was deleted in the meantime.
        WrongUse: there are no words.
    """
    how = checks.line(how_it_went, "How it went")
    return versions.edit(
        session, LIST.existing(session, uuid), what=LIST.checked_words(what), how_it_went=how
    )


def say_how_it_went(session: Session, uuid: UUID, words: str) -> bool:
    """Set how it went, in one line, "" to remove it; return whether that changed.

    Raises:
        NotFound: it was deleted in the meantime.
        WrongUse: the line is too long.
    """
    how = checks.line(words, "How it went")
    return versions.edit(session, LIST.existing(session, uuid), how_it_went=how)


def end(session: Session, uuid: UUID, state: str, how_it_went: str | None = None) -> bool:
    """Set the state of something tried: done, let go or open again; return whether that changed.

    Args:
        session: the session.
        uuid: the row.
        state: its new state.
        how_it_went: how it went, in one line; None leaves it.

    Raises:
        NotFound: it was deleted in the meantime.
        WrongUse: there is no such state, or the line is too long.
    """
    if state not in STATES:
        raise WrongUse("Something to try has no such state.", "Choose open, done or let-go.")
    row = LIST.existing(session, uuid)
    how = row.how_it_went if how_it_went is None else checks.line(how_it_went, "How it went")
    return versions.edit(session, row, state=state, how_it_went=how)


def end_or_open(session: Session, uuid: UUID, state: str) -> bool:
    """End a row in this state, or reopen it if it is in that state already.

    Raises:
        NotFound: it was deleted in the meantime.
    """
    is_so = LIST.existing(session, uuid).state == state
    return end(session, uuid, "open" if is_so else state)
