"""What a transaction changed so far, noted with it: for the log of changes, and so for `undo`."""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from typing import Any, NamedTuple
from uuid import UUID

from sqlmodel import Session

from bondjournal import dates

_NEARLY_NOW = timedelta(seconds=1)
_A_MOMENT = timedelta.resolution


class Notes(NamedTuple):
    """What was noted."""

    added: Sequence[UUID]
    """The rows that were added, in order."""
    settings: Sequence[Any]
    """The settings that were set, as each was before."""
    from_trash: Sequence[UUID]
    """The versions that some of the rows were brought back from."""
    first_version: int | None
    """The id of the first version that was left; None where none was."""


def instant(session: Session) -> datetime:
    """Return the instant that names the change which a transaction makes, however much it changes.

    Two changes after each other in one window never have the same.
    """
    info = session.info
    if "changed_at" not in info:
        now, before = dates.now(), info.get("changed_after")
        if before is not None and now <= before < now + _NEARLY_NOW:
            now = before + _A_MOMENT
        info["changed_at"] = now
    at: datetime = info["changed_at"]
    return at


def begin_another(session: Session) -> None:
    """Let what follows in this transaction be another change, with an instant of its own."""
    if "changed_at" in session.info:
        session.info["changed_at"] += _A_MOMENT


def note_added(session: Session, row: UUID, *, from_trash: UUID | None = None) -> None:
    """Note that a row was added, and from which version if it was brought back."""
    session.info.setdefault("added", []).append(row)
    if from_trash is not None:
        session.info.setdefault("from_trash", []).append(from_trash)


def note_setting(session: Session, before: Any) -> None:
    """Note a setting as it was before it was set."""
    session.info.setdefault("settings", []).append(before)


def note_version(session: Session, id_: int | None) -> None:
    """Note a version that was left; the first one counts."""
    session.info.setdefault("first_version", id_)


def forget_added(session: Session, rows: Collection[UUID]) -> None:
    """Let these rows be no additions to take back: what they hold was there before."""
    added = session.info.get("added", ())
    session.info["added"] = [one for one in added if one not in rows]


def take(session: Session) -> Notes:
    """Return what was noted, and forget it."""
    info = session.info
    return Notes(
        info.pop("added", ()),
        info.pop("settings", ()),
        info.pop("from_trash", ()),
        info.pop("first_version", None),
    )


def forget(session: Session) -> datetime | None:
    """Forget the change, so that nobody made it; return the instant it had, if it had one."""
    take(session)
    at: datetime | None = session.info.pop("changed_at", None)
    return at
