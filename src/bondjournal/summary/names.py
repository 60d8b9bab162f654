"""Where names stand in a text: whole words in any case, the longest name first."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256

from bondjournal.summary.name_words import COMMON

LETTER = r"[^\W\d_]"
HYPHEN = r"[-\u2010\u2011]"

_LONGEST_HALF = 60
"""So many letters before a hyphen are looked at."""
_ALIKE = ("'\u2019\u02bc", "-\u2010\u2011")
"""Apostrophes, and hyphens, that a name may be typed with."""
_GAP = r"[*_]*(?:[^\S\n]+\n?[^\S\n]*|\n[^\S\n]*)[*_]*"
"""Between two words of a name: a space or one line end, and emphasis that begins or ends."""


@dataclass(frozen=True, slots=True)
class Found:
    """Where a name stands: from `start` to `end`, written as `words`.

    `key` names the place: the same name in the same text, counted.
    """

    name: str
    words: str
    start: int
    end: int
    key: str


@dataclass(frozen=True, slots=True)
class Names:
    """All names in one pattern, each in a group of its own."""

    pattern: re.Pattern[str]
    names: tuple[str, ...]

    def find(self, text: str) -> Iterator[Found]:
        """Yield where names stand in a text that is in Unicode's NFC form."""
        counts: Counter[str] = Counter()
        mark = sha256(text.encode(errors="replace")).hexdigest()[:16]
        for match in self.pattern.finditer(text):
            if _is_half_of_a_name(text, match):
                continue
            name = self.names[(match.lastindex or 1) - 1]
            counts[name] += 1
            key = f"{folded(name)}:{mark}:{counts[name]}"
            yield Found(name, match[0], match.start(), match.end(), key)


def prepared(names: Iterable[str]) -> Names | None:
    """Return what finds these names, or None if there are none."""
    known = {normal(name) for name in names if name.strip()}
    if not known:
        return None
    ordered = tuple(sorted(known, key=lambda one: (-len(one), one)))
    either = "|".join(f"({_spelled(name)})" for name in ordered)
    pattern = re.compile(rf"(?<![^\W_])(?:{either})(?![^\W_])", re.IGNORECASE)
    return Names(pattern, ordered)


def normal(text: str) -> str:
    """Return a text in Unicode's NFC form, in which names are compared."""
    return unicodedata.normalize("NFC", text)


def folded(word: str) -> str:
    """Return a word without what case and typewriters change."""
    return normal(word).replace("\u2019", "'").casefold()


def is_common(name: str) -> bool:
    """Say whether the lower-case form of a name is a common word as well."""
    return len(name) == 1 or folded(name) in COMMON


def _spelled(name: str) -> str:
    """Return a pattern for a name; in capitals some letters become two."""
    spellings = dict.fromkeys((name, name.upper()))
    return "|".join(
        _GAP.join("".join(map(_letter, word)) for word in spelling.split())
        for spelling in spellings
    )


def _letter(one: str) -> str:
    for alike in _ALIKE:
        if one in alike:
            return f"[{alike}]"
    return re.escape(one)


def _is_half_of_a_name(text: str, found: re.Match[str]) -> bool:
    """Say whether a name is joined by a hyphen to another one, as in Anna-Lena."""
    head = text[max(found.start() - _LONGEST_HALF, 0) : found.start()]
    before = re.search(rf"({LETTER}){LETTER}*{HYPHEN}$", head)
    after = re.compile(rf"{HYPHEN}({LETTER})").match(text, found.end())
    return any(half is not None and half[1].isupper() for half in (before, after))
