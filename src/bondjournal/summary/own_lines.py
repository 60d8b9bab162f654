"""Lines about the last session that may be on a page: what was wished or not said, and ratings."""

from uuid import UUID

from sqlmodel import Session

from bondjournal import checks
from bondjournal.journal import versions
from bondjournal.journal.tables import Appointment, Rating, Row

_COLUMNS: dict[str, tuple[type[Row], str]] = {
    "wished": (Appointment, "wished"),
    "unsaid": (Appointment, "unsaid"),
    "rating": (Rating, "line"),
}
"""By the kind of what is offered for a page: its table and its column."""


def get(session: Session, kind: str, uuid: UUID) -> str:
    """Return the line of something that may be on a page, by its kind there.

    Raises:
        NotFound: it was deleted in the meantime.
    """
    table, column = _COLUMNS[kind]
    return str(getattr(versions.existing(session, table, uuid), column))


def put(session: Session, kind: str, uuid: UUID, words: str) -> bool:
    """Put a line in other words; nothing takes it away. Return whether that changed.

    Raises:
        NotFound: it was deleted in the meantime.
        WrongUse: it is too long.
    """
    table, column = _COLUMNS[kind]
    row = versions.existing(session, table, uuid)
    return versions.edit(session, row, **{column: checks.line(words, "The line")})
