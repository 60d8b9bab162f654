"""Settings kept in the journal, by name, and defaults for those that nobody set."""

from copy import deepcopy
from datetime import date, datetime, time
from typing import Any
from uuid import UUID, uuid5

from sqlmodel import Session, select

from bondjournal import dates
from bondjournal.checks import YEARS
from bondjournal.journal.tables import Setting
from bondjournal.journal.versions import edit, keep

_NAMES = UUID("3f6f0d3a-6a9b-4e7e-9d0e-6b1f5f1d2a10")
_FIRST_DAY, _LAST_DAY = date(YEARS[0], 1, 1), date(YEARS[-1], 12, 31)

DEFAULTS: dict[str, Any] = {
    "day.starts": "04:00",
    "page.name": "",
    "page.places": {},
    "page.words": {},
    "last-opened": None,
}

UNDONE = "undo.undone"
"""The versions that were brought back, and those that this made: no change to take back."""
CHANGES = "undo.changes"
"""What was added and set lately, for who takes it back; `change_log` says what it holds."""
FOLDED = "goals.folded"
"""The sections of Goals and what helps that are folded, by name."""
INTERNAL = (UNDONE, CHANGES, FOLDED)
"""What the program keeps of this journal alone: no archive has it, and none brings it."""


def get(session: Session, name: str) -> Any:
    """Return a setting's value, or its default."""
    row = session.exec(select(Setting).where(Setting.name == name)).first()
    # A copy: if a caller changed the value in place, `put` would see no difference.
    return deepcopy(DEFAULTS.get(name) if row is None else row.value)


def today(session: Session) -> date:
    """Return the present day here, which begins at the hour the person set."""
    return day_of(session, dates.now(), dates.zone())


def day_of(session: Session, instant: datetime, zone: str) -> date:
    """Return the day of an instant; days begin at the hour the person set.

    At the ends of the calendar, it is the first or the last day that can be kept.
    """
    return min(max(dates.day_of(instant, zone, start_of_day(session)), _FIRST_DAY), _LAST_DAY)


def start_of_day(session: Session) -> time:
    """Return the time at which a new day begins; before it, the day before goes on."""
    return time.fromisoformat(get(session, "day.starts"))


def uuid_of(name: str) -> UUID:
    """Return the uuid of a setting: on every machine it is the same."""
    return uuid5(_NAMES, name)


def put(session: Session, name: str, value: Any) -> None:
    """Set a setting."""
    row = session.exec(select(Setting).where(Setting.name == name)).first()
    if row is None:
        keep(session, Setting(uuid=uuid_of(name), name=name, value=value))
    elif row.value != value:
        edit(session, row, value=value)
