"""What makes a capitalised word a name, by the language that a page is written in. Pure."""

from collections.abc import Collection
from dataclasses import dataclass
from functools import cache
from typing import Any
from unicodedata import normalize

from bondjournal.page_languages import LANGUAGES, USUAL
from bondjournal.summary import name_words
from bondjournal.summary.language_pack import pack

Words = frozenset[str]
_AS_ABROAD = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
"""How German surnames are spelled in the list of those."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NameRules:
    """The words of a language by which names are told; all of them with their case folded."""

    language: str
    titles: Words
    """Titles that stand before a name."""
    ordinary: Words = frozenset()
    """Words that are no name with a capital in the middle of a line; in German behind a title."""
    also_words: Words
    """Names whose lower-case form is a word as well, in this language or in English."""
    before_a_month: Words = frozenset()
    """Words after which a month that is also a name is read as the month."""
    common: Words
    """Words by which a text in this language is told from one in another."""
    elided: Words = frozenset()
    """What is joined to a name by an apostrophe: "d'Ilse"."""
    nouns_have_capitals: bool = False
    """Whether every noun has a capital, so that only what follows a pattern can be a name."""
    determiners: Words = frozenset()
    """Words after which a title is an ordinary noun: "meine Frau"."""
    given: Words = frozenset()
    """Given names besides those of `_given_elsewhere`."""
    not_given: Words = frozenset()
    """Given names of elsewhere that are ordinary words."""

    def is_given(self, name: str) -> bool:
        """Say whether a word, its case folded, is a given name, or two of them with a hyphen."""
        return all(
            half in self.given
            or (half not in self.not_given and _without_accents(half) in _given_elsewhere())
            for half in name.split("-")
        )

    def is_surname(self, name: str) -> bool:
        """Say whether a word, its case folded, is a surname where a given name stands before it."""
        return name not in self.ordinary and name.translate(_AS_ABROAD) in _surnames()

    def follows_a_title(self, before: str) -> bool:
        """Say whether a word that stands behind `before` has a title."""
        *earlier, last = ["", *before.casefold().split()[-2:]]
        return last in self.titles and earlier[-1] not in self.determiners


ENGLISH = NameRules(
    language=USUAL,
    titles=name_words.TITLES,
    ordinary=name_words.ORDINARY,
    also_words=name_words.ALSO_WORDS,
    before_a_month=name_words.BEFORE_A_MONTH,
    common=name_words.ORDINARY,
)


@cache
def in_language(tag: str) -> NameRules:
    """Return the rules of a language by its tag (BCP 47); those of English for an unknown one."""
    language = tag.strip().casefold().partition("-")[0]
    if language not in LANGUAGES or language == USUAL:
        return ENGLISH
    found: dict[str, Any] = {
        name: frozenset(value.split()) if isinstance(value, str) else value
        for name, value in pack(language)["names"].items()
    }
    plainly = found["common"] - found["also_words"]
    found["ordinary"] = found.get("ordinary", frozenset()) | plainly
    found["also_words"] |= ENGLISH.also_words
    return NameRules(language=language, **found)


def of_text(tag: str, words: Collection[str]) -> NameRules:
    """Return the rules for a text: those of the page's language, or of another that it is in.

    On a page in English they are those of English.

    Args:
        tag: the language of the page.
        words: the words of the text, with their case folded.
    """
    own = in_language(tag)
    if own is ENGLISH:
        return own
    best, most = own, 0
    for other in map(in_language, LANGUAGES):
        theirs, ours = other.common - own.common, own.common - other.common
        ahead = sum((word in theirs) - (word in ours) for word in words)
        if ahead > most:
            best, most = other, ahead
    return best


def _without_accents(word: str) -> str:
    return normalize("NFD", word).encode("ascii", "ignore").decode()


@cache
def _given_elsewhere() -> Words:
    from zxcvbn.frequency_lists import FREQUENCY_LISTS

    return frozenset(FREQUENCY_LISTS["female_names"]) | frozenset(FREQUENCY_LISTS["male_names"])


@cache
def _surnames() -> Words:
    from zxcvbn.frequency_lists import FREQUENCY_LISTS

    return frozenset(FREQUENCY_LISTS["surnames"])
