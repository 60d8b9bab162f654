"""Former rows as people see them: what is in the trash, and what a row was before an edit."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple
from uuid import UUID

from sqlmodel import Session, col, func, select

from bondjournal import dates
from bondjournal.errors import DELETED_MEANWHILE, NotFound
from bondjournal.journal import gaps, ordered, purging, therapists, topics, versions
from bondjournal.journal.tables import Entry, Row, Therapist, Topic, Version
from bondjournal.kinds import DID_NOT_HELP, called
from bondjournal.scales import LABELS
from bondjournal.wording.undoing import NO_NAME

_WORDS = ("body", "text", "what", "words")
_NAMED_BY = ("title", *_WORDS, "name")
_BESIDES = ("gist", "line", "wished", "unsaid", "how_it_went", "more", "nudge")
_FIRST_WORDS = 200
_GONE = "That is gone."


@dataclass(frozen=True, slots=True)
class Former:
    """A row as it was: one in the trash, or one before an edit."""

    uuid: UUID
    """What names this state of it."""
    row: UUID
    noun: str
    kind: str
    """What kind of thing it is: "a moment"."""
    name: str
    """What it is called, in one line: its title, or else its words."""
    title: str
    whole: str
    """Everything it says, with what goes with it."""
    deleted: bool
    """Whether it was deleted, and not changed."""
    at: datetime
    """When that was."""
    saved: dict[str, Any]
    """The row with what goes with it, as it is exported."""

    @property
    def leaves_trash_at(self) -> datetime:
        """When it leaves the trash by itself."""
        return self.at + gaps.IN_TRASH


class Position(NamedTuple):
    """Where an entry stands in the journal."""

    at: datetime
    id: int
    uuid: UUID


def trash(session: Session) -> list[Former]:
    """Return what was deleted and can be brought back, newest first."""
    return [from_version(one) for one in versions.trash(session)]


def history(session: Session, uuid: UUID) -> list[Former]:
    """Return what a row was before, newest first."""
    return [from_version(one) for one in versions.history(session, uuid)]


def count(session: Session, uuid: UUID) -> int:
    """Return how many former versions of a row there are."""
    query = select(func.count()).where(Version.row_uuid == uuid, col(Version.row).is_not(None))
    return session.exec(query).one()


def numbered(found: Sequence[Former], number: int, unknown: NotFound) -> Former:
    """Return the one of a list that has this number; the first is 1.

    Raises:
        NotFound: there is none, and this one is raised.
    """
    if not 1 <= number <= len(found):
        raise unknown
    return found[number - 1]


def bring_back(session: Session, uuid: UUID) -> Position | None:
    """Make a row what it was; return where it stands in the journal, if it is an entry.

    Raises:
        NotFound: it is gone, or what it lives with is.
        WrongUse: it is a therapist whose name another one has.
    """
    version = session.exec(select(Version).where(Version.uuid == uuid)).first()
    if version is None:
        raise NotFound(_GONE)
    row = restore(session, version)
    settle_in(session, [row])
    return Position(row.at, row.id or 0, row.uuid) if isinstance(row, Entry) else None


def restore(session: Session, version: Version) -> Row:
    """Make a row what it was in a version; `settle_in` follows once all that belong together are.

    Raises:
        NotFound: it is gone, or what it lives with is.
        WrongUse: it is a therapist whose name another one has.
    """
    if version.noun == Therapist.__tablename__:
        therapists.refuse_taken(session, str(_row(version).get("name", "")), version.row_uuid)
    return versions.bring_back(session, version)


def settle_in(session: Session, rows: Iterable[Row]) -> None:
    """Let rows that are back take nothing from what is there now."""
    for row in rows:
        if isinstance(row, Topic):
            topics.settle_in(session, row)


def delete(session: Session, uuid: UUID, *, for_good: bool = False) -> UUID | None:
    """Move what has this uuid to the trash, whatever noun it is of, or remove it for good.

    Return what brings it back; None where nothing does.

    Raises:
        NotFound: it was deleted in the meantime.
    """
    row = versions.by_uuid(session, uuid)
    if row is None and not (for_good and purging.is_gone_or_deleted(session, uuid)):
        raise NotFound(DELETED_MEANWHILE)
    if for_good or row is None:
        purging.remove(session, uuid)
        return None
    return versions.delete(session, row).uuid


def delete_each(session: Session, wanted: Sequence[tuple[UUID, bool]]) -> None:
    """Delete several as `delete` does, each for good where that is said of it: one change.

    Raises:
        NotFound: one was deleted in the meantime.
    """
    for uuid, for_good in dict(wanted).items():
        delete(session, uuid, for_good=for_good)


def deleted(session: Session, name: str) -> Former:
    """Return what is in the trash and has an id that begins so, or this number in its list.

    Raises:
        NotFound: nothing in the trash has.
        WrongUse: several have.
    """
    unknown = NotFound(
        "Nothing in the trash has this name.", "'bondjournal list --deleted' lists it."
    )
    return ordered.named(trash(session), name, unknown, lambda one: one.row)


def empty(session: Session, rows: Sequence[UUID] | None = None) -> None:
    """Remove deleted rows for good: these, or all that are in the trash."""
    # What was brought back meanwhile is in the trash no more, and stays.
    in_trash = dict.fromkeys(one.row_uuid for one in versions.trash(session))
    purging.empty(session, [one for one in in_trash if rows is None or one in rows])


def from_version(version: Version) -> Former:
    """Return a version as people see it."""
    return Former(
        uuid=version.uuid,
        row=version.row_uuid,
        noun=version.noun,
        kind=_kind(version),
        name=_name(version),
        title=str(_row(version).get("title") or ""),
        whole=_whole(version),
        deleted=version.why == "deleted",
        at=version.at,
        saved=version.row or {},
    )


def _name(version: Version) -> str:
    row = _row(version)
    if version.noun == "goal_rating" and row:
        return f"{row['value']} on {dates.long(date.fromisoformat(row['day']))}"
    if version.noun == "rating" and row:
        return f"{LABELS[row['scale']]} {row['value']}"
    if version.noun == "therapist" and row:
        return str(row["name"]) or NO_NAME
    if version.noun == "appointment" and row:
        return dates.long(date.fromisoformat(row["day"]))
    for column in _NAMED_BY:
        if row.get(column):
            return " ".join(str(row[column])[:_FIRST_WORDS].split())
    return _kind(version)


def _kind(version: Version) -> str:
    if version.noun == "helped" and _row(version).get("helped") is False:
        return called(DID_NOT_HELP)
    return called(version.noun)


def _whole(version: Version) -> str:
    row = _row(version)
    words = (str(row[column]) for column in _WORDS if row.get(column))
    said = [next(words, _name(version)), *(row.get(column) for column in _BESIDES)]
    goes_with: list[dict[str, Any]] = (version.row or {}).get("goal_rating", [])
    said += [
        f"{one['value']} on {dates.long(date.fromisoformat(one['day']))}"
        for one in sorted(goes_with, key=lambda one: str(one["day"]))
    ]
    return "\n\n".join(one for one in said if one)


def _row(version: Version) -> dict[str, Any]:
    found: dict[str, Any] = (version.row or {}).get("row", {})
    return found
