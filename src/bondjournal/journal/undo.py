"""Taking back the last changes: what was deleted returns, and what was edited is as it was.

What one command or one key did is one change, however many rows it changed: the versions that it
left have one instant. What cannot be taken back is no change, and the one before it is taken back.
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
"""What is changed beside what somebody changes, or chosen again at once."""
_MARKS = ("noticed", "told_low")
"""The columns that say what somebody was told."""
_AT_ONCE = 50


def undo(session: Session, count: int = 1) -> list[Former]:
    """Take back the last `count` changes, or as many as there are, and return what is back.

    A change that was taken back does not count the next time, which goes on with the one before.
    Changes that another machine made are its own, and those of a rhythm of sessions stay.

    Raises:
        NotFound: there is nothing to take back.
    """
    found: list[Former] = []
    for _ in range(count):
        found += next(filter(None, (_take_back(session, one) for one in _changes(session))), ())
    if not found:
        raise NotFound("There is no change to take back.", "'bondjournal history ID' may help.")
    return found


def bring_back(session: Session, names: Sequence[str]) -> list[Former]:
    """Bring back what is in the trash, each by the first letters of its id; return it.

    Raises:
        NotFound: nothing in the trash has one of the ids, or what it belonged to is gone.
        WrongUse: the beginning is too short, or several have it.
    """
    found = {one.uuid: one for one in (former.deleted(session, name) for name in names)}
    for uuid in found:
        former.bring_back(session, uuid)
    return list(found.values())


def make_not_undoable(session: Session) -> None:
    """Let what this transaction changed so far be no change to take back: nobody made it."""
    at = session.info.get("changed_at")
    _put_undone(session, session.exec(select(Version.uuid).where(Version.at == at)).all())


def _changes(session: Session) -> Iterator[list[Version]]:
    """Give the changes made on this machine that were not taken back, the last one first."""
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
    """Make everything what it was before a change; return what is another now than after it."""
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
    """Return of each row what brings back how it was: its deletion, and what it was at first."""
    rows: dict[UUID, list[Version]] = {}
    for version in change:
        rows.setdefault(version.row_uuid, []).append(version)
    return [
        [*(one for one in found[:-1] if one.why == "deleted"), found[-1]] for found in rows.values()
    ]


def _would_change_anything(session: Session, change: list[Version]) -> bool:
    """Say whether bringing back a row would change anything.

    Raises:
        NotFound: what it lives with is not there.
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
    """Say whether a version is from before a change of a rhythm, by which sessions were planned."""
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
    """Remember more versions that are no change to take back, and forget those that are gone."""
    undone = {*_undone(session), *more}
    existing = session.exec(select(Version.uuid).where(col(Version.uuid).in_(undone))).all()
    settings.put(session, settings.UNDONE, sorted(uuid.hex for uuid in existing))
