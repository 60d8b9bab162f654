"""Which words are ordinary enough to begin a sentence and be no name. English.

The words are the lists of the package zxcvbn: what is most frequent in Wikipedia, television and
film. A word that is more frequent as a name than there is in neither of them.
"""

from collections.abc import Iterable
from functools import cache

from bondjournal.summary.name_words import ALSO_WORDS, ORDINARY, TITLES

_LISTS = ("english_wikipedia", "us_tv_and_film")
_MOST_FREQUENT = 10_000
"""Further down a list of words there are names too."""
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
"""What words end in, and what their plain form ends in instead."""
_SHORTEST_STEM = 3


@cache
def _words() -> frozenset[str]:
    from zxcvbn.frequency_lists import FREQUENCY_LISTS

    frequent = (word for name in _LISTS for word in FREQUENCY_LISTS[name][:_MOST_FREQUENT])
    return frozenset(frequent) | ORDINARY | ALSO_WORDS | TITLES


def is_known(word: str) -> bool:
    """Say whether a word is an ordinary one, as it is or as a form of one; case is folded."""
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
