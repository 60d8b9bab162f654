"""Days given to commands: what is not a day is refused before a passphrase is asked for.

Which day "today" is depends on the setting for when a day begins, so days are read once the
journal is open.
"""

from datetime import datetime
from typing import TYPE_CHECKING

from bondjournal import dates, typed_dates

if TYPE_CHECKING:
    from bondjournal.open_journal import Journal


def check(*typed: str | None, toward: typed_dates.Direction = "past") -> None:
    """Refuse anything that is not a day; empty values were not given.

    Raises:
        WrongUse: one is not a day, or can be read in two ways.
    """
    for one in filter(None, typed):
        typed_dates.parse(one, toward=toward, now=dates.now(), zone=dates.zone())


def read(
    journal: "Journal",
    typed: str,
    *,
    toward: typed_dates.Direction = "past",
    now: datetime | None = None,
) -> dates.When:
    """Return the day that is meant, and its time if one is named.

    Raises:
        WrongUse: it is not a day, or can be read in two ways.
    """
    from bondjournal.journal import typed_days

    return journal.read(typed_days.parse, typed, now or dates.now(), dates.zone(), toward)


def read_past(journal: "Journal", typed: str) -> dates.When:
    """Return the day that is meant, as `read` does, for something that is over.

    Raises:
        WrongUse: it is not a day, or still to come.
    """
    from bondjournal.journal import typed_days

    return journal.read(typed_days.parse_past, typed, dates.now(), dates.zone())
