"""Topics, what was tried, what helped, and goals."""

from datetime import date
from typing import cast
from uuid import UUID

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlmodel import Field

from bondjournal.journal.tables.base import Belonging, Row, one_of


class Tried(Row, Belonging, table=True):
    """What was agreed to try, and how it went."""

    __table_args__ = (
        one_of("state", ("open", "done", "let-go"), "state"),
        {"sqlite_autoincrement": True},
    )

    what: str
    how_it_went: str = ""
    state: str = "open"
    day: date
    place: int = 0


class Helped(Row, Belonging, table=True):
    """What got the person through, or did not."""

    __table_args__ = ({"sqlite_autoincrement": True},)

    text: str
    helped: bool = True
    day: date
    place: int = 0


class Topic(Row, Belonging, table=True):
    """Something to talk about, ordered; one may be "first, please".

    An `open` topic is for the next page; a `kept` one waits to be taken in again.
    """

    __table_args__ = (
        one_of("state", ("open", "kept", "talked", "let-go"), "state"),
        {"sqlite_autoincrement": True},
    )

    text: str
    more: str = ""
    first: bool = False
    state: str = Field(default="open", index=True)
    place: int = 0
    appointment_uuid: UUID | None = Field(default=None, foreign_key="appointment.uuid")
    """The appointment at which it was talked about."""
    therapist_typed: str = ""
    """An unknown name, as typed while locked, which is asked about."""


class TopicMaterial(Row, table=True):
    """What belongs under a topic on the page: an entry, or something tried."""

    __tablename__ = "topic_material"
    __table_args__ = (
        CheckConstraint("(entry_uuid IS NULL) <> (tried_uuid IS NULL)", name="one_of_both"),
        UniqueConstraint("topic_uuid", "entry_uuid"),
        UniqueConstraint("topic_uuid", "tried_uuid"),
        {"sqlite_autoincrement": True},
    )

    topic_uuid: UUID = Field(foreign_key="topic.uuid", ondelete="CASCADE")
    entry_uuid: UUID | None = Field(
        default=None, foreign_key="entry.uuid", ondelete="CASCADE", index=True
    )
    tried_uuid: UUID | None = Field(default=None, foreign_key="tried.uuid", ondelete="CASCADE")
    place: int = 0

    @property
    def row_uuid(self) -> UUID:
        """The uuid of the entry or of what was tried; it has exactly one of them."""
        return self.entry_uuid or cast("UUID", self.tried_uuid)


class Goal(Row, Belonging, table=True):
    """What the person comes for, in their words."""

    __table_args__ = ({"sqlite_autoincrement": True},)

    words: str
    place: int = 0
    ended: bool = False


class GoalRating(Row, table=True):
    """The person's own 0-10 for a goal on one day."""

    __tablename__ = "goal_rating"
    __table_args__ = (
        UniqueConstraint("goal_uuid", "day"),
        CheckConstraint("value BETWEEN 0 AND 10", name="value"),
        {"sqlite_autoincrement": True},
    )

    goal_uuid: UUID = Field(foreign_key="goal.uuid", ondelete="CASCADE")
    day: date
    value: int
