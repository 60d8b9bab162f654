"""Settings as people type them: from text to a value, and back."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from bondjournal import checks
from bondjournal.journal.known_settings import Kind, Known
from bondjournal.journal.setting_values import MOST_MINUTES, refused, time_of

_ON = ("on", "yes", "true", "1")
_OFF = ("off", "no", "false", "0")


def read(known: Known, typed: str) -> Any:
    """Return the value that somebody typed for a setting.

    Raises:
        WrongUse: this setting cannot have such a value.
    """
    typed = checks.line(typed, "A setting")
    return _READ[known.kind](known, typed)


def as_typed(known: Known, present: Any) -> str:
    """Return a value as one would type it."""
    if known.kind == "switch":
        return "on" if present else "off"
    return ",".join(present) if known.kind == "scales" else str(present)


def _one(known: Known, typed: str) -> str:
    if typed.lower() not in known.choices:
        raise refused(known)
    return typed.lower()


def _switch(known: Known, typed: str) -> bool:
    if typed.lower() not in (*_ON, *_OFF):
        raise refused(known)
    return typed.lower() in _ON


def _minutes(known: Known, typed: str) -> int:
    number = typed.lower().removesuffix("minutes").removesuffix("minute").strip()
    number = "0" if number == "never" else number
    is_number = number.isascii() and number.isdigit() and len(number) <= len(str(MOST_MINUTES))
    if not is_number or int(number) > MOST_MINUTES:
        raise refused(known)
    return int(number)


def _scales(known: Known, typed: str) -> list[str]:
    given = typed.lower().replace(",", " ").split()
    if not given or not set(given) <= set(known.choices):
        raise refused(known)
    return [one for one in known.choices if one in given]


def _time_of_day(known: Known, typed: str) -> str:
    found = time_of(typed if ":" in typed else f"{typed}:00")
    if found is None:
        raise refused(known)
    return found.strftime("%H:%M")


def _folder(known: Known, typed: str) -> str:
    if not typed:
        return ""
    try:
        path = Path(typed).expanduser()
        is_there = path.is_dir()
    except (OSError, RuntimeError):  # the path is too long, or there is no such home folder
        is_there = False
    if not is_there:
        raise refused(known)
    absolute, home = path.absolute(), Path.home()
    inside = absolute.is_relative_to(home)
    return str(Path("~") / absolute.relative_to(home)) if inside else str(absolute)


_READ: dict[Kind, Callable[[Known, str], Any]] = {
    "choice": _one,
    "switch": _switch,
    "minutes": _minutes,
    "scales": _scales,
    "time": _time_of_day,
    "line": lambda _, typed: typed,
    "folder": _folder,
}
