"""Keys: the ones that work anywhere, and how each is written on the screen."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from textual.app import App
from textual.binding import Binding
from textual.screen import Screen

ANYWHERE = (
    Binding("f1", "help", "help", tooltip="this list", priority=True),
    Binding("ctrl+p", "anything", "anything", tooltip="everything by name", priority=True),
    Binding("ctrl+o", "feels_off", "something feels off", priority=True),
    Binding("ctrl+t", "hard_time", "hard time", priority=True),
    Binding("f9", "hide", "hide", tooltip="hide the screen at once", priority=True),
    Binding("ctrl+l", "hide", "hide", tooltip="hide the screen at once", priority=True),
    Binding("ctrl+q", "close", "close", tooltip="close; a draft is kept", priority=True),
)
"""They work while typing and over a slip. An app that has no such action does not have the key."""

FIXED = ("f1", "ctrl+o", "ctrl+t", "f9")
"""What the second row of a foot shows."""

_SIGNS = {
    "escape": "esc",
    "enter": "enter",
    "tab": "tab",
    "shift+tab": "shift+tab",
    "space": "space",
    "backspace": "Backspace",
    "delete": "Del",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "home": "Home",
    "end": "End",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "slash": "/",
    "question_mark": "?",
    "plus": "+",
    "minus": "-",
    "full_stop": ".",
    "comma": ",",
}
_NAMES = {sign: name for name, sign in _SIGNS.items() if len(sign) == 1 and sign.isascii()}

Item = str | tuple[str, str] | tuple[str, str, str]
"""A key of a foot: the key; or with the words to show; or with these and its sign."""


class Shown(NamedTuple):
    """A key as it stands on the screen."""

    key: str
    sign: str
    words: str


def sign(binding: Binding) -> str:
    """Return how a key is written: `^S`, `esc`, `F1`, `w`."""
    return binding.key_display or name(binding.key)


def name(key: str) -> str:
    """Return how a key is written, from what Textual calls it."""
    if key in _SIGNS:
        return _SIGNS[key]
    if key.startswith("ctrl+") and len(key) == len("ctrl+x"):
        return f"^{key[-1].upper()}"
    if key[:1] == "f" and key[1:].isdigit():
        return key.upper()
    return key


def foot(screen: Screen[Any], items: Sequence[Item]) -> list[Shown]:
    """Return the keys of a screen's foot that work now, in its order."""
    active = screen.active_bindings
    found: list[Shown] = []
    for item in items:
        key, *told = (item,) if isinstance(item, str) else item
        key = _NAMES.get(key, key)
        if key in active and active[key].enabled:
            binding = active[key].binding
            words = told[0] if told else binding.description
            found.append(Shown(key, told[1] if len(told) > 1 else sign(binding), words))
    return found


def anywhere(app: App[Any]) -> list[Binding]:
    """Return the keys that work anywhere in this app now: those whose action it has."""
    offers = getattr(app, "offers", lambda action: hasattr(app, f"action_{action}"))
    return [binding for binding in ANYWHERE if offers(binding.action)]


def fixed(app: App[Any], items: Sequence[str] = FIXED) -> list[Shown]:
    """Return the keys of everywhere for the second row of a foot, in its order."""
    there = {binding.key: binding for binding in anywhere(app)}
    return [Shown(key, sign(there[key]), there[key].description) for key in items if key in there]
