"""Filters on entries: by words, days, tags, share level, session or therapist."""

from dataclasses import dataclass, replace
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlmodel import col, select

from bondjournal import checks
from bondjournal.dates import When
from bondjournal.errors import WrongUse
from bondjournal.journal import search_text, tags
from bondjournal.journal.tables import Appointment, Entry, EntryTag

# The plus keeps SQLite from looking up and sorting every match: it walks the entries in order
# of time instead, and stops when there are enough.
_MATCHED = text("+entry.id IN (SELECT rowid FROM kept_search WHERE kept_search MATCH :asked)")


@dataclass(frozen=True, slots=True)
class Filter:
    """A filter on entries; an empty one means all."""

    words: str = ""
    tags: tuple[str, ...] = ()
    """Tags that an entry must all have."""
    without_tags: tuple[str, ...] = ()
    share: str = ""
    since: date | None = None
    until: date | None = None
    after: datetime | None = None
    """The instant from which on they are, if a time was named too."""
    before: datetime | None = None
    appointment: UUID | None = None
    therapist: UUID | None = None

    @property
    def by_days_alone(self) -> bool:
        """Whether it asks for days and instants at most."""
        return replace(self, since=None, until=None, after=None, before=None) == EVERYTHING


EVERYTHING = Filter()
_REVERSED = ("That range ends before it begins.", "Put the earlier day in --since.")


def check_order(since: When | None, until: When | None) -> None:
    """Check that two days or instants are in order.

    Raises:
        WrongUse: the second one is before the first.
    """
    if since and until:
        begins, ends = (since.day, since.time or time.min), (until.day, until.time or time.max)
        if ends < begins:
            raise WrongUse(*_REVERSED)


def spanning(asked: Filter, since: When | None, until: When | None, zone: str) -> Filter:
    """Return a filter between two days or instants, both included.

    Raises:
        WrongUse: they end before they begin.
    """
    check_order(since, until)
    return replace(
        asked,
        since=since.day_alone if since else None,
        until=until.day_alone if until else None,
        after=since.instant(zone) if since and since.time else None,
        before=until.instant(zone) if until and until.time else None,
    )


def conditions(asked: Filter) -> list[Any]:
    """Return the SQL conditions of a filter.

    Raises:
        WrongUse: there is no such tag or share level, or the days end before they begin.
    """
    wanted: list[Any] = []
    if asked.since and asked.until and asked.until < asked.since:
        raise WrongUse(*_REVERSED)
    if asked.words:
        matched = search_text.query(asked.words)
        if not matched:
            return [text("0")]
        wanted.append(_MATCHED.bindparams(asked=matched))
    wanted += [col(Entry.uuid).in_(_tagged(tag)) for tag in asked.tags]
    wanted += [col(Entry.uuid).not_in(_tagged(tag)) for tag in asked.without_tags]
    if asked.share:
        wanted.append(Entry.share == checks.share_level(asked.share))
    wanted += within(asked, Entry)
    if asked.appointment:
        wanted.append(Entry.appointment_uuid == asked.appointment)
    if asked.therapist:
        wanted.append(Entry.therapist_uuid == asked.therapist)
    return wanted


def within(asked: Filter, table: type[Entry] | type[Appointment]) -> list[Any]:
    """Return the conditions of a filter on the days and instants of a table's rows."""
    day, at = col(table.day), col(table.at)
    bounds = (
        asked.since and day >= asked.since,
        asked.until and day <= asked.until,
        asked.after and at >= asked.after,
        asked.before and at <= asked.before,
    )
    return [bound for bound in bounds if bound is not None]


def _tagged(tag: str) -> Any:
    return select(EntryTag.entry_uuid).where(EntryTag.tag_uuid == tags.uuid_of(checks.tag(tag)))
