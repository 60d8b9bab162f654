"""Stretches of time that mean something: one entry each."""

from datetime import date, timedelta
from typing import TypeVar

GAP = timedelta(weeks=2)
"""After so long without anything kept one is greeted as after any gap."""
QUIET = timedelta(weeks=6)
"""After so long planned sessions may not have taken place, and it is asked who is seen."""
FRESH = timedelta(days=120)
"""After so long without a rating the usual starts afresh."""
OFFERED = timedelta(days=60)
"""What was kept longer ago is offered for a page only where it was chosen already."""
AHEAD = timedelta(weeks=12)
"""So far ahead appointments are planned and looked for; the next one whatever its day."""
JOINS = timedelta(weeks=2)
"""A rating without a day joins an appointment that began at most so long before it."""
NEAR = timedelta(weeks=2)
"""Sessions so near to a day are offered where it is asked which one was meant."""
OVER = timedelta(hours=1)
"""So long after it began an appointment is over: nobody is asked in the middle of one."""
UNDATED_PAGE = timedelta(weeks=1)
"""After so long a page is asked about for which no session is known."""
IN_TRASH = timedelta(weeks=2)
"""So long what was deleted can be brought back."""
AWAY = timedelta(days=60)
"""After so long without an opening nothing is removed without asking: the clock may be wrong."""

_Day = TypeVar("_Day", bound=date)


def is_quiet(before: _Day, after: _Day) -> bool:
    """Say whether a stretch between two days or instants is long enough to be a quiet one."""
    return after - before >= QUIET
