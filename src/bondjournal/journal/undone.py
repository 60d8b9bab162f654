"""What became of each thing when a change was taken back, as people see it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal
from uuid import UUID

from bondjournal.wording import undoing as words

Outcome = Literal["back", "as before", "in the trash", "stays"]


@dataclass(frozen=True, slots=True)
class Undone:
    """What became of one thing when a change was taken back."""

    noun: str
    row: UUID
    kind: str
    """What it is, in a sentence: "a moment", "the look"."""
    name: str
    """What it is called, in one line; of a setting, what it is again."""
    outcome: Outcome
    at: datetime
    """When it was changed or deleted."""
    change: datetime
    """The instant that names the change which was taken back."""

    def say(self, name: str) -> str:
        """Return what is said of it, with its name cut to fit."""
        return words.OUTCOMES[self.outcome].format(kind=self.kind, name=name)
