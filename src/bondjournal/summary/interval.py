"""The time between the last session and the page: what on a page is "since last time".

It is worked out from appointments and shared rows alone, because nothing on a page may depend
on anything private: not even on whether something private was kept in a stretch of weeks.
"""

from dataclasses import dataclass
from datetime import date

from sqlmodel import Session

from bondjournal.journal import unknown
from bondjournal.journal.tables import Appointment, Entry, Therapist


@dataclass(frozen=True, slots=True)
class Interval:
    """From the last session to the day of writing.

    `last` is the last attended appointment, or None if none is known. `since` is the first day
    whose entries are looked at, or None to look at all of them.
    """

    last: Appointment | None
    since: date | None

    def holds(self, entry: Entry) -> bool:
        """Say whether an entry was written since the last session, or belongs to it."""
        if self.last is None:
            return self.since is None or entry.day >= self.since
        if entry.appointment_uuid == self.last.uuid:
            return True
        return entry.at >= self.last.at if self.last.timed else entry.day >= self.last.day


def before(
    session: Session, therapist: Therapist, appointment: Appointment | None, today: date
) -> Interval:
    """Return the interval a page for an appointment covers.

    A past appointment counts as attended unless it is marked otherwise. One that was merely planned
    counts as unknown after six weeks, unless something shared belongs to it. If the last one is
    unknown, the page names no last session, but entries are still looked at from its day on.
    """
    begun = unknown.last_begun(session, therapist, appointment, today)
    last = unknown.last_on_page(session, therapist, appointment, today)
    return Interval(last, begun.day if begun else None)
