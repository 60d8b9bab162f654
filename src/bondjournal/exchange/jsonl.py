"""Entries from a file of JSON lines: one object a line, `{"on": …, "text": …}` and optional fields.

`on` is a day or an instant; a day without a time means noon. The optional fields are `at` (a time
beside a day), `zone`, `title`, `tags`, `share`, `gist`, `quotes`, `prompt`, `id`. A line without an
`id` gets one made from its content, so that importing a file twice changes nothing.
"""

import stat
from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

from bondjournal import addition, checks, dates, shape
from bondjournal.addition import Addition, NewEntry
from bondjournal.errors import WrongUse
from bondjournal.journal.imports import Imported
from bondjournal.vault.files import file_errors

_NAMES = UUID("a5a1dd1c-9a5b-4a2c-8a4a-7b7c3ad9c1e0")
_KNOWN = {"on", "text", "at", "zone", "title", "tags", "share", "gist", "quotes", "prompt", "id"}
_LONGEST_LINE = 8 * checks.MAX_TEXT


def read(path: Path) -> Iterator[Imported]:
    """Read a file's entries, one after the other.

    Raises:
        WrongUse: a line cannot be read; the error gives its number and quotes none of its text.
        JournalError: the file cannot be read.
    """
    seen: Counter[UUID] = Counter()
    zone = dates.zone()
    with file_errors("Reading the file to import"):
        if not stat.S_ISREG(path.stat().st_mode):
            raise WrongUse("Only a plain file can be imported.", "It has to be read twice.")
        with path.open("rb") as lines:
            number = 0
            while raw := lines.readline(_LONGEST_LINE):
                number += 1
                if not raw.strip():
                    continue
                try:
                    yield _entry(_object(raw), zone, seen)
                except WrongUse as error:
                    raise WrongUse(f"Line {number}: {error.message}", error.hint) from None


def _object(raw: bytes) -> dict[str, Any]:
    if len(raw) == _LONGEST_LINE:
        raise WrongUse("This is longer than an entry can be.", "Split it into parts.")
    try:
        value = shape.JSON.decode(raw.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise WrongUse("This is not UTF-8.") from None
    except (ValueError, RecursionError):
        raise WrongUse("This is not JSON.") from None
    if not isinstance(value, dict) or not isinstance(value.get("text"), str):
        raise WrongUse("This is not an entry.", 'Each line is {"on": "2026-05-12", "text": "…"}.')
    if not set(value) <= _KNOWN:
        raise WrongUse("It has an unknown field.", f"It can have: {', '.join(sorted(_KNOWN))}.")
    return value


def _entry(raw: dict[str, Any], zone: str, seen: Counter[UUID]) -> Imported:
    zone = _zone(raw) or zone
    at, day = _when(raw, zone)
    made = addition.check(
        Addition(
            at=at,
            zone=zone,
            day=day,
            entry=NewEntry(
                body=raw["text"],
                title=_text(raw, "title"),
                tags=_texts(raw, "tags"),
                share=_text(raw, "share") or "only-me",
                gist=_text(raw, "gist"),
                prompt=_text(raw, "prompt"),
            ),
        )
    )
    entry, quotes = made.written, _texts(raw, "quotes")
    if any(not quote or quote not in entry.body for quote in quotes):
        raise WrongUse("A quote in it does not appear in its text.")
    return Imported(_uuid(raw, made, seen), made.at, zone, day, entry, quotes)


def _when(raw: dict[str, Any], zone: str) -> tuple[datetime, date]:
    on, clock = _text(raw, "on"), _text(raw, "at")
    typed = f"{on}T{clock}" if on and clock else on or clock
    try:
        if len(typed) <= len("2026-05-12"):
            day = date.fromisoformat(typed)
            return dates.at_noon(day, zone), day
        instant = datetime.fromisoformat(typed)
        if instant.utcoffset() is None:
            when = dates.When(instant.date(), instant.time())
            return when.instant(zone), when.day
        return instant, dates.local(instant, zone).date()
    except (ValueError, OverflowError):
        raise WrongUse(
            "Its day cannot be read.", 'Write "on" as 2026-05-12 or 2026-05-12T21:40.'
        ) from None


def _zone(raw: dict[str, Any]) -> str:
    name = _text(raw, "zone")
    if not name:
        return ""
    try:
        return ZoneInfo(name).key
    except (OSError, LookupError, ValueError):
        raise WrongUse("Its time zone is unknown.", "Write it like Europe/Berlin.") from None


def _uuid(raw: dict[str, Any], made: Addition, seen: Counter[UUID]) -> UUID:
    given = _text(raw, "id")
    if given:
        try:
            return UUID(hex=given)
        except ValueError:
            raise WrongUse("Its id cannot be read.", "An id has 32 hexadecimal digits.") from None
    said = f"{made.at.isoformat()}\x1f{made.written.title}\x1f{made.written.body}"
    content = uuid5(_NAMES, said)
    seen[content] += 1
    return content if seen[content] == 1 else uuid5(content, str(seen[content]))


def _text(raw: dict[str, Any], name: str) -> str:
    value = raw.get(name, "")
    if value is None:
        return ""
    if not isinstance(value, str):
        raise WrongUse(f"Its {name} is not text.")
    return value


def _texts(raw: dict[str, Any], name: str) -> tuple[str, ...]:
    value = raw.get(name) or []
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise WrongUse(f"Its {name} are not a list of texts.")
    return tuple(value)
