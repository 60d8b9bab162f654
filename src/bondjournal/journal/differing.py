"""A row of another journal that would decide something for this one."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from bondjournal.journal.incoming_versions import Values

Key = tuple[str, UUID]
"""The table of a row, and its uuid."""


@dataclass(frozen=True, slots=True)
class Differing:
    """A row that would decide something: what it says, and what is so here.

    `existing` is None where nothing is so far. `by` is the column, and empty where all of the row
    decides.
    """

    table: str
    row: Values
    by: str
    incoming: Any
    existing: Any
    present: UUID | None
    """The row here that it meets."""

    @property
    def new(self) -> bool:
        """Whether there is no such row here."""
        return self.present is None

    @property
    def key(self) -> Key:
        """What names the row it is about."""
        return self.table, self.row["uuid"]
