"""What `--json` prints, described once: `json_schema` makes the schemas of these types.

A text that is not given is empty, and null stands for what is not known or not there. Names mean
the same everywhere: `id` is what every command of its noun takes, `day` a local day, `at` an
instant, `text` the person's words, `line` one line about it, `share` whether or how a page may
carry it, `session` the id of one, and `therapist` a name, null where there is one therapist.
"""

from datetime import date, datetime
from typing import Annotated, Any, TypedDict
from uuid import UUID

from bondjournal.page_languages import LANGUAGES
from bondjournal.page_styles import STYLES
from bondjournal.scales import NAMES

VERSION = 1
"""Goes up when what is printed has to be read differently; a new name alone does not do that."""


class Keywords:
    """Further JSON Schema keywords of a type, with their values."""

    def __init__(self, **keywords: Any) -> None:
        self.keywords = keywords


Id = Annotated[str, Keywords(pattern="^[0-9a-f]{32}$")]
Day = Annotated[str, Keywords(format="date")]
Instant = Annotated[str, Keywords(format="date-time")]
Score = Annotated[int, Keywords(minimum=0, maximum=10)]
Count = Annotated[int, Keywords(minimum=0)]
Number = Annotated[int, Keywords(minimum=1, description="Its number in the list.")]
Outcome = Annotated[str, Keywords(enum=["back", "as before", "in the trash", "stays"])]
Share = Annotated[str, Keywords(enum=["only-me", "gist", "as-written"])]
Kind = Annotated[
    str, Keywords(description="What kind it is, by the name of its command, or entry.")
]
SCALES = Keywords(propertyNames={"enum": list(NAMES)})
Scores = Annotated[dict[str, Score], SCALES]

PLAIN: dict[Any, Any] = {UUID: Id, date: Day, datetime: Instant}
"""The JSON type for values of each of these types."""


class Entry(TypedDict):
    """An entry. Its day is null where the journal is not open, and no day was named."""

    id: Id
    at: Instant
    zone: str
    day: Day | None
    title: str
    text: str
    tags: list[str]
    share: Share
    line: str
    therapist: str | None
    session: Id | None
    quotes: list[str]
    prompt: str
    source: str
    edits: Count


class FormerEntry(Entry):
    """An entry as it was until an instant."""

    until: Instant


class Hit(TypedDict):
    """What was found. What only an entry has is null for everything else."""

    kind: Kind
    id: Id
    at: Instant | None
    zone: str | None
    day: Day | None
    title: str | None
    text: str
    tags: list[str] | None
    share: Share | None
    line: str | None
    therapist: str | None
    session: Id | None
    quotes: list[str] | None
    prompt: str | None
    source: str | None
    edits: Count | None


class Deleted(TypedDict):
    """What was deleted."""

    kind: Kind
    id: Id
    title: str
    deleted_at: Instant


class Undone(Deleted):
    """What became of something when a change was taken back; what was added is in the trash."""

    outcome: Outcome


class SessionRating(TypedDict):
    """A number for a session on one scale, the line to it, and the day it was given on."""

    value: Score
    line: str
    day: Day
    share: bool


class About(TypedDict):
    """What is said about a session."""

    text: str
    share: bool


class Session(TypedDict):
    """A session, planned or past."""

    id: Id
    at: Annotated[Instant | None, Keywords(description="Null where no time is known.")]
    zone: str
    day: Day
    state: Annotated[
        str,
        Keywords(
            enum=["planned", "attended", "unknown", "cancelled", "did-not-happen", "set-aside"]
        ),
    ]
    therapist: str | None
    every_weeks: int | None
    page_written: bool
    ratings: Annotated[dict[str, SessionRating], SCALES]
    wished: About
    unsaid: About


class Therapist(TypedDict):
    """Somebody the person sees, or saw."""

    id: Id
    name: str
    state: Annotated[str, Keywords(enum=["seeing", "paused", "ended"])]
    mentioned: bool
    language: Annotated[
        str | None,
        Keywords(enum=[*LANGUAGES, None], description="Of pages for them, if it is their own."),
    ]
    style: Annotated[
        str | None,
        Keywords(enum=[*STYLES, None], description="Of pages for them, if it is their own."),
    ]
    next: Annotated[Day | None, Keywords(description="The day of the next session.")]


class Material(TypedDict):
    """What stands under a topic."""

    kind: Kind
    id: Id
    day: Day | None
    text: str
    shows: Annotated[bool, Keywords(description="Whether the page has something of it.")]


class Topic(TypedDict):
    """Something to talk about."""

    number: Annotated[Number | None, Keywords(description="Null where the journal is not open.")]
    id: Id
    text: str
    more: str
    first: bool
    state: Annotated[str, Keywords(enum=["open", "kept", "talked", "let-go"])]
    material: list[Material]
    therapist: str | None


class StandIn(TypedDict):
    """What is decided about a name; without an `instead` it stays."""

    id: Id
    name: str
    instead: str | None


class Prompt(TypedDict):
    """A prompt to write from, of the program's own or the person's."""

    id: str
    own: bool
    theme: str
    text: str
    nudge: str
    weight: Annotated[str, Keywords(enum=["light", "medium", "deep"])]
    flow: Annotated[str, Keywords(enum=["any", "after", "between", "prep", "off"])]
    hidden: bool


class Draft(TypedDict):
    """What is not finished. `changes` is the entry it was begun for."""

    id: Id
    begun_at: Instant
    changed_at: Instant
    title: str
    text: str
    tags: list[str]
    share: Share
    line: str
    prompt: str
    after: bool
    ratings: Scores
    changes: Id | None


class Waiting(TypedDict):
    """What waits for its session: ratings, an entry, or both."""

    number: Number
    id: Id
    ratings: Scores
    entry: bool
    given: Day
    session_on: Annotated[Day | None, Keywords(description="The day that was named.")]
    therapist: str | None


class Setting(TypedDict):
    """A setting; `typed` is its value as `config set` takes it."""

    name: str
    kind: str
    value: Any
    default: Any
    choices: list[Any]
    typed: str
    explained: str
