"""The lines of a calendar file that tell when something takes place; all others are left out.

What people invite to, attach and describe is most of a calendar, and reading it takes longest. Of
an event its name and its times stay, of the zones those that an event names.
"""

import re
from collections.abc import Iterable

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
}
_KEPT = {b"VCALENDAR": _OF_FILE, b"VEVENT": _OF_EVENT}
_ZONE = b"VTIMEZONE"
_NAME = re.compile(rb"[^:;\s]+")
_TZID = re.compile(rb';TZID="?([^";:]+)', re.IGNORECASE)


def needed(raw: bytes) -> bytes:
    """Return the lines that are needed, in their order.

    What begins and ends stays as it is, so that a file that is none of a calendar's is told by
    whoever reads it.

    Args:
        raw: the file, with its lines unfolded.
    """
    lines: list[bytes | list[bytes]] = []
    within: list[bytes] = []
    zone: list[bytes] | None = None
    for line in raw.splitlines():
        name = _name(line)
        if name == b"BEGIN":
            within.append(line.partition(b":")[2].strip().upper())
            if within[-1] == _ZONE and zone is None:
                zone = []
                lines.append(zone)
        if zone is not None:
            zone.append(line)
        elif _is_needed(name, within):
            lines.append(line)
        if name == b"END" and within:
            if within[-1] == _ZONE:
                zone = None
            within.pop()
    used = _zones_of(one for one in lines if isinstance(one, bytes))
    return b"\r\n".join(
        b"\r\n".join(one) if isinstance(one, list) else one
        for one in lines
        if not isinstance(one, list) or _named(one) & used
    )


def _is_needed(name: bytes, within: list[bytes]) -> bool:
    """Say whether a line of this name is needed, by what it stands in."""
    if name in (b"BEGIN", b"END"):
        within_known = bool(_KEPT.keys() & set(within))
        return not within or within[-1] in _KEPT or not within_known
    return not within or name in _KEPT.get(within[-1], ())


def _name(line: bytes) -> bytes:
    found = _NAME.match(line)
    return found[0].upper() if found else b""


def _zones_of(lines: Iterable[bytes]) -> set[bytes]:
    """Return the names of the zones that events name, and the file itself."""
    used = set()
    for line in lines:
        used |= {name.strip() for name in _TZID.findall(line)}
        if _name(line) == b"X-WR-TIMEZONE":
            used.add(line.partition(b":")[2].strip())
    return used


def _named(zone: Iterable[bytes]) -> set[bytes]:
    return {line.partition(b":")[2].strip() for line in zone if _name(line) == b"TZID"}
