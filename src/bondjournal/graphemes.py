"""Graphemes: what a reader sees as one letter or sign, however many characters it is made of.

A letter with its accents is one grapheme; so is a Thai consonant with its vowel and tone signs, a
flag, a family of joined emoji, or a Korean syllable typed in parts. Rich takes flags and syllables
apart; what is found, typed and deleted goes by these.
"""

import re
from functools import lru_cache
from itertools import pairwise
from unicodedata import category

JOINER, NON_JOINER = "\u200d", "\u200c"
TONE = re.compile("[\U0001f3fb-\U0001f3ff]")
"""A skin tone, which follows its emoji."""
LONGEST = 64
"""In characters; a longer grapheme is taken apart by moving through it or deleting in it."""

_SYMBOL = re.compile("[\u203c\u2049\u2194\u25fb-\u25fe\u3030\U0001f000-\U0001fbff]")
"""Emoji that are no symbols by their category, including those of later versions of Unicode."""
_FLAG_LETTER = re.compile("[\U0001f1e6-\U0001f1ff]")
_PART = re.compile("[\u1160-\u11ff\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f]")
"""Later parts of a Korean syllable, skin tones, and what follows a flag to name a region."""
_SYLLABLE = re.compile("[\u1160-\u11ff]")
_SYLLABLE_SO_FAR = re.compile("[\u1100-\u11ff\uac00-\ud7a3]")
"""What a later part of a Korean syllable, `_SYLLABLE`, can stand behind."""
_INSEPARABLE = "\u0e33\u0eb3\uff9e\uff9f"
"""Letters that are written as signs of the one before: am in Thai and Lao, voicing in kana."""


def split(text: str) -> list[str]:
    """Return the graphemes of a text."""
    starts = [0] if text else []
    for at in range(1, len(text)):
        if not (may_follow(text[at]) and _belongs(text, starts[-1], at)):
            starts.append(at)
    return [text[start:end] for start, end in pairwise([*starts, len(text)])]


def start_before(text: str, at: int) -> int:
    """Return where the grapheme before a place begins; 0 at the beginning of the text."""
    first = max(0, at - 1)
    while first > max(0, at - LONGEST) and may_follow(text[first]):
        first -= 1
    return at - len(split(text[first:at])[-1]) if at > 0 else 0


def end_after(text: str, at: int) -> int:
    """Return where the grapheme at a place ends; the length of the text at its end."""
    end, most = min(at + 1, len(text)), min(at + LONGEST, len(text))
    while end < most and may_follow(text[end]) and _belongs(text, at, end):
        end += 1
    return end


def start_at(text: str, at: int) -> int:
    """Return a place, or the beginning of the grapheme if the place is in the middle of one."""
    if not 0 < at < len(text) or not may_follow(text[at]):
        return at
    start = start_before(text, at)
    return start if end_after(text, start) > at else at


def word_before(text: str, at: int) -> int:
    """Return where the word before a place begins; blanks in between are skipped."""
    while at and text[at - 1].isspace():
        at -= 1
    end = at
    while at and _kind(text[at - 1]) == _kind(text[end - 1]):
        at -= 1
    return start_at(text, at)


def word_after(text: str, at: int) -> int:
    """Return where the word after a place ends; blanks in between are skipped."""
    while at < len(text) and text[at].isspace():
        at += 1
    start = at
    while at < len(text) and _kind(text[at]) == _kind(text[start]):
        at += 1
    return at if start_at(text, at) == at else end_after(text, start_at(text, at))


def _kind(character: str) -> str:
    if character.isalnum() or (may_follow(character) and not is_symbol(character)):
        return "word"
    return "blank" if character.isspace() else "sign"


@lru_cache(maxsize=4096)
def may_follow(character: str) -> bool:
    """Say whether a character can be part of the grapheme before it."""
    return (
        category(character)[0] == "M"
        or character in JOINER + NON_JOINER + _INSEPARABLE
        or _PART.match(character) is not None
        or is_symbol(character)
    )


def is_unprinted_letter(character: str | None) -> bool:
    """Say whether a character that was typed prints nothing, but belongs to the words.

    These are joiners of emoji and letters, and spaces at which no row ends.
    """
    return character is not None and category(character) in {"Cf", "Zs"} and character != " "


def is_symbol(character: str) -> bool:
    """Say whether a character is an emoji, or a symbol like one."""
    return category(character) == "So" or _SYMBOL.match(character) is not None


def _belongs(text: str, start: int, at: int) -> bool:
    """Say whether a character that may follow is part of the grapheme that begins at `start`."""
    character, first, last = text[at], text[start], text[at - 1]
    if is_symbol(character) and not TONE.match(character):
        letters = _FLAG_LETTER.match(first) and _FLAG_LETTER.match(character)
        is_flag = letters is not None and at == start + 1
        return is_flag or (last == JOINER and is_symbol(first))
    if character == NON_JOINER:
        return category(last)[0] == "M"
    return not _SYLLABLE.match(character) or _SYLLABLE_SO_FAR.match(last) is not None
