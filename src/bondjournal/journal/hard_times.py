"""What the person wrote for hard times: lines under three headings, each in its own order."""

from sqlmodel import Session, col, select

from bondjournal import addition
from bondjournal.errors import NotFound, WrongUse
from bondjournal.journal import ordered, versions
from bondjournal.journal.tables import HardTime, Version

HEADINGS = ("steadied", "people", "agreed")
"""What has steadied me, who I can be with or ring, what my therapist and I agreed."""


def add(session: Session, heading: str, text: str) -> HardTime:
    """Add a line under a heading, behind the others.

    Raises:
        WrongUse: there are no words, or it is no heading.
    """
    row = HardTime(
        heading=_heading(heading), text=_words(text), place=ordered.behind_all(session, HardTime)
    )
    versions.keep(session, row)
    return row


def all_of(session: Session, heading: str = "") -> list[HardTime]:
    """Return the lines in the order of the headings, or those under one, each in its order."""
    query = select(HardTime).order_by(col(HardTime.place), col(HardTime.id))
    rows = list(session.exec(query.where(HardTime.heading == heading) if heading else query))
    return sorted(rows, key=lambda row: HEADINGS.index(row.heading))


def by_heading(session: Session) -> dict[str, list[str]]:
    """Return the words of the lines, in order, under every heading."""
    found: dict[str, list[str]] = {heading: [] for heading in HEADINGS}
    for row in all_of(session):
        found[row.heading].append(row.text)
    return found


def named(session: Session, name: str) -> HardTime:
    """Return the line of this number in `all_of`, or of an id that begins so.

    Raises:
        NotFound: there is none.
        WrongUse: several ids begin so.
    """
    unknown = NotFound("No line has this number.", "'bondjournal hard-time list' shows them.")
    return ordered.named(all_of(session), name, unknown)


def change(session: Session, row: HardTime, text: str) -> bool:
    """Change the words of a line; return whether anything changed.

    Raises:
        WrongUse: there are no words.
    """
    return versions.edit(session, row, text=_words(text))


def move(session: Session, row: HardTime, to: int) -> None:
    """Move a line to a place under its heading; 1 is the first.

    Raises:
        WrongUse: there is no such place.
    """
    ordered.move(session, all_of(session, row.heading), row, to)


def remove(session: Session, row: HardTime) -> Version:
    """Move a line to the trash."""
    return versions.delete(session, row)


def _words(typed: str) -> str:
    words = addition.line(typed, "A line")
    if not words:
        raise WrongUse("There is nothing to keep.", "Type a line.")
    return words


def _heading(name: str) -> str:
    if name not in HEADINGS:
        raise WrongUse("That is no heading.", "Choose steadied, people or agreed.")
    return name
