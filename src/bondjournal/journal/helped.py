"""Helped: what got the person through, and what did not, each in order."""

from datetime import date
from uuid import UUID

from sqlmodel import Session

from bondjournal.journal import ordered, settings, tables, values, versions
from bondjournal.journal.lists import NumberedList

LIST = NumberedList(
    table=tables.Helped,
    value=values.Helped,
    words="text",
    what="What helped",
    nothing="Type what it is.",
    unknown=("Nothing in that list has this number.", "'bondjournal helped list' shows it."),
    group="helped",
    groups=(True, False),
)


def add(
    session: Session,
    text: str,
    *,
    day: date | None = None,
    helped: bool = True,
    therapist: UUID | None = None,
    for_anyone: bool = False,
) -> values.Helped:
    """Add what helped, or did not, behind the others.

    Args:
        session: the session.
        text: what helped or did not, in one line.
        day: the local day it is kept for, if not today.
        helped: False for what did not help.
        therapist: whom it is about; None if nobody was named.
        for_anyone: whether it is for any of them.

    Raises:
        WrongUse: there are no words.
    """
    return LIST.add(
        session,
        text,
        helped=helped,
        day=day or settings.today(session),
        therapist_uuid=therapist,
        for_anyone=for_anyone,
    )


def change(
    session: Session, uuid: UUID, *, text: str | None = None, helped: bool | None = None
) -> bool:
    """Change the words, or whether it helped; None leaves it. Return whether anything changed.

    A row that changes sides goes to the end of the other list.

    Raises:
        NotFound: it was deleted in the meantime.
        WrongUse: there are no words.
    """
    row = LIST.existing(session, uuid)
    other = helped is not None and helped != row.helped
    return versions.edit(
        session,
        row,
        text=row.text if text is None else LIST.checked_words(text),
        helped=not row.helped if other else row.helped,
        place=ordered.behind_all(session, tables.Helped) if other else row.place,
    )


def switch(session: Session, uuid: UUID) -> bool:
    """Turn a row that helped into one that did not, or the other way round.

    Raises:
        NotFound: it was deleted in the meantime.
    """
    return change(session, uuid, helped=not LIST.existing(session, uuid).helped)
