"""Who an entry is for."""

from bondjournal import checks, wording
from bondjournal.cli import console
from bondjournal.errors import WrongUse

LETTERS = {"m": "only-me", "o": "gist", "a": "as-written"}


def choices() -> dict[str, str]:
    """Return the three share levels with their letters."""
    return {letter: wording.SHARE_CHOICES[share] for letter, share in LETTERS.items()}


def asked(share: str, gist: str) -> tuple[str, str]:
    """Ask who it is for, and return the share level and the one line."""
    present = next(letter for letter, level in LETTERS.items() if level == share)
    letter = console.choose(wording.WHO_IS_IT_FOR, choices(), present)
    return chosen(letter, share, gist)


def chosen(letter: str, share: str, gist: str) -> tuple[str, str]:
    """Return what a letter means; the one line is asked for."""
    if LETTERS[letter] != "gist":
        return LETTERS[letter], gist
    if gist:
        console.say(f"enter: leave it at: {gist}")
    else:
        console.say(f"enter: leave it at {wording.SHARE_WORDS[share]}")
    while True:
        typed = console.ask(wording.THE_LINE)
        if not typed:
            return ("gist", gist) if gist else (share, gist)
        try:
            return "gist", checks.line(typed, "The one line")
        except WrongUse as error:
            console.tell(error)
