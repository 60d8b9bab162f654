"""Look back: entries in a list, ten at a time; and everything kept, searched."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from functools import partial

from bondjournal import wording
from bondjournal.actions import ACTIONS
from bondjournal.cli import console, then_and_now
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
from bondjournal.cli.plain.questions import AT_ONCE, LEAVE, one_of
from bondjournal.cli.plain.window import Window
from bondjournal.errors import JournalError
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

_A_DAY = "d"
_AROUND = 80
"""How many characters around the words found are read out."""

_Cursor = tuple[datetime, int]
_Row = Line | SessionLine | Hit


def look_back(window: Window, asked: Filter = EVERYTHING) -> None:
    """List entries, or search hits, the newest first, and go into them."""
    before: list[_Cursor | None] = []
    start: _Cursor | None = None
    while True:
        listed = _page(window, asked, start)
        if not listed and before:
            console.say(search.nothing_has(asked) if asked.words else wording.NO_ENTRY_FITS)
            start = before.pop()
            continue
        if not listed and not _anything_else(window, asked):
            return
        lines = listed[:AT_ONCE]
        words = [_words(window, one) for one in lines]
        try:
            ways = _ways(asked, len(listed), begun=not before)
            which = "Which one?" if asked.words else "Which entry?"
            place, letter = one_of(which, words, ways, "0")
        except console.WentBack:
            if not before:
                return
            start = before.pop()
            continue
        if letter == "0":
            return
        try:
            beyond = _through(window, lines, place, letter)
        except console.WentBack:
            continue
        except JournalError as error:
            console.tell(error, hint=False)
            continue
        if beyond is not None:
            before.append(start)
            start = beyond


def _page(window: Window, asked: Filter, start: _Cursor | None) -> Sequence[_Row]:
    """Return the rows to list, and one further row if there are more."""
    read, count = window.journal.read, AT_ONCE + 1
    if not asked.words:
        return read(timeline.page, window.now, asked, beyond=start, count=count)
    return read(search.page, asked, beyond=start, count=count, width=_AROUND)


def _ways(asked: Filter, found: int, *, begun: bool) -> dict[str, str]:
    """Return what else can be done, by letter; `begun` is whether this is the start of the list."""
    more = {"m": "More"} if found > AT_ONCE else {}
    a_day = {_A_DAY: "Go to a day"} if more or not begun else {}
    doors = {key: words for key, (words, _) in _DOORS.items()} if asked == EVERYTHING else {}
    return more | a_day | doors | LEAVE


def _through(window: Window, lines: Sequence[_Row], place: int, letter: str) -> _Cursor | None:
    """Go where the answer leads; return where the list goes on, or None to stay there."""
    if letter == "m":
        return lines[-1].cursor
    if letter == _A_DAY:
        return _at_a_day(window)
    if letter:
        _DOORS[letter][1](window)
        return None
    one = lines[place]
    if isinstance(one, Hit):
        _go_into(window, one)
    elif isinstance(one, SessionLine):
        sessions.by_uuid(window, one.uuid)
    else:
        entry.read(window, one.uuid)
    return None


def _anything_else(window: Window, asked: Filter) -> bool:
    """Say that there are no entries; return whether there are ratings to look back at."""
    if asked == EVERYTHING:
        console.say(wording.EMPTY_JOURNAL)
        return trends.any_rated(window)
    console.say(search.nothing_has(asked) if asked.words else wording.NO_ENTRY_FITS)
    return False


def _at_a_day(window: Window) -> _Cursor | None:
    """Ask for a day, and return the cursor before its newest entry; None if that is left."""
    over = finish(end_of_day(window.talk))
    return None if over is None else (over, 0)


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
    console.say("enter: leave it")
    words = console.ask("Which words?")
    if words:
        look_back(window, Filter(words=words))


def _tags(window: Window) -> None:
    tags.show(window, lambda name: look_back(window, Filter(tags=(name,))))


def _then_and_now(window: Window) -> None:
    choices = {part.letter: part.words for part in PARTS} | LEAVE
    parts = {part.letter: part for part in PARTS}
    while (answer := console.choose(lookback.LOOK_AT, choices, "0")) != "0":
        then_and_now.out(finish(parts[answer].read(window.talk)), window.today)


_DOORS: dict[str, tuple[str, Callable[[Window], None]]] = {
    ACTIONS["search"].plain: ("Search", _search),
    ACTIONS["filter"].plain: (lookback.NARROW, _narrow),
    "t": (PLACE, trends.show),
    "c": (months.PLACE, calendar.show),
    ACTIONS["tags"].plain: (tagging.PLACE, _tags),
    "p": (PAGES.title, partial(nouns.a_list, noun=PAGES)),
    "b": (lookback.PLACE, _then_and_now),
}
"""Where else the list leads, by letter."""


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
    return f"{day}{said.replace('…', '...')} ({hit.label})"


def _go_into(window: Window, hit: Hit) -> None:
    """Read out a search hit, and ask what to do with it, as in its own list.

    Raises:
        NotFound: it was deleted in the meantime.
    """
    if hit.kind == "entry":
        entry.read(window, hit.uuid)
    elif hit.kind == "session" and hit.session is None:
        finish(ask_all(window.talk))
    elif hit.kind == "session":
        sessions.by_uuid(window, hit.named_by)
    else:
        noun = FOUND[hit.kind]
        nouns.one_of(window, noun, window.journal.read(noun.list.get, hit.uuid))
