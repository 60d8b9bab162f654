"""What each kind of setting may be set to, and how its values are said."""

from datetime import time
from typing import TYPE_CHECKING, Any

from bondjournal.errors import WrongUse
from bondjournal.wording import settings as words

if TYPE_CHECKING:
    from bondjournal.journal.known_settings import Known

MOST_MINUTES = 24 * 60


def said(known: "Known", present: Any) -> str:
    """Return a value in words: "5 minutes", "heard, safe", "R."."""
    if known.kind == "scales":
        return ", ".join(present)
    if known.kind == "minutes":
        return "never" if not present else "1 minute" if present == 1 else f"{present} minutes"
    if known.name == "page.name":
        return str(present) or "no name"
    if known.kind == "folder":
        return str(present) or "your documents folder"
    return known.said.get(present, str(present))


def in_view(known: "Known", present: Any) -> list[tuple[Any, str]]:
    """Return the values that can be chosen at a glance, with the present one, each with its words.

    There are none for a text, a folder or a time of day.
    """
    if known.kind == "minutes":
        numbers = sorted({*known.choices, present} - {0})
        each = [*((one, str(one)) for one in numbers[:-1]), (numbers[-1], f"{numbers[-1]} minutes")]
        return [*each, (0, said(known, 0))]
    values = list(known.choices)
    if known.kind == "scales":
        values = [known.default, list(known.choices)]
    if values and present not in values:
        values.append(present)
    return [(one, said(known, one)) for one in values]


def is_allowed(known: "Known", given: Any) -> bool:
    """Return whether a setting may have a value."""
    if known.kind == "switch":
        return isinstance(given, bool)
    if known.kind == "minutes":
        return type(given) is int and 0 <= given <= MOST_MINUTES
    if known.kind == "scales":
        return (
            isinstance(given, list) and bool(given) and all(one in known.choices for one in given)
        )
    if known.kind == "time":
        return isinstance(given, str) and time_of(given) is not None
    return isinstance(given, str) and (not known.choices or given in known.choices)


def allowed(known: "Known") -> str:
    """Return the possible values of a setting, in words."""
    return {
        "choice": ", ".join(str(one) for one in known.choices),
        "switch": "on or off",
        "minutes": f"a whole number of minutes up to {MOST_MINUTES}; 0 for never",
        "scales": f"one or more of {', '.join(str(one) for one in known.choices)}",
        "time": "a time between midnight and noon, such as 04:00",
        "line": "one line of text",
        "folder": "an existing folder",
    }[known.kind]


def refused(known: "Known") -> WrongUse:
    """Return the error for a value that is not allowed, with the possible ones."""
    hint = words.IT_CAN_BE.format(allowed=allowed(known))
    return WrongUse(f"{known.name} cannot be set to that.", hint)


def time_of(given: str) -> time | None:
    """Return a time in the first half of the day from its hour and minute, or None."""
    hour, colon, minute = given.partition(":")
    if not colon or not all(one.isascii() and one.isdigit() for one in (hour, minute)):
        return None
    try:
        found = time(int(hour[:3]), int(minute[:3]))
    except ValueError:
        return None
    return found if found <= time(12) else None
