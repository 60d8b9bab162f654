"""How a session felt: a number from 0 to 10, or none."""

from bondjournal import addition, wording
from bondjournal.cli import console
from bondjournal.errors import WrongUse
from bondjournal.scales import QUESTIONS

_NONE = "x"


def asked(scale: str, given: int | None = None) -> int | None:
    """Ask for a rating on a scale.

    Args:
        scale: the scale.
        given: what was answered a moment ago, where `back` led here again.

    Returns:
        The number, or None for no rating.
    """
    if given is None:
        console.say(wording.NUMBER_ASKED)
    else:
        console.say(f"enter: leave it at {given}")
        console.say(f"{_NONE}: no rating")
    while True:
        typed = console.ask(QUESTIONS[scale])
        if not typed and given is not None:
            return given
        if typed.lower() in ("", _NONE):
            console.say(wording.NO_RATING)
            return None
        try:
            return addition.value(typed)
        except WrongUse as error:
            console.tell(error)
