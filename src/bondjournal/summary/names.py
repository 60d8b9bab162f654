"""Where names stand in a text: whole words in any case and accents, the longest name first.

Writing without spaces, as in Chinese or Thai, has no whole words to go by, so a name is found
anywhere in it.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from unicodedata import category, normalize

from bondjournal.summary.name_words import ALSO_WORDS

LETTER = r"[^\W\d_]"
HYPHEN = r"[-\u2010\u2011]"
SPACES = r"(?:[^\S\n]++\n?[^\S\n]*+|\n[^\S\n]*+)"
"""Between words: spaces, or one line end; possessive, so that a search never backtracks."""

_LONGEST_HALF = 60
"""How many letters before a hyphen are looked at."""
_ALIKE = ("'\u2019\u02bc", "-\u2010\u2011")
"""Apostrophes that count as the same in a name, and hyphens that do."""
_GAP = r"[*_]*+(?:[^\S\n]++\\?\n?[^\S\n]*+|\\?\n[^\S\n]*+)[*_]*"
"""Between two words of a name: a space or one line end, and emphasis that begins or ends."""
_NOT_SEEN = (
    "\u00ad\u034f\u061c\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\ufe00-\ufe0f\ufeff\ufff0-\ufffb\U000e0000-\U000e0fff"
)
"""Invisible characters: hyphens, spaces, joiners, and signs of direction and of form."""
_UNSEEN = f"[{_NOT_SEEN}]*"
_WITHIN = f"[{_NOT_SEEN}*]*"
"""Between two letters: invisible characters, and emphasis that begins or ends within a word."""
_LETTERS = re.compile("ss|.", re.IGNORECASE | re.DOTALL)
_SHARP_S = "ss"
_ACCENTS = "[\u0300-\u036f]*"
_NO_ACCENT_OF_ITS_OWN = str.maketrans("\u00f8\u0142\u0111\u0131", "oldi")
"""Letters with a stroke or without their dot, which Unicode does not take apart."""
_LATIN = (*range(0xC0, 0x250), *range(0x1E00, 0x1F00))
_SPACELESS = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff]"
)
"""Letters of writing without spaces, or whose words have endings joined to a name."""


def _plain(letter: str) -> str:
    """Return a letter in lower case without its accents."""
    return normalize("NFD", letter)[0].lower().translate(_NO_ACCENT_OF_ITS_OWN)


@cache
def _with_accents() -> dict[str, str]:
    """Return, for each letter from a to z, all its forms with an accent."""
    found: defaultdict[str, str] = defaultdict(str)
    for letter in map(chr, _LATIN):
        if letter.isalpha() and (plain := _plain(letter)).isascii():
            found[plain] += letter
    return found


@dataclass(frozen=True, slots=True)
class NamePlace:
    """Where a name stands: from `start` to `end`, written as `words`.

    `key` identifies the place by the name, the text, and a count of the name in that text.
    """

    name: str
    words: str
    start: int
    end: int
    key: str


@dataclass(frozen=True, slots=True)
class Names:
    """Patterns that find names: one for each name, the longest first, and one for any of them."""

    each: tuple[tuple[str, re.Pattern[str]], ...]
    any_of: re.Pattern[str]

    def find(self, text: str) -> list[NamePlace]:
        """Return where names stand in a text that is in Unicode's NFC form, in order.

        Of names that overlap, the longest is found; of names that differ only in accents, the
        one that is spelled exactly as in the text.
        """
        if not self.any_of.search(text):
            return []
        found: list[tuple[str, re.Match[str]]] = []
        known = {folded(name) for name, _ in self.each}
        taken = bytearray(len(text))
        for name, pattern in self.each:
            others = known - {folded(name)}
            new = [
                match
                for match in pattern.finditer(text)
                if not _is_part_of_a_word(text, match)
                and folded(match[0]) not in others
                and not any(taken[match.start() : match.end()])
            ]
            for match in new:
                taken[match.start() : match.end()] = b"\x01" * (match.end() - match.start())
            found += [(name, match) for match in new]
        found.sort(key=lambda one: one[1].start())
        counts: Counter[str] = Counter()
        mark = sha256(text.encode(errors="replace")).hexdigest()[:16]
        return [
            NamePlace(name, match[0], match.start(), match.end(), _key(name, mark, counts))
            for name, match in found
        ]


def prepared(names: Iterable[str]) -> Names | None:
    """Return the patterns of these names, or None if there are no names."""
    known = {normal(name) for name in names if any(one.isalnum() for one in name)}
    if not known:
        return None
    ordered = sorted(known, key=lambda one: (-len(one), one))
    spelled = {name: _whole(name) for name in ordered}
    return Names(
        tuple((name, re.compile(one, re.IGNORECASE)) for name, one in spelled.items()),
        re.compile("|".join(spelled.values()), re.IGNORECASE),
    )


def normal(text: str) -> str:
    """Return a text in Unicode's NFC form, in which names are compared."""
    return normalize("NFC", text)


def folded(word: str) -> str:
    """Return a word with its case folded and its apostrophes straight, for comparing."""
    return normal(word).replace("\u2019", "'").casefold()


def is_common(name: str, also_words: Collection[str] = ALSO_WORDS) -> bool:
    """Say whether the lower-case form of a name is a common word as well."""
    return len(name) == 1 or folded(name) in also_words


def _key(name: str, mark: str, counts: Counter[str]) -> str:
    counts[name] += 1
    return f"{folded(name)}:{mark}:{counts[name]}"


def _whole(name: str) -> str:
    """Return a pattern for a name as a whole word; its capitals may have two letters for one."""
    seen = re.sub(_UNSEEN, "", name)
    spellings = dict.fromkeys((seen, seen.upper()))
    either = "|".join(
        _GAP.join(_WITHIN.join(map(_letter, _LETTERS.findall(word))) for word in spelling.split())
        for spelling in spellings
    )
    words = seen.strip()
    before = "" if _SPACELESS.match(words[0]) else r"(?<![^\W_])"
    after = "" if _SPACELESS.match(words[-1]) else r"(?![^\W_])"
    return f"{before}(?:{either}){after}"


def _letter(one: str) -> str:
    if folded(one) == _SHARP_S:
        return "(?:ss|\u00df)"
    for alike in _ALIKE:
        if one in alike:
            return rf"\\?[{alike}]"
    if re.fullmatch(_ACCENTS, one):
        return ""
    if plain := _with_accents().get(_plain(one)):
        return f"[{_plain(one)}{plain}]{_ACCENTS}"
    return re.escape(one) if one.isalnum() else rf"\\?{re.escape(one)}"


def _is_part_of_a_word(text: str, found: re.Match[str]) -> bool:
    """Say whether a mark follows that changes the last letter, or a hyphen joins another name."""
    after = text[found.end() : found.end() + 1]
    return bool(after and category(after).startswith("M")) or _is_half_of_a_name(text, found)


def _is_half_of_a_name(text: str, found: re.Match[str]) -> bool:
    """Say whether a name is joined by a hyphen to another one, as in Anna-Lena."""
    head = text[max(found.start() - _LONGEST_HALF, 0) : found.start()]
    before = re.search(rf"({LETTER}){LETTER}*{HYPHEN}$", head)
    after = re.compile(rf"{HYPHEN}({LETTER})").match(text, found.end())
    return any(half is not None and half[1].isupper() for half in (before, after))
