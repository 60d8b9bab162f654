"""Keys: bindings made from the table of actions, and how keys are written on the screen.

    BINDINGS = [*bindings("keep", ("leave", "entry")), *requests("edit", "delete")]

An action is named by its id: `keep` runs `action_keep`, and requests run `action_request`.
Key, words and help come from the table, unless a screen has words of its own.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from textual.app import App
from textual.binding import Binding, BindingType
from textual.screen import Screen

from bondjournal.actions import ACTIONS, ANYWHERE

Item = str | tuple[str, str] | tuple[str, str, str]
"""An action by its id, optionally with other words for the foot, and others for help."""

FIXED = ("help", "menu", "feels_off", "hard_time", "hide")
"""The global actions in the second row of a foot."""

_SIGNS = {
    "escape": "esc",
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
    "asterisk": "*",
    "apostrophe": "'",
    "number_sign": "#",
    "question_mark": "?",
    "plus": "+",
    "minus": "-",
    "full_stop": ".",
    "comma": ",",
}
_KEYS = {sign: key for key, sign in _SIGNS.items()}


class Shown(NamedTuple):
    """An action in a foot."""

    id: str
    sign: str
    words: str
    does: str = ""
    """What it does, as help says it; empty if the words say that already."""
    value: str = ""
    """What it is set to; an action that has one is never left out."""
    presses: tuple[str, ...] = ("",)
    """The key that a click on each of its signs presses; "" if the sign stands for several."""


def id_of(item: Item) -> str:
    """Return the id of an action that may have words of its own."""
    return item if isinstance(item, str) else item[0]


def of(action: str) -> list[str]:
    """Return the keys of an action, as Textual names them."""
    return ACTIONS[action].keys.split(",")


def bindings(
    *items: Item, listed: bool = True, priority: bool = False, **methods: str
) -> list[BindingType]:
    """Return the bindings of actions.

    Args:
        items: the actions, each run by the method named after its id.
        listed: False if neither foot nor help shows them.
        priority: True if they come before the bindings of the focused part.
        methods: actions run by another method, such as `next="move(1)"`; one may be among the
            items too, to give it words. `{key}` in it is the key that was pressed.
    """
    made = _make(items, methods)
    if not listed:
        made = [replace(one, description="", tooltip="", show=False) for one in made]
    return [replace(one, priority=priority) for one in made]


def requests(*items: Item) -> list[BindingType]:
    """Return the bindings of actions that a screen requests from the flow that shows it."""
    return [*_make(items, {id_of(item): f"request('{id_of(item)}')" for item in items})]


def _make(items: Iterable[Item], methods: Mapping[str, str]) -> list[Binding]:
    named = {id_of(item): item for item in items}
    made = []
    for id_ in {**named, **methods}:
        item = named.get(id_, id_)
        action = ACTIONS[id_]
        words, does = action.words, action.does
        if not isinstance(item, str):
            _, words, *more = item
            does = more[0] if more else ""
        made += [
            Binding(
                key,
                methods.get(id_, id_).format(key=key),
                words,
                show=bool(words),
                tooltip=does,
                key_display=action.sign or None,
                id=id_,
            )
            for key in action.keys.split(",")
        ]
    return made


OF_EVERYWHERE = [
    replace(one, priority=True) for one in _make([action.id for action in ANYWHERE], {})
]
"""The global keys, which work while typing and over a slip, if the app has their method."""


def sign(binding: Binding) -> str:
    """Return how a key is written: `^S`, `esc`, `F1`, `w`."""
    key = binding.key
    if binding.key_display or key in _SIGNS:
        return binding.key_display or _SIGNS[key]
    if key.startswith("ctrl+"):
        held = key.removeprefix("ctrl+")
        return f"^{_SIGNS.get(held, held.upper())}"
    return key.upper() if key[:1] == "f" and key[1:].isdigit() else key


def press_of(sign: str) -> str:
    """Return the key that is written like this; "" if it is none, or several."""
    if sign in _KEYS:
        return _KEYS[sign]
    if len(sign) == len("^S") and sign[0] == "^":
        return f"ctrl+{sign[1].lower()}"
    if sign[:1] == "F" and sign[1:].isdigit():
        return sign.lower()
    return sign if len(sign) == 1 or sign == "enter" else ""


def numbered(count: int) -> list[BindingType]:
    """Return the bindings of the digits that lead to the steps or parts of a screen.

    Args:
        count: how many steps there are.
    """
    (number,) = {one.id: one for one in _make(["part"], {})}.values()
    return [
        replace(number, key=str(digit), action=f"part({digit})", key_display=f"1-{count}")
        for digit in range(1, count + 1)
    ]


def declared(screen: Screen[Any]) -> dict[str, Binding]:
    """Return the bindings that a screen and its base classes describe, its own first."""
    found: dict[str, Binding] = {}
    for kind in type(screen).__mro__:
        for binding in vars(kind).get("BINDINGS", ()):
            if isinstance(binding, Binding) and (binding.description or binding.tooltip):
                found.setdefault(binding.id or binding.key, binding)
    return found


def active(screen: Screen[Any]) -> dict[str, Binding]:
    """Return the bindings that work on a screen now, by the ids of the actions.

    A field of Textual's has bindings without an id: they take Enter and the arrows on behalf of
    the screen. Only the first key of an action counts there: Backspace deletes a letter.
    """
    works = {key: one for key, one in screen.active_bindings.items() if one.enabled}
    found: dict[str, Binding] = {}
    for _, binding, *_ in works.values():
        if binding.id:
            found.setdefault(binding.id, binding)
    for action in ACTIONS.values():
        key = action.keys.split(",")[0]
        if key in works and not works[key].binding.id and works[key].node is screen.focused:
            found.setdefault(action.id, works[key].binding)
    return found


def foot(screen: Screen[Any]) -> list[Shown]:
    """Return the actions in the foot of a screen that work now, in order."""
    own, works = declared(screen), active(screen)
    items: Sequence[Item] | None = getattr(screen, "foot", ())
    if items is None:
        named = [id_ for id_, one in own.items() if one.show]
        items = sorted(named, key=lambda id_: id_ == "leave")
    shown = []
    for item in items:
        id_ = id_of(item)
        if id_ in works:
            binding = works[id_]
            own_binding = own.get(id_, binding)
            words = own_binding.description if isinstance(item, str) else item[1]
            value = getattr(screen, "foot_values", {}).get(id_, "")
            does = own_binding.tooltip
            shown.append(Shown(id_, sign(binding), words, does, value, (_press(binding),)))
    return shown


def _press(binding: Binding) -> str:
    """Return the key that a click presses; "" if its sign stands for several."""
    return "" if "-" in (binding.key_display or "") else binding.key


def joined(shown: Sequence[Shown]) -> list[Shown]:
    """Return the actions of a foot, with neighbours that do the same joined into one: `+ -`."""
    found: list[Shown] = []
    for one in shown:
        if found and one.words and (found[-1].words, found[-1].does) == (one.words, one.does):
            last = found[-1]
            signs, presses = f"{last.sign} {one.sign}", last.presses + one.presses
            found[-1] = last._replace(sign=signs, presses=presses)
        else:
            found.append(one)
    return found


def anywhere(app: App[Any]) -> list[Binding]:
    """Return the global keys that work in this app now."""
    return [binding for binding in OF_EVERYWHERE if app.check_action(binding.action, ())]


def fixed(app: App[Any], ids: Sequence[str] = FIXED) -> list[Shown]:
    """Return the global actions with these ids, for the second row of a foot."""
    # The first key of an action is the one shown, so it has to come last in the dict.
    found = {binding.id: binding for binding in reversed(anywhere(app))}
    works = [(id_, found[id_]) for id_ in ids if id_ in found]
    return [Shown(id_, sign(one), one.description, presses=(_press(one),)) for id_, one in works]
