"""What one run of the program remembers only in memory."""

from collections.abc import MutableMapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from uuid import UUID
from weakref import WeakKeyDictionary

from bondjournal.draft import Draft

if TYPE_CHECKING:
    from bondjournal.tui.app import JournalApp
    from bondjournal.tui.flows.doors import Door


@dataclass
class Remembered:
    """What was shown and left since the program began."""

    questions: list[str] = field(default_factory=list)
    """The keys of the questions that were offered, in every flow, the latest last."""
    aside: str = ""
    """A remark that home shows until a door is used."""
    inside: "list[Door]" = field(default_factory=list)
    """The doors that one is behind now."""
    left: dict[UUID | str | None, Draft] = field(default_factory=dict)
    """Drafts that were left, by the entry they change or the door they were written behind; None
    is a new entry."""


_OF: MutableMapping["JournalApp", Remembered] = WeakKeyDictionary()


def remembered(app: "JournalApp") -> Remembered:
    """Return what this run of the program remembers."""
    return _OF.setdefault(app, Remembered())
