"""What is written."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import JSON, CheckConstraint, Index, false, text
from sqlmodel import Field

from bondjournal.checks import DOORS, NO_PLACE
from bondjournal.journal.tables.base import Base, Belonging, Row, one_of


class Import(Row, table=True):
    """One import; its entries stay out of sight until it is finished."""

    __table_args__ = ({"sqlite_autoincrement": True},)

    format: str
    finished: bool = False


class Entry(Row, Belonging, table=True):
    """Text written at one time."""

    __table_args__ = (
        one_of("share", ("only-me", "gist", "as-written"), "share"),
        CheckConstraint("share <> 'gist' OR gist <> ''", name="gist_has_words"),
        CheckConstraint("length(CAST(body AS BLOB)) <= 1048576", name="body_size"),
        one_of("source", ("kept", "captured", "imported"), "source"),
        one_of("door", ("", *DOORS), "door"),
        CheckConstraint(f"door <> '{NO_PLACE}' OR share = 'only-me'", name="on_no_page"),
        Index("ix_entry_at_id", "at", "id"),
        Index("ix_entry_share_day", "share", "day"),
        {"sqlite_autoincrement": True},
    )

    at: datetime
    zone: str
    day: date = Field(index=True)
    title: str = ""
    body: str
    share: str = "only-me"
    gist: str = ""
    quotes: list[str] = Field(default_factory=list, sa_type=JSON)
    prompt: str = ""
    source: str = "kept"
    door: str = Field(default="", sa_column_kwargs={"server_default": text("''")})
    """The door of "Something feels off" it was written behind, or empty; it never changes."""
    appointment_uuid: UUID | None = Field(default=None, foreign_key="appointment.uuid", index=True)
    import_id: int | None = Field(default=None, foreign_key="import.id", index=True)
    waits: bool = Field(default=False, index=True, sa_column_kwargs={"server_default": false()})
    """Whether it waits for its session, which is not known yet: "Which day was it?"."""
    session_on: date | None = None
    """The day that was named for the session, while none is known on it."""


class Tag(Row, table=True):
    """A word to find entries by. Its uuid is made from its name."""

    __table_args__ = ({"sqlite_autoincrement": True},)

    name: str = Field(unique=True)


class EntryTag(Base, table=True):
    """Which entry has which tag, in the order given."""

    __tablename__ = "entry_tag"

    entry_uuid: UUID = Field(foreign_key="entry.uuid", primary_key=True, ondelete="CASCADE")
    tag_uuid: UUID = Field(foreign_key="tag.uuid", primary_key=True, index=True)
    position: int = 0
