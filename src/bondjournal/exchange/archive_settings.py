"""The settings of an archive: each must have a value that this program could have set.

A name that is not known here may hold anything plain: it decides nothing, and is never taken.
"""

from collections.abc import Callable
from datetime import datetime
from typing import Any
from uuid import UUID

from bondjournal import checks
from bondjournal.errors import NotFound, WrongUse
from bondjournal.exchange.archive import DAMAGED_OR_NEWER
from bondjournal.journal import known_settings, setting_values, settings

_DEEPEST = 6
_MOST_NUMBER = 2**53


def setting(name: str, value: Any) -> None:
    """Check the value of a setting.

    Raises:
        WrongUse: the setting cannot have this value.
    """
    _plain(value, 0)
    if value == settings.DEFAULTS.get(name):
        return
    try:
        fits = setting_values.is_allowed(known_settings.named(name), value)
    except NotFound:
        fits = _SHAPES.get(name, lambda _: True)(value)
    if not fits:
        raise WrongUse("A setting cannot be set to that.", DAMAGED_OR_NEWER)


def _plain(value: Any, depth: int) -> None:
    if depth > _DEEPEST:
        raise WrongUse("A setting is nested too deeply.")
    if isinstance(value, dict):
        for name, one in value.items():
            _plain(name, depth + 1)
            _plain(one, depth + 1)
    elif isinstance(value, list):
        for one in value:
            _plain(one, depth + 1)
    elif isinstance(value, str):
        checks.line(value, "A setting", most=checks.MAX_TEXT)
    elif isinstance(value, int | float) and abs(value) > _MOST_NUMBER:
        raise WrongUse("A number in it is out of range.")


def _uuids(value: Any) -> bool:
    return isinstance(value, list) and all(map(_uuid, value))


def _uuid(value: Any) -> bool:
    try:
        return isinstance(value, str) and UUID(hex=value).hex == value
    except ValueError:
        return False


def _instant(value: Any) -> bool:
    try:
        when = datetime.fromisoformat(value)
    except (TypeError, ValueError):
        return False
    return when.utcoffset() is not None and when.year in checks.YEARS


def _dict_of(fits: Callable[[Any], bool]) -> Callable[[Any], bool]:
    return lambda value: isinstance(value, dict) and all(map(fits, value.values()))


def _switch(value: Any) -> bool:
    return isinstance(value, bool)


def _texts(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(one, str) for one in value)


def _seen(value: Any) -> bool:
    """Say whether this is what a calendar said of one session: its row, and when it is."""
    row_and_when = isinstance(value, list) and [type(one) for one in value] == [str, str]
    return row_and_when and _uuid(value[0])


_SHAPES: dict[str, Callable[[Any], bool]] = {
    "calendar.seen": _dict_of(_dict_of(_seen)),
    "feeling-raw.said": _switch,
    "last-opened": _instant,
    "look.offered": _switch,
    "notices.waiting": _uuids,
    "page.places": _dict_of(_switch),
    "page.words": _dict_of(lambda one: isinstance(one, str) or _texts(one)),
    "pages.another-day": _dict_of(_uuids),
    "seeing.asked": _instant,
}
"""Checks of the settings that the program keeps for itself, by name."""
