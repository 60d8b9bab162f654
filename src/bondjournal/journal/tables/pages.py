"""Stand-ins, practical questions, preparations and written pages."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, UniqueConstraint
from sqlalchemy import text as sql
from sqlmodel import Field

from bondjournal.journal.tables.base import Belonging, Row


class StandIn(Row, table=True):
    """What replaces a name on the page; if empty, the name stays as it is."""

    __tablename__ = "stand_in"
    __table_args__ = ({"sqlite_autoincrement": True},)

    name: str = Field(unique=True)
    instead: str = ""


class Practical(Row, Belonging, table=True):
    """A practical question."""

    __table_args__ = ({"sqlite_autoincrement": True},)

    text: str
    asked: bool = False
    place: int = 0


class Preparation(Row, table=True):
    """What was decided for the page of one appointment, and how far it got.

    `chosen` has, in order, the uuid of every chosen row that has no switch of its own:
    moments, tried, helped, goals, practical questions. `left_off` has what stays off this page
    alone: uuids of rows, and words for what has none of its own, such as "wished".
    """

    __table_args__ = (
        UniqueConstraint("therapist_uuid", "appointment_uuid"),
        {"sqlite_autoincrement": True},
    )

    therapist_uuid: UUID = Field(foreign_key="therapist.uuid")
    appointment_uuid: UUID | None = Field(default=None, foreign_key="appointment.uuid")
    would_help: list[str] = Field(default_factory=list, sa_type=JSON)
    read_together: bool = False
    hand_back: bool = False
    numbers: bool = True
    usual: bool = False
    first_session: bool = False
    chosen: list[str] = Field(default_factory=list, sa_type=JSON)
    step: str = "notes"
    left_off: list[str] = Field(
        default_factory=list, sa_type=JSON, sa_column_kwargs={"server_default": sql("'[]'")}
    )


class Page(Row, table=True):
    """A page that was written to a file, so that it can be offered for deletion."""

    __table_args__ = ({"sqlite_autoincrement": True},)

    therapist_uuid: UUID = Field(foreign_key="therapist.uuid")
    appointment_uuid: UUID | None = Field(default=None, foreign_key="appointment.uuid")
    path: str
    sha256: str
    style: str
    format: str = "markdown"
    written_at: datetime
    text: str = ""
    """The page in Markdown, so that it can be compared with a later one when its file is gone."""
    topics: list[str] = Field(default_factory=list, sa_type=JSON)
    """The uuids of the topics on it, in order."""
    answers: dict[str, Any] = Field(
        default_factory=dict, sa_type=JSON, sa_column_kwargs={"server_default": sql("'{}'")}
    )
    """What was answered about its topics, by uuid: {"state": "talked", "day": "2026-04-28"}.

    The states are those of a topic: "talked", "kept", "let-go".
    """
    ask_to_delete: bool = True
    deleted_at: datetime | None = None
