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
    unknown=("Nothing there has this number.", "'bondjournal helped list' shows it."),
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
        text: what it is, in one line.
        day: the local day it is kept on, if it is not today.
        helped: False for what did not help.
        therapist: whom it is about; None where nobody was named.
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
    """Change its words, or whether it helped, None leaving it; return whether anything changed.

    One that helped and did not after all goes behind the others that did not, and back.

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
    """Say of what helped that it did not after all, or of what did not that it did.

    Raises:
        NotFound: it was deleted in the meantime.
    """
    return change(session, uuid, helped=not LIST.existing(session, uuid).helped)
