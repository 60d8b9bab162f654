"""What `--json` prints of what is worked out from the journal, or lies beside it."""

from typing import Annotated, TypedDict

from bondjournal.cli.json_shapes import (
    SCALES,
    VERSION,
    Count,
    Day,
    Id,
    Instant,
    Keywords,
    Kind,
    Number,
    Score,
    Waiting,
)
from bondjournal.page_styles import STYLES
from bondjournal.scales import NAMES


class Side(TypedDict):
    """An entry or a page that stands beside another one, in Markdown."""

    day: Day
    title: str
    text: str


class ThenAndNow(TypedDict):
    """An old entry or page, and the one of today."""

    then: Side | None
    now: Side | None


class Tag(TypedDict):
    """A tag, how many entries have it, and the day of the newest of them."""

    tag: str
    entries: Count
    latest: Day


class AskedTopic(TypedDict):
    """A topic that is asked about after a session; its number is the one it is answered by."""

    number: Number
    id: Id
    text: str
    first: bool
    answer: Annotated[
        str | None,
        Keywords(
            enum=["talked", "kept", "let-go", None],
            description="What was answered; kept is not yet.",
        ),
    ]


class Often(TypedDict):
    """What was kept on several days."""

    text: str
    days: list[Day]


class HelpedOften(TypedDict):
    """What helped and what did not, the most often first."""

    helped: list[Often]
    did_not_help: list[Often]


class Offered(TypedDict):
    """A question to pick."""

    number: Number
    text: str


class Inbox(TypedDict):
    """How much waits to join the journal, and what in it waits; null where it is not open."""

    waiting: Count
    which_day: list[Waiting] | None


class OpenInbox(TypedDict):
    """What is not clear about additions: which day's session, and who has a name."""

    which_day: list[Waiting]
    names: list[str]


class Scale(TypedDict):
    """A scale, and all its ratings in a sentence."""

    scale: Annotated[str, Keywords(enum=list(NAMES))]
    sentence: str | None


class Point(TypedDict):
    """A number beside the last up to six earlier ones, whose median is the usual."""

    value: Score
    line: str
    days_after: Annotated[
        int, Keywords(description="How many days after the session it was given.")
    ]
    usual: Annotated[float | None, Keywords(description="Null where there are under three.")]
    lowest: Score | None
    highest: Score | None


class RatedSession(TypedDict):
    """A session that counts; of a scale that was not rated there is null."""

    id: Id
    day: Day
    ratings: Annotated[dict[str, Point | None], SCALES]


class Ratings(TypedDict):
    """How sessions have felt, the earliest first."""

    schema: Annotated[int, Keywords(const=VERSION)]
    therapist: str | None
    scales: list[Scale]
    sessions: list[RatedSession]
    which_day: list[Waiting]


class CalendarDay(TypedDict):
    """A day of a month on which there is something."""

    day: Day
    written: bool
    sessions: list[Id]


class CalendarName(TypedDict):
    """A name in a calendar file, and how often it takes place."""

    name: str
    times: Count


class FoundName(TypedDict):
    """A name on the page that nobody decided on, and how often it stands there."""

    name: str
    count: Count


class Place(TypedDict):
    """A place where a name may be a common word; null where it is not decided."""

    number: Number
    name: str
    before: str
    found: str
    after: str
    replaced: bool | None


class PageNames(TypedDict):
    """The names on a page that nobody decided on, and the places that are decided one by one."""

    names: list[FoundName]
    places: list[Place]


class Thing(TypedDict):
    """What may be on a page, named by its number, its id or its key."""

    number: Number
    kind: Kind
    id: Id | None
    key: str | None
    text: str
    on: bool
    state: str


class Unclaimed(TypedDict):
    """What belongs to none of the therapists yet."""

    kind: Kind
    id: Id
    day: Day | None
    text: str


class PageFile(TypedDict):
    """A page that was written to a file."""

    number: Number
    id: Id
    written_at: Instant
    session_on: Day | None
    style: Annotated[str, Keywords(enum=list(STYLES))]
    format: str
    path: str
    sha256: Annotated[str, Keywords(pattern="^[0-9a-f]{64}$")]
    state: Annotated[str, Keywords(enum=["there", "changed", "gone", "out-of-reach", "deleted"])]
    ask_to_delete: bool
    deleted_at: Instant | None
    therapist: str | None


class Backup(TypedDict):
    """A copy of the journal."""

    name: str
    path: str
    bytes: Count


class Finding(TypedDict):
    """A part of the journal or of a backup, and whether it is whole."""

    part: str
    whole: bool
    text: str
