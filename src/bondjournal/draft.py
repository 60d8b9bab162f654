"""A draft: what is being written and not kept yet, and where the cursor stands.

Standard library only: a draft is sealed while the journal is locked too. It holds what was typed
as it was typed; it is checked when it becomes an addition.
"""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import date, datetime
from itertools import count
from typing import Any
from uuid import UUID, uuid4

from bondjournal.addition import HIGHEST, LOWEST, Addition, NewEntry, check
from bondjournal.errors import Damaged

FIELDS_BEHIND = {"": 0, "1": 2, "2": 1, "3": 0}
"""How many fields there are besides the body, behind each door of "Something feels off"."""

_FORMAT = 1
_ORDER = count()
_NO_DRAFT = (
    AttributeError,
    KeyError,
    OverflowError,
    RecursionError,
    TypeError,
    ValueError,
)
"""What reading something else than a draft raises."""


def newest() -> int:
    """Return an order behind that of every draft so far."""
    return next(_ORDER)


@dataclass(frozen=True, slots=True, kw_only=True)
class AboutSession:
    """What is being said about a session besides the words about it, as it was typed.

    `appointment` is the session, `day` the day of one that is not known so far, and `therapist`
    whom that is with, where it was asked; with neither session nor day it is about none.
    `numbers` and `lines` go by their scale, `fields` by what they ask for, `topics` by their
    uuids in hexadecimal digits to the state each was given.
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
        """Return it as JSON has it."""
        raw = asdict(self)
        raw["appointment"] = self.appointment.hex if self.appointment else None
        raw["day"] = self.day.isoformat() if self.day else None
        raw["therapist"] = self.therapist.hex if self.therapist else None
        return raw

    @classmethod
    def from_json(cls, raw: dict[str, Any]) -> "AboutSession":
        """Read what to_json wrote, or raise what reading something else raises."""
        numbers = {str(scale): int(value) for scale, value in raw["numbers"].items()}
        if not all(LOWEST <= value <= HIGHEST for value in numbers.values()):
            raise ValueError
        return cls(
            appointment=UUID(hex=raw["appointment"]) if raw["appointment"] else None,
            day=date.fromisoformat(raw["day"]) if raw["day"] else None,
            numbers=numbers,
            lines={str(scale): str(words) for scale, words in raw["lines"].items()},
            fields={str(name): str(words) for name, words in raw["fields"].items()},
            topics={UUID(hex=uuid).hex: str(state) for uuid, state in raw["topics"].items()},
            therapist=UUID(hex=raw["therapist"]) if raw.get("therapist") else None,
        )


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
    """What else is said, where it is written after a session."""
    editing: UUID | None = None
    cursor: tuple[int, int] = (0, 0)
    door: str = ""
    """The door of "Something feels off" it is written behind, if it is, or its entry was."""
    fields: tuple[str, ...] = ()
    """What stands in the fields after the first, whose words are the body."""
    within: int = 0
    """Which of them the cursor is in; 0 is the body."""
    order: int = field(init=False, compare=False, repr=False, default_factory=_ORDER.__next__)
    """Larger the later it was taken down in this process, whatever the clock says; not kept."""

    @property
    def empty(self) -> bool:
        """Whether there is nothing in it worth keeping."""
        written = self.whole.strip() or self.title.strip() or self.gist.strip()
        return not written and (self.about is None or self.about.empty)

    @property
    def at_door(self) -> bool:
        """Whether it is being written at its door, and not as the change of an entry from there."""
        return bool(self.door) and self.editing is None

    @property
    def whole(self) -> str:
        """The text of the entry it becomes: the body, and what stands in further fields."""
        if not self.fields:
            return self.body
        return "\n\n".join(one.strip() for one in (self.body, *self.fields) if one.strip())

    def changed(self, now: datetime, **what: object) -> "Draft":
        """Return it with some things changed."""
        return replace(self, changed_at=now, **what)  # type: ignore[arg-type]  # fields by name

    def addition(self, more_tags: Sequence[str] = ()) -> Addition:
        """Return what is asked to be kept once it is done.

        Raises:
            WrongUse: something in it cannot be kept.
        """
        tags = tuple(self.tags.replace(",", " ").split())
        entry = NewEntry(
            body=self.whole,
            title=self.title,
            tags=(*tags, *more_tags),
            share=self.share,
            gist=self.gist,
            prompt=self.prompt,
            after=self.after,
            door=self.door,
        )
        return check(Addition(uuid=self.uuid, at=self.at, zone=self.zone, entry=entry))

    def to_bytes(self) -> bytes:
        """Write it as UTF-8 JSON, the content of a sealed draft."""
        raw = asdict(self)
        del raw["order"]
        raw["about"] = self.about.to_json() if self.about else None
        raw["format"] = _FORMAT
        raw["uuid"] = self.uuid.hex
        raw["editing"] = self.editing.hex if self.editing else None
        raw["at"] = self.at.isoformat()
        raw["changed_at"] = self.changed_at.isoformat()
        return json.dumps(raw, ensure_ascii=False).encode(errors="replace")

    @classmethod
    def from_bytes(cls, raw: bytes) -> "Draft":
        """Read what to_bytes wrote.

        Raises:
            Damaged: it is not such a text.
        """
        try:
            read = json.loads(raw)
            if read.pop("format") != _FORMAT:
                raise ValueError
            read["uuid"] = UUID(hex=read["uuid"])
            read["editing"] = UUID(hex=read["editing"]) if read["editing"] else None
            read["at"] = datetime.fromisoformat(read["at"])
            read["changed_at"] = datetime.fromisoformat(read["changed_at"])
            about = read.get("about")
            read["about"] = AboutSession.from_json(about) if about else None
            row, column = read["cursor"]
            read["cursor"] = (int(row), int(column))
            read["fields"] = tuple(map(str, read.get("fields", ())))
            fields = 0 if read["editing"] else FIELDS_BEHIND[read.get("door", "")]
            if len(read["fields"]) != fields:
                raise ValueError
            read["within"] = int(read.get("within", 0))
            return cls(**read)
        except _NO_DRAFT:
            raise Damaged("An unfinished entry does not hold what it should.") from None
