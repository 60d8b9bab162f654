"""Which words are too ordinary to be taken for names at the start of a sentence. English.

The lists are those of the package zxcvbn: the most frequent words in Wikipedia, television and
film. They leave out words that are more frequent as names.
"""

from collections.abc import Iterable
from functools import cache

from bondjournal.summary.name_words import ALSO_WORDS, ORDINARY, TITLES

_LISTS = ("english_wikipedia", "us_tv_and_film")
_MOST_FREQUENT = 10_000
"""How many words of a list count; further down there are names too."""
_ENDINGS = (
    ("ing", ("", "e")),
    ("ed", ("", "e")),
    ("ly", ("",)),
    ("er", ("", "e")),
    ("ies", ("y",)),
    ("es", ("",)),
    ("s", ("",)),
    ("n't", ("",)),
    ("'s", ("",)),
)
"""Endings of words, each with the endings that the plain form may have instead."""
_SHORTEST_STEM = 3


@cache
def _words() -> frozenset[str]:
    from zxcvbn.frequency_lists import FREQUENCY_LISTS

    frequent = (word for name in _LISTS for word in FREQUENCY_LISTS[name][:_MOST_FREQUENT])
    return frozenset(frequent) | ORDINARY | ALSO_WORDS | TITLES


def is_known(word: str) -> bool:
    """Say whether a word, its case folded, is ordinary or a form of an ordinary word."""
    return all(any(form in _words() for form in _forms(part)) for part in word.split("-") if part)


def are_english(words: Iterable[str]) -> bool:
    """Say whether these words are English on the whole: at least half of them are known."""
    known = [is_known(word) for word in words]
    return 2 * sum(known) >= len(known)


def _forms(word: str) -> Iterable[str]:
    yield word
    for ending, plain in _ENDINGS:
        stem = word.removesuffix(ending)
        if stem != word and len(stem) >= _SHORTEST_STEM:
            yield from (stem + one for one in plain)
            if stem[-1] == stem[-2]:
                yield stem[:-1]
