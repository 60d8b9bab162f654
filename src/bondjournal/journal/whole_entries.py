"""Whole entries: read as values, and changed by uuid."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Literal
from uuid import UUID

from sqlmodel import Session, col, select

from bondjournal.checks import check_page
from bondjournal.errors import NotFound
from bondjournal.journal import (
    entries,
    former,
    owners,
    ownership,
    preparations,
    quotes,
    tags,
    values,
    versions,
)
from bondjournal.journal.entries import Changes
from bondjournal.journal.entry_filter import Filter
from bondjournal.journal.tables import Entry
from bondjournal.wording import ENTRY_GONE


def find(session: Session, uuid: UUID) -> values.Entry | None:
    """Return the entry with this uuid, or None."""
    row = entries.by_uuid(session, uuid)
    return _value(session, row) if row is not None else None


def for_page(session: Session, uuid: UUID) -> values.Entry:
    """Return an entry that is to go on a page, in part or whole.

    Raises:
        NotFound: it was deleted in the meantime.
        WrongUse: it was written behind the third door.
    """
    entry = find(session, uuid)
    if entry is None:
        raise NotFound(ENTRY_GONE)
    check_page(entry.door)
    return entry


def by_uuids(session: Session, uuids: Sequence[UUID]) -> list[values.Entry]:
    """Return the entries with these uuids, in this order, without deleted ones."""
    rows = {one.uuid: one for one in session.exec(select(Entry).where(col(Entry.uuid).in_(uuids)))}
    tagged, label = tags.of_all(session, uuids), ownership.labels(session)
    return [
        values.Entry.of(rows[uuid], tags=tuple(tagged.get(uuid, ())), whose=label(rows[uuid]))
        for uuid in uuids
        if uuid in rows
    ]


def of_day(session: Session, day: date) -> list[values.Entry]:
    """Return the entries of a day, the first one first."""
    of_it = select(Entry.uuid).where(entries.visible(), Entry.day == day)
    return by_uuids(session, session.exec(of_it.order_by(col(Entry.at), col(Entry.id))).all())


def named(session: Session, name: str) -> values.Entry:
    """Return the entry that `entries.named` finds, as a value.

    Raises:
        NotFound: there is no such entry.
        WrongUse: the start is too short, or several ids begin with it.
    """
    return _value(session, entries.named(session, name))


def beside(
    session: Session,
    among: Filter,
    beyond: tuple[datetime, int],
    toward: Literal["older", "newer"],
) -> values.Entry | None:
    """Return the next entry on one side of a cursor that fits the filter, or None."""
    lines = entries.page(session, among, beyond=beyond, toward=toward, count=1)
    return find(session, lines[0].uuid) if lines else None


def change(
    session: Session,
    uuid: UUID,
    changes: Changes,
    *,
    therapist: str | None = None,
    for_anyone: bool = False,
) -> bool:
    """Change an entry as `entries.edit` does, or its owner; return whether anything changed.

    Args:
        session: the session.
        uuid: the entry.
        changes: what to change in it.
        therapist: the name of the therapist it is about, if that is given.
        for_anyone: whether it is about any of them.

    Raises:
        NotFound: it was deleted in the meantime, or nobody has this name.
        WrongUse: a value is not allowed, as for `edit`, or both a name and anyone were given.
    """
    changed = entries.edit(session, versions.existing(session, Entry, uuid), changes)
    if changes.share not in (None, "only-me"):
        preparations.put_back(session, uuid)
    return owners.say(session, uuid, therapist, for_anyone=for_anyone) or changed


def line_shares(entry: values.Entry, gist: str | None, share: str | None) -> bool:
    """Return whether a gist, given without a share level, would put an entry on the page.

    Args:
        entry: the present entry.
        gist: the gist, if one is given.
        share: the share level, if one is given.
    """
    return bool(gist) and share is None and entry.share == "only-me"


def quotable(session: Session, uuid: UUID) -> list[tuple[str, bool]]:
    """Return an entry's sentences in order, then its other quotes, each with whether it is quoted.

    Raises:
        NotFound: it was deleted in the meantime.
    """
    entry = versions.existing(session, Entry, uuid)
    paragraphs = quotes.sentences(entry.body)
    every = [one for paragraph in paragraphs for one in paragraph] + entry.quotes
    return [(one, one in entry.quotes) for one in dict.fromkeys(every)]


def turn_quote(session: Session, uuid: UUID, sentence: str) -> None:
    """Quote a sentence of an entry, or stop quoting it; quotes stay in the order of the text.

    Raises:
        NotFound: it was deleted in the meantime.
        WrongUse: it is not in the entry, or the entry was written behind the third door.
    """
    entry = versions.existing(session, Entry, uuid)
    kept = [one for one in entry.quotes if one != sentence]
    if sentence not in entry.quotes:
        kept.append(sentence)
    kept.sort(key=entry.body.find)
    entries.edit(session, entry, entries.Changes(quotes=kept))


def _value(session: Session, row: Entry) -> values.Entry:
    return values.Entry.of(
        row,
        tags=tuple(tags.of_entry(session, row.uuid)),
        former=former.count(session, row.uuid),
        whose=ownership.labels(session)(row),
    )
