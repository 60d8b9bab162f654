"""From entries to rows of a list, and to all of one; called off the event loop."""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple
from uuid import UUID

from sqlmodel import Session, col, select

from bondjournal import dates, wording
from bondjournal.journal import entries, search, tags, versions, whose
from bondjournal.journal.tables import Entry
from bondjournal.tui.screens import days
from bondjournal.tui.screens.journal import Asked
from bondjournal.tui.screens.reader import CAPTURED, Whole
from bondjournal.tui.widgets.pages import Direction, Key, Load, Row
from bondjournal.wording.whose import of

if TYPE_CHECKING:
    from bondjournal.tui.app import JournalApp

PIECE = 8_000
"""Characters of a long text that are looked through for a hit at a time."""
OVERLAP = 200

Hit = tuple[str, list[tuple[int, int]]]
"""Words, and which characters of them are hits."""


class EntryKey(NamedTuple):
    """Where an entry stands in the journal, and which it is."""

    at: datetime
    id: int
    uuid: UUID


def loader(app: "JournalApp", asked: Asked, width: int) -> Load:
    """Return what reads rows, newest first.

    Args:
        app: the app.
        asked: which entries are asked for.
        width: how many cells the words around a search hit may take.
    """
    wanted = asked_for(asked)
    year = app.today.year

    def load(key: Key | None, direction: Direction, count: int) -> Sequence[Row]:
        assert app.journal is not None
        with app.journal.read() as session:
            lines = entries.page(
                session,
                wanted,
                beyond=key[:2] if isinstance(key, EntryKey) else None,
                toward="older" if direction == "down" else "newer",
                count=count,
            )
            below = _below(session, lines, wanted.words, width) if wanted.words else {}
        rows = [_row(line, year, *below.get(line.id, ("", []))) for line in lines]
        return rows if direction == "down" else rows[::-1]

    return load


def asked_for(asked: Asked) -> entries.Filter:
    """Return what the journal is asked for."""
    wanted = asked.wanted
    return entries.Filter(
        words=asked.words.strip() and asked.words,
        tag=wanted.tag,
        share=wanted.share,
        since=wanted.since,
        until=wanted.until,
        appointment=wanted.appointment,
    )


def whole(session: Session, entry: Entry) -> Whole:
    """Return all of an entry."""
    return Whole(
        key=EntryKey(entry.at, entry.id or 0, entry.uuid),
        uuid=entry.uuid,
        day=entry.day,
        at=entry.at,
        zone=entry.zone,
        title=entry.title,
        body=entry.body,
        share=entry.share,
        gist=entry.gist,
        prompt=entry.prompt,
        source=entry.source,
        tags=tuple(tags.of(session, entry.uuid)),
        quotes=tuple(entry.quotes),
        former=len(versions.history(session, entry.uuid)),
        whose=whose.labels(session)(entry),
    )


def read_whole(app: "JournalApp", key: Key) -> Whole | None:
    """Read the entry of a row; None where it is gone."""
    assert app.journal is not None
    assert isinstance(key, EntryKey)
    with app.journal.read() as session:
        entry = entries.by_uuid(session, key.uuid)
        return whole(session, entry) if entry else None


def around_hit(typed: str, body: str, width: int) -> Hit:
    """Return about `width` characters around the first hit in a text, however long that is."""
    step = PIECE - OVERLAP
    for start in range(0, max(1, len(body) - OVERLAP), step):
        piece = body[start : start + PIECE]
        words, hits = search.around(typed, piece, width)
        if hits:
            if start and not words.startswith("…"):
                return f"…{words}", [(first + 1, last + 1) for first, last in hits]
            return words, hits
    return search.around(typed, body[:PIECE], width)


def _below(
    session: Session, lines: Sequence[entries.Line], words: str, width: int
) -> dict[int, Hit]:
    """Return for each entry found where the words stand in it: in the text, or in a tag."""
    query = select(Entry.id, Entry.body).where(col(Entry.id).in_([line.id for line in lines]))
    bodies = dict(session.exec(query).all())
    found = {line.id: around_hit(words, bodies.get(line.id, ""), width) for line in lines}
    without = [line.uuid for line in lines if not found[line.id][1]]
    named = tags.of_all(session, without) if without else {}
    for line in lines:
        told = " ".join(f"#{name}" for name in named.get(line.uuid, []))
        if hits := search.hits(words, told):
            found[line.id] = told, hits
    return found


def behind(line: entries.Line) -> str:
    """Return what stands behind the words of an entry: where it came from, and whose it is."""
    told = [CAPTURED] if line.source == "captured" else []
    return ", ".join([*told, *([of(line.whose)] if line.whose else [])])


def _row(line: entries.Line, year: int, below: str, hits: list[tuple[int, int]]) -> Row:
    return Row(
        key=EntryKey(line.at, line.id, line.uuid),
        words=line.title or line.words,
        margin=dates.margin(line.day, year),
        short_margin=days.short(line.day, year),
        after=behind(line),
        right=wording.SHARE_WORDS[line.share],
        quiet=line.share == "only-me",
        below=below,
        hits=tuple(hits),
    )
