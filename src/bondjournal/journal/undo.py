"""Taking back the last changes: what was deleted or changed is as it was, what was added is not.

What cannot be taken back because it would change nothing is no change, and the one before it is
taken back.
"""

from collections.abc import Collection, Sequence
from contextlib import suppress
from datetime import datetime
from uuid import UUID

from sqlalchemy import update
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, col, func, select

from bondjournal import dates
from bondjournal.errors import JournalError, NotFound
from bondjournal.journal import (
    appointments,
    change_log,
    change_notes,
    changes,
    dumps,
    former,
    settings,
    tags,
    versions,
)
from bondjournal.journal.change_log import Logged, SettingBefore
from bondjournal.journal.changes import Change
from bondjournal.journal.former import Former
from bondjournal.journal.tables import Appointment, Entry, Page, Row, Series, Therapist, Version
from bondjournal.journal.undone import Outcome, Undone
from bondjournal.kinds import called
from bondjournal.wording import undoing as words
from bondjournal.wording.seeing import WITHOUT_NAME

_MADE_BY_ITSELF = ("page", "preparation", "topic_material")
"""Nouns that change as a side effect of other changes, or are easily chosen again."""
_MARKS = ("noticed", "told_low")
"""The columns that say what somebody was told."""
_WORDS = ("title", "body", "text", "what", "words", "name", "value", "instead")
"""The columns that a row is called by."""


def undo(
    session: Session, count: int = 1, *, among: Collection[datetime] | None = None
) -> list[Undone]:
    """Take back the last `count` changes, or as many as there are, and return what became of them.

    What was added goes to the trash. A change that was taken back is none for the next time: that
    goes on behind it. Changes that another machine made are its own. One that cannot be taken
    back, such as that of a rhythm of sessions, is named alone, and is none for the next time.

    Args:
        session: the session.
        count: how many.
        among: the instants of the changes that may be taken back; None for any of them.

    Raises:
        NotFound: there is nothing to undo.
    """
    found: list[Undone] = []
    for _ in range(count):
        last_first = changes.last_first(session, among)
        found += next(filter(None, (_take_back(session, one) for one in last_first)), ())
    if not found:
        raise NotFound(words.NOTHING, "'bondjournal history ID' may help.")
    make_not_undoable(session)
    return found


def bring_back(session: Session, names: Sequence[str]) -> list[Undone]:
    """Bring back what is in the trash, each by the first letters of its id; return it.

    Raises:
        NotFound: nothing in the trash has one of the ids, or a row that it belongs to is gone.
        WrongUse: the start is too short, or several ids begin with it.
    """
    found = {one.uuid: one for one in (former.deleted(session, name) for name in names)}
    for uuid in found:
        former.bring_back(session, uuid)
    make_not_undoable(session)
    return [_undone_row(one, "back", one.at) for one in found.values()]


def make_not_undoable(session: Session) -> None:
    """Let what this transaction changed so far be no change to take back: nobody made it."""
    at = change_notes.forget(session)
    made = session.exec(select(Version.uuid).where(Version.at == at)).all()
    change_log.mark_taken_back(session, made)


def _take_back(session: Session, change: Change) -> list[Undone]:
    """Make everything what it was before a change; return what is another now than after it."""
    newest = session.exec(select(func.max(Version.id))).one() or 0
    found = _what_stays(session, change)
    if not found:
        # First what was added goes: it may be in the way of what is back.
        found = [*_delete_added(session, change), *_restore(session, change)]
        for before in change.logged.settings[::-1] if change.logged else ():
            if change_log.put_back(session, before):
                found.append(_undone_setting(before, change.at))
        found.sort(key=lambda one: one.outcome == "stays")
    if found:
        made = session.exec(select(Version.uuid).where(col(Version.id) > newest)).all()
        change_log.mark_taken_back(session, [*made, *(version.uuid for version in change.versions)])
        if change.logged is not None:
            _put_in_trash_again(session, change.logged)
            change_log.forget(session, change.logged)
    return found


def _what_stays(session: Session, change: Change) -> list[Undone]:
    """Return what of a change keeps all of it from being taken back: a rhythm of sessions."""
    for version in change.versions:
        if _is_of_rhythm(session, version):
            return [_staying(Series, version.row_uuid, words.RHYTHM, change)]
    for uuid in change.logged.rows if change.logged else ():
        if isinstance(versions.by_uuid(session, uuid), Series):
            return [_staying(Series, uuid, words.RHYTHM, change)]
    return []


def _restore(session: Session, change: Change) -> list[Undone]:
    """Make the rows what they were that a change deleted or changed."""
    added = change.logged.rows if change.logged else []
    wanted = [
        version
        for version in change.versions
        if version.noun not in _MADE_BY_ITSELF and version.row_uuid not in added
    ]
    found: list[Undone] = []
    moved: list[Undone] = []
    rows: list[Row] = []
    for versions_of_row in _by_row(wanted):
        first = versions_of_row[-1]
        with suppress(JournalError, IntegrityError), session.begin_nested():
            changed = _what_differs(session, versions_of_row)
            if changed is not None:
                rows += [former.restore(session, version) for version in versions_of_row]
                outcome: Outcome = "as before" if changed else "back"
                one = _undone_row(former.from_version(first), outcome, change.at, changed)
                # What only gave way to another is named after that one.
                (moved if changed == {"place"} else found).append(one)
    former.settle_in(session, rows)
    if found:
        _restore_answers(session, change)
    return [*found, *moved]


def _restore_answers(session: Session, change: Change) -> None:
    """Let what was answered about topics be with their page as it was before a change."""
    for version in change.versions:
        page = versions.find(session, Page, version.row_uuid)
        before = version.row["row"] if version.row else {}
        if page is not None and "answers" in before:
            versions.edit(session, page, answers=before["answers"])


def _delete_added(session: Session, change: Change) -> list[Undone]:
    """Move what a change added to the trash.

    A therapist stays with what was added for them, and so does a session about which more is kept.
    """
    found, staying = [], []
    added = change.logged.rows[::-1] if change.logged else []
    for uuid in added:
        if therapist := versions.find(session, Therapist, uuid):
            return [_staying(Therapist, uuid, therapist.name or WITHOUT_NAME, change)]
    for uuid in added:
        row = versions.by_uuid(session, uuid)
        if isinstance(row, Appointment) and appointments.carries(session, row, prepared=False):
            staying.append(_staying(Appointment, uuid, dates.long(row.day), change))
        elif row is not None:
            version = former.from_version(versions.delete(session, row))
            found.append(_undone_row(version, "in the trash", change.at))
    return found or staying


def _put_in_trash_again(session: Session, logged: Logged) -> None:
    """Let what a change brought back from the trash be in it again, as it was there."""
    wanted = [UUID(one) for one in logged.from_trash]
    for version in session.exec(select(Version).where(col(Version.uuid).in_(wanted))).all():
        if versions.by_uuid(session, version.row_uuid) is None:
            in_trash = col(Version.row_uuid) == version.row_uuid, col(Version.why) == "deleted"
            session.execute(update(Version).where(*in_trash).values(why="edited"))
            version.why = "deleted"
            session.add(version)


def _undone_row(
    row: Former, outcome: Outcome, change: datetime, changed: Collection[str] = ()
) -> Undone:
    """Return what became of a row; where its words are what they were, what else is as before."""
    name = row.name
    if changed and not {*changed} & {*_WORDS}:
        about = next((words.PARTS[one] for one in words.PARTS if one in changed), "")
        name = f"{name}: {about}" if about else name
    return Undone(row.noun, row.row, row.kind, name, outcome, row.at, change)


def _undone_setting(before: SettingBefore, at: datetime) -> Undone:
    uuid = settings.uuid_of(before.name)
    return Undone("setting", uuid, before.called, before.said, "as before", at, at)


def _staying(table: type[Row], uuid: UUID, name: str, change: Change) -> Undone:
    noun = str(table.__tablename__)
    return Undone(noun, uuid, called(noun), name, "stays", change.at, change.at)


def _by_row(change: list[Version]) -> list[list[Version]]:
    """Return for each row the versions that restore it: its deletion, and its first state."""
    rows: dict[UUID, list[Version]] = {}
    for version in change:
        rows.setdefault(version.row_uuid, []).append(version)
    return [
        [*(one for one in found[:-1] if one.why == "deleted"), found[-1]] for found in rows.values()
    ]


def _what_differs(session: Session, change: list[Version]) -> set[str] | None:
    """Return the columns that bringing back a row would change; nothing in it where it is gone.

    Return None where that would change nothing.

    Raises:
        NotFound: a row that it lives with is not there.
    """
    first = change[-1]
    present = versions.find(session, dumps.TABLES[first.noun], first.row_uuid)
    if present is None:
        return set() if any(version.why == "deleted" for version in change) else None
    if first.why == "deleted":
        return None
    before = versions.as_before(session, first, present)
    named = before.pop("tags", None)
    found = {
        name
        for name, value in before.items()
        if name not in _MARKS and getattr(present, name) != value
    }
    if isinstance(present, Entry) and named != tags.of_entry(session, present.uuid):
        found.add("tags")
    return found or None


def _is_of_rhythm(session: Session, version: Version) -> bool:
    """Return whether a version was left by a change of a rhythm, which planned sessions."""
    if version.noun == Series.__tablename__:
        return True
    if version.noun != Appointment.__tablename__ or version.row is None:
        return False
    present = versions.find(session, Appointment, version.row_uuid)
    before = dumps.read(Appointment, version.row["row"])["series_uuid"]
    return present is not None and present.series_uuid != before
