"""What stands beside a name and goes with it when the name is replaced. Pure.

A stand-in that is no name itself takes no title: "Dr. Brown" becomes "my doctor". If a text says
right beside a name who that is, the page says it only once: "my sister Ilse", "my sister, Ilse,"
and "Ilse (my sister)" become "my sister".
"""

import re
from unicodedata import normalize

_GAP = r"(?:[^\S\n]++\n?[^\S\n]*+|\n[^\S\n]*+)"
"""Between words: spaces, or one line end; possessive, so that a search never backtracks."""
_TITLE = rf"(?:(?:Dr|Mr|Mrs|Ms|Mx|Prof)\.?|Miss|Professor|Doctor){_GAP}"
_TITLES = re.compile(rf"(?<![^\W_])(?:{_TITLE})+$")
_ELIDED = re.compile(r"(?<![^\W_])(c|d|j|m|n|s|t|qu|jusqu|lorsqu|puisqu)['\u2019]\Z", re.IGNORECASE)
_VOWELS = "aeiouyh\u0153"
_PAUSE = re.compile(r"[,.;:!?)]|\s*\Z")
_LOOK_BACK = 100
"""How many characters before a name are looked at."""


def in_full(before: str, instead: str) -> str:
    """Return what stands before a French name, with the vowel that its stand-in does not take.

    "appeler d'Ilse" becomes "appeler de ma soeur".
    """
    first = normalize("NFD", instead)[0].casefold()
    return before if first in _VOWELS else _ELIDED.sub(r"\1e ", before)


def reach(text: str, earliest: int, at: int, end: int, instead: str) -> tuple[int, int]:
    """Return where the replaced text begins and ends: the name, and what goes with it.

    Args:
        text: the text.
        earliest: where it may begin at the earliest.
        at: where the name begins.
        end: where the name ends, with its `'s` if it has one.
        instead: what replaces it.
    """
    head = text[max(earliest, at - _LOOK_BACK) : at]
    start = len(head)
    if instead[0].islower() and (title := _TITLES.search(head)):
        start = title.start()
    said = r"[^\S\n]++".join(map(re.escape, instead.split()))
    before = re.search(rf"(?<![^\W_]){said}(,?){_GAP}$", head[:start], re.IGNORECASE)
    if before and (not before[1] or _PAUSE.match(text, end)):
        start = before.start()
        end += bool(before[1]) and text.startswith((", ", ",\n"), end)
    after = re.compile(
        rf",{_GAP}{said}(?:,(?=\s)|(?={_PAUSE.pattern}))|{_GAP}\({said}\)", re.IGNORECASE
    )
    found = after.match(text, end)
    return at - len(head) + start, found.end() if found else end
