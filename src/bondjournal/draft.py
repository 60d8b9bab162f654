"""A draft: what is being written and not kept yet, and where the cursor stands.

Standard library only: a draft is sealed while the journal is locked too. It holds what was typed
as it was typed; what an entry may hold is checked when it becomes an addition. Anything that is not
a draft is refused when it is opened, whoever sealed it.
"""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import date, datetime
from itertools import count
from typing import Any
from uuid import UUID, uuid4

from bondjournal import scales, shape
from bondjournal.addition import Addition, NewEntry, check
from bondjournal.checks import MAX_LINE, MAX_TEXT, NUMBERS, SHARE_LEVELS, YEARS
from bondjournal.errors import Damaged, TooNew

FIELDS_BEHIND = {"": 0, "1": 2, "2": 1, "3": 0}
"""How many fields there are besides the body, behind each door of "Something feels off"."""

SAID = ("moment", "unsaid", "wished", "tried")
"""The further questions after a session."""
ANSWERS = ("talked", "kept", "let-go")
"""What a topic becomes after a session."""
STEPS_AFTER = 3
"""How many places after a session a draft can tell apart; the last is its topics."""
LONGEST_LINE = MAX_TEXT
"""The most that one line of a draft may hold, in bytes of UTF-8."""

ANYONE = "anyone"
"""Said of a draft that is for any of the therapists."""

_FORMAT = 1
_MOST = 10_000
"""The most topics answered after one session; no text has as many fields."""
_PLACES = range(2**31)
_ORDER = count()


def newest() -> int:
    """Return an order number higher than that of every draft so far."""
    return next(_ORDER)


@dataclass(frozen=True, slots=True, kw_only=True)
class AboutSession:
    """The answers about a session besides the entry, as they were typed.

    `appointment` is the session, `day` the day of a session that is not known yet, and `therapist`
    its therapist, if that was asked; with neither session nor day, no session is named.
    `numbers` and `lines` are by scale, `fields` by the name of the question, and `topics` maps
    uuids in hexadecimal digits to the new states.
    """

    appointment: UUID | None = None
    day: date | None = None
    numbers: dict[str, int] = field(default_factory=dict)
    lines: dict[str, str] = field(default_factory=dict)
    fields: dict[str, str] = field(default_factory=dict)
    topics: dict[str, str] = field(default_factory=dict)
    therapist: UUID | None = None

    @property
    def empty(self) -> bool:
        """Whether nothing was said."""
        return not (self.numbers or self.lines or self.fields or self.topics)

    def to_json(self) -> dict[str, Any]:
        """Return it as a value for JSON."""
        raw = asdict(self)
        raw["appointment"] = self.appointment.hex if self.appointment else None
        raw["day"] = self.day.isoformat() if self.day else None
        raw["therapist"] = self.therapist.hex if self.therapist else None
        return raw


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What is being written. `editing` is the entry it changes, if it is not a new one.

    `at` is when it was begun, `changed_at` when it was last changed, both in UTC; `cursor` is the
    row and the column in the body, or in the field it is in.
    """

    uuid: UUID = field(default_factory=uuid4)
    at: datetime
    changed_at: datetime
    zone: str
    body: str = ""
    title: str = ""
    tags: str = ""
    share: str = "only-me"
    gist: str = ""
    prompt: str = ""
    after: bool = False
    about: AboutSession | None = None
    """The answers about the session, if it is written after one."""
    editing: UUID | None = None
    cursor: tuple[int, int] = (0, 0)
    door: str = ""
    """The door of "Something feels off" that it, or the entry it changes, was written behind."""
    fields: tuple[str, ...] = ()
    """The text of the fields after the first one, which is the body."""
    within: int = 0
    """The index of the field with the cursor; 0 is the body."""
    whose: str = ""
    """Whom it is for, if that was said: the uuid of a therapist in hexadecimal, or ANYONE."""
    order: int = field(init=False, compare=False, repr=False, default_factory=_ORDER.__next__)
    """Larger for later drafts in this process, whatever the clock says; it is not stored."""

    @property
    def empty(self) -> bool:
        """Whether there is nothing in it worth keeping."""
        written = self.whole.strip() or self.title.strip() or self.gist.strip()
        return not written and (self.about is None or self.about.empty)

    @property
    def at_door(self) -> bool:
        """Whether it is being written at its door, and does not change an entry from there."""
        return bool(self.door) and self.editing is None

    @property
    def whole(self) -> str:
        """The text of the entry it becomes: the body and the further fields."""
        if not self.fields:
            return self.body
        return "\n\n".join(one.strip() for one in (self.body, *self.fields) if one.strip())

    @property
    def tag_names(self) -> list[str]:
        """The tags that were typed."""
        return self.tags.replace(",", " ").split()

    @property
    def at_end(self) -> "Draft":
        """The draft with the cursor behind the last letter of the body."""
        lines = self.body.split("\n")
        return replace(self, cursor=(len(lines) - 1, len(lines[-1])))

    def changed(self, now: datetime, **what: object) -> "Draft":
        """Return the draft with some fields changed."""
        return replace(self, changed_at=now, **what)  # type: ignore[arg-type]  # fields by name

    def addition(self, more_tags: Sequence[str] = ()) -> Addition:
        """Return the addition that it becomes once it is finished.

        Raises:
            WrongUse: something in it cannot be kept.
        """
        entry = NewEntry(
            body=self.whole,
            title=self.title,
            tags=(*self.tag_names, *more_tags),
            share=self.share,
            gist=self.gist,
            prompt=self.prompt,
            after=self.after,
            door=self.door,
        )
        return check(Addition(uuid=self.uuid, at=self.at, zone=self.zone, entry=entry))

    def to_bytes(self) -> bytes:
        """Write it as UTF-8 JSON, the content of a sealed draft."""
        fitting = self._fitting()
        raw = asdict(fitting)
        del raw["order"]
        raw["about"] = fitting.about.to_json() if fitting.about else None
        raw["format"] = _FORMAT
        if not self.whose:
            # Left out, so that older programs, which do not know it, can read it.
            del raw["whose"]
        raw["uuid"] = self.uuid.hex
        raw["editing"] = self.editing.hex if self.editing else None
        raw["at"] = self.at.isoformat()
        raw["changed_at"] = self.changed_at.isoformat()
        return json.dumps(raw, ensure_ascii=False).encode(errors="replace")

    def _fitting(self) -> "Draft":
        """Return the draft with every line that is too long moved to the end of the text."""
        lines = {name: getattr(self, name) for name in ("title", "tags", "gist", "prompt")}
        long = {name: words for name, words in lines.items() if _is_long(words)}
        about = self.about
        said = {
            (part, name): words
            for part in ("lines", "fields")
            for name, words in (getattr(about, part).items() if about else ())
            if _is_long(words)
        }
        if not long and not said:
            return self
        if about is not None:
            about = replace(about, lines=_without(about.lines), fields=_without(about.fields))
        body = "\n\n".join(filter(None, (self.body, *long.values(), *said.values())))
        # Words that were private must not become part of a text that is shared.
        shorter: dict[str, Any] = {**dict.fromkeys(long, ""), "share": "only-me"}
        return replace(self, body=body, about=about, **shorter)

    @classmethod
    def from_bytes(cls, raw: bytes) -> "Draft":
        """Read what to_bytes wrote.

        Raises:
            Damaged: it is not such a text, or holds what no program writes.
            TooNew: a newer program wrote it.
        """
        try:
            found = shape.load(raw)
            if shape.number_of(found, "format") > _FORMAT:
                raise TooNew(
                    "An unfinished entry was written by a newer version of bondjournal.",
                    "Update bondjournal on this computer.",
                )
            read = _DRAFT(found)
        except shape.Unfit:
            raise Damaged("An unfinished entry can't be read.") from None
        del read["format"]
        draft = cls(**read)
        fields = 0 if draft.editing else FIELDS_BEHIND[draft.door]
        last = fields if draft.about is None else STEPS_AFTER - 1
        if len(draft.fields) != fields or draft.within > last:
            raise Damaged("An unfinished entry can't be read.")
        return draft


def _is_long(words: str) -> bool:
    # Text that is short in any case is not encoded.
    return len(words) * 4 > LONGEST_LINE and len(words.encode(errors="replace")) > LONGEST_LINE


def _without(lines: dict[str, str]) -> dict[str, str]:
    return {name: words for name, words in lines.items() if not _is_long(words)}


def _cursor(value: Any) -> tuple[int, int]:
    places = shape.several(shape.whole(_PLACES), most=2)(value)
    if len(places) != 2:  # noqa: PLR2004  # a row and a column
        raise shape.Unfit
    return places[0], places[1]


def _whose(value: Any) -> str:
    return ANYONE if value == ANYONE else shape.uuid_hex(value)


_line = shape.text(most=LONGEST_LINE)
_scale = shape.one_of(scales.NAMES)
_ABOUT = shape.made(
    AboutSession,
    shape.record(
        {
            "appointment": shape.maybe(shape.uuid),
            "day": shape.maybe(shape.day(YEARS)),
            "numbers": shape.mapping(_scale, shape.whole(NUMBERS), most=len(scales.NAMES)),
            "lines": shape.mapping(_scale, _line, most=len(scales.NAMES)),
            "fields": shape.mapping(shape.one_of(SAID), _line, most=len(SAID)),
            "topics": shape.mapping(shape.uuid_hex, shape.one_of(ANSWERS), most=_MOST),
        },
        later={"therapist": shape.maybe(shape.uuid)},
    ),
)
_DRAFT = shape.record(
    {
        "format": shape.whole(range(_FORMAT, _FORMAT + 1)),
        "uuid": shape.uuid,
        "at": shape.instant(YEARS),
        "changed_at": shape.instant(YEARS),
        "zone": shape.text(most=MAX_LINE),
        "body": shape.text(),
        "title": _line,
        "tags": _line,
        "share": shape.one_of(SHARE_LEVELS),
        "gist": _line,
        "prompt": _line,
        "after": shape.switch,
        "editing": shape.maybe(shape.uuid),
        "cursor": _cursor,
    },
    later={
        "about": shape.maybe(_ABOUT),
        "door": shape.one_of(FIELDS_BEHIND),
        "fields": shape.several(shape.text(), most=_MOST),
        "within": shape.whole(_PLACES),
        "whose": _whose,
    },
)
