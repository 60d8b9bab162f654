"""Then and now: an old entry beside the newest, an old page beside the one that is coming."""

from datetime import date
from typing import NamedTuple

from sqlmodel import Session

from bondjournal import checks, dates
from bondjournal.journal import appointments, entries, lookback, pages, therapists
from bondjournal.journal.tables import Entry, Page
from bondjournal.summary import markdown
from bondjournal.summary.choose import choose


class Side(NamedTuple):
    """One of the two sides: its day, its title, and its text in Markdown."""

    day: date
    title: str
    text: str


Both = tuple[Side | None, Side | None]
"""Then and now, each None if there is none."""


def of_entries(session: Session, today: date, which: str = "") -> Both:
    """Return an entry of long ago, or the one named, and the newest entry.

    Args:
        session: the session.
        today: the day it is.
        which: `last`, or the first letters of an id; empty picks an entry of long ago.

    Raises:
        NotFound: there is no such entry.
        WrongUse: the letters are too few, or several entries have them.
    """
    now = lookback.newest(session)
    found = entries.named(session, which) if which else lookback.long_ago(session, today)
    if not which and now is not None and found is now:
        # After a long time away the newest is itself of long ago.
        found = lookback.long_ago(session, now.day)
    return _of(found), _of(now)


def of_pages(session: Session, today: date, which: str = "") -> Both:
    """Return the page that was written first, or the one named, and the same therapist's next.

    The next page is as it stands today, in the same style. If sessions with a therapist are not to
    be mentioned, none of their pages counts as the first, and they have no next page.

    Args:
        session: the session.
        today: the day it is.
        which: the number of a written page, or the first letters of its id; empty is the first.

    Raises:
        NotFound: there is no such page.
        WrongUse: several ids begin like that.
    """
    mentioned = {one.uuid for one in therapists.all_of(session) if one.mentioned}
    if which:
        first: Page | None = pages.named(session, which)
    else:
        written = (page for page in pages.all_of(session) if page.text)
        first = next((one for one in written if one.therapist_uuid in mentioned), None)
    if first is None:
        return None, None
    day = dates.local(first.written_at, dates.zone()).date()
    old = Side(day, "", first.text)
    if first.therapist_uuid not in mentioned:
        return old, None
    therapist = therapists.by_uuid(session, first.therapist_uuid)
    coming = appointments.next_one(session, dates.now(), therapist)
    page = choose(session, therapist, coming, today=today)
    text = markdown.render(page, checks.page_style(first.style))
    return old, Side(today, "", text)


def _of(entry: Entry | None) -> Side | None:
    return Side(entry.day, entry.title, entry.body) if entry else None
