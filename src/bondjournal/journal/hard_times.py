"""What the person wrote for hard times: lines under four headings, each in its own order."""

from sqlmodel import Session

from bondjournal.errors import WrongUse
from bondjournal.journal import tables, values
from bondjournal.journal.lists import NumberedList
from bondjournal.wording import any_of
from bondjournal.wording.hard_time import HEADINGS, ONE_NUMBER

LIST = NumberedList(
    table=tables.HardTime,
    value=values.HardTime,
    words="text",
    what="A line",
    nothing="Type a line.",
    unknown=("No line has this number.", "'bondjournal hard-time list' shows them."),
    group="heading",
    groups=tuple(HEADINGS),
)


def add(session: Session, heading: str, text: str) -> values.HardTime:
    """Add a line under a heading, behind the others; a number to ring is the only one.

    Raises:
        WrongUse: there are no words, the heading does not exist, or there is a number already.
    """
    if heading == "ring" and words(session)[heading]:
        raise WrongUse(ONE_NUMBER, "'bondjournal hard-time edit' changes it.")
    return LIST.add(session, text, heading=checked(heading))


def checked(heading: str) -> str:
    """Return a heading, if it exists.

    Raises:
        WrongUse: there is no such heading.
    """
    if heading not in HEADINGS:
        raise WrongUse("There is no such heading.", f"Choose {any_of(HEADINGS)}.")
    return heading


def by_heading(session: Session) -> dict[str, list[values.HardTime]]:
    """Return the lines, in order, under every heading."""
    found: dict[str, list[values.HardTime]] = {heading: [] for heading in HEADINGS}
    for line in LIST.listed(session):
        found[line.heading].append(line)
    return found


def words(session: Session) -> dict[str, list[str]]:
    """Return the words of the lines, in order, under every heading."""
    return {heading: [one.text for one in lines] for heading, lines in by_heading(session).items()}
