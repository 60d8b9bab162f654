"""Asking for a choice in plain mode: the question, then so many choices at a time, and more."""

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

MORE = "more"
"""What is typed in plain mode to hear further choices."""
AT_ONCE = 7
"""How many choices plain mode says at a time."""
_LEAVE = "0"


class WentBack(Exception):
    """Somebody typed `back`: the question before is asked again, or the flow is left."""


class Asked(NamedTuple):
    """What is asked."""

    question: str
    choices: Mapping[str, str]
    """The words of each choice, by its letter."""
    default: str
    """The letter that Enter chooses, if any."""
    aside: Iterable[str]
    """Sentences after the question."""
    near: str
    """The letter of a choice; those around it are said first."""


def ask(asked: Asked, out: Callable[[str], None], answer: Callable[[], str]) -> str:
    """Ask until one of the choices is typed, whether it was said already or not; return its letter.

    Args:
        asked: what is asked.
        out: says a line.
        answer: returns the next answer.

    Raises:
        WentBack: somebody typed `back` where the first choices are said.
    """
    groups = _in_groups(asked.choices, asked.default)
    place = next((place for place, group in enumerate(groups) if asked.near in group), 0)
    for sentence in filter(None, (asked.question, *asked.aside)):
        out(sentence)
    while True:
        for key in groups[place]:
            or_enter = " or enter" if key == asked.default else ""
            out(f"{key}{or_enter}: {asked.choices[key]}")
        if place + 1 < len(groups):
            out(f"{MORE}: {len(set().union(*groups[place + 1 :]) - set(groups[place]))} more")
        try:
            typed = answer().lower() or asked.default
        except WentBack:
            if not place:
                raise
            place -= 1
        else:
            if typed in asked.choices:
                return typed
            if typed == MORE and place + 1 < len(groups):
                place += 1
            else:
                out("That is not one of the choices.")
        out(asked.question)


def _in_groups(choices: Iterable[str], default: str) -> list[list[str]]:
    """Return the letters that are said together; what leaves and what Enter does stand in each."""
    letters = list(choices)
    if len(letters) <= AT_ONCE:
        return [letters]
    always = [one for one in letters if one in (_LEAVE, default)]
    others = [one for one in letters if one not in always]
    room = AT_ONCE - len(always)
    letters.sort(key=lambda one: one == _LEAVE)
    return [
        [one for one in letters if one in always or one in others[start : start + room]]
        for start in range(0, len(others), room)
    ]
