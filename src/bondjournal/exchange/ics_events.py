"""The events of a calendar file, each gathered from every place that describes it."""

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
    """An event, single or repeated, as a file describes it."""

    uid: str
    name: str
    parts: tuple[Any, ...]
    """The event, and the changes to single times of it."""
    zone: str
    """The zone of the whole file; empty if the file does not say."""

    @property
    def whole(self) -> bool:
        """Whether it holds the event itself, and not only changes to single times of it."""
        return "RECURRENCE-ID" not in self.parts[0]


def events_of(calendars: Iterable[Component], odd: set[str]) -> list[Event]:
    """Return the events of a file, in which several calendars may describe the same event."""
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
    """Return the event first, then its changes, each in its latest form only."""
    ranked = sorted(parts, key=lambda part: (_sequence(part), is_cancelled(part)))
    last = {_raw(part, "RECURRENCE-ID"): _sequence(part) for part in ranked}
    kept = {
        (_raw(part, "RECURRENCE-ID"), _raw(part, "DTSTART"), len(part.errors)): part
        for part in ranked
        if _sequence(part) == last[_raw(part, "RECURRENCE-ID")]
    }
    return sorted(kept.values(), key=lambda part: "RECURRENCE-ID" in part)


def _name(parts: Iterable[Component]) -> str:
    """Return the first name that is not empty: a part that cancels an event may have no name."""
    names = (clean(str(part.get("SUMMARY", ""))) for part in parts)
    return next(filter(None, names), "")


def _sequence(part: Component) -> int:
    return max((one for one in all_of(part, "SEQUENCE") if isinstance(one, int)), default=0)


def is_cancelled(part: Component) -> bool:
    """Say whether a part of an event says that it does not take place."""
    return str(part.get("STATUS", "")).upper() == "CANCELLED"


def _raw(part: Component, name: str) -> str:
    """Return a part's raw values under a name, as text, whether they can be parsed or not."""
    return repr([one.to_ical() for one in all_of(part, name)])


def _uid(part: Component) -> str:
    """Return an event's UID, or where the file gives none, a key made of its name and start."""
    if part.get("UID"):
        return str(part["UID"])
    begins = part["DTSTART"].to_ical() if len(all_of(part, "DTSTART")) == 1 else b""
    return f"{part.get('SUMMARY', '')}\x1f{begins!r}"


def clean(words: str) -> str:
    """Return a name in one line, shortened, in Unicode's NFC form."""
    return normalize("NFC", " ".join(words.split()))[:_LONGEST_NAME]
