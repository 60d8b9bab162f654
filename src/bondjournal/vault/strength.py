"""How hard a passphrase is to guess, in words, and passphrases made at random.

Nothing is refused here: the person is told, and decides.
"""

import math
import unicodedata
from dataclasses import dataclass

from bondjournal.errors import JournalError

WEAK = "Someone with this laptop could guess that."
FAIR = "Hard to guess by hand. One more word makes it much harder."
STRONG = "Hard to guess, even for fast computers."

PROPOSED_WORDS = 5
_LOOKED_AT = 72
"""zxcvbn accepts no more characters than this; its work grows with their square."""
_FAIR_GUESSES, _STRONG_GUESSES = 10**8, 10**10
_LIST_LENGTH = 7776


@dataclass(frozen=True, slots=True)
class Strength:
    """What the person is told about a passphrase."""

    weak: bool
    words: str


def in_words(passphrase: str) -> Strength:
    """Return how hard a passphrase is to guess, from its first 72 characters.

    Weak is what zxcvbn expects to fall within 10^8 guesses, strong what takes 10^10: with the
    memory that a guess costs here, hours and months of computers rented for it.
    """
    from zxcvbn import zxcvbn

    looked_at = unicodedata.normalize("NFC", passphrase)[:_LOOKED_AT]
    guesses = int(zxcvbn(looked_at)["guesses"]) if looked_at else 0
    if guesses < _FAIR_GUESSES:
        return Strength(weak=True, words=WEAK)
    return Strength(weak=False, words=FAIR if guesses < _STRONG_GUESSES else STRONG)


def propose(words: int = PROPOSED_WORDS) -> tuple[str, int]:
    """Return a passphrase of words drawn at random, and its bits, rounded down.

    The words are the long list of the EFF (7776 words, 12.9 bits each), picked with the
    system's source of random numbers.

    Raises:
        JournalError: the list that is installed is not the one it has to be.
    """
    import secrets

    known = _eff_words()
    picked = " ".join(secrets.choice(known) for _ in range(words))
    return picked, math.floor(words * math.log2(len(known)))


def _eff_words() -> list[str]:
    from importlib.resources import files

    try:
        text = (files("xkcdpass") / "static" / "eff-long").read_text("utf-8")
    except (OSError, ModuleNotFoundError):
        text = ""
    known = text.split()
    if len(known) != _LIST_LENGTH or len(set(known)) != _LIST_LENGTH:
        raise JournalError(
            "The word list for proposing a passphrase is damaged.",
            "Reinstall the package xkcdpass, or choose the words yourself.",
        )
    return known
