"""Changes as they were made: what one command or one key did, however many rows it changed.

The versions that a change left have one instant.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from itertools import groupby
from operator import attrgetter

from sqlmodel import Session, col, select

from bondjournal.journal import change_log
from bondjournal.journal.change_log import Logged
from bondjournal.journal.tables import Version

_AT_ONCE = 50


@dataclass(slots=True)
class Change:
    """What was done at once: the versions that it left, the newest first, and what it added."""

    at: datetime
    versions: list[Version] = field(default_factory=list)
    logged: Logged | None = None


def last_first(session: Session, among: Collection[datetime] | None) -> Iterator[Change]:
    """Give the changes made on this machine that were not taken back, the last one first."""
    here = session.info.get("device", "")
    log = [logged for logged in change_log.read(session) if logged.device == here]
    for change in _versioned(session):
        newest, oldest = change.versions[0].id or 0, change.versions[-1].id or 0
        while log and log[-1].last >= newest:
            logged = log.pop()
            if logged.first is not None and oldest <= logged.first <= newest:
                change.logged = logged
                break
            yield from _wanted(Change(datetime.fromisoformat(logged.at), logged=logged), among)
        yield from _wanted(change, among)
    for logged in reversed(log):
        yield from _wanted(Change(datetime.fromisoformat(logged.at), logged=logged), among)


def _wanted(change: Change, among: Collection[datetime] | None) -> Iterator[Change]:
    if among is None or change.at in among:
        yield change


def _versioned(session: Session) -> Iterator[Change]:
    """Give the changes that left versions; which of these were taken back is left out."""
    undone = change_log.taken_back(session)
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
    for at, change in groupby(session.exec(query), key=attrgetter("at")):
        found = [version for version in change if version.uuid not in undone]
        if found:
            yield Change(at, found)
