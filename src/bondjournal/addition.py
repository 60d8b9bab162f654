"""What somebody asks to be kept: an entry, ratings, a topic, or several of them at once.

Standard library only, and checked here, because SQLModel does not check rows of tables and
because `add` runs without any of it. An Addition is also the content of a capture.
"""

import json
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from datetime import UTC, date, datetime
from uuid import UUID, uuid4

from bondjournal import scales, shape
from bondjournal.errors import Damaged, TooNew, WrongUse

MAX_TEXT = 1024 * 1024
"""The most an entry's text may take, in bytes of UTF-8."""
MAX_LINE = 4 * 1024
"""The most a title, tag or single line may take, in bytes of UTF-8."""
MAX_TAGS = 100

SHARE_LEVELS = ("only-me", "gist", "as-written")
DOORS = ("1", "2", "3")
"""The doors of "Something feels off" that what is written behind remembers."""
NO_PLACE = "3"
"""The door of what has no place in therapy; what is written behind it goes on no page."""
LOWEST, HIGHEST = 0, 10
NUMBERS = range(LOWEST, HIGHEST + 1)
"""What a rating can be."""
YEARS = range(2, 9999)
"""With a year to spare at both ends: a zone or a fortnight must not lead out of the calendar."""

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
    """The words kept right after a session; they belong to that appointment."""
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
    """What is asked to be kept in one go.

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
        """The entry; an empty one where there is none."""
        return self.entry or NewEntry(body="")

    def to_bytes(self) -> bytes:
        """Write it as UTF-8 JSON, the content of a capture."""
        raw = asdict(self)
        raw["format"] = _FORMAT
        if raw["entry"] and not raw["entry"]["door"]:
            # A program that knows no doors reads all the others.
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
                raise TooNew("A waiting capture was written by a newer bondjournal.", "Update it.")
            read = _ADDITION(found)
            del read["format"]
            return check(cls(**read))
        except (shape.Unfit, WrongUse):
            raise Damaged("A waiting capture does not hold what it should.") from None


def check(addition: Addition) -> Addition:
    """Return the addition with its text cleaned, or say what about it cannot be kept.

    Raises:
        WrongUse: a value is not allowed, or there is nothing to keep.
    """
    if not isinstance(addition.at, datetime) or addition.at.utcoffset() is None:
        raise WrongUse("An instant needs its zone.")
    at = addition.at
    with suppress(OverflowError):
        at = at.astimezone(UTC)
    if any(day and day.year not in YEARS for day in (at, addition.day, addition.session)):
        raise WrongUse(f"That lies outside the years {YEARS[0]} to {YEARS[-1]}.")
    if not (addition.entry or addition.ratings or addition.topic):
        raise WrongUse("There is nothing to keep.", "Type some words, or give a rating.")
    rated = [rating.scale for rating in addition.ratings]
    if len(rated) != len(set(rated)):
        raise WrongUse("One scale has two ratings.", "Give each scale one number.")
    return Addition(
        uuid=addition.uuid,
        at=at,
        zone=line(addition.zone, "The zone"),
        day=addition.day,
        entry=_entry(addition.entry) if addition.entry else None,
        ratings=tuple(_rating(rating) for rating in addition.ratings),
        topic=_topic(addition.topic) if addition.topic else None,
        session=addition.session,
        therapist=line(addition.therapist, "A therapist's name"),
    )


def _entry(entry: NewEntry) -> NewEntry:
    if len(entry.tags) > MAX_TAGS:
        raise WrongUse(f"An entry can have up to {MAX_TAGS} tags.")
    share_level(entry.share)
    gist = line(entry.gist, "The one line")
    if entry.share == "gist" and not gist:
        raise WrongUse("Sharing one line needs that line.", "Give it with --gist.")
    if entry.door not in ("", *DOORS):
        raise WrongUse("There is no such door.", "There are 1, 2 and 3.")
    if entry.share != "only-me":
        check_page(entry.door)
    return NewEntry(
        body=text(entry.body),
        title=line(entry.title, "A title"),
        tags=tuple(dict.fromkeys(tag(name) for name in entry.tags)),
        share=entry.share,
        gist=gist,
        prompt=line(entry.prompt, "A prompt"),
        after=_switch(entry.after),
        door=entry.door,
    )


def _rating(rating: NewRating) -> NewRating:
    if rating.scale not in scales.NAMES:
        raise WrongUse("That is no scale.", f"The scales are {', '.join(scales.NAMES)}.")
    return NewRating(
        scale=rating.scale,
        value=value(rating.value),
        line=line(rating.line, "The line"),
        on_page=_switch(rating.on_page),
    )


def _topic(topic: NewTopic) -> NewTopic:
    words = line(topic.text, "A topic")
    if not words:
        raise WrongUse("There is nothing to keep.", "Type what you want to talk about.")
    return NewTopic(
        text=words, more=line(topic.more, "The second sentence"), first=_switch(topic.first)
    )


def text(typed: str, what: str = "The text", *, most: int = MAX_TEXT) -> str:
    """Return a text of several lines with its line ends made alike and blank ends cut off.

    Raises:
        WrongUse: it is empty, too long, or holds what no text file can hold.
    """
    cleaned = _clean(typed, what, most).strip("\n")
    if not cleaned.strip():
        raise WrongUse("There is no text to keep.", "Type at least a word.")
    return cleaned.rstrip()


def check_page(door: str) -> None:
    """See to it that what was written behind a door may go on a page, whole or in part.

    Behind the third door there is no page (WORDING "Something feels off"), and what is private is
    neither offered nor counted (PAGE 22), so it is refused whoever asks, and `--yes` with it.

    Raises:
        WrongUse: it was written behind the third door.
    """
    if door == NO_PLACE:
        raise WrongUse(
            "This is from behind the third door. It goes on no page.",
            "What you want to bring can be a new entry, in words of your own for that.",
        )


def line(typed: str, what: str, *, most: int = MAX_LINE) -> str:
    """Return a text as one line; an empty one is allowed.

    Raises:
        WrongUse: it is too long, or holds what no text file can hold.
    """
    return " ".join(_clean(typed, what, most).split())


def one_line(pasted: str) -> str:
    """Return pasted lines as one, with a blank where a line ended; one alone is left as it is."""
    lines = pasted.splitlines()
    if len(lines) == 1:
        return lines[0]
    return " ".join(filter(None, map(str.strip, lines)))


def tag(typed: str) -> str:
    """Return a tag without its `#`, as one word.

    Raises:
        WrongUse: it is empty, too long, or several words.
    """
    name = line(typed, "A tag").lstrip("#")
    if not name or " " in name or "," in name:
        raise WrongUse("A tag is one word.", "Join several words with a hyphen.")
    return name


def share_level(typed: str) -> str:
    """Return a share level.

    Raises:
        WrongUse: it is none.
    """
    if typed not in SHARE_LEVELS:
        raise WrongUse("That is no share level.", "Choose only-me, gist or as-written.")
    return typed


def value(given: object) -> int:
    """Return a rating's number.

    Raises:
        WrongUse: it is no whole number from 0 to 10.
    """
    if isinstance(given, str) and given.strip().isascii() and given.strip().isdigit():
        given = int(given) if len(given.strip()) <= 2 else None  # noqa: PLR2004
    if isinstance(given, bool) or not isinstance(given, int) or not LOWEST <= given <= HIGHEST:
        raise WrongUse(f"A rating is a whole number from {LOWEST} to {HIGHEST}.")
    return given


def _switch(given: object) -> bool:
    if not isinstance(given, bool):
        raise WrongUse("A switch is on or off.")
    return given


def _clean(typed: str, what: str, most: int) -> str:
    if not isinstance(typed, str):
        raise WrongUse(f"{what} is no text.")
    try:
        size = len(typed.encode())
    except UnicodeEncodeError:
        raise WrongUse(
            f"{what} holds half a character (a lone surrogate).", "Type it again or leave it out."
        ) from None
    if size > most:
        room = "1 MiB" if most == MAX_TEXT else f"{most:,} bytes"
        raise WrongUse(f"{what} is longer than {room}.", "Keep it in parts.")
    if "\x00" in typed:
        raise WrongUse(f"{what} holds a NUL byte.", "Is it a text file?")
    return typed.replace("\r\n", "\n").replace("\r", "\n")


_line = shape.text(most=MAX_LINE)
_ADDITION = shape.record(
    {
        "format": shape.whole(range(_FORMAT, _FORMAT + 1)),
        "uuid": shape.uuid,
        "at": shape.instant(YEARS),
        "zone": _line,
        "day": shape.maybe(shape.day(YEARS)),
        "entry": shape.maybe(
            shape.made(
                NewEntry,
                shape.record(
                    {"body": shape.text(most=MAX_TEXT)},
                    later={
                        "title": _line,
                        "tags": shape.several(_line, most=MAX_TAGS),
                        "share": shape.one_of(SHARE_LEVELS),
                        "gist": _line,
                        "prompt": _line,
                        "after": shape.switch,
                        "door": shape.one_of(("", *DOORS)),
                    },
                ),
            )
        ),
        "ratings": shape.several(
            shape.made(
                NewRating,
                shape.record(
                    {"scale": shape.one_of(scales.NAMES), "value": shape.whole(NUMBERS)},
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
        "session": shape.maybe(shape.day(YEARS)),
    },
    later={"therapist": _line},
)
"""What a capture may hold; `check` has the rules that need more than one value."""
