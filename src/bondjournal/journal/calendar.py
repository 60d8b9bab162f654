"""The calendar: the days of a month on which something was written, or a session is."""

from calendar import Calendar, monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date, datetime

from sqlmodel import Session, col, select

from bondjournal import dates
from bondjournal.journal import appointments, entries, session_list
from bondjournal.journal.session_list import Listed
from bondjournal.journal.tables import Entry
from bondjournal.wording import appointments as appointment_words
from bondjournal.wording import calendar as words


@dataclass(frozen=True, slots=True)
class Month:
    """A month, with what there is on its days."""

    first: date
    """Its first day."""
    written: frozenset[date]
    """The days of its entries."""
    sessions: Mapping[date, tuple[Listed, ...]]
    """Its sessions by day, the earliest first; without those that do not take place."""

    @property
    def days(self) -> list[date]:
        """The days on which there is anything, the earliest first."""
        return sorted(self.written | set(self.sessions))

    def weeks(self) -> list[list[date | None]]:
        """Return its weeks from Monday on; None stands for the days of other months."""
        weeks = Calendar().monthdayscalendar(self.first.year, self.first.month)
        return [[self.first.replace(day=day) if day else None for day in week] for week in weeks]

    def sign(self, day: date) -> str:
        """Return the sign for what there is on a day; empty if there is nothing."""
        if day in self.sessions:
            return words.SESSION
        return words.WRITTEN if day in self.written else ""

    def drawn(self, chosen: date) -> list[str]:
        """Return its weeks, a row each; the chosen day stands in brackets."""
        return ["".join(self._cell(day, chosen) for day in week).rstrip() for week in self.weeks()]

    def _cell(self, day: date | None, chosen: date) -> str:
        if day is None:
            return " " * words.CELL
        return words.cell(day.day, self.sign(day), chosen=day == chosen)

    def sentences(self, year: int) -> list[str]:
        """Return what there is in it, for somebody who listens.

        Args:
            year: the year that dates leave out.
        """
        name, days = dates.month(self.first), [day.day for day in sorted(self.written)]
        return [
            *([words.written(days, name)] if days else []),
            *self.said_of_sessions(year, spoken=True),
        ] or [words.NOTHING.format(month=name)]

    def said_of_sessions(self, year: int, *, spoken: bool = False) -> list[str]:
        """Return a sentence for each of its sessions, with the day before it."""
        named = dates.spoken if spoken else dates.margin
        return [
            f"{named(day, year)}: {said_of(one)}"
            for day, sessions in sorted(self.sessions.items())
            for one in sessions
        ]


def month(session: Session, day: date, now: datetime) -> Month:
    """Return the month of a day."""
    first, last = day.replace(day=1), day.replace(day=monthrange(day.year, day.month)[1])
    within = col(Entry.day).between(first, last)
    written = session.exec(select(col(Entry.day)).where(entries.visible(), within).distinct())
    rows = appointments.all_of(session, days=(first, last), unmentioned=False)
    found: dict[date, tuple[Listed, ...]] = {}
    for one in session_list.tell(session, rows, now):
        if one.happens:
            on = one.appointment.day
            found[on] = (*found.get(on, ()), one)
    return Month(first, frozenset(written), found)


def beside(day: date, months: int) -> date:
    """Return the first day of a month so many after the one of a day, as far as dates go."""
    number = day.year * 12 + day.month - 1 + months
    year, month = divmod(min(max(number, MINYEAR * 12), MAXYEAR * 12 + 11), 12)
    return date(year, month + 1, 1)


def said_of(one: Listed) -> str:
    """Return a session as a sentence: its numbers or its state, or the time it is planned for."""
    row = one.appointment
    numbers = appointment_words.numbers((given.scale, given.value) for given in one.ratings)
    state = "" if one.state == "planned" else appointment_words.STATES[one.state]
    time = dates.clock(dates.local(row.at, row.zone).time()) if row.timed else ""
    return words.session(one.therapist, numbers or state, time)
