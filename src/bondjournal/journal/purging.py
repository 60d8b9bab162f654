"""Removing rows for good: at once, or once their time in the trash is over.

Only the uuid of a removed row stays, so that neither a merge nor a replayed capture brings it back.
"""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from sqlalchemy import delete as sql_delete
from sqlmodel import Session, col, select

from bondjournal import dates
from bondjournal.journal import gaps, search_index, settings, tags, versions
from bondjournal.journal.tables import MOST_EDITS, Entry, Version


def remove(session: Session, uuid: UUID) -> None:
    """Remove a row and every former version of it at once; only its uuid stays known."""
    row = versions.by_uuid(session, uuid)
    if row is not None:
        versions.delete(session, row)
    empty(session, [uuid])


def empty(session: Session, uuids: Iterable[UUID], *, words_stay: bool = False) -> None:
    """Empty every version of rows that are no longer there, and the index of their words.

    Args:
        session: the session.
        uuids: the rows.
        words_stay: True if another row has their words; the index is not rewritten then.
    """
    had_words = had_tags = False
    for uuid in uuids:
        query = select(Version).where(Version.row_uuid == uuid).order_by(col(Version.id).desc())
        former = session.exec(query).all()
        last = former[0] if former else None
        had_words = had_words or any(
            search_index.has_words(one.noun, one.row["row"]) for one in former if one.row
        )
        session.execute(sql_delete(Version).where(col(Version.row_uuid) == uuid))
        versions.keep(
            session,
            Version(
                noun=last.noun if last else "",
                row_uuid=uuid,
                row=None,
                why="gone",
                at=dates.now(),
                edit=min(last.edit + 1, MOST_EDITS) if last else 0,
            ),
        )
        had_tags = had_tags or (last is not None and last.noun == Entry.__tablename__)
    if had_tags:
        tags.forget_unused(session)
    # Rewriting a large index takes seconds.
    if had_words and not words_stay:
        search_index.compact(session)


def is_gone_or_deleted(session: Session, uuid: UUID) -> bool:
    """Return whether a row with this uuid was here once and was deleted."""
    return (
        session.exec(
            select(Version.id).where(
                Version.row_uuid == uuid, col(Version.why).in_(("deleted", "gone"))
            )
        ).first()
        is not None
    )


def expired(session: Session, now: datetime) -> list[UUID]:
    """Return the rows that have been in the trash for fourteen days."""
    before = now - gaps.IN_TRASH
    query = select(Version.row_uuid).where(
        Version.why == "deleted", col(Version.at) < before, col(Version.row).is_not(None)
    )
    return list(session.exec(query))


def empty_trash(session: Session, now: datetime) -> int:
    """Remove expired rows for good; return how many stay because the clock looks wrong.

    The clock looks wrong if `now` is before anything was last kept or the journal last opened, or
    more than sixty days after that opening.
    """
    over = expired(session, now)
    seen = settings.get(session, "last-opened")
    last = datetime.fromisoformat(seen) if seen else now
    newest = versions.newest_kept(session)
    trusted = (newest is None or now >= newest) and last <= now <= last + gaps.AWAY
    if over and trusted:
        empty(session, over)
    if now >= last or now < last - gaps.AWAY:
        settings.put(session, "last-opened", now.isoformat())
    return 0 if trusted else len(over)
