"""Which entries are asked for: by their words, days, tag, share level, session or therapist."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlmodel import Session, col, select

from bondjournal import addition
from bondjournal.errors import WrongUse
from bondjournal.journal import search_text, tags
from bondjournal.journal.tables import Appointment, Entry, EntryTag

# The plus keeps SQLite from looking up and sorting every match: it walks the order of instants
# instead, and stops when there are enough.
_MATCHED = text("+entry.id IN (SELECT rowid FROM kept_search WHERE kept_search MATCH :asked)")


@dataclass(frozen=True, slots=True)
class Filter:
    """Which entries are asked for; an empty one asks for all."""

    words: str = ""
    tag: str = ""
    share: str = ""
    since: date | None = None
    until: date | None = None
    appointment: UUID | None = None
    therapist: UUID | None = None


EVERYTHING = Filter()


def conditions(asked: Filter) -> list[Any]:
    """Return the conditions that leave the entries that are asked for.

    Raises:
        WrongUse: there is no such tag or share level, or the days end before they begin.
    """
    wanted: list[Any] = []
    if asked.since and asked.until and asked.until < asked.since:
        raise WrongUse("These days end before they begin.", "The earlier one goes behind --since.")
    if asked.words:
        matched = search_text.query(asked.words)
        if not matched:
            return [text("0")]
        wanted.append(_MATCHED.bindparams(asked=matched))
    if asked.tag:
        tag = tags.uuid_of(addition.tag(asked.tag))
        tagged = select(EntryTag.entry_uuid).where(EntryTag.tag_uuid == tag)
        wanted.append(col(Entry.uuid).in_(tagged))
    if asked.share:
        wanted.append(Entry.share == addition.share_level(asked.share))
    if asked.since:
        wanted.append(col(Entry.day) >= asked.since)
    if asked.until:
        wanted.append(col(Entry.day) <= asked.until)
    if asked.appointment:
        wanted.append(Entry.appointment_uuid == asked.appointment)
    if asked.therapist:
        wanted.append(Entry.therapist_uuid == asked.therapist)
    return wanted


def session_on(session: Session, day: date) -> UUID | None:
    """Return the session of a day that entries can be asked for by; a cancelled one is none."""
    query = select(Appointment.uuid).where(Appointment.day == day, Appointment.state != "cancelled")
    return session.exec(query.order_by(col(Appointment.at))).first()
