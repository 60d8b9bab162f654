"""Therapists, sessions, and how sessions felt."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, UniqueConstraint, false, text
from sqlmodel import Field

from bondjournal import scales
from bondjournal.journal.tables.base import Belonging, Row, one_of


class Therapist(Row, table=True):
    """Somebody the person sees; each has its own appointments, usual and pages."""

    __table_args__ = (
        one_of("state", ("seeing", "paused", "ended"), "state"),
        {"sqlite_autoincrement": True},
    )

    name: str = Field(default="", unique=True)
    state: str = "seeing"
    ended_at: datetime | None = None
    """The instant from which they were not seen any more; None unless they have ended."""
    mentioned: bool = True
    """False once the person asked not to mention sessions with them."""
    language: str = Field(default="", sa_column_kwargs={"server_default": text("''")})
    """The language of their pages; empty for that of the settings."""
    style: str = Field(default="", sa_column_kwargs={"server_default": text("''")})
    """The style of their pages; empty for that of the settings."""


class Series(Row, table=True):
    """A rhythm of appointments: every few weeks from a first one on."""

    __table_args__ = (
        CheckConstraint("every_weeks BETWEEN 1 AND 52", name="every_weeks"),
        {"sqlite_autoincrement": True},
    )

    therapist_uuid: UUID = Field(foreign_key="therapist.uuid", index=True)
    first_on: date
    at_time: str = ""
    zone: str
    every_weeks: int
    ends_on: date | None = None


class Appointment(Row, table=True):
    """A meeting with a therapist, planned or past. People read "session".

    A planned appointment is set aside while the person does not go to this therapist.
    """

    __table_args__ = (
        one_of(
            "state",
            ("planned", "set-aside", "attended", "did-not-happen", "cancelled"),
            "state",
        ),
        {"sqlite_autoincrement": True},
    )

    therapist_uuid: UUID = Field(foreign_key="therapist.uuid", index=True)
    at: datetime = Field(index=True)
    zone: str
    day: date = Field(index=True)
    timed: bool = True
    """False if only a day was given; `at` is noon of that day then."""
    state: str = "planned"
    series_uuid: UUID | None = Field(default=None, foreign_key="series.uuid")
    series_day: date | None = None
    """The day that its rhythm has for it, even if it was moved."""
    wished: str = ""
    wished_on_page: bool = False
    unsaid: str = ""
    unsaid_on_page: bool = False


class Rating(Row, table=True):
    """A whole number 0-10 on one scale for one appointment.

    Without an appointment it waits for "Which day was it?" and counts for nothing.
    """

    __table_args__ = (
        UniqueConstraint("appointment_uuid", "scale"),
        one_of("scale", scales.NAMES, "scale"),
        CheckConstraint("value BETWEEN 0 AND 10", name="value"),
        {"sqlite_autoincrement": True},
    )

    appointment_uuid: UUID | None = Field(default=None, foreign_key="appointment.uuid")
    scale: str
    value: int
    line: str = ""
    rated_at: datetime
    rated_on: date
    """The local day it was given on."""
    on_page: bool = False
    noticed: bool = False
    """True once there was a notice about it: a dip, or the third low rating in a row."""
    told_low: bool = Field(default=False, sa_column_kwargs={"server_default": false()})
    """True if the notice said that it and the ratings before it are low."""
    therapist_typed: str = ""
    """The name that was typed, while it waits; an unknown name is asked about."""
    session_on: date | None = None
    """The day that was named for the session, while none is known on it."""
    capture_uuid: UUID | None = Field(default=None, index=True)
    """The capture it came in, whose ratings and entry find their appointment together."""


class Moment(Row, Belonging, table=True):
    """A "yes, that's it": something good noticed in a session, under one of five signs."""

    __table_args__ = (
        one_of(
            "sign",
            ("", "trust", "open-communication", "empathy", "respect", "understanding"),
            "sign",
        ),
        {"sqlite_autoincrement": True},
    )

    appointment_uuid: UUID | None = Field(default=None, foreign_key="appointment.uuid", index=True)
    day: date
    text: str
    sign: str = ""
