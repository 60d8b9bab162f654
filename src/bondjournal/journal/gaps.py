"""Gaps: what it means that so long nothing was kept, or nobody said that something took place."""

from datetime import date, timedelta
from typing import TypeVar

GAP = timedelta(weeks=2)
"""After so long without anything kept one is greeted as after any gap."""
QUIET = timedelta(weeks=6)
"""After so long planned sessions may not have taken place, and it is asked who is seen."""

_Day = TypeVar("_Day", bound=date)


def is_quiet(before: _Day, after: _Day) -> bool:
    """Say whether a stretch between two days or instants is long enough to be a quiet one."""
    return after - before >= QUIET
