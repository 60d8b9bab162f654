"""Lengths of time that the rules use: one constant each."""

from datetime import date, timedelta
from typing import TypeVar

GAP = timedelta(weeks=2)
"""After this long without anything kept, home greets as after any gap."""
QUIET = timedelta(weeks=6)
"""After this long, planned sessions may not have taken place, and home asks who is seen."""
FRESH = timedelta(days=120)
"""After this long without a rating the usual starts afresh."""
OFFERED = timedelta(days=60)
"""What was kept longer ago is offered for a page only if it was chosen already."""
AHEAD = timedelta(weeks=12)
"""How far ahead appointments are planned and looked for; the next one at any distance."""
JOINS = timedelta(weeks=2)
"""A rating without a day joins an appointment that began at most this long before it."""
NEAR = timedelta(weeks=2)
"""How near to a day sessions must be to be offered when asking which one was meant."""
OVER = timedelta(hours=1)
"""How long after its start an appointment is over: nobody is asked in the middle of one."""
UNDATED_PAGE = timedelta(weeks=1)
"""After this long, a page without a known session is asked about."""
IN_TRASH = timedelta(weeks=2)
"""How long deleted rows can be brought back."""
AWAY = timedelta(days=60)
"""After this long without opening the journal, nothing expires: the clock may be wrong."""

_Day = TypeVar("_Day", bound=date)


def is_quiet(before: _Day, after: _Day) -> bool:
    """Return whether the time between two days or instants is a quiet stretch."""
    return after - before >= QUIET
