"""Quotes: sentences picked from an entry's own words, for a page that carries its one line."""

import re
from itertools import pairwise
from unicodedata import normalize

# The wide signs end sentences in Chinese and Japanese, where no space follows.
_END = re.compile(
    "(?<![.!?\u2026\u3002\uff01\uff1f])[.!?\u2026\u3002\uff01\uff1f]++"
    "[\"'\u201d\u2019\xbb)\\]*_]*+(?:\\s+|$)|[\u3002\uff01\uff1f]"
)

FIRST_WORDS = 200
"""How many characters of a text a list knows."""
_ENOUGH = 30
"""How many characters a first sentence has at least, so that "Dr." is none."""


def sentences(body: str) -> list[list[str]]:
    """Return the sentences of each paragraph of a text, exactly as written, each only once."""
    known: set[str] = set()
    paragraphs: list[list[str]] = []
    for line in body.split("\n"):
        ends = [0, *(match.end() for match in _END.finditer(line)), len(line)]
        pieces = [line[start:end].strip() for start, end in pairwise(ends)]
        new = [one for one in pieces if _words_in(one) and one not in known]
        known.update(new)
        if new:
            paragraphs.append(list(dict.fromkeys(new)))
    return paragraphs


def first_sentence(words: str) -> str:
    """Return the first sentence of a text in one line; its FIRST_WORDS are enough to know."""
    known = " ".join(words[:FIRST_WORDS].split())
    said = beginning(known, _ENOUGH)
    is_whole = any(match.end() == len(known) for match in _END.finditer(known))
    if said == known and not is_whole and len(known) > FIRST_WORDS * 0.9:
        return f"{known.rpartition(' ')[0] or known}, and so on"
    return said


def beginning(text: str, enough: int) -> str:
    """Return sentences from the beginning of a text, in one line, until they are long enough.

    Args:
        text: the text; all of it is returned if no sentence ends where it is long enough.
        enough: how many characters that is.
    """
    flat = " ".join(text.split())
    ends = (match.end() for match in _END.finditer(flat))
    return flat[: next((end for end in ends if end >= enough), None)].rstrip()


def found(body: str, typed: str) -> str | None:
    """Return a quote exactly as the text has it, or None if it is not in the text.

    Line breaks, and the Unicode form of accents, make no difference.
    """
    if typed in body:
        return typed if _words_in(typed) else None
    words = normalize("NFC", typed).split()
    if not words:
        return None
    pattern = r"\s+".join("".join(map(_letter, word)) for word in words)
    match = re.search(pattern, body)
    return match[0] if match else None


def _letter(one: str) -> str:
    forms = dict.fromkeys((one, normalize("NFD", one)))
    return (
        f"(?:{'|'.join(re.escape(form) for form in forms)})" if len(forms) > 1 else re.escape(one)
    )


def _words_in(piece: str) -> bool:
    return any(one.isalnum() for one in piece)
