"""Entries: text written at one time."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Literal
from uuid import UUID

from sqlalchemy import ColumnElement, or_, tuple_
from sqlmodel import Session, col, func, select

from bondjournal import checks
from bondjournal.errors import NotFound, WrongUse
from bondjournal.journal import ids, ownership, quotes, settings, versions
from bondjournal.journal.entry_filter import EVERYTHING, Filter, conditions
from bondjournal.journal.tables import Capture, Entry, Import

_NEWEST = (col(Entry.at).desc(), col(Entry.id).desc())
_BODY = 6
"""The index of the column with the beginning of the body, among those that a list reads."""


@dataclass(frozen=True, slots=True)
class Line:
    """An entry as a list shows it. `words` is the beginning of its body, in one line."""

    id: int
    uuid: UUID
    at: datetime
    day: date
    zone: str
    title: str
    words: str
    share: str
    source: str
    whose: str = ""
    """Which therapist it is about, in words; empty if there is only one."""

    @property
    def cursor(self) -> tuple[datetime, int]:
        """The position from which the next page goes on."""
        return self.at, self.id


@dataclass(frozen=True, slots=True)
class Changes:
    """Changes to an entry; None leaves a field as it is."""

    body: str | None = None
    title: str | None = None
    tags: Sequence[str] | None = None
    share: str | None = None
    gist: str | None = None
    quotes: Sequence[str] | None = None
    at: datetime | None = None
    day: date | None = None
    """The day, if it was named without a time; `at` is its noon then. Else `at` tells the day."""
    zone: str | None = None


def visible() -> ColumnElement[bool]:
    """Return the condition that leaves out entries of an unfinished import."""
    unfinished = select(Import.id).where(col(Import.finished).is_(False))
    return or_(col(Entry.import_id).is_(None), col(Entry.import_id).not_in(unfinished))


def may_go_on_a_page() -> ColumnElement[bool]:
    """Return the condition that leaves out entries written behind the third door."""
    return col(Entry.door) != checks.NO_PLACE


def waits_for_no_name() -> ColumnElement[bool]:
    """Return the condition that leaves out entries captured under a name no therapist has yet."""
    waiting = select(Capture.uuid).where(col(Capture.therapist_typed) != "")
    return col(Entry.uuid).not_in(waiting)


def keep(session: Session, entry: Entry, named: Sequence[str] = ()) -> Entry:
    """Add an entry with its tags to the journal."""
    versions.keep(session, entry, named)
    return entry


def belong(session: Session, entry: Entry, appointment: UUID) -> None:
    """Set which session an entry is about, so that it waits no longer."""
    versions.edit(session, entry, appointment_uuid=appointment, waits=False, session_on=None)


def typed_name(session: Session, uuid: UUID) -> str:
    """Return the name an entry was captured under, as long as no therapist has it; else ""."""
    query = select(Capture.therapist_typed).where(Capture.uuid == uuid)
    return session.exec(query).first() or ""


def edit(session: Session, entry: Entry, changes: Changes) -> bool:
    """Change an entry, keeping the former state in its history. Return whether anything changed.

    Raises:
        WrongUse: a value is not allowed, a quote is not in the body, or it would go on a page but
            was written behind the third door.
    """
    body = checks.text(changes.body) if changes.body is not None else entry.body
    picked = entry.quotes if changes.quotes is None else _picked(body, changes.quotes)
    share = entry.share if changes.share is None else checks.share_level(changes.share)
    gist = entry.gist if changes.gist is None else checks.line(changes.gist, "The one line")
    if share == "gist" and not gist:
        raise WrongUse("Sharing one line needs a line to share.", "Add it with --line.")
    if share != "only-me" or changes.gist or changes.quotes:
        checks.check_page(entry.door)
    wanted: dict[str, Any] = {
        "body": body,
        "quotes": [quote for quote in picked if quote in body],
        "share": share,
        "gist": gist,
    }
    if changes.title is not None:
        wanted["title"] = checks.line(changes.title, "A title")
    if changes.tags is not None:
        wanted["tags"] = checks.tags(changes.tags)
    if changes.zone is not None:
        wanted["zone"] = changes.zone
    if changes.at is not None:
        wanted["at"] = changes.at
        zone = changes.zone or entry.zone
        wanted["day"] = changes.day or settings.day_of(session, changes.at, zone)
    return versions.edit(session, entry, **wanted)


def named(session: Session, name: str) -> Entry:
    """Return the entry that is named: `last`, the first of the list, or the start of an id.

    Raises:
        NotFound: there is no such entry.
        WrongUse: the start is too short, or several ids begin with it.
    """
    query = select(Entry).where(visible())
    if name == "last":
        last = session.exec(query.order_by(*_NEWEST).limit(1)).first()
        if last is None:
            raise NotFound("The journal has no entries yet.")
        return last
    start = ids.start(name)
    if not ids.names_a_row(start):
        raise WrongUse(
            "No entry by that name.", "'last', or the first letters of an id as 'list' shows them."
        )
    found = session.exec(query.where(ids.between(Entry.uuid, start)).limit(2)).all()
    if not found:
        raise NotFound("No entry has this id.", "'bondjournal list' shows the ids.")
    if len(found) > 1:
        raise WrongUse("Several entries have ids that start like this.", "Type more of it.")
    return found[0]


def page(
    session: Session,
    asked: Filter = EVERYTHING,
    *,
    beyond: tuple[datetime, int] | None = None,
    toward: Literal["older", "newer"] = "older",
    count: int | None = 100,
) -> list[Line]:
    """Return up to `count` entries on one side of a cursor, in the order of reading that way.

    Without a `count`, return all of them. Without a cursor, begin at the newest (toward older) or
    the oldest (toward newer).
    """
    return walked(session, visible(), *conditions(asked), beyond=beyond, toward=toward, count=count)


def walked(
    session: Session,
    *wanted: ColumnElement[bool],
    beyond: tuple[datetime, int] | None,
    toward: Literal["older", "newer"],
    count: int | None,
) -> list[Line]:
    """Return up to `count` entries that meet the conditions, as `page` does."""
    label = ownership.labels(session)
    key = tuple_(col(Entry.at), col(Entry.id))
    query = select(
        Entry.id,
        Entry.uuid,
        Entry.at,
        Entry.day,
        Entry.zone,
        Entry.title,
        func.substr(Entry.body, 1, quotes.FIRST_WORDS),
        Entry.share,
        Entry.source,
        Entry.therapist_uuid,
        Entry.for_anyone,
    )  # type: ignore[call-overload]  # SQLModel types select for up to four columns
    query = query.where(*wanted)
    if toward == "older":
        query = query.order_by(*_NEWEST)
        query = query.where(key < tuple_(*beyond)) if beyond else query
    else:
        query = query.order_by(col(Entry.at), col(Entry.id))
        query = query.where(key > tuple_(*beyond)) if beyond else query
    rows: Iterable[Any] = session.exec(query.limit(count))
    return [
        Line(
            id=row.id,
            uuid=row.uuid,
            at=row.at,
            day=row.day,
            zone=row.zone,
            title=row.title,
            words=" ".join(row[_BODY].split()),
            share=row.share,
            source=row.source,
            whose=label(row),
        )
        for row in rows
    ]


def first(
    session: Session,
    asked: Filter = EVERYTHING,
    *,
    toward: Literal["older", "newer"] = "older",
    count: int = 0,
) -> tuple[list[Line], bool]:
    """Return the first `count` entries (0 for all) in this order, and whether there are more."""
    found = page(session, asked, toward=toward, count=count + 1 if count else None)
    return (found[:count], len(found) > count) if count else (found, False)


def count(session: Session, asked: Filter = EVERYTHING) -> int:
    """Return how many entries fit the filter."""
    query = select(func.count()).select_from(Entry).where(visible(), *conditions(asked))
    return session.exec(query).one()


def by_uuid(session: Session, uuid: UUID) -> Entry | None:
    """Return the entry with this uuid, or None."""
    return versions.find(session, Entry, uuid)


def after_session(session: Session, appointment: UUID) -> Entry | None:
    """Return the entry kept for an appointment: the first one that belongs to it."""
    query = select(Entry).where(visible(), Entry.appointment_uuid == appointment)
    return session.exec(query.order_by(col(Entry.at), col(Entry.id)).limit(1)).first()


def _picked(body: str, typed: Sequence[str]) -> list[str]:
    found = [quotes.found(body, quote) for quote in typed]
    if None in found:
        raise WrongUse(
            "A quote has to be part of the entry's own words.", "'bondjournal show ID' shows them."
        )
    return list(dict.fromkeys(quote for quote in found if quote))
