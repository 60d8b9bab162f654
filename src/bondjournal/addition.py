"""What somebody asks to be kept: an entry, ratings, a topic, or several of them at once.

Standard library only, and checked here, because SQLModel does not check rows of tables and `add`
runs without it. An Addition is also the content of a capture.
"""

import json
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from datetime import UTC, date, datetime
from uuid import UUID, uuid4, uuid5

from bondjournal import checks, scales, shape
from bondjournal.errors import Damaged, TooNew, WrongUse

_FORMAT = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class NewEntry:
    """Text to keep, with what belongs to it."""

    body: str
    title: str = ""
    tags: tuple[str, ...] = ()
    share: str = "only-me"
    gist: str = ""
    prompt: str = ""
    after: bool = False
    """Whether it was written right after a session, and belongs to that appointment."""
    door: str = ""
    """The door of "Something feels off" it is written behind."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewRating:
    """One number on one scale, with the person's own line beside it."""

    scale: str
    value: int
    line: str = ""
    on_page: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class NewTopic:
    """Something to talk about next time."""

    text: str
    more: str = ""
    first: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Addition:
    """What the person asks to keep in one go.

    `at` is the instant in UTC and `zone` the IANA name of the zone it was written in. `day` is
    set where the person named a day; else the journal tells the day from the instant. `session`
    is the day of the appointment meant, `therapist` a name as typed.
    """

    uuid: UUID = field(default_factory=uuid4)
    at: datetime
    zone: str
    day: date | None = None
    entry: NewEntry | None = None
    ratings: tuple[NewRating, ...] = ()
    topic: NewTopic | None = None
    session: date | None = None
    therapist: str = ""

    @property
    def written(self) -> NewEntry:
        """The entry; an empty one if there is none."""
        return self.entry or NewEntry(body="")

    @property
    def topic_uuid(self) -> UUID:
        """The uuid that its topic has in the journal."""
        return uuid5(self.uuid, "topic")

    def to_bytes(self) -> bytes:
        """Write it as UTF-8 JSON, the content of a capture."""
        raw = asdict(self)
        raw["format"] = _FORMAT
        if raw["entry"] and not raw["entry"]["door"]:
            # Left out, so that older programs, which know no doors, can read it.
            del raw["entry"]["door"]
        raw["uuid"] = self.uuid.hex
        raw["at"] = self.at.isoformat()
        raw["day"] = self.day.isoformat() if self.day else None
        raw["session"] = self.session.isoformat() if self.session else None
        return json.dumps(raw, ensure_ascii=False, separators=(",", ":")).encode()

    @classmethod
    def from_bytes(cls, raw: bytes) -> "Addition":
        """Read what to_bytes wrote, and check all of it again.

        Raises:
            Damaged: it is not such a text, or a value in it is not allowed.
            TooNew: a newer program wrote it.
        """
        try:
            found = shape.load(raw)
            if shape.number_of(found, "format") > _FORMAT:
                raise TooNew(
                    "Something that is waiting was written by a newer version of bondjournal.",
                    "Update bondjournal.",
                )
            read = _ADDITION(found)
            del read["format"]
            return check(cls(**read))
        except (shape.Unfit, WrongUse):
            raise Damaged("Something that is waiting can't be read.") from None


def check(addition: Addition) -> Addition:
    """Return the addition with its text cleaned, or raise what about it cannot be kept.

    Raises:
        WrongUse: a value is not allowed, or there is nothing to keep.
    """
    if not isinstance(addition.at, datetime) or addition.at.utcoffset() is None:
        raise WrongUse("A time needs its time zone.")
    at = addition.at
    with suppress(OverflowError):
        at = at.astimezone(UTC)
    if any(day and day.year not in checks.YEARS for day in (at, addition.day, addition.session)):
        raise WrongUse(f"The year has to be between {checks.YEARS[0]} and {checks.YEARS[-1]}.")
    if not (addition.entry or addition.ratings or addition.topic):
        raise WrongUse("There is nothing to keep.", "Type some words, or give a rating.")
    rated = [rating.scale for rating in addition.ratings]
    if len(rated) != len(set(rated)):
        raise WrongUse("One scale has two ratings.", "Give each scale one number.")
    return Addition(
        uuid=addition.uuid,
        at=at,
        zone=checks.line(addition.zone, "The zone"),
        day=addition.day,
        entry=_entry(addition.entry) if addition.entry else None,
        ratings=tuple(_rating(rating) for rating in addition.ratings),
        topic=_topic(addition.topic) if addition.topic else None,
        session=addition.session,
        therapist=checks.line(addition.therapist, "A therapist's name"),
    )


def _entry(entry: NewEntry) -> NewEntry:
    checks.share_level(entry.share)
    gist = checks.line(entry.gist, "The one line")
    if entry.share == "gist" and not gist:
        raise WrongUse("Sharing one line needs a line to share.", "Add it with --line.")
    if entry.door not in ("", *checks.DOORS):
        raise WrongUse("There is no such door.", "Choose 1, 2 or 3.")
    if entry.share != "only-me":
        checks.check_page(entry.door)
    return NewEntry(
        body=checks.text(entry.body),
        title=checks.line(entry.title, "A title"),
        tags=tuple(checks.tags(entry.tags)),
        share=entry.share,
        gist=gist,
        prompt=checks.line(entry.prompt, "A prompt"),
        after=checks.switch(entry.after),
        door=entry.door,
    )


def _rating(rating: NewRating) -> NewRating:
    if rating.scale not in scales.NAMES:
        raise WrongUse("There is no such scale.", f"The scales are {', '.join(scales.NAMES)}.")
    return NewRating(
        scale=rating.scale,
        value=checks.value(rating.value),
        line=checks.line(rating.line, "The line"),
        on_page=checks.switch(rating.on_page),
    )


def _topic(topic: NewTopic) -> NewTopic:
    words = checks.line(topic.text, "A topic")
    if not words:
        raise WrongUse("There is nothing to keep.", "Type what you want to talk about.")
    return NewTopic(
        text=words,
        more=checks.line(topic.more, "The second sentence"),
        first=checks.switch(topic.first),
    )


_line = shape.text(most=checks.MAX_LINE)
_ADDITION = shape.record(
    {
        "format": shape.whole(range(_FORMAT, _FORMAT + 1)),
        "uuid": shape.uuid,
        "at": shape.instant(checks.YEARS),
        "zone": _line,
        "day": shape.maybe(shape.day(checks.YEARS)),
        "entry": shape.maybe(
            shape.made(
                NewEntry,
                shape.record(
                    {"body": shape.text(most=checks.MAX_TEXT)},
                    later={
                        "title": _line,
                        "tags": shape.several(_line, most=checks.MAX_TAGS),
                        "share": shape.one_of(checks.SHARE_LEVELS),
                        "gist": _line,
                        "prompt": _line,
                        "after": shape.switch,
                        "door": shape.one_of(("", *checks.DOORS)),
                    },
                ),
            )
        ),
        "ratings": shape.several(
            shape.made(
                NewRating,
                shape.record(
                    {"scale": shape.one_of(scales.NAMES), "value": shape.whole(checks.NUMBERS)},
                    later={"line": _line, "on_page": shape.switch},
                ),
            ),
            most=len(scales.NAMES),
        ),
        "topic": shape.maybe(
            shape.made(
                NewTopic,
                shape.record({"text": _line}, later={"more": _line, "first": shape.switch}),
            )
        ),
        "session": shape.maybe(shape.day(checks.YEARS)),
    },
    later={"therapist": _line},
)
"""What a capture may hold; `check` has the rules that need more than one value."""
