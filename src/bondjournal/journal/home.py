"""The greeting of home, made from what is known. Pure, and light to import."""

from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import NamedTuple

from bondjournal import dates, wording
from bondjournal.journal import gaps


class Next(NamedTuple):
    """The next session, and whether its page was begun."""

    day: date
    time: time | None
    begun: bool
    whom: str = ""
    """The therapist's name; empty if there is only one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """What home is drawn from."""

    today: date
    empty: bool = False
    """True if nothing was ever kept."""
    quiet: timedelta | None = None
    """The time since anything was kept."""
    next: Next | None = None
    any_session: bool = True
    sessions_mentioned: bool = True
    """False if nobody is seen, or the person asked not to mention sessions any more."""
    after: bool = False
    """True if a session was today or yesterday, and nothing was kept about it."""
    waiting: str = ""
    """The line about what waits for its session."""


def greeting(state: State) -> str:
    """Return the greeting, in two sentences or more.

    After a gap it is the same whatever the length: after two weeks without a session to come, or
    six weeks with one, since a planned session then says little.
    """
    quiet = state.quiet or timedelta(0)
    away = quiet >= gaps.QUIET or (quiet >= gaps.GAP and not state.next)
    if state.empty:
        return wording.EMPTY_JOURNAL
    if away or not state.sessions_mentioned:
        return wording.GOOD_TO_HAVE_YOU
    if state.next:
        whom = f" with {state.next.whom}" if state.next.whom else ""
        session = f"Your session{whom} is {when(state.next, state.today)}."
        return f"{session} {wording.NOTHING_HAS_TO_BE_READY}"
    if state.any_session:
        return wording.NO_SESSION.replace("No session", "No next session")
    return wording.NO_SESSION


def when(session: Next, today: date) -> str:
    """Return when a session is: "on Tuesday", "tomorrow at 15:00"."""
    named = day(session.day, today)
    near = session.day - today <= timedelta(days=1)
    at = f" at {dates.clock(session.time)}" if session.time and near else ""
    return f"{named}{at}" if near else f"on {named}"


def day(on: date, today: date) -> str:
    """Return the day of a session: "today", "Tuesday", "Sunday 17 May"."""
    away = (on - today).days
    if away <= 1:
        return "tomorrow" if away == 1 else "today"
    weekday = dates.WEEKDAYS[on.weekday()]
    return weekday if away < len(dates.WEEKDAYS) else f"{weekday} {dates.short(on, today.year)}"


def prepare_for(on: date | None, today: date) -> str:
    """Return what is prepared: "Prepare for Tuesday", or "Prepare" if no day is known."""
    return f"Prepare for {day(on, today)}" if on else "Prepare"
