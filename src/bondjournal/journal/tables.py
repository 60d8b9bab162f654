"""Every table of the journal.

Every row of every noun has a `uuid` that names it on every machine, the instants of keeping and
of the last edit, the number of edits, and the device it was kept on, so that two machines can be
merged. Rows point at each other by uuid, so a row means the same on another machine; `id` is
local and serves order and search.

SQLModel does not check rows of tables: values are checked in `addition` and by the named CHECK
constraints here. Instants are stored in UTC; days are local dates that never change with travel.
"""

from datetime import UTC, date, datetime
from typing import Any, ClassVar
from uuid import UUID, uuid4

from sqlalchemy import JSON, CheckConstraint, Index, MetaData, UniqueConstraint
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


class Base(SQLModel):
    """What all tables share: the metadata with its names, and errors without a person's text."""

    metadata = metadata
    model_config: ClassVar[Any] = {"hide_input_in_errors": True, "defer_build": True}


class Row(Base):
    """What every row of every noun has."""

    id: int | None = Field(default=None, primary_key=True)
    uuid: UUID = Field(default_factory=uuid4, unique=True)
    kept_at: datetime = Field(default_factory=lambda: datetime.now(UTC))
    edited_at: datetime | None = None
    edits: int = 0
    device: str = ""


def _one_of(column: str, values: tuple[str, ...], name: str) -> CheckConstraint:
    return CheckConstraint(f"{column} IN ({', '.join(repr(v) for v in values)})", name=name)


class Therapist(Row, table=True):
    """Somebody the person sees; each has its own appointments, usual and pages."""

    __table_args__ = (
        _one_of("state", ("seeing", "paused", "ended"), "state"),
        {"sqlite_autoincrement": True},
    )

    name: str = Field(default="", unique=True)
    state: str = "seeing"
    mentioned: bool = True
    """False once the person asked that no session with them be mentioned."""


class Series(Row, table=True):
    """A rhythm of appointments: every so many weeks from a first one on."""

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
    """A meeting with a therapist, planned or past. People read "session"."""

    __table_args__ = (
        _one_of("state", ("planned", "attended", "did-not-happen", "cancelled"), "state"),
        {"sqlite_autoincrement": True},
    )

    therapist_uuid: UUID = Field(foreign_key="therapist.uuid", index=True)
    at: datetime = Field(index=True)
    zone: str
    day: date = Field(index=True)
    timed: bool = True
    """False where only a day was given; `at` is noon of it then."""
    state: str = "planned"
    series_uuid: UUID | None = Field(default=None, foreign_key="series.uuid")
    series_day: date | None = None
    """The day the rhythm had meant, where this one was moved."""
    wished: str = ""
    wished_on_page: bool = False
    unsaid: str = ""
    unsaid_on_page: bool = False


class Import(Row, table=True):
    """One import; its entries stay out of sight until it is finished."""

    __table_args__ = ({"sqlite_autoincrement": True},)

    format: str
    finished: bool = False


class Entry(Row, table=True):
    """Text written at one time."""

    __table_args__ = (
        _one_of("share", ("only-me", "gist", "as-written"), "share"),
        CheckConstraint("share <> 'gist' OR gist <> ''", name="gist_has_words"),
        CheckConstraint("length(CAST(body AS BLOB)) <= 1048576", name="body_size"),
        _one_of("source", ("kept", "captured", "imported"), "source"),
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
    appointment_uuid: UUID | None = Field(default=None, foreign_key="appointment.uuid", index=True)
    import_id: int | None = Field(default=None, foreign_key="import.id", index=True)


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


class Rating(Row, table=True):
    """A whole number 0-10 on one scale for one appointment.

    Without an appointment it waits for "Which day was it?" and counts for nothing.
    """

    __table_args__ = (
        UniqueConstraint("appointment_uuid", "scale"),
        _one_of("scale", ("heard", "safe", "open"), "scale"),
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
    """True once a dip was noticed and shown for it."""
    therapist_typed: str = ""
    """A name that no therapist has, as typed while locked; it is asked about."""
    capture_uuid: UUID | None = Field(default=None, index=True)
    """The capture it came in: its ratings and its entry find their appointment together."""


class Moment(Row, table=True):
    """A "yes, that's it": something good noticed in a session, under one of five signs."""

    __table_args__ = (
        _one_of(
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


class Tried(Row, table=True):
    """What was agreed to try, and how it went."""

    __table_args__ = (
        _one_of("state", ("open", "done", "let-go"), "state"),
        {"sqlite_autoincrement": True},
    )

    therapist_uuid: UUID | None = Field(default=None, foreign_key="therapist.uuid")
    what: str
    how_it_went: str = ""
    state: str = "open"
    day: date
    place: int = 0


class Helped(Row, table=True):
    """What got the person through, or did not."""

    __table_args__ = ({"sqlite_autoincrement": True},)

    text: str
    helped: bool = True
    day: date
    place: int = 0


class Topic(Row, table=True):
    """Something to talk about, ordered; one may be "first, please".

    An `open` one is for the next page; a `kept` one waits to be taken in again.
    """

    __table_args__ = (
        _one_of("state", ("open", "kept", "talked", "let-go"), "state"),
        {"sqlite_autoincrement": True},
    )

    therapist_uuid: UUID | None = Field(default=None, foreign_key="therapist.uuid")
    text: str
    more: str = ""
    first: bool = False
    state: str = Field(default="open", index=True)
    place: int = 0
    appointment_uuid: UUID | None = Field(default=None, foreign_key="appointment.uuid")
    """Where it was talked about."""
    therapist_typed: str = ""
    """A name that no therapist has, as typed while locked; it is asked about."""


class TopicMaterial(Row, table=True):
    """What belongs under a topic on the page: an entry, or something tried."""

    __tablename__ = "topic_material"
    __table_args__ = (
        CheckConstraint("(entry_uuid IS NULL) <> (tried_uuid IS NULL)", name="one_of_both"),
        UniqueConstraint("topic_uuid", "entry_uuid", "tried_uuid"),
        {"sqlite_autoincrement": True},
    )

    topic_uuid: UUID = Field(foreign_key="topic.uuid", ondelete="CASCADE")
    entry_uuid: UUID | None = Field(
        default=None, foreign_key="entry.uuid", ondelete="CASCADE", index=True
    )
    tried_uuid: UUID | None = Field(default=None, foreign_key="tried.uuid", ondelete="CASCADE")
    place: int = 0


class Goal(Row, table=True):
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


class StandIn(Row, table=True):
    """What replaces a name on the page; an empty one leaves the name as it is."""

    __tablename__ = "stand_in"
    __table_args__ = ({"sqlite_autoincrement": True},)

    name: str = Field(unique=True)
    instead: str = ""


class Practical(Row, table=True):
    """A practical question."""

    __table_args__ = ({"sqlite_autoincrement": True},)

    text: str
    asked: bool = False
    place: int = 0


class Preparation(Row, table=True):
    """What was decided for the page of one appointment, and how far it got.

    `chosen` holds, in order, the uuid of every row chosen that has no switch of its own:
    moments, tried, helped, goals, practical questions.
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
    topics: list[str] = Field(default_factory=list, sa_type=JSON)
    """The uuids of the topics on it, in order."""
    ask_to_delete: bool = True
    deleted_at: datetime | None = None


class Prompt(Row, table=True):
    """A person's own prompt, or one of the library that they hid."""

    __table_args__ = (
        _one_of("weight", ("light", "medium", "deep"), "weight"),
        _one_of("flow", ("after", "between", "prep", "off", "any"), "flow"),
        {"sqlite_autoincrement": True},
    )

    key: str = Field(default="", index=True)
    """The name in the library of a hidden one; empty for the person's own."""
    text: str = ""
    nudge: str = ""
    weight: str = "light"
    flow: str = "any"
    hidden: bool = False


class HardTime(Row, table=True):
    """One line of what the person wrote for hard times, under one of three headings."""

    __tablename__ = "hard_time"
    __table_args__ = (
        _one_of("heading", ("steadied", "people", "agreed"), "heading"),
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


class Version(Row, table=True):
    """A row as it was before an edit or a deletion.

    It serves history, undo and the trash. "Gone now" leaves the uuid alone and `row` empty.
    """

    __table_args__ = (
        _one_of("why", ("edited", "deleted", "gone", "merged"), "why"),
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
