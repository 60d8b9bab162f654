"""What is remembered of what was: captures that were merged, and rows before they changed."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, Index
from sqlmodel import Field

from bondjournal.journal.tables.base import Base, Row, one_of


class Capture(Base, table=True):
    """A capture that was merged; it stays known, so that a replayed file changes nothing."""

    uuid: UUID = Field(primary_key=True)
    merged_at: datetime
    therapist_typed: str = ""
    """A name that no therapist had; it is asked about, and what came with it finds its place."""
    session_on: date | None = None
    """The day of the session meant, as long as the name is not known."""


class Version(Row, table=True):
    """A row as it was before an edit or a deletion.

    It serves history, undo and the trash. "Gone now" leaves the uuid alone and `row` empty.
    """

    __table_args__ = (
        one_of("why", ("edited", "deleted", "gone", "merged"), "why"),
        Index("ix_version_row_uuid_id", "row_uuid", "id"),
        Index("ix_version_why_at", "why", "at"),
        {"sqlite_autoincrement": True},
    )

    noun: str
    """The table the row is from."""
    row_uuid: UUID
    row: dict[str, Any] | None = Field(default=None, sa_type=JSON(none_as_null=True))
    why: str
    at: datetime
    edit: int = 0
    """The row's edit counter then."""
