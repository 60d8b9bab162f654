"""The events of a calendar file: what is said of one in several places is put together."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from unicodedata import normalize

from icalendar import Component, vText

from bondjournal.exchange import ics_zones
from bondjournal.exchange.ics_limits import all_of
from bondjournal.exchange.ics_repairs import with_whole_day

_LONGEST_NAME = 200


@dataclass(frozen=True, slots=True)
class Event:
    """What takes place once or again and again, as a file describes it."""

    uid: str
    name: str
    parts: tuple[Any, ...]
    """The event, and the changes to single times of it."""
    zone: str
    """In which zone the whole file is, and empty where it does not say."""

    @property
    def whole(self) -> bool:
        """Whether it says when all of it takes place, and not of changed times alone."""
        return "RECURRENCE-ID" not in self.parts[0]


def events_of(calendars: Iterable[Component], odd: set[str]) -> list[Event]:
    """Return the events of a file, which may hold several calendars that tell of the same one."""
    groups: dict[str, list[Component]] = {}
    zones: dict[str, str] = {}
    for calendar in calendars:
        cancels = str(calendar.get("METHOD", "")).upper() == "CANCEL"
        for part in calendar.walk("VEVENT"):
            ics_zones.mark(part, odd)
            with_whole_day(part)
            if cancels:
                part["STATUS"] = vText("CANCELLED")
            uid = _uid(part)
            groups.setdefault(uid, []).append(part)
            zones.setdefault(uid, str(calendar.get("X-WR-TIMEZONE", "")))
    return [
        Event(uid, _name([*(parts := _latest(its_parts)), *its_parts]), tuple(parts), zones[uid])
        for uid, its_parts in groups.items()
    ]


def _latest(parts: Iterable[Component]) -> list[Component]:
    """Return the event first, then its changes, without what was told of the same time before."""
    ranked = sorted(parts, key=lambda part: (_sequence(part), is_cancelled(part)))
    last = {_raw(part, "RECURRENCE-ID"): _sequence(part) for part in ranked}
    kept = {
        (_raw(part, "RECURRENCE-ID"), _raw(part, "DTSTART"), len(part.errors)): part
        for part in ranked
        if _sequence(part) == last[_raw(part, "RECURRENCE-ID")]
    }
    return sorted(kept.values(), key=lambda part: "RECURRENCE-ID" in part)


def _name(parts: Iterable[Component]) -> str:
    """Return the first name there is: what cancels an event may have none."""
    names = (clean(str(part.get("SUMMARY", ""))) for part in parts)
    return next(filter(None, names), "")


def _sequence(part: Component) -> int:
    return max((one for one in all_of(part, "SEQUENCE") if isinstance(one, int)), default=0)


def is_cancelled(part: Component) -> bool:
    """Say whether a part of an event says that it does not take place."""
    return str(part.get("STATUS", "")).upper() == "CANCELLED"


def _raw(part: Component, name: str) -> str:
    """Return what a part says under a name, in letters, whether it can be read or not."""
    return repr([one.to_ical() for one in all_of(part, name)])


def _uid(part: Component) -> str:
    """Return what names an event; a file that gives it no name gives it at least a time."""
    if part.get("UID"):
        return str(part["UID"])
    begins = part["DTSTART"].to_ical() if len(all_of(part, "DTSTART")) == 1 else b""
    return f"{part.get('SUMMARY', '')}\x1f{begins!r}"


def clean(words: str) -> str:
    """Return a name in one line, in letters that are put together."""
    return normalize("NFC", " ".join(words.split()))[:_LONGEST_NAME]
