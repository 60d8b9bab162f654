"""The day's tidying: what has been in the trash long enough goes, unless the clock looks wrong."""

from datetime import datetime, timedelta

from sqlmodel import Session

from bondjournal.journal import settings, versions

AWAY = timedelta(days=60)
"""After so long without an opening nothing is purged without asking: the clock may be wrong."""


def empty_trash(session: Session, now: datetime) -> int:
    """Remove what is over for good; return how many rows stay because the clock looks wrong.

    It does where the instant lies before the newest one of keeping, or before the last opening or
    more than sixty days past it.
    """
    over = versions.expired(session, now)
    seen = settings.get(session, "last-opened")
    last = datetime.fromisoformat(seen) if seen else now
    newest = versions.newest_kept(session)
    trusted = (newest is None or now >= newest) and last <= now <= last + AWAY
    if over and trusted:
        versions.empty(session, over)
    if now >= last or now < last - AWAY:
        settings.put(session, "last-opened", now.isoformat())
    return 0 if trusted else len(over)
