"""What the tables share."""

from datetime import UTC, datetime
from typing import Any, ClassVar
from uuid import UUID, uuid4

from sqlalchemy import CheckConstraint, MetaData, false
from sqlmodel import Field, SQLModel

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


MOST_EDITS = 1_000_000
"""The highest edit counter of a row; a file with a higher one was not made by this program."""
MOST_NUMBER = 2**31
"""The largest value of any other number that is kept."""


class Base(SQLModel):
    """What all tables share: the metadata with its names, and errors without a person's text."""

    metadata = metadata
    model_config: ClassVar[Any] = {"hide_input_in_errors": True, "defer_build": True}


class Row(Base):
    """The columns that every row of every noun has."""

    id: int | None = Field(default=None, primary_key=True)
    uuid: UUID = Field(default_factory=uuid4, unique=True)
    kept_at: datetime = Field(default_factory=lambda: datetime.now(UTC))
    edited_at: datetime | None = None
    edits: int = 0
    device: str = ""


class Belonging(Base):
    """Further columns of rows that may belong to a therapist.

    A row with a session belongs to that session's therapist. A row that belongs to nobody is on no
    page, unless somebody said that it is for any therapist.
    """

    therapist_uuid: UUID | None = Field(default=None, foreign_key="therapist.uuid")
    for_anyone: bool = Field(default=False, sa_column_kwargs={"server_default": false()})


def one_of(column: str, values: tuple[str, ...], name: str) -> CheckConstraint:
    """Return the constraint that a column has one of these values."""
    return CheckConstraint(f"{column} IN ({', '.join(repr(v) for v in values)})", name=name)
