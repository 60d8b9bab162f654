"""Prompts, hard times, settings, and what is kept so that nothing is lost."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, Index
from sqlmodel import Field

from bondjournal.journal.tables.base import Base, Row, one_of


class Prompt(Row, table=True):
    """A person's own prompt, or one of the library that they hid."""

    __table_args__ = (
        one_of("weight", ("light", "medium", "deep"), "weight"),
        one_of("flow", ("after", "between", "prep", "off", "any"), "flow"),
        {"sqlite_autoincrement": True},
    )

    key: str = Field(default="", index=True)
    """The library's name of a hidden prompt; empty for the person's own."""
    text: str = ""
    nudge: str = ""
    weight: str = "light"
    flow: str = "any"
    hidden: bool = False


class HardTime(Row, table=True):
    """One line of what the person wrote for hard times, under one of three headings."""

    __tablename__ = "hard_time"
    __table_args__ = (
        one_of("heading", ("steadied", "people", "agreed"), "heading"),
        {"sqlite_autoincrement": True},
    )

    heading: str
    text: str
    place: int = 0


class Setting(Row, table=True):
    """One setting, by name; its uuid is made from its name."""

    __table_args__ = ({"sqlite_autoincrement": True},)

    name: str = Field(unique=True)
    value: Any = Field(default=None, sa_type=JSON)


class Capture(Base, table=True):
    """A capture that was merged; it stays known, so that a replayed file changes nothing."""

    uuid: UUID = Field(primary_key=True)
    merged_at: datetime
    therapist_typed: str = ""
    """An unknown name, which is asked about so that what came with it can be settled."""
    session_on: date | None = None
    """The day of the session, as long as the name is unknown."""


class Version(Row, table=True):
    """A row as it was before an edit or a deletion.

    It serves history, undo and the trash. "Gone now" leaves only the uuid, and `row` empty.
    """

    __table_args__ = (
        one_of("why", ("edited", "deleted", "gone", "merged"), "why"),
        Index("ix_version_row_uuid_id", "row_uuid", "id"),
        Index("ix_version_why_at", "why", "at"),
        {"sqlite_autoincrement": True},
    )

    noun: str
    """The table of the row."""
    row_uuid: UUID
    row: dict[str, Any] | None = Field(default=None, sa_type=JSON(none_as_null=True))
    why: str
    at: datetime
    edit: int = 0
    """The edit counter that the row had."""
