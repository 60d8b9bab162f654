"""A decision in a row of another journal."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from bondjournal.journal.incoming_versions import Values

Key = tuple[str, UUID]
"""The table of a row, and its uuid."""


@dataclass(frozen=True, slots=True)
class Differing:
    """A row of another journal that would change what goes on a page, a name or a setting here.

    See `deciding`. `column` is the one that would do so; it is empty if the whole row is such a
    decision.
    """

    table: str
    row: Values
    column: str
    incoming_value: Any
    value_here: Any
    """The present value; None if there is none."""
    uuid_here: UUID | None
    """The uuid of the same row here; None if it is new."""

    @property
    def new(self) -> bool:
        """Whether there is no such row here."""
        return self.uuid_here is None

    @property
    def key(self) -> Key:
        """The table and the uuid of the row."""
        return self.table, self.row["uuid"]
