"""From entries and search hits to rows of a list; called off the event loop."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Any, Literal, NamedTuple
from uuid import UUID

from bondjournal import dates, wording
from bondjournal.journal import entries, search, telling, timeline, trends, whole_entries
from bondjournal.journal.search import Hit
from bondjournal.journal.values import Entry
from bondjournal.scales import LABELS
from bondjournal.summary import since
from bondjournal.tui.screens import days
from bondjournal.tui.screens.journal import ENTRIES, SESSION, Asked, Beside
from bondjournal.tui.widgets.row_window import Direction, Key, Load, Row
from bondjournal.wording import appointments
from bondjournal.wording.search import NO_DAY
from bondjournal.wording.whose import for_whom

if TYPE_CHECKING:
    from bondjournal.tui.app import JournalApp

NARROWEST = 20
"""How many characters around a search hit are shown at least."""


class EntryKey(NamedTuple):
    """The position of an entry or search hit in time, and its uuid."""

    at: datetime
    id: int
    uuid: UUID


def entry_key(key: Key) -> EntryKey:
    """Return the key of a row as the key of an entry.

    Raises:
        TypeError: it is the key of another kind of row.
    """
    if not isinstance(key, EntryKey):
        raise TypeError("a row has no key of an entry")
    return key


def loader(app: "JournalApp", asked: Asked, width: int) -> Load:
    """Return a function that loads rows, newest first; sessions stand between the entries.

    Args:
        app: the app.
        asked: which entries are asked for; if it has words, everything kept is searched.
        width: how many cells the words around a search hit may take.
    """
    wanted = asked.filter
    year = app.today.year

    def load(key: Key | None, direction: Direction, count: int) -> Sequence[Row]:
        beyond = key[:2] if isinstance(key, EntryKey) else None
        toward: Literal["older", "newer"] = "older" if direction == "down" else "newer"
        where: Any = {"beyond": beyond, "toward": toward, "count": count}
        if wanted.words:
            room = max(NARROWEST, width)
            found = app.open_journal.read(search.page, wanted, width=room, **where)
            rows = [_hit(one, year) for one in found]
        else:
            lines = app.open_journal.read(timeline.page, app.now(), wanted, **where)
            rows = [
                _row(line, year) if isinstance(line, entries.Line) else _session(line, year)
                for line in lines
            ]
        return rows if direction == "down" else rows[::-1]

    return load


def since_last_session(app: "JournalApp", page: tuple[UUID, UUID | None]) -> Load:
    """Return a function that loads the entries since the last session for a page, oldest first."""
    today = app.today

    def load(key: Key | None, direction: Direction, count: int) -> Sequence[Row]:
        lines = app.open_journal.read(
            since.of_page,
            *page,
            today=today,
            beyond=key[:2] if isinstance(key, EntryKey) else None,
            toward="newer" if direction == "down" else "older",
            count=count,
        )
        return [_row(line, today.year) for line in lines]

    return load


def key_of(entry: Entry) -> EntryKey:
    """Return the key of an entry's row in a list."""
    return EntryKey(entry.at, entry.id, entry.uuid)


def beside(app: "JournalApp", row: Row) -> Beside:
    """Return what stands beside the list for the row under the mark."""
    uuid = entry_key(row.key).uuid
    if row.kind == SESSION:
        return _beside_session(app, uuid, row)
    if row.kind not in ENTRIES:
        return Beside(row.after, "", "\n\n".join(filter(None, (row.words, row.below))))
    entry = app.open_journal.read(whole_entries.find, uuid)
    if entry is None:
        return Beside()
    day, clock = dates.date_and_clock(entry.at, entry.zone)
    when = f"{dates.margin(day, app.today.year)}, {clock}"
    tags = " ".join(f"#{name}" for name in entry.tags)
    locked = wording.WRITTEN_WHILE_LOCKED if entry.source == "captured" else ""
    about = "   ".join(filter(None, (when, for_whom(entry.whose), tags, locked)))
    return Beside(entry.name, about, entry.body, wording.ON_PAGE[entry.share])


def _beside_session(app: "JournalApp", uuid: UUID, row: Row) -> Beside:
    """Return the numbers for a session in words, and the line to each."""
    found = app.open_journal.read(trends.of_session, uuid, app.now())
    if found is None:
        return Beside()
    (session,) = found.rows
    points = session.points.items()
    lines = [f"{LABELS[scale]}: {point.line}" for scale, point in points if point.line]
    said = [telling.of_session(session, found.scales), *lines]
    return Beside(appointments.called(found.name), row.margin, "\n\n".join(said))


def _row(line: entries.Line, year: int) -> Row:
    return Row(
        key=EntryKey(line.at, line.id, line.uuid),
        words=line.title or line.words,
        margin=dates.margin(line.day, year),
        short_margin=days.short(line.day, year),
        after=for_whom(line.whose),
        right=wording.SHARE_WORDS[line.share],
        quiet=line.share == "only-me",
    )


def _session(line: timeline.SessionLine, year: int) -> Row:
    return Row(
        key=EntryKey(*line.cursor, line.uuid),
        words=appointments.in_journal(line.therapist, line.numbers),
        margin=dates.margin(line.day, year),
        short_margin=days.short(line.day, year),
        ruled=True,
        kind=SESSION,
    )


def _hit(hit: Hit, year: int) -> Row:
    """Return the row of a search hit."""
    row = Row(
        key=EntryKey(*hit.cursor, hit.named_by),
        words=hit.words,
        margin=dates.margin(hit.day, year) if hit.day else NO_DAY,
        short_margin=days.short(hit.day, year) if hit.day else NO_DAY,
    )
    return replace(
        _row(hit.entry, year) if hit.entry else row,
        kind="waiting" if hit.kind == "session" and hit.session is None else hit.kind,
        after=hit.label,
        marks=hit.marks,
        below=hit.more,
        hits=hit.more_marks,
    )
