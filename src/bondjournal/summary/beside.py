"""Then and now: an old entry beside the newest, an old page beside the one that is coming."""

from datetime import date
from typing import NamedTuple

from sqlmodel import Session

from bondjournal import dates
from bondjournal.journal import appointments, lookback, pages, therapists
from bondjournal.journal.tables import Entry, Page
from bondjournal.summary import markdown
from bondjournal.summary.choose import choose


class Side(NamedTuple):
    """One of the two: its day, and what it says, in Markdown."""

    day: date
    title: str
    text: str


Both = tuple[Side | None, Side | None]
"""Then, and now; None where there is none."""


def of_entries(session: Session, today: date, then: Entry | None = None) -> Both:
    """Return an entry of long ago, or this one, and the newest one."""
    found = then or lookback.long_ago(session, today)
    return _of(found), _of(lookback.newest(session))


def of_pages(session: Session, today: date, then: Page | None = None) -> Both:
    """Return the page that was written first, or this one, and the next with the same therapist.

    The next one is as it stands today, in the same style. Where sessions with somebody are not to
    be mentioned, no page for them is the first, and there is no next one.
    """
    mentioned = {one.uuid for one in therapists.all_of(session) if one.mentioned}
    written = [page for page in pages.all_of(session) if page.text]
    first = then or next((one for one in written if one.therapist_uuid in mentioned), None)
    if first is None:
        return None, None
    day = dates.local(first.written_at, dates.zone()).date()
    old = Side(day, "", first.text)
    if first.therapist_uuid not in mentioned:
        return old, None
    them = therapists.by_uuid(session, first.therapist_uuid)
    coming = appointments.next_one(session, dates.now(), them)
    page = choose(session, them, coming, today=today)
    text = markdown.render(page, "brief" if first.style == "brief" else "full")
    return old, Side(today, "", text)


def _of(entry: Entry | None) -> Side | None:
    return Side(entry.day, entry.title, entry.body) if entry else None
