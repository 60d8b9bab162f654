"""The lines of a calendar file that say when something takes place; all others are left out.

Most of a calendar is invitations, attachments and descriptions, which take longest to read. Only
the names and times of events are kept, and the zones that these name. Lines before, between and
after calendars, such as those of an email around them, are ignored.
"""

import re
from collections.abc import Iterable

from bondjournal.errors import WrongUse
from bondjournal.exchange.ics_repairs import ALL_DAY

_OF_FILE = {b"VERSION", b"PRODID", b"METHOD", b"X-WR-TIMEZONE"}
_OF_EVENT = {
    b"UID",
    b"SUMMARY",
    b"DTSTART",
    b"RRULE",
    b"RDATE",
    b"EXDATE",
    b"RECURRENCE-ID",
    b"SEQUENCE",
    b"STATUS",
    ALL_DAY.encode(),
}
_KEPT = {b"VCALENDAR": _OF_FILE, b"VEVENT": _OF_EVENT}
_MAY_BE_EMPTY = (b"RDATE", b"EXDATE")
_ZONE = b"VTIMEZONE"
_NAME = re.compile(rb"[^:;\s]+")
_TZID = re.compile(rb';TZID=(?:"([^"]*)"|([^;:]*))', re.IGNORECASE)


def needed(raw: bytes) -> tuple[bytes, list[list[bytes]]]:
    """Return the lines that are needed, in order, and the lines of each zone that events name.

    Args:
        raw: the file, with its lines unfolded.

    Raises:
        WrongUse: it is not a calendar file, or not whole.
    """
    lines: list[bytes] = []
    zones: list[list[bytes]] = []
    within: list[bytes] = []
    zone: list[bytes] | None = None
    for line in raw.splitlines():
        name = _name(line)
        if name == b"BEGIN":
            within.append(line.partition(b":")[2].strip().upper())
            if within[-1] == _ZONE and zone is None:
                zone = []
                zones.append(zone)
        if zone is not None:
            zone.append(line)
        elif _is_needed(name, within) and not (name in _MAY_BE_EMPTY and line.endswith(b":")):
            lines.append(line)
        if name == b"END" and within:
            if within[-1] == _ZONE:
                zone = None
            within.pop()
    if not lines:
        raise WrongUse(
            "This is not a calendar file.", "Export one from your calendar; its name ends in .ics."
        )
    if within:
        raise WrongUse("The end of this calendar file is missing.", "Export it again.")
    used = _zones_of(lines)
    return b"\r\n".join(lines), [one for one in zones if zone_name(one) in used]


def zone_name(zone: Iterable[bytes]) -> str:
    """Return a zone's name, as events refer to it."""
    for line in zone:
        if _name(line) == b"TZID":
            return _text(line.partition(b":")[2]).replace("\\,", ",").replace("\\;", ";")
    return ""


def _is_needed(name: bytes, within: list[bytes]) -> bool:
    """Say whether a line of this name is needed, given the components around it."""
    if not within:
        return False
    if name in (b"BEGIN", b"END"):
        within_known = bool(_KEPT.keys() & set(within))
        return within[-1] in _KEPT or not within_known
    return name in _KEPT.get(within[-1], ())


def _name(line: bytes) -> bytes:
    found = _NAME.match(line)
    return found[0].upper() if found else b""


def _zones_of(lines: Iterable[bytes]) -> set[str]:
    """Return the names of the zones that events name."""
    return {_text(quoted or bare) for line in lines for quoted, bare in _TZID.findall(line)}


def _text(raw: bytes) -> str:
    return raw.decode(errors="replace").strip()
