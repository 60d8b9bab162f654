"""Stretches of time that mean something: one entry each."""

from datetime import date, timedelta
from typing import TypeVar

GAP = timedelta(weeks=2)
"""After this long without anything kept, home greets as after any gap."""
QUIET = timedelta(weeks=6)
"""After this long, planned sessions may not have taken place, and it is asked who is seen."""
FRESH = timedelta(days=120)
"""After this long without a rating the usual starts afresh."""
OFFERED = timedelta(days=60)
"""What was kept longer ago is offered for a page only where it was chosen already."""
AHEAD = timedelta(weeks=12)
"""How far ahead appointments are planned and looked for; the next one whatever its day."""
JOINS = timedelta(weeks=2)
"""A rating without a day joins an appointment that began at most this long before it."""
NEAR = timedelta(weeks=2)
"""How near to a day sessions are that are offered where it is asked which one was meant."""
OVER = timedelta(hours=1)
"""How long after it began an appointment is over: nobody is asked in the middle of one."""
UNDATED_PAGE = timedelta(weeks=1)
"""After this long a page for which no session is known is asked about."""
IN_TRASH = timedelta(weeks=2)
"""How long what was deleted can be brought back."""
AWAY = timedelta(days=60)
"""After this long without an opening nothing is removed without asking: the clock may be wrong."""

_Day = TypeVar("_Day", bound=date)


def is_quiet(before: _Day, after: _Day) -> bool:
    """Say whether a stretch between two days or instants is long enough to be a quiet one."""
    return after - before >= QUIET
