"""Searching everything kept: entries, topics, moments, goals, tried, helped, questions, sessions.

A hit has its kind, where the words are in it, and the day it is about. Hits are ordered by time,
the newest first or last: an entry by its instant, a row with a session by the session, a row with
a day by that day, and every other row by when it was kept.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal
from uuid import UUID

from sqlmodel import Session, col, select

from bondjournal.journal import entries, ownership, tags
from bondjournal.journal.entries import Line
from bondjournal.journal.entry_filter import Filter
from bondjournal.journal.search_rows import Cursor, besides_entries
from bondjournal.journal.search_text import Spans, excerpt, hits
from bondjournal.journal.tables import Entry
from bondjournal.kinds import KINDS
from bondjournal.wording import search as words_for
from bondjournal.wording.whose import for_whom

_KINDS = {name: kind.found_as or name for name, kind in KINDS.items() if kind.searched}
"""The kind of a hit, by the table of its row."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A search hit."""

    kind: str
    """One of entry, topic, moment, goal, tried, helped, question, session."""
    label: str
    """Its kind in words, such as "topic", and with several therapists which one it is about."""
    uuid: UUID
    cursor: Cursor
    day: date | None
    """The day it is about, if it has one."""
    words: str
    """Its title, or its words."""
    marks: tuple[tuple[int, int], ...] = ()
    """Which characters of `words` match."""
    more: str = ""
    """Its further words; for an entry, the words around the match."""
    more_marks: tuple[tuple[int, int], ...] = ()
    session: UUID | None = None
    """The session, for words about one; None if they wait for their session."""
    entry: Line | None = None
    """The entry as a list shows it, if it is one."""

    @property
    def named_by(self) -> UUID:
        """The uuid it is opened and named by; for words about a session, that of the session."""
        return self.session if self.kind == "session" and self.session else self.uuid


def is_over_everything(asked: Filter) -> bool:
    """Say whether more than entries can be found; tags and share levels are theirs alone."""
    return not (asked.tags or asked.without_tags or asked.share)


def nothing_has(asked: Filter) -> str:
    """Return the sentence that nothing was found, and in what it was searched."""
    if not is_over_everything(asked):
        return words_for.NO_ENTRY_HAS
    days = asked.since or asked.until or asked.after or asked.before
    narrowed = days or asked.appointment or asked.therapist
    return words_for.NOTHING_FITTING_HAS if narrowed else words_for.NOTHING_HAS


def page(
    session: Session,
    asked: Filter,
    *,
    beyond: Cursor | None = None,
    toward: Literal["older", "newer"] = "older",
    count: int | None = 100,
    width: int = 0,
) -> list[Hit]:
    """Return up to `count` hits on one side of a cursor, in the order of reading that way.

    Args:
        session: the session.
        asked: the words, and what else is wanted. A tag or a share level finds entries alone, a
            session what belongs to it, a therapist what is theirs.
        beyond: where to go on; without it at the newest (toward older) or the oldest.
        toward: which way.
        count: how many at most; None for all.
        width: how many characters to show around a match; 0 for its beginning, unmarked.
    """
    lines = entries.page(session, asked, beyond=beyond, toward=toward, count=count)
    over_everything = is_over_everything(asked)
    others = besides_entries(session, asked, beyond, toward, count) if over_everything else []
    found: list[Line | Any] = [*lines, *others]
    found.sort(key=_cursor, reverse=toward == "older")
    found = found[:count]
    shown = [one for one in found if isinstance(one, Line)]
    inside = _inside(session, shown, asked.words, width) if width and shown else {}
    label = ownership.labels(session)
    return [
        _entry(one, asked.words, width, *inside.get(one.id, ("", [])))
        if isinstance(one, Line)
        else _other(one, asked.words, width, label(one) if one.belongs else "")
        for one in found
    ]


def first(
    session: Session,
    asked: Filter,
    *,
    toward: Literal["older", "newer"] = "older",
    count: int = 0,
    width: int = 0,
) -> tuple[list[Hit], bool]:
    """Return the first `count` hits (0 for all) in this order, and whether there are more."""
    wanted = count + 1 if count else None
    found = page(session, asked, toward=toward, count=wanted, width=width)
    return (found[:count], len(found) > count) if count else (found, False)


def _cursor(one: Any) -> Cursor:
    return one.cursor if isinstance(one, Line) else (one.at, one.place)


def _entry(line: Line, typed: str, width: int, more: str, more_marks: Spans) -> Hit:
    words = line.title or line.words
    return Hit(
        kind="entry",
        label=_label("entry", line.whose),
        uuid=line.uuid,
        cursor=line.cursor,
        day=line.day,
        words=words,
        marks=tuple(hits(typed, words)) if width and line.title else (),
        more=more,
        more_marks=tuple(more_marks),
        entry=line,
    )


def _label(kind: str, belongs_to: str) -> str:
    return f"{kind}, {for_whom(belongs_to)}" if belongs_to else kind


def _other(row: Any, typed: str, width: int, belongs_to: str) -> Hit:
    """Return the hit of a row other than an entry; with its second text if that matches."""
    said = [one for one in (row.first, row.second) if one]
    shown = [excerpt(typed, one, width) if width else (one, hits(typed, one)) for one in said]
    # Of two lines about a session, only the one that matches is shown.
    if _KINDS[row.noun] == "session":
        shown = [one for one in shown if one[1]] or shown
    (words, marks), (more, more_marks) = [*shown, ("", [])][:2]
    is_hit = bool(more_marks)
    kind = _KINDS[row.noun]
    return Hit(
        kind=kind,
        label=_label(
            words_for.LABELS.get(kind, kind) if row.helped else words_for.DID_NOT_HELP, belongs_to
        ),
        uuid=row.uuid,
        cursor=(row.at, row.place),
        day=row.day,
        words=words,
        marks=tuple(marks),
        more=more if is_hit else "",
        more_marks=tuple(more_marks) if is_hit else (),
        session=row.session,
    )


def _inside(
    session: Session, lines: Sequence[Line], typed: str, width: int
) -> dict[int, tuple[str, Spans]]:
    """Return the match in each entry: in its text, else in a tag, else in its gist."""
    wanted = select(Entry.id, Entry.body, Entry.gist)
    rows = session.exec(wanted.where(col(Entry.id).in_([line.id for line in lines]))).all()
    texts = {id_: (body, gist) for id_, body, gist in rows}
    found = {line.id: excerpt(typed, texts.get(line.id, ("", ""))[0], width) for line in lines}
    without = [line for line in lines if not found[line.id][1]]
    named = tags.of_all(session, [line.uuid for line in without]) if without else {}
    for line in without:
        names = " ".join(f"#{name}" for name in named.get(line.uuid, []))
        gist = texts.get(line.id, ("", ""))[1]
        for shown in ((names, hits(typed, names)), excerpt(typed, gist, width)):
            if shown[1]:
                found[line.id] = shown
                break
    return found
