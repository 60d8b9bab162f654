"""Undo: deleted rows return, and edited rows become what they were.

What one command or key did is one change, however many rows it changed: all versions that it left
have the same instant. Changes that cannot be undone are skipped, and the one before is undone.
"""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from itertools import groupby
from operator import attrgetter
from uuid import UUID

from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, col, func, select

from bondjournal.errors import JournalError, NotFound
from bondjournal.journal import dumps, former, settings, tags, versions
from bondjournal.journal.former import Former
from bondjournal.journal.tables import Appointment, Entry, Series, Version

_MADE_BY_ITSELF = ("page", "preparation", "tag", "topic_material")
"""Nouns that change as a side effect of other changes, or are easily chosen again."""
_MARKS = ("noticed", "told_low")
"""The columns that record what the person was told."""
_AT_ONCE = 50


def undo(session: Session, count: int = 1) -> list[Former]:
    """Undo the last `count` changes, or as many as there are, and return the restored rows.

    An undone change does not count the next time, which goes on with the change before it.
    Changes from another machine, and changes of a rhythm of sessions, are not undone.

    Raises:
        NotFound: there is nothing to undo.
    """
    found: list[Former] = []
    for _ in range(count):
        found += next(filter(None, (_take_back(session, one) for one in _changes(session))), ())
    if not found:
        raise NotFound("There is no change to take back.", "'bondjournal history ID' may help.")
    return found


def bring_back(session: Session, names: Sequence[str]) -> list[Former]:
    """Bring back rows from the trash, each by the first letters of its id; return them.

    Raises:
        NotFound: nothing in the trash has one of the ids, or a row that it belongs to is gone.
        WrongUse: the start is too short, or several ids begin with it.
    """
    found = {one.uuid: one for one in (former.deleted(session, name) for name in names)}
    for uuid in found:
        former.bring_back(session, uuid)
    return list(found.values())


def make_not_undoable(session: Session) -> None:
    """Exclude what this transaction changed so far from undo, since the person did not do it."""
    at = session.info.get("changed_at")
    _put_undone(session, session.exec(select(Version.uuid).where(Version.at == at)).all())


def _changes(session: Session) -> Iterator[list[Version]]:
    """Yield the changes made on this machine that were not undone, the last one first."""
    undone = _undone(session)
    query = (
        select(Version)
        .where(
            col(Version.why).in_(("edited", "deleted")),
            col(Version.row).is_not(None),
            Version.device == session.info.get("device", ""),
        )
        .order_by(col(Version.id).desc())
        .execution_options(yield_per=_AT_ONCE)
    )
    for _, change in groupby(session.exec(query), key=attrgetter("at")):
        found = [version for version in change if version.uuid not in undone]
        if found and not any(_is_of_rhythm(session, version) for version in found):
            yield [version for version in found if version.noun not in _MADE_BY_ITSELF]


def _take_back(session: Session, change: list[Version]) -> list[Former]:
    """Restore everything to what it was before a change; return the rows that differ then."""
    newest = session.exec(select(func.max(Version.id))).one()
    found, rows = [], []
    for versions_of_row in _by_row(change):
        former_row = former.from_version(versions_of_row[-1])
        with suppress(JournalError, IntegrityError), session.begin_nested():
            if _would_change_anything(session, versions_of_row):
                rows += [former.restore(session, version) for version in versions_of_row]
                found.append(former_row)
    former.settle_in(session, rows)
    if found:
        made = session.exec(select(Version.uuid).where(col(Version.id) > newest)).all()
        _put_undone(session, [*made, *(version.uuid for version in change)])
    return found


def _by_row(change: list[Version]) -> list[list[Version]]:
    """Return for each row the versions that restore it: its deletion, and its first state."""
    rows: dict[UUID, list[Version]] = {}
    for version in change:
        rows.setdefault(version.row_uuid, []).append(version)
    return [
        [*(one for one in found[:-1] if one.why == "deleted"), found[-1]] for found in rows.values()
    ]


def _would_change_anything(session: Session, change: list[Version]) -> bool:
    """Return whether bringing back a row would change anything.

    Raises:
        NotFound: a row that it lives with is not there.
    """
    first = change[-1]
    present = versions.find(session, dumps.TABLES[first.noun], first.row_uuid)
    if present is None:
        return any(version.why == "deleted" for version in change)
    if first.why == "deleted":
        return False
    changes = versions.as_before(session, first, present)
    named = changes.pop("tags", None)
    if isinstance(present, Entry) and named != tags.of_entry(session, present.uuid):
        return True
    return any(
        getattr(present, name) != value for name, value in changes.items() if name not in _MARKS
    )


def _is_of_rhythm(session: Session, version: Version) -> bool:
    """Return whether a version was left by a change of a rhythm, which planned sessions."""
    if version.noun == Series.__tablename__:
        return True
    if version.noun != Appointment.__tablename__ or version.row is None:
        return False
    present = versions.find(session, Appointment, version.row_uuid)
    before = dumps.read(Appointment, version.row["row"])["series_uuid"]
    return present is not None and present.series_uuid != before


def _undone(session: Session) -> set[UUID]:
    return {UUID(one) for one in settings.get(session, settings.UNDONE) or ()}


def _put_undone(session: Session, more: Sequence[UUID]) -> None:
    """Add versions to those that undo skips, and forget those that are gone."""
    undone = {*_undone(session), *more}
    existing = session.exec(select(Version.uuid).where(col(Version.uuid).in_(undone))).all()
    settings.put(session, settings.UNDONE, sorted(uuid.hex for uuid in existing))
