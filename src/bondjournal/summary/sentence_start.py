"""Where sentences begin, in a text as people type it."""

import re

from bondjournal.summary.name_words import NOT_AN_END

LOOK_BACK = 200
"""How many characters before a word are looked at to tell whether it begins a sentence."""
QUOTES = "\"'\u201c\u2018\u201e\u201a\u00ab\u2039"
"""Quotation marks that open."""
OPENERS = QUOTES + "*_([{\u00bf\u00a1"
"""What may stand right before the first letter of a word."""

_SPACED_QUOTE = re.compile("[\u00ab\u2039][ \u00a0\u202f]")
"""A quotation mark that opens, with the space that follows it in French."""
_CLOSERS = "*_\"'\u201d\u2019\u00bb\u203a)]}"
_BEFORE_SPEECH = (",", ":", "\u2013", "\u2014")
_NEW_BLOCK = re.compile(r"(?:^|\n)[^\S\n]*(?:[-+*>]|\#{1,6}|\d{1,9}[.)])[^\S\n]+$")
"""The marker of a list, heading or quote right before a word."""
_BLANK_LINE = 2
"""A blank line has two line ends."""
_INITIAL = 2
"""An initial is a letter and its full stop."""


def begins_sentence(text: str, at: int, begins: bool) -> bool:
    """Say whether a word of a text is the first of a sentence.

    Args:
        text: the text.
        at: where the word begins.
        begins: whether the text itself begins like a sentence.
    """
    first = at
    while first and (text[first - 1] in OPENERS or _SPACED_QUOTE.match(text, first - 2)):
        first -= 1
    start = max(first - LOOK_BACK, 0)
    head = text[start:first]
    if not head.strip():
        return begins if start == 0 else True
    words = head.rstrip()
    if head.count("\n", len(words)) >= _BLANK_LINE or _NEW_BLOCK.search(head):
        return True
    if words == head:
        return False
    last = words.rstrip(f"{_CLOSERS} \u00a0\u202f")
    if last.endswith((".", "!", "?")) and not last.endswith(".."):
        return not last.endswith(".") or not _is_abbreviation(last.split()[-1])
    is_quoted = any(one in QUOTES for one in text[first:at])
    return is_quoted and last.endswith(_BEFORE_SPEECH)


def _is_abbreviation(word: str) -> bool:
    """Say whether a full stop belongs to a word, as in Dr. or in an initial."""
    word = word.lstrip(OPENERS).casefold()
    return word in NOT_AN_END or (len(word) == _INITIAL and word[0].isalpha() and word != "i.")
