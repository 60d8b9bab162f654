"""Filtering the list of entries: by days, a tag, a session, a share level."""

from collections.abc import Callable, Coroutine, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from bondjournal import checks, dates, wording
from bondjournal.errors import JournalError, WrongUse
from bondjournal.journal import entry_filter, ids, named_sessions, settings, typed_days
from bondjournal.journal.entry_filter import EVERYTHING, Filter
from bondjournal.talk import Day, Talk
from bondjournal.wording import lookback as words
from bondjournal.wording.appointments import LAST

SHARE = "share"
"""The criterion whose value is a share level, or empty for all levels."""
AMONG = "among"
"""The criterion whose value is one of `PLACES`; the others do not matter in the last two."""
TRASH, UNFINISHED = "trash", "unfinished"
PLACES = {"": "the journal", TRASH: "the trash", UNFINISHED: "unfinished entries"}
"""Where entries are, in words."""


@dataclass(frozen=True, slots=True)
class Narrowed:
    """A filter on entries, in code and in words."""

    asked: Filter = EVERYTHING
    words: str = ""
    """The filter in a few words: "from 3 May, #sister, one line"."""
    typed: Mapping[str, str] = field(default_factory=dict)
    """What was typed for each criterion, by its name."""


ALL = Narrowed()


@dataclass(frozen=True, slots=True)
class Criterion:
    """Something that entries can be filtered by, typed by the person."""

    name: str
    label: str
    """The label of its field."""
    question: str
    nothing: str
    """What leaving it empty means."""
    read: Callable[[Talk, str], Coroutine[Any, Any, Any]]
    """Reads what was typed, or raises JournalError."""
    aside: str = ""
    """A sentence beneath the question."""


async def read(talk: Talk, typed: Mapping[str, str]) -> tuple[Narrowed, dict[str, str]]:
    """Return the filter that was typed, and by criterion what is wrong with it."""
    meant: dict[str, Any] = {}
    wrong: dict[str, str] = {}
    for one in CRITERIA:
        if said := typed.get(one.name, "").strip():
            try:
                meant[one.name] = await one.read(talk, said)
            except JournalError as error:
                wrong[one.name] = error.message
    share = typed.get(SHARE, "")
    asked = Filter(
        tags=(meant["tag"],) if "tag" in meant else (),
        share=share,
        appointment=meant["session"].uuid if "session" in meant else None,
    )
    try:
        asked = entry_filter.spanning(asked, meant.get("since"), meant.get("until"), talk.zone)
    except WrongUse as error:
        wrong["until"] = error.message
    return Narrowed(asked, ", ".join(_in_words(meant, share, talk.today.year)), typed), wrong


def _in_words(meant: Mapping[str, Any], share: str, year: int) -> Iterator[str]:
    since, until = meant.get("since"), meant.get("until")
    if since and since == until:
        yield _short(since, year)
    else:
        if since:
            yield f"from {_short(since, year)}"
        if until:
            yield f"to {_short(until, year)}"
    if "tag" in meant:
        yield f"#{meant['tag']}"
    if "session" in meant:
        yield f"session {dates.short(meant['session'].day, year)}"
    if share:
        yield wording.SHARE_WORDS[share]


async def end_of_day(talk: Talk) -> datetime | None:
    """Ask which day to go to, and return the instant at which it ends; None if that is left."""

    async def over(when: dates.When) -> datetime:
        return await end_of(talk, when.day)

    asked = Day(words.WHICH_DAY, "leave it", [words.A_DAY], toward="past", keep="go there")
    return await talk.day(asked, over)


async def end_of(talk: Talk, day: date) -> datetime:
    """Return the instant at which a day ends, by the hour at which days begin here."""
    starts = await talk.read(settings.start_of_day)
    return dates.When(day + timedelta(days=1), starts).instant(talk.zone)


def _short(when: dates.When, year: int) -> str:
    day = dates.short(when.day, year)
    return f"{day}, {dates.clock(when.time)}" if when.time else day


async def _day(talk: Talk, typed: str) -> dates.When:
    return await talk.read(typed_days.parse, typed, talk.now(), talk.zone)


async def _tag(talk: Talk, typed: str) -> str:
    del talk
    return checks.tag(typed)


async def _session(talk: Talk, typed: str) -> Any:
    name = typed.lower()
    if name != LAST and not ids.are_no_word(name):
        name = (await _day(talk, typed)).day.isoformat()
    which = named_sessions.Typed(name, talk.now(), talk.zone)
    return await talk.read(named_sessions.get, which)


CRITERIA = (
    Criterion("since", "from", "From which day?", "from the first", _day),
    Criterion("until", "to", "Until which day?", "up to the last", _day),
    Criterion("tag", "tag", "Which tag?", "any, or none", _tag),
    Criterion(
        "session",
        "session",
        "Which session?",
        "any, or none",
        _session,
        "Or a session by its day, or 'last'.",
    ),
)
"""The criteria, in the order in which they are asked."""
