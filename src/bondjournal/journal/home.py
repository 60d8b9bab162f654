"""Home: its greeting, its lines and its doors, made from what is known. Pure, and light to import.

The screen and plain mode show the same ones. Where a line or a door leads is named by an id.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import NamedTuple

from bondjournal import dates, wording
from bondjournal.journal import gaps
from bondjournal.talk import fit
from bondjournal.wording import home as words
from bondjournal.wording.pages import QUICK_PAGE
from bondjournal.wording.seeing import SEEING
from bondjournal.wording.work import WORK

_MOST_OF_NAME = 20
"""How many characters of a therapist's name a door shows."""


class NearSession(NamedTuple):
    """The next session, and whether its page was begun; or the last one."""

    day: date
    time: time | None
    begun: bool = False
    whom: str = ""
    """The therapist's name; empty if there is only one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """What home is made from."""

    today: date
    empty: bool = False
    """True if nothing is kept."""
    quiet: timedelta | None = None
    """The time since anything was kept."""
    next: NearSession | None = None
    also: NearSession | None = None
    """The next session with another therapist, if there are several."""
    had: NearSession | None = None
    """The last session, if it was yesterday or has begun today."""
    any_session: bool = True
    sessions_mentioned: bool = True
    """False if nobody is seen, or the person asked not to mention sessions any more."""
    waiting: str = ""
    """The line about what waits for its session."""
    noticed: date | None = None
    """The session about whose numbers something is to be said."""
    ask_seeing: bool = False
    """Whether to ask if there is a therapist now."""
    pages: Sequence[str] = ()
    """The questions whether to delete pages whose session is over."""
    unfinished: Sequence[date] = ()
    """When each entry left unfinished was last written on."""
    news: Sequence[str] = ()
    """Sentences about what happened meanwhile."""
    topic: str = ""
    """The next topic, if home shows words of the person's."""
    topic_first: bool = False
    """Whether it is "first, please"."""
    last_words: str = ""
    """The last words written, if home shows words of the person's."""


class Line(NamedTuple):
    """A line below the greeting."""

    words: str
    leads: str = ""
    """The id of what it leads to; empty if it only says something."""
    own: bool = False
    """Whether it has words of the person's, which may be cut."""


class Door(NamedTuple):
    """A way from home: its id, and its words."""

    leads: str
    words: str


@dataclass(frozen=True, slots=True)
class Greeting:
    """What home shows: two sentences, lines, doors in groups, and the one that is marked."""

    first: str
    second: str
    lines: Sequence[Line]
    doors: Sequence[Sequence[Door]]
    marked: str


def greet(state: State) -> Greeting:
    """Return what home shows."""
    first, second = greeting(state)
    doors = _doors(state)
    named = [door.leads for group in doors for door in group]
    marked = next(one for one in _marked(state) if one in named)
    return Greeting(first, second, _lines(state), doors, marked)


def greeting(state: State) -> tuple[str, str]:
    """Return the greeting: its first sentence, and the rest.

    After a gap it is the same whatever the length: after two weeks without a session to come, or
    six weeks with one, since a planned session then says little.
    """
    quiet = state.quiet or timedelta(0)
    # Without a time nobody knows whether it is over.
    had = state.had if state.had and state.had.time and state.had.day == state.today else None
    away = quiet >= gaps.QUIET or (quiet >= gaps.GAP and not (state.next or had))
    if state.empty:
        return _in_two(wording.EMPTY_JOURNAL)
    if away or not state.sessions_mentioned:
        return _in_two(wording.GOOD_TO_HAVE_YOU)
    if had and not _is_today(state):
        said = words.WAS_TODAY.format(with_somebody=_with(had), when=when(had, state.today))
        return _in_two(said)
    if state.next:
        session = f"Your session{_with(state.next)} is {when(state.next, state.today)}."
        return session, f"{_also(state)}{wording.NOTHING_HAS_TO_BE_READY}"
    if state.any_session:
        return _in_two(wording.NO_NEXT_SESSION)
    return _in_two(wording.NO_SESSION)


def _in_two(said: str) -> tuple[str, str]:
    first, second = said.rsplit(". ", 1)
    return f"{first}.", second


def _also(state: State) -> str:
    """Return when the next session with another therapist is: "With Ben on Friday. "."""
    if state.also is None:
        return ""
    return f"With {state.also.whom} {when(state.also, state.today)}. "


def when(session: NearSession, today: date) -> str:
    """Return when a session is: "on Tuesday", "tomorrow, at 15:00"."""
    named = day(session.day, today)
    near = session.day - today <= timedelta(days=1)
    at = f", at {dates.clock(session.time)}" if session.time and near else ""
    return f"{named}{at}" if near else f"on {named}"


def day(on: date, today: date) -> str:
    """Return the day of a session: "today", "Tuesday", "Sunday 17 May"."""
    away = (on - today).days
    if away <= 1:
        return "tomorrow" if away == 1 else "today"
    weekday = dates.WEEKDAYS[on.weekday()]
    return weekday if away < len(dates.WEEKDAYS) else dates.spoken(on, today.year)


def prepare_for(on: date | None, today: date, whom: str = "") -> str:
    """Return what is prepared: "Prepare for Tuesday", "Prepare for Ann on Tuesday", "Prepare"."""
    if not whom:
        return f"Prepare for {day(on, today)}" if on else "Prepare"
    return f"Prepare for {whom} {when(NearSession(on, None), today) if on else ''}".rstrip()


def day_before(on: date, today: date) -> str:
    """Return a day that was: "today", "yesterday", "Saturday", "Saturday 3 May"."""
    away = (today - on).days
    if away <= 1:
        return "yesterday" if away == 1 else "today"
    weekday = dates.WEEKDAYS[on.weekday()]
    return weekday if away < len(dates.WEEKDAYS) else dates.spoken(on, today.year)


def _is_today(state: State) -> bool:
    return state.next is not None and state.next.day == state.today


def _with(session: NearSession) -> str:
    return f" with {session.whom}" if session.whom else ""


def _marked(state: State) -> Sequence[str]:
    """Return the doors that the mark begins on, the first that is there."""
    if _is_today(state):
        return ("quick_page", "prepare", "write")
    return ("after", "write") if state.had else ("write",)


def _doors(state: State) -> list[list[Door]]:
    mentioned, whom = state.sessions_mentioned, _whose_page(state)
    groups = (
        (
            Door("write", "Write"),
            mentioned and Door("after", "After a session"),
            not state.any_session and Door("sessions", "Add a session"),
        ),
        (
            mentioned and Door("prepare", _prepare(state)),
            mentioned and Door("quick_page", f"{QUICK_PAGE} for {whom}" if whom else QUICK_PAGE),
        ),
        (
            Door("look_back", "Look back"),
            Door("topics", "Topics"),
            Door("goals", WORK),
        ),
    )
    found = [[door for door in group if door] for group in groups]
    return [group for group in found if group]


def _whose_page(state: State) -> str:
    """Return whose page comes next; empty if there is only one therapist, or if that is asked."""
    if state.next is None or (state.also and state.also.day == state.next.day):
        return ""
    return fit(state.next.whom, _MOST_OF_NAME)


def _prepare(state: State) -> str:
    if state.next is None:
        return "Prepare"
    said = prepare_for(state.next.day, state.today, _whose_page(state))
    return f"{said}, where you left it" if state.next.begun else said


def _lines(state: State) -> list[Line]:
    year = state.today.year
    noticed = words.NUMBERS.format(day=dates.short(state.noticed, year)) if state.noticed else ""
    topic = words.FIRST_TOPIC if state.topic_first else words.NEXT_TOPIC
    lines = (
        Line(_unfinished(state), "unfinished"),
        *map(Line, state.news),
        Line(state.waiting, "waiting"),
        Line(noticed, "noticed"),
        Line(_pages(state), "delete_pages"),
        Line(SEEING if state.ask_seeing else "", "seeing"),
        Line(topic.format(topic=state.topic) if state.topic else "", own=True),
        Line(words.LAST_WORDS.format(words=state.last_words) if state.last_words else "", own=True),
    )
    return [line for line in lines if line.words]


def _unfinished(state: State) -> str:
    if not state.unfinished:
        return ""
    if len(state.unfinished) > 1:
        return words.UNFINISHED_SEVERAL.format(count=wording.counted(len(state.unfinished)))
    return words.UNFINISHED.format(whose=f"{day_before(state.unfinished[0], state.today)}'s")


def _pages(state: State) -> str:
    if len(state.pages) > 1:
        return words.DELETE_SEVERAL.format(count=wording.counted(len(state.pages)))
    return state.pages[0] if state.pages else ""
