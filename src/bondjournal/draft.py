"""A draft: what is being written and not kept yet, and where the cursor stands.

Standard library only: a draft is sealed while the journal is locked too. It holds what was typed
as it was typed; it is checked when it becomes an addition.
"""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime
from uuid import UUID, uuid4

from bondjournal.addition import Addition, NewEntry, check
from bondjournal.errors import Damaged

_FORMAT = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What is being written. `editing` is the entry it changes, if it is not a new one.

    `at` is when it was begun, `changed_at` when it was last changed, both in UTC; `cursor` is the
    row and the column in the body.
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
    editing: UUID | None = None
    cursor: tuple[int, int] = (0, 0)

    @property
    def empty(self) -> bool:
        """Whether there is nothing in it worth keeping."""
        return not (self.body.strip() or self.title.strip() or self.gist.strip())

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
            body=self.body,
            title=self.title,
            tags=(*tags, *more_tags),
            share=self.share,
            gist=self.gist,
            prompt=self.prompt,
            after=self.after,
        )
        return check(Addition(uuid=self.uuid, at=self.at, zone=self.zone, entry=entry))

    def to_bytes(self) -> bytes:
        """Write it as UTF-8 JSON, the content of a sealed draft."""
        raw = asdict(self)
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
            assert read.pop("format") == _FORMAT
            read["uuid"] = UUID(hex=read["uuid"])
            read["editing"] = UUID(hex=read["editing"]) if read["editing"] else None
            read["at"] = datetime.fromisoformat(read["at"])
            read["changed_at"] = datetime.fromisoformat(read["changed_at"])
            row, column = read["cursor"]
            read["cursor"] = (int(row), int(column))
            return cls(**read)
        except (AssertionError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
            raise Damaged("An unfinished entry does not hold what it should.") from None
