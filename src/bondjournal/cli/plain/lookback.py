"""Look back: entries in a list, and everything kept, searched."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import partial

from bondjournal import wording
from bondjournal.actions import ACTIONS
from bondjournal.cli import console, then_and_now
from bondjournal.cli.choosing import AT_ONCE
from bondjournal.cli.plain import (
    calendar,
    entry,
    narrowing,
    nouns,
    rows,
    sessions,
    tags,
    trends,
)
from bondjournal.cli.plain.questions import LEAVE, browse
from bondjournal.cli.plain.window import Window
from bondjournal.flows import former
from bondjournal.flows.narrowing import PLACES, TRASH, UNFINISHED, end_of_day
from bondjournal.flows.pages import PAGES
from bondjournal.flows.then_and_now import PARTS
from bondjournal.flows.waiting import ask_all
from bondjournal.journal import search, timeline
from bondjournal.journal.entries import Line
from bondjournal.journal.entry_filter import EVERYTHING, Filter
from bondjournal.journal.search import Hit
from bondjournal.journal.timeline import SessionLine
from bondjournal.nouns import FOUND
from bondjournal.talk import finish
from bondjournal.wording import calendar as months
from bondjournal.wording import lookback
from bondjournal.wording import tags as tagging
from bondjournal.wording.trends import PLACE

_A_DAY, _OLDER = "d", "o"
_PORTION = 200
"""How many rows are read at a time."""
_AROUND = 80
"""How many characters around the words found are read out."""

_CUT = re.compile(r"…\S*\s|\s\S*…")
"""A word that was cut where the words around a match begin or end."""

_Cursor = tuple[datetime, int]
_Row = Line | SessionLine | Hit


@dataclass
class _Looking:
    """A portion of what is looked back at, and where else its list leads."""

    window: Window
    asked: Filter
    start: _Cursor | None = None
    """Where the portion begins; None at the newest."""
    others: dict[str, tuple[str, Callable[[], object]]] = field(default_factory=dict)
    """What else can be done, by letter."""

    @property
    def none_fits(self) -> str:
        """What is said where there is no row."""
        return search.nothing_has(self.asked) if self.asked.words else wording.NO_ENTRY_FITS

    def rows(self) -> list[tuple[str, _Row]]:
        """Return the rows with their words, and find out where else the list leads."""
        found = self._read(self.start)
        self.others.clear()
        if len(found) > _PORTION:
            cursor = found[_PORTION - 1].cursor
            self.others[_OLDER] = ("Older ones", partial(self._go_beyond, cursor))
        if self.start or len(found) > AT_ONCE:
            self.others[_A_DAY] = ("Go to a day", self._go_to_day)
        if self.asked == EVERYTHING and (found or trends.any_rated(self.window)):
            doors = _DOORS.items()
            self.others |= {key: (words, partial(go, self.window)) for key, (words, go) in doors}
        return [(_words(self.window, one), one) for one in found[:_PORTION]]

    def _read(self, start: _Cursor | None) -> Sequence[_Row]:
        """Return the rows of a portion, and one further row if there are more."""
        read, count = self.window.journal.read, _PORTION + 1
        if not self.asked.words:
            return read(timeline.page, self.window.now, self.asked, beyond=start, count=count)
        return read(search.page, self.asked, beyond=start, count=count, width=_AROUND)

    def _go_to_day(self) -> None:
        over = finish(end_of_day(self.window.talk))
        if over is not None:
            self._go_beyond((over, 0))

    def _go_beyond(self, cursor: _Cursor) -> None:
        if self._read(cursor):
            self.start = cursor
        else:
            console.say(self.none_fits)


def look_back(window: Window, asked: Filter = EVERYTHING) -> None:
    """List entries and sessions, or search hits, the newest first, and go into them."""
    looking = _Looking(window, asked)
    nothing = wording.EMPTY_JOURNAL if asked == EVERYTHING else looking.none_fits
    which = "Which one?" if asked.words else "Which entry?"
    go_into = partial(_go_into, window)
    while True:
        try:
            browse(which, looking.rows, go_into, nothing=nothing, others=looking.others)
        except console.WentBack:
            if looking.start is not None:
                looking.start = None
                continue
        return


def _narrow(window: Window) -> None:
    from bondjournal.cli.plain.menu import all_unfinished

    words = (f"{one[0].upper()}{one[1:]}" for one in PLACES.values())
    places = {str(number): one for number, one in enumerate(words, 1)}
    place = [*PLACES][int(console.choose(lookback.LOOK_AT, places, "1")) - 1]
    if place == TRASH:
        nouns.a_list(window, former.TRASH)
    elif place == UNFINISHED:
        all_unfinished(window)
    elif (wanted := narrowing.ask(window)) is not None:
        look_back(window, wanted)


def _search(window: Window) -> None:
    words = console.ask("Which words?", "enter: leave it")
    if words:
        look_back(window, Filter(words=words))


def _tags(window: Window) -> None:
    tags.show(window, lambda name: look_back(window, Filter(tags=(name,))))


def _then_and_now(window: Window) -> None:
    choices = {part.letter: part.words for part in PARTS} | LEAVE
    parts = {part.letter: part for part in PARTS}
    while (answer := console.choose(lookback.LOOK_AT, choices, "0")) != "0":
        view = finish(parts[answer].read(window.talk))
        then_and_now.out(view, window.today, spoken=True)


_DOORS: dict[str, tuple[str, Callable[[Window], None]]] = {
    ACTIONS["search"].plain: ("Search", _search),
    ACTIONS["filter"].plain: (lookback.NARROW, _narrow),
    "t": (PLACE, trends.show),
    "c": (months.PLACE, calendar.show),
    ACTIONS["tags"].plain: (tagging.PLACE, _tags),
    "p": (PAGES.title, partial(nouns.a_list, noun=PAGES)),
    "b": (lookback.PLACE, _then_and_now),
}


def _words(window: Window, one: _Row) -> str:
    if isinstance(one, Hit):
        return _of_hit(one, window.today)
    if isinstance(one, SessionLine):
        return rows.session_line(one, window.today)
    return rows.entry(one, window.today)


def _of_hit(hit: Hit, today: date) -> str:
    """Return a search hit in words: its day, the words around the match, and its kind."""
    said = ". ".join(one.rstrip(".") for one in (hit.words, hit.more) if one)
    if hit.entry:
        title = f"{hit.entry.title}. " if hit.entry.title else ""
        said = title + (hit.more or hit.words)
    day = f"{rows.on(hit.day, today)}: " if hit.day else ""
    return f"{day}{_CUT.sub('', said)} ({hit.label})"


def _go_into(window: Window, row: _Row) -> None:
    """Read out a row, and ask what to do with it, as in its own list.

    Raises:
        NotFound: it was deleted in the meantime.
    """
    if isinstance(row, SessionLine):
        sessions.by_uuid(window, row.uuid)
    elif isinstance(row, Line) or row.kind == "entry":
        entry.read(window, row.uuid)
    elif row.kind == "session" and row.session is None:
        finish(ask_all(window.talk))
    elif row.kind == "session":
        sessions.by_uuid(window, row.named_by)
    else:
        noun = FOUND[row.kind]
        nouns.one_of(window, noun, window.journal.read(noun.list.get, row.uuid))
