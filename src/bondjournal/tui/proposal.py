"""Passphrases: how a new one is proposed, and whether one is easy to guess."""

import math
import secrets
from functools import cache
from importlib.resources import files

WORDS = 5
_LOOKED_AT = 72
"""So many characters are looked at; more make no passphrase weaker, and zxcvbn refuses them."""
_STRONG = 3
"""The score of zxcvbn, from 0 to 4, from which on a passphrase stands some guessing."""


@cache
def _words() -> tuple[str, ...]:
    """Return the long word list of the EFF."""
    listed = files("xkcdpass").joinpath("static", "eff-long").read_text(encoding="utf-8")
    return tuple(listed.split())


def propose() -> str:
    """Return five words drawn at random."""
    return " ".join(secrets.choice(_words()) for _ in range(WORDS))


def bits() -> int:
    """Return how many bits a proposed passphrase has, rounded down."""
    return int(WORDS * math.log2(len(_words())))


def explained() -> str:
    """Say how a proposed passphrase was made, and how hard that makes it to guess."""
    return f"Five words drawn out of {len(_words()):,}: {bits()} bits. F2 draws others."


def easy_to_guess(passphrase: str) -> bool:
    """Say whether somebody could guess a passphrase with a program made for that."""
    from zxcvbn import zxcvbn

    return bool(zxcvbn(passphrase[:_LOOKED_AT])["score"] < _STRONG)
