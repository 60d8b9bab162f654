"""The recovery key as people write it down and type it back.

It is 128 random bits and a checksum of 22, together 30 characters of five bits in six groups
of five: `4T7QK-...`. The characters are the digits and the capital letters without I, L, O and
U, with the values 0 to 31 in that order (Crockford's base 32). The checksum is the first 22
bits of the SHA-256 of `bondjournal recovery key` followed by the sixteen bytes; it tells a
typing mistake from the key of another journal, and lets one of four million mistakes through.
"""

import os

from bondjournal.errors import WrongUse

KEY_BYTES = 16
GROUPS, GROUP_LENGTH = 6, 5

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_VALUES = {character: value for value, character in enumerate(_ALPHABET)} | {
    "O": 0,
    "I": 1,
    "L": 1,
}
ASKED_FOR = (2, 5)
"""The numbers of the groups that are typed back, counted from 1."""
_CHARACTERS = GROUPS * GROUP_LENGTH
_CHECKSUM_BITS = _CHARACTERS * 5 - KEY_BYTES * 8


def make() -> bytes:
    """Return a new recovery key as its 16 bytes."""
    return os.urandom(KEY_BYTES)


def in_groups(key: bytes) -> str:
    """Return a key as people write it down: six groups of five, joined by hyphens."""
    number = int.from_bytes(key, "big") << _CHECKSUM_BITS | _checksum(key)
    letters = "".join(
        _ALPHABET[number >> shift & 31] for shift in range((_CHARACTERS - 1) * 5, -1, -5)
    )
    return "-".join(letters[i : i + GROUP_LENGTH] for i in range(0, _CHARACTERS, GROUP_LENGTH))


def parse(typed: str) -> bytes:
    """Return the 16 bytes of a typed key.

    Small letters, spaces and hyphens anywhere, O for 0, and I or L for 1 are accepted.

    Raises:
        WrongUse: it is not a recovery key, or has a typing mistake.
    """
    letters = _letters(typed)
    if any(letter not in _VALUES for letter in letters):
        raise WrongUse(
            "This recovery key has a character that does not belong in it.",
            "It has digits and letters, but never the letter U.",
        )
    if len(letters) != _CHARACTERS:
        raise WrongUse(
            f"This recovery key has {len(letters)} characters; a complete one has {_CHARACTERS}.",
            "It has six groups of five.",
        )
    number = 0
    for letter in letters:
        number = number << 5 | _VALUES[letter]
    key = (number >> _CHECKSUM_BITS).to_bytes(KEY_BYTES, "big")
    if number & (1 << _CHECKSUM_BITS) - 1 != _checksum(key):
        raise WrongUse(
            "There is a typing mistake in this recovery key.", "Compare it group by group."
        )
    return key


def is_same(typed: str, group: str) -> bool:
    """Return whether groups were typed back correctly, read as leniently as by `parse`."""
    values, wanted = ([_VALUES.get(c) for c in _letters(one)] for one in (typed, group))
    return values == wanted


def _letters(typed: str) -> list[str]:
    return [c for c in typed.upper() if c not in "-\N{EN DASH}\N{HYPHEN}" and not c.isspace()]


def _checksum(key: bytes) -> int:
    from hashlib import sha256

    digest = sha256(b"bondjournal recovery key" + key).digest()
    return int.from_bytes(digest, "big") >> (256 - _CHECKSUM_BITS)
