"""Keeping, editing and deleting rows so that nothing is lost: history, undo and the trash.

Every edit and deletion stores the former state of the row in `Version`, until `purging` empties it.
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any, TypeVar, cast
from uuid import UUID

from sqlalchemy import Column, update
from sqlalchemy import delete as sql_delete
from sqlmodel import Session, col, select

from bondjournal import dates
from bondjournal.checks import SHARE_LEVELS, YEARS
from bondjournal.errors import DELETED_MEANWHILE, NotFound, WrongUse
from bondjournal.journal import change_notes, dumps, ownership, search_index, tags
from bondjournal.journal.tables import MOST_EDITS, Entry, Row, TopicMaterial, Version, metadata

R = TypeVar("R", bound=Row)

_KEPT_BESIDE = {"setting", "version", "tag", "topic_material", "page", "preparation", "import"}
"""What is kept beside what somebody adds, or by itself: no addition to take back."""

_UNVERSIONED = {"setting"}
"""Nouns without a history: settings change all the time, and nobody needs their former values."""


def keep(
    session: Session, row: Row, tagged: Sequence[str] = (), *, is_addition: bool = True
) -> None:
    """Add a new row, marked with the instant and this device; an entry with its tags.

    Args:
        session: the session.
        row: the row.
        tagged: the tags of an entry.
        is_addition: False where nobody would say that they added it.

    Raises:
        WrongUse: it has a day or an instant outside the years that an archive can hold.
    """
    _check_years(vars(row).values())
    row.kept_at = dates.now()
    row.device = session.info.get("device", "")
    ownership.assign_new(session, row)
    session.add(row)
    session.flush()
    if tagged:
        tags.put(session, row.uuid, tagged)
    search_index.add_row(session, row, tagged)
    if is_addition and dumps.noun(row) not in _KEPT_BESIDE:
        change_notes.note_added(session, row.uuid)


def edit(session: Session, row: Row, **changes: Any) -> bool:
    """Change columns of a row; its former state becomes a version. Return whether it changed.

    For an entry, `tags` may be among the changes: all of its tags, in order.

    Raises:
        WrongUse: a day or an instant is outside the years that an archive can hold.
    """
    tagged = changes.pop("tags", None)
    changes = {name: value for name, value in changes.items() if getattr(row, name) != value}
    retag = (
        isinstance(row, Entry) and tagged is not None and tagged != tags.of_entry(session, row.uuid)
    )
    if not changes and not retag:
        return False
    _check_years(changes.values())
    if dumps.noun(row) not in _UNVERSIONED:
        _remember(session, row, "edited")
    for name, value in changes.items():
        setattr(row, name, value)
    if "appointment_uuid" in changes:
        ownership.assign_by_session(session, row)
    _count(session, row)
    if retag:
        tags.put(session, row.uuid, cast(list[str], tagged))
    if retag or not changes.keys().isdisjoint(search_index.COLUMNS.get(dumps.noun(row), ())):
        named = tags.of_entry(session, row.uuid) if isinstance(row, Entry) else []
        search_index.forget_row(session, row)
        search_index.add_row(session, row, named)
    return True


def delete(session: Session, row: Row) -> Version:
    """Move a row to the trash, with all rows that live and go with it."""
    version = _remember(session, row, "deleted")
    _remove(session, row)
    return version


def history(session: Session, uuid: UUID) -> list[Version]:
    """Return a row's former versions, newest first."""
    return list(
        session.exec(
            select(Version)
            .where(Version.row_uuid == uuid, col(Version.row).is_not(None))
            .order_by(col(Version.id).desc())
        )
    )


def trash(session: Session, noun: str | None = None) -> list[Version]:
    """Return the versions of deleted rows that can be brought back, newest first."""
    query = select(Version).where(Version.why == "deleted", col(Version.row).is_not(None))
    if noun:
        query = query.where(Version.noun == noun)
    return list(session.exec(query.order_by(col(Version.id).desc())))


def bring_back(session: Session, version: Version) -> Row:
    """Restore a row to a version, from the trash or over its present state.

    References to rows that are not there any more are cleared. A column that is newer than the
    version stays as it is. Nothing that was taken off pages goes back on them by this.

    Raises:
        NotFound: "Gone now" emptied the version, or a row that it lives with is not there.
    """
    if version.row is None:
        raise NotFound("That is gone.")
    table = dumps.TABLES[version.noun]
    present = find(session, table, version.row_uuid)
    if present is not None:
        edit(session, present, **as_before(session, version, present))
        return present
    values = dumps.read(table, version.row["row"])
    _let_go_of_the_gone(session, table, values)
    row = table(**values)
    if "for_anyone" not in version.row["row"]:
        ownership.assign_restored(session, row)
    _count(session, row)
    named = version.row.get("tags", [])
    if named:
        tags.put(session, row.uuid, named)
    search_index.add_row(session, row, named)
    for child, raw in dumps.children(version):
        if dumps.parents_present(session, child, raw):
            session.add(child(**dumps.read(child, raw)))
    # What is there again is in the trash no more, however often it was deleted.
    of_row = update(Version).where(col(Version.row_uuid) == row.uuid, col(Version.why) == "deleted")
    session.execute(of_row.values(why="edited"))
    session.flush()
    return row


def bring_back_deleted(session: Session, table: type[R], **key: Any) -> R | None:
    """Add the row of a table that has these values by bringing it back, if it is in the trash."""
    for version in trash(session, str(table.__tablename__)):
        values = dumps.read(table, (version.row or {})["row"])
        if all(values[name] == value for name, value in key.items()):
            row = bring_back(session, version)
            change_notes.note_added(session, row.uuid, from_trash=version.uuid)
            return cast(R, row)
    return None


def as_before(session: Session, version: Version, present: Row) -> dict[str, Any]:
    """Return the changes that restore a present row to a version.

    Raises:
        NotFound: a row that it lives with is not there.
    """
    former = version.row or {"row": {}}
    values = dumps.read(type(present), former["row"])
    _let_go_of_the_gone(session, type(present), values)
    own = {"id", "uuid", "kept_at", "edited_at", "edits", "device"}
    changes = {name: values[name] for name in former["row"] if name in set(values) - own}
    for name, value in changes.items():
        if name.endswith("on_page"):
            changes[name] = value and getattr(present, name)
    if isinstance(present, Entry):
        changes["tags"] = former.get("tags", [])
        if SHARE_LEVELS.index(changes["share"]) > SHARE_LEVELS.index(present.share):
            changes["share"] = "only-me"
    return changes


def by_uuid(session: Session, uuid: UUID) -> Row | None:
    """Return the row with this uuid, of any noun, or None."""
    found = (find(session, table, uuid) for table in dumps.TABLES.values())
    return next((row for row in found if row is not None), None)


def find(session: Session, table: type[R], uuid: UUID) -> R | None:
    """Return the row of a table with this uuid, or None."""
    return session.exec(select(table).where(table.uuid == uuid)).first()


def existing(session: Session, table: type[R], uuid: UUID) -> R:
    """Return the row of a table with this uuid, in its present state.

    Raises:
        NotFound: it was deleted in the meantime.
    """
    row = find(session, table, uuid)
    if row is None:
        raise NotFound(DELETED_MEANWHILE)
    return row


def newest_kept(session: Session) -> datetime | None:
    """Return the newest instant at which anything was kept, changed or deleted."""
    newest = [
        session.exec(select(table.kept_at).order_by(col(table.id).desc()).limit(1)).first()
        for noun, table in dumps.TABLES.items()
        if noun not in _UNVERSIONED
    ]
    return max((one for one in newest if one is not None), default=None)


def _count(session: Session, row: Row) -> None:
    """Mark a change: edit counter and device together name a state of a row on all machines."""
    row.edits = min(row.edits + 1, MOST_EDITS)
    row.edited_at = dates.now()
    row.device = session.info.get("device", "")
    session.add(row)
    session.flush()


def _remember(session: Session, row: Row, why: str) -> Version:
    version = Version(
        noun=dumps.noun(row),
        row_uuid=row.uuid,
        row=dumps.row_as_json(session, row),
        why=why,
        at=change_notes.instant(session),
        edit=row.edits,
    )
    keep(session, version)
    change_notes.note_version(session, version.id)
    return version


def _remove(session: Session, row: Row) -> None:
    search_index.forget_row(session, row)
    if isinstance(row, Entry):
        tags.put(session, row.uuid, [])
    for child, column in dumps.CHILDREN.get(dumps.noun(row), []):
        session.execute(sql_delete(child).where(getattr(child, column) == row.uuid))
    for table in metadata.sorted_tables:
        for key in table.foreign_keys:
            if key.target_fullname == f"{dumps.noun(row)}.uuid" and key.parent.nullable:
                _let_go(session, key.parent, row.uuid)
    session.delete(row)
    session.flush()


def _let_go(session: Session, column: "Column[Any]", uuid: UUID) -> None:
    """Clear references to a row that is deleted."""
    if column.table.name == TopicMaterial.__tablename__:
        return
    session.execute(update(column.table).where(column == uuid).values({column.name: None}))


def _let_go_of_the_gone(session: Session, table: type[Row], values: dict[str, Any]) -> None:
    """Clear references of a former row to rows that are not there any more.

    Raises:
        NotFound: the row cannot exist without one of them.
    """
    for key in metadata.tables[str(table.__tablename__)].foreign_keys:
        wanted, parent = values[key.parent.name], dumps.TABLES[key.column.table.name]
        parent_row = select(parent.id).where(getattr(parent, key.column.name) == wanted)
        if wanted is None or session.exec(parent_row).first() is not None:
            continue
        if key.ondelete == "CASCADE" or not key.parent.nullable:
            raise NotFound("What it belongs to was deleted.", "Bring that back first.")
        values[key.parent.name] = None


def _check_years(values: Iterable[object]) -> None:
    """Check that days and instants can be exported and imported again."""
    if any(isinstance(value, date) and value.year not in YEARS for value in values):
        raise WrongUse(f"The year has to be between {YEARS[0]} and {YEARS[-1]}.")
