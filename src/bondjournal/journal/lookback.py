"""Looking back: an entry of long ago, to put beside the newest one, and what helped most often."""

from datetime import date, timedelta
from typing import NamedTuple
from unicodedata import normalize

from sqlmodel import Session, col, select

from bondjournal.journal import entries, helped
from bondjournal.journal.tables import Entry

_AT_LEAST = timedelta(days=30)
"""Nearer than this nothing is long ago."""
FAR = (timedelta(days=365), timedelta(days=182), timedelta(days=91), _AT_LEAST)
"""How far back to look: as far as the journal goes, and a year at most."""
_SHOWN = (entries.visible(), entries.may_go_on_a_page())
"""The conditions of entries that may be shown without being asked for."""


class HelpedOften(NamedTuple):
    """Something that helped, or did not, with the days it was kept on."""

    text: str
    """The words, as they were written last."""
    days: tuple[date, ...]
    """The days, the earliest first."""


def long_ago(session: Session, today: date) -> Entry | None:
    """Return an entry of about a year before a day, or of less if the journal is younger.

    What was written behind the third door is none.
    """
    oldest = session.exec(
        select(col(Entry.day)).where(*_SHOWN).order_by(col(Entry.day)).limit(1)
    ).first()
    for far in FAR:
        if oldest is not None and oldest <= today - far:
            return _nearest(session, today - far)
    return None


def newest(session: Session) -> Entry | None:
    """Return the newest entry that may be shown without being asked for."""
    query = select(Entry).where(*_SHOWN)
    return session.exec(query.order_by(col(Entry.at).desc(), col(Entry.id).desc())).first()


def _nearest(session: Session, day: date) -> Entry | None:
    at_or_before = select(Entry).where(*_SHOWN, col(Entry.day) <= day)
    soon_after = select(Entry).where(
        *_SHOWN, col(Entry.day) > day, col(Entry.day) <= day + _AT_LEAST
    )
    # By day first, which has an index; without a limit every entry before it would be read.
    by_time = (col(Entry.day), col(Entry.at), col(Entry.id))
    latest_first = at_or_before.order_by(*(one.desc() for one in by_time))
    before = session.exec(latest_first.limit(1)).first()
    later = session.exec(soon_after.order_by(*by_time).limit(1)).first()
    if before is None or later is None:
        return before or later
    return later if later.day - day < day - before.day else before


def most_often(session: Session, *, it_helped: bool = True) -> list[HelpedOften]:
    """Return what helped, or what did not, the most frequent first; same words are one item."""
    found: dict[str, list[tuple[date, str]]] = {}
    for row in helped.LIST.rows(session, helped=it_helped):
        same = normalize("NFKC", row.text).casefold().rstrip(".!? ")
        found.setdefault(same, []).append((row.day, row.text))
    often = []
    for rows in found.values():
        rows.sort(key=lambda row: row[0])
        often.append(HelpedOften(rows[-1][1], tuple(day for day, _ in rows)))
    return sorted(often, key=lambda one: (-len(one.days), -one.days[-1].toordinal()))
