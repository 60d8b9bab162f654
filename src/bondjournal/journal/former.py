"""Former rows as people see them: rows in the trash, and rows before an edit."""

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
from bondjournal.wording.seeing import WITHOUT_NAME

_WORDS = ("body", "text", "what", "words")
_NAMED_BY = ("title", *_WORDS, "name")
_BESIDES = ("gist", "line", "wished", "unsaid", "how_it_went", "more", "nudge", "instead")
_FIRST_WORDS = 200
_GONE = "That is gone."


@dataclass(frozen=True, slots=True)
class Former:
    """A former row: in the trash, or before an edit."""

    uuid: UUID
    """The uuid of this version."""
    row: UUID
    noun: str
    kind: str
    """Its kind in words: "a moment"."""
    name: str
    """Its title or its words, in one line."""
    title: str
    whole: str
    """Its whole text, with that of the rows that go with it."""
    deleted: bool
    """Whether it was deleted; else it was changed."""
    at: datetime
    """When that was."""
    saved: dict[str, Any]
    """The row and those that go with it, as an archive has them."""

    @property
    def leaves_trash_at(self) -> datetime:
        """The instant at which it leaves the trash by itself."""
        return self.at + gaps.IN_TRASH


class Position(NamedTuple):
    """The position of an entry in the journal."""

    at: datetime
    id: int
    uuid: UUID


def trash(session: Session) -> list[Former]:
    """Return the deleted rows that can be brought back, newest first."""
    return [from_version(one) for one in versions.trash(session)]


def history(session: Session, uuid: UUID) -> list[Former]:
    """Return the former versions of a row, newest first."""
    return [from_version(one) for one in versions.history(session, uuid)]


def count(session: Session, uuid: UUID) -> int:
    """Return how many former versions of a row there are."""
    query = select(func.count()).where(Version.row_uuid == uuid, col(Version.row).is_not(None))
    return session.exec(query).one()


def numbered(found: Sequence[Former], number: int, unknown: NotFound) -> Former:
    """Return the item of a list with this number; the first is 1.

    Raises:
        NotFound: there is none; `unknown` is raised.
    """
    if not 1 <= number <= len(found):
        raise unknown
    return found[number - 1]


def bring_back(session: Session, uuid: UUID) -> Position | None:
    """Restore a row to a former version; return its position in the journal if it is an entry.

    Raises:
        NotFound: the version is gone, or a row that it lives with is.
        WrongUse: it is a therapist, and another one has its name.
    """
    version = session.exec(select(Version).where(Version.uuid == uuid)).first()
    if version is None:
        raise NotFound(_GONE)
    row = restore(session, version)
    settle_in(session, [row])
    return Position(row.at, row.id or 0, row.uuid) if isinstance(row, Entry) else None


def restore(session: Session, version: Version) -> Row:
    """Restore a row to a version; call `settle_in` once all rows that belong together are back.

    Raises:
        NotFound: the version is gone, or a row that it lives with is.
        WrongUse: it is a therapist, and another one has its name.
    """
    if version.noun == Therapist.__tablename__:
        therapists.refuse_taken(session, str(_row(version).get("name", "")), version.row_uuid)
    return versions.bring_back(session, version)


def settle_in(session: Session, rows: Iterable[Row]) -> None:
    """Make sure that restored rows take nothing from the rows that are there now."""
    for row in rows:
        if isinstance(row, Topic):
            topics.settle_in(session, row)


def delete(session: Session, uuid: UUID, *, for_good: bool = False) -> UUID | None:
    """Move the row with this uuid to the trash, of any noun, or remove it for good.

    Return the version that brings it back, or None.

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
    """Delete several rows as one change; each pair says whether it is for good.

    Raises:
        NotFound: a row was deleted in the meantime.
    """
    for uuid, for_good in dict(wanted).items():
        delete(session, uuid, for_good=for_good)


def deleted(session: Session, name: str) -> Former:
    """Return the row in the trash with this number, or an id that begins like this.

    Raises:
        NotFound: there is no such row in the trash.
        WrongUse: several ids begin like that.
    """
    unknown = NotFound(
        "Nothing in the trash has this name.", "'bondjournal list --deleted' lists it."
    )
    return ordered.named(trash(session), name, unknown, lambda one: one.row)


def empty(session: Session, rows: Sequence[UUID] | None = None) -> None:
    """Remove deleted rows for good: these, or all rows in the trash."""
    # A row that was brought back meanwhile is not in the trash any more, and stays.
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
        return str(row["name"]) or WITHOUT_NAME
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
