"""Rows as plain values, as they were when they were read.

Front ends get these and never a row. They name a row to change by its uuid.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, fields
from datetime import date, datetime
from typing import Any, Self
from uuid import UUID

from bondjournal import dates
from bondjournal.draft import Draft
from bondjournal.journal import tables
from bondjournal.wording import seeing


@dataclass(frozen=True, slots=True)
class Value:
    """A row as a value; its fields are columns of the table and derived values."""

    uuid: UUID

    @classmethod
    def of(cls, row: tables.Row, **worked_out: Any) -> Self:
        """Return the present state of a row, with derived values."""
        columns = {
            one.name: _plain(getattr(row, one.name))
            for one in fields(cls)
            if hasattr(row, one.name)
        }
        return cls(**columns | worked_out)


@dataclass(frozen=True, slots=True)
class Therapist(Value):
    """Somebody the person sees, or saw."""

    name: str
    state: str
    mentioned: bool
    language: str = ""
    """The tag of the language of their pages; empty for that of the settings."""
    style: str = ""
    """The style of their pages; empty for that of the settings."""
    next_on: date | None = None
    """The day of the next session, for lists that show it."""
    one_of_several: bool = False
    """Whether there are others, for lists that tell them apart."""

    @property
    def called(self) -> str:
        """Their name for people to read."""
        return self.name or seeing.WITHOUT_NAME


@dataclass(frozen=True, slots=True)
class Appointment(Value):
    """A meeting with a therapist, planned or past. People read "session"."""

    therapist_uuid: UUID
    at: datetime
    zone: str
    day: date
    timed: bool
    state: str
    """The state as marked; `attendance.state_of` returns what it counts as."""
    wished: str
    wished_on_page: bool
    unsaid: str
    unsaid_on_page: bool


@dataclass(frozen=True, slots=True)
class Entry(Value):
    """Text written at one time, whole."""

    id: int
    at: datetime
    zone: str
    day: date
    title: str
    body: str
    share: str
    gist: str
    quotes: Sequence[str]
    prompt: str
    source: str
    door: str
    appointment_uuid: UUID | None
    edits: int
    tags: Sequence[str] = ()
    former: int = 0
    """The number of former versions."""
    whose: str = ""
    """Which therapist it is about, in words; empty if there is only one."""

    @property
    def name(self) -> str:
        """Its title, or else its day."""
        return self.title or dates.long(self.day)

    def as_draft(self, now: datetime) -> Draft:
        """Return a draft that changes it, beginning with its present content."""
        return Draft(
            at=self.at,
            changed_at=now,
            zone=self.zone,
            body=self.body,
            title=self.title,
            tags=" ".join(self.tags),
            share=self.share,
            gist=self.gist,
            prompt=self.prompt,
            editing=self.uuid,
            door=self.door,
        )


@dataclass(frozen=True, slots=True)
class Listed(Value):
    """A row of a list, with its place there and its owner."""

    number: int
    """Its place in the whole list, from 1, by which it can be named."""
    whose: str
    """The owner: a name, "any of them" or "nobody yet"; empty if there is only one therapist."""
    on_page: bool | None = field(default=None, kw_only=True)
    """Whether it is on the next page, where that is told."""


@dataclass(frozen=True, slots=True)
class Topic(Listed):
    """Something to talk about."""

    text: str
    more: str
    first: bool
    state: str


@dataclass(frozen=True, slots=True)
class Moment(Listed):
    """Something good noticed in a session."""

    text: str
    sign: str
    day: date
    appointment_uuid: UUID | None
    session_day: date | None
    """The day of its session, if it was in one."""


@dataclass(frozen=True, slots=True)
class Tried(Listed):
    """What was agreed to try."""

    what: str
    how_it_went: str
    state: str
    day: date
    therapist_uuid: UUID | None


@dataclass(frozen=True, slots=True)
class Helped(Listed):
    """What got the person through, or did not."""

    text: str
    helped: bool
    day: date


@dataclass(frozen=True, slots=True)
class GoalRating(Value):
    """The person's own 0-10 for a goal on one day."""

    day: date
    value: int


@dataclass(frozen=True, slots=True)
class Goal(Listed):
    """What the person comes for."""

    words: str
    ended: bool
    ratings: Sequence[GoalRating]
    """Its numbers, the earliest first."""


@dataclass(frozen=True, slots=True)
class Practical(Listed):
    """A practical question."""

    text: str
    asked: bool
    kept_on: date


@dataclass(frozen=True, slots=True)
class Page(Value):
    """A page that was written to a file."""

    number: int
    """Its place in the whole list; the first is 1. It can be named by it."""
    path: str
    sha256: str
    style: str
    format: str
    written_at: datetime
    ask_to_delete: bool
    deleted_at: datetime | None
    session_on: date | None
    """The day of the session it names, if that may be mentioned."""
    whose: str
    """The name of the therapist it is for; empty if there is only one."""


@dataclass(frozen=True, slots=True)
class HardTime(Listed):
    """One line of what the person wrote for hard times."""

    heading: str
    text: str


@dataclass(frozen=True, slots=True)
class Rating(Value):
    """A whole number 0-10 on one scale for one session."""

    scale: str
    value: int
    line: str
    on_page: bool
    rated_on: date


def _plain(column: Any) -> Any:
    return tuple(column) if isinstance(column, list) else column
