"""Then and now: an old entry or page beside today's, what helped most often, goals over time."""

from collections.abc import Callable, Coroutine, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from bondjournal import dates, wording
from bondjournal.journal import goals, lookback
from bondjournal.summary import beside
from bondjournal.summary.beside import Side
from bondjournal.talk import Talk
from bondjournal.wording import lookback as words
from bondjournal.wording.pages import NONE_WRITTEN
from bondjournal.wording.whose import for_whom
from bondjournal.wording.work import NOTHING_HELPED


@dataclass(frozen=True, slots=True)
class View:
    """Something to look at: one or two texts, or lines under headings."""

    then: Side | None = None
    now: Side | None = None
    groups: Sequence[tuple[str, Sequence[str]]] = ()
    nothing: str = ""
    """Said if there is nothing to look at."""
    joins: bool = False
    """Whether a line break inside a paragraph is a space, as it is on a page."""


async def entries(talk: Talk, which: str = "") -> View:
    """Return an entry of long ago, or the one with an id, and the newest entry.

    Raises:
        NotFound: there is no such entry.
        WrongUse: the id is too short, or several entries begin with it.
    """
    then, now = await talk.read(beside.of_entries, talk.today, which)
    return View(then, now, nothing=words.NOTHING_LONG_AGO if now else wording.EMPTY_JOURNAL)


async def pages(talk: Talk, which: str = "") -> View:
    """Return the page that was written first, or the one named, and the next page as of today.

    Raises:
        NotFound: there is no such page.
        WrongUse: several ids begin with what was typed.
    """
    then, now = await talk.read(beside.of_pages, talk.today, which)
    return View(then, now, nothing=NONE_WRITTEN, joins=True)


async def helped(talk: Talk) -> View:
    """Return what helped and what did not, the most often first."""
    groups = []
    for heading, it_helped in ((words.HELPED, True), (words.DID_NOT, False)):
        found = await talk.read(lookback.most_often, it_helped=it_helped)
        lines = []
        for one in found:
            last = dates.short(one.days[-1], talk.today.year)
            lines.append(f"{one.text} ({wording.times(len(one.days))}, last on {last})")
        groups += [(heading, lines)] if lines else []
    return View(groups=groups, nothing=NOTHING_HELPED)


async def goal_numbers(talk: Talk, *, ended: bool = True) -> View:
    """Return goals with their numbers over time; ended goals only if `ended` is set."""
    year = talk.today.year
    groups = [
        (
            f"{goal.words} ({for_whom(goal.whose)})" if goal.whose else goal.words,
            [f"{dates.short(one.day, year)}: {one.value}" for one in goal.ratings],
        )
        for goal in await talk.read(goals.LIST.listed)
        if goal.ratings and (ended or not goal.ended)
    ]
    return View(groups=groups, nothing=words.NO_GOALS)


class Part(NamedTuple):
    """One of the things to look at."""

    name: str
    letter: str
    """What it is chosen by in plain mode."""
    words: str
    read: Callable[[Talk], Coroutine[Any, Any, View]]


PARTS = (
    Part("entries", "e", "An old entry and the newest", entries),
    Part("pages", "p", "An old page and the next", pages),
    Part("what helped", "h", "What helped most often", helped),
    Part("goals", "g", "Goals over time", goal_numbers),
)
