"""Look back: entries in a list, and everything kept, searched."""

import re
from collections.abc import Callable, Sequence
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
from bondjournal.flows.narrowing import end_of_day
from bondjournal.flows.pages import PAGES
from bondjournal.flows.then_and_now import PARTS
from bondjournal.flows.waiting import ask_all
from bondjournal.journal import entries, search
from bondjournal.journal.entries import Line
from bondjournal.journal.entry_filter import EVERYTHING, Filter
from bondjournal.journal.search import Hit
from bondjournal.nouns import FOUND
from bondjournal.talk import finish
from bondjournal.wording import calendar as months
from bondjournal.wording import lookback
from bondjournal.wording import tags as tagging
from bondjournal.wording.trends import PLACE

_A_DAY = "d"
_AROUND = 80
"""How many characters around the words found are read out."""

_CUT = re.compile(r"…\S*\s|\s\S*…")
"""A word that was cut where the words around a match begin or end."""

_Cursor = tuple[datetime, int]


def look_back(window: Window, asked: Filter = EVERYTHING) -> None:
    """List entries, or search hits, the newest first, and go into them."""
    start: _Cursor | None = None
    others: dict[str, tuple[str, Callable[[], object]]] = {}

    def listed() -> list[tuple[str, Line | Hit]]:
        found = _listed(window, asked, start)
        others.clear()
        if start or len(found) > AT_ONCE:
            others[_A_DAY] = ("Go to a day", go_to_day)
        if asked == EVERYTHING and (found or trends.any_rated(window)):
            others.update(_doors(window))
        return [(_words(window, one), one) for one in found]

    def go_to_day() -> None:
        nonlocal start
        over = finish(end_of_day(window.talk))
        if over is None:
            return
        if _listed(window, asked, (over, 0)):
            start = over, 0
        else:
            console.say(none_fits)

    none_fits = search.nothing_has(asked) if asked.words else wording.NO_ENTRY_FITS
    nothing = wording.EMPTY_JOURNAL if asked == EVERYTHING else none_fits
    which = "Which one?" if asked.words else "Which entry?"
    while True:
        try:
            browse(which, listed, partial(_go_into, window), nothing=nothing, others=others)
        except console.WentBack:
            if start is not None:
                start = None
                continue
        return


def _doors(window: Window) -> dict[str, tuple[str, Callable[[], object]]]:
    """Return where else the list leads, by letter."""
    return {letter: (words, partial(go, window)) for letter, (words, go) in _DOORS.items()}


def _listed(window: Window, asked: Filter, start: _Cursor | None) -> Sequence[Line | Hit]:
    if not asked.words:
        return window.journal.read(entries.page, asked, beyond=start, count=None)
    return window.journal.read(search.page, asked, beyond=start, count=None, width=_AROUND)


def _narrow(window: Window) -> None:
    wanted = narrowing.ask(window)
    if wanted is not None:
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
    while (answer := console.choose("What do you want to look at?", choices, "0")) != "0":
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


def _words(window: Window, one: Line | Hit) -> str:
    if isinstance(one, Hit):
        return _of_hit(one, window.today)
    return rows.entry(one, window.today)


def _of_hit(hit: Hit, today: date) -> str:
    """Return a search hit in words: its day, the words around the match, and its kind."""
    said = ". ".join(one.rstrip(".") for one in (hit.words, hit.more) if one)
    if hit.entry:
        title = f"{hit.entry.title}. " if hit.entry.title else ""
        said = title + (hit.more or hit.words)
    day = f"{rows.on(hit.day, today)}: " if hit.day else ""
    return f"{day}{_CUT.sub('', said)} ({hit.label})"


def _go_into(window: Window, hit: Line | Hit) -> None:
    """Read out an entry or another search hit, and ask what to do with it, as in its own list.

    Raises:
        NotFound: it was deleted in the meantime.
    """
    if isinstance(hit, Line) or hit.kind == "entry":
        entry.read(window, hit.uuid)
    elif hit.kind == "session" and hit.session is None:
        finish(ask_all(window.talk))
    elif hit.kind == "session":
        sessions.by_uuid(window, hit.named_by)
    else:
        noun = FOUND[hit.kind]
        nouns.one_of(window, noun, window.journal.read(noun.list.get, hit.uuid))
