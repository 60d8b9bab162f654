"""What would help most in a session, in order, as it was chosen for the page."""

from collections.abc import Sequence
from uuid import UUID

from sqlmodel import Session

from bondjournal.journal import preparations


def of_page(session: Session, therapist: UUID, appointment: UUID | None) -> tuple[str, ...]:
    """Return what would help most in a session, in order."""
    return tuple(preparations.for_page(session, therapist, appointment).prepared.would_help)


def choose(
    session: Session, therapist: UUID, appointment: UUID | None, wishes: Sequence[str]
) -> None:
    """Set what would help most in a session, in order; an empty list clears it.

    Raises:
        WrongUse: a wish is too long.
    """
    page = preparations.for_page(session, therapist, appointment, begun=True)
    preparations.change(session, page.prepared, would_help=list(wishes))


def add(
    session: Session,
    therapist: UUID,
    appointment: UUID | None,
    before: Sequence[str],
    wish: str,
) -> tuple[str, ...]:
    """Add something to what would help in a session; return all of it.

    Raises:
        WrongUse: it is too long.
    """
    choose(session, therapist, appointment, [*before, wish])
    return of_page(session, therapist, appointment)
