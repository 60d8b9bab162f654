"""Taking back the last changes: what was deleted returns, and what was edited is as it was.

What one command or one key did is one change, however many rows it changed: the versions that it
left have one instant.
"""

from collections.abc import Sequence
from itertools import groupby
from operator import attrgetter
from uuid import UUID

from sqlmodel import Session, col, func, select

from bondjournal.errors import NotFound
from bondjournal.journal import dumps, former, settings, versions
from bondjournal.journal.former import Former
from bondjournal.journal.tables import Version

_MADE_BY_ITSELF = ("page", "preparation", "series", "tag", "topic_material")
"""What is changed beside what somebody changes, or chosen again at once."""
_AT_ONCE = 50
_OWN = {"id", "kept_at", "edited_at", "edits", "device"}


def undo(session: Session, count: int = 1) -> list[Former]:
    """Take back the last so many changes, or as many as there are, and return what is back.

    A change that was taken back is none for the next time: that goes on behind it.

    Raises:
        NotFound: there is nothing to take back, or what something belonged to is gone for good.
    """
    found: list[Former] = []
    for _ in range(count):
        step = _last_change(session)
        if not step:
            break
        found += _brought_back(session, step)
    if not found:
        raise NotFound("There is no change to take back.", "'bondjournal history ID' may help.")
    return found


def bring_back(session: Session, names: Sequence[str]) -> list[Former]:
    """Bring back what is in the trash under the first letters of ids, and return it.

    Raises:
        NotFound: nothing in the trash has one of them, or what it belonged to is gone.
        WrongUse: a beginning is too short, or several have it.
    """
    found = {one.uuid: one for one in (former.deleted(session, name) for name in names)}
    for uuid in found:
        former.bring_back(session, uuid)
    return list(found.values())


def _brought_back(session: Session, step: list[Version]) -> list[Former]:
    newest = session.exec(select(func.max(Version.id))).one()
    found = [former.of(version) for version in step]
    for version in step:
        versions.bring_back(session, version)
    made = session.exec(select(Version.uuid).where(col(Version.id) > newest)).all()
    undone = {*_undone(session), *made, *(version.uuid for version in step)}
    there = session.exec(select(Version.uuid).where(col(Version.uuid).in_(undone))).all()
    settings.put(session, settings.UNDONE, sorted(uuid.hex for uuid in there))
    return found


def _last_change(session: Session) -> list[Version]:
    """Return the versions that the last change left, the latest first."""
    undone = _undone(session)
    query = (
        select(Version)
        .where(
            col(Version.why).in_(("edited", "deleted")),
            col(Version.row).is_not(None),
            col(Version.noun).not_in(_MADE_BY_ITSELF),
        )
        .order_by(col(Version.id).desc())
        .execution_options(yield_per=_AT_ONCE)
    )
    for _, step in groupby(session.exec(query), key=attrgetter("at")):
        found = [one for one in step if one.uuid not in undone and _is_otherwise_now(session, one)]
        if found:
            return found
    return []


def _undone(session: Session) -> set[UUID]:
    return {UUID(one) for one in settings.get(session, settings.UNDONE) or ()}


def _is_otherwise_now(session: Session, version: Version) -> bool:
    """Say whether bringing back a version would change anything."""
    present = versions.find(session, dumps.TABLES[version.noun], version.row_uuid)
    if version.why == "deleted" or present is None:
        return version.why == "deleted" and present is None
    was, now = version.row or {}, dumps.of(session, present)
    own = {name: one for name, one in was["row"].items() if name not in _OWN}
    return was.get("tags") != now.get("tags") or any(
        now["row"].get(name) != one for name, one in own.items()
    )
