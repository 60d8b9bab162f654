"""What is still to be decided about names before a page is written."""

from dataclasses import dataclass
from datetime import date

from sqlmodel import Session

from bondjournal.journal.tables import Appointment, Therapist
from bondjournal.summary import choose, standins
from bondjournal.summary.standins import Place


@dataclass(frozen=True, slots=True)
class Undecided:
    """Names with how often each stands there, and places of names that are common words too."""

    names: tuple[tuple[str, int], ...]
    places: tuple[Place, ...]

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self.names) + len(self.places)


def on_page(
    session: Session, therapist: Therapist, appointment: Appointment | None, *, today: date
) -> Undecided:
    """Return what nobody decided on a page as it would be written today."""
    known = choose.stand_ins(session)
    page = choose.collect(session, therapist, appointment, today=today)
    places = tuple(one for one in standins.places(page, known) if one.decided is None)
    return Undecided(tuple(standins.undecided(page, known.decided())), places)
