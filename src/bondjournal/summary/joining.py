"""How a stand-in joins the words beside it, in the language of a page. Pure."""

import re
from unicodedata import normalize

from bondjournal.summary import german_case
from bondjournal.summary.names import LETTER, SPACES

_ARTICLES = {
    "fr": {"le": "", "la": "", "les": "", "au": "à", "aux": "à", "du": "de", "des": "de"},
    "es": {"el": "", "la": "", "los": "", "las": "", "al": "a", "del": "de"},
    "nl": {"de": "", "het": ""},
}
"""Articles before a name, each with what is left of it where a stand-in has one of its own."""
_WITH_ARTICLE = {
    "fr": re.compile("(?:mon|ma|mes|notre|nos|son|sa|ses|leurs?|une?|le|la|les) "),
    "es": re.compile("(?:mis?|nuestr[oa]s?|sus?|una?|el|la|los|las) "),
    "nl": re.compile("(?:mijn|m'n|onze|ons|zijn|haar|hun|een|de|het) "),
}
"""The beginnings of stand-ins that have an article of their own, or a word in its place."""
_CONTRACTED = {
    "fr": {"à le": "au", "à les": "aux", "de le": "du", "de les": "des"},
    "es": {"a el": "al", "de el": "del"},
}
_AND_OR = dict.fromkeys("ye", ("y", "e", "i")) | dict.fromkeys("ou", ("o", "u", "o"))
"""Spanish "and" and "or": as it mostly is, and as it is before which sound."""
_LAST_WORD = re.compile(rf"(?<![^\W_])({LETTER}+)({SPACES})\Z")
_ELIDED = re.compile(r"(?<![^\W_])(c|d|j|m|n|s|t|qu|jusqu|lorsqu|puisqu)['\u2019]\Z", re.IGNORECASE)
_IN_FULL = re.compile(rf"(?<![^\W_])(d|qu|jusqu|lorsqu|puisqu)e{SPACES}\Z", re.IGNORECASE)
_VOWELS = "aeiouyh\u0153"


def fitted(head: str, instead: str, language: str) -> tuple[str, str]:
    """Return what stands before a name, and its stand-in, as the language joins the two.

    "de Paul" becomes "du voisin", "al Dr. Ruiz" "a mi médico", "mit Ilse" "mit meiner Schwester".
    """
    if language == "de":
        return german_case.fitted(head, instead)
    last, articles = _LAST_WORD.search(head), _ARTICLES.get(language, {})
    if last and last[1].casefold() in articles and _WITH_ARTICLE[language].match(instead):
        left = articles[last[1].casefold()]
        left = left.capitalize() if last[1][0].isupper() else left
        head = head[: last.start()] + (left and left + last[2])
    if language == "fr":
        head = _elided(head, instead)
    elif language == "es":
        head = _with_and(head, instead)
    return _contracted(head, instead, _CONTRACTED.get(language, {}))


def forms(instead: str, language: str) -> tuple[str, ...]:
    """Return a stand-in in each form that it can have in a text."""
    return (instead, *german_case.forms(instead)) if language == "de" else (instead,)


def owned(instead: str, apostrophe: str, language: str) -> str:
    """Return a stand-in as the owner of what follows: "my sister's", "mijn moeders"."""
    ends = instead.casefold()
    if language == "de" and (genitive := german_case.in_case(instead, "genitive")) != instead:
        return genitive
    if language == "nl" and ends[-1:].isalpha():
        is_hissing, is_vowel = ends.endswith(("s", "x", "z")), ends.endswith(tuple("aiouy"))
        return instead + (apostrophe if is_hissing else f"{apostrophe}s" if is_vowel else "s")
    is_plural = ends.endswith("s") and not ends.endswith("ss")
    return instead + apostrophe + ("" if is_plural else "s")


def _plain(text: str) -> str:
    return normalize("NFD", text).casefold()


def _elided(head: str, instead: str) -> str:
    """Return what stands before, with the vowel that French has there or has not."""
    if _plain(instead)[0] in _VOWELS:
        return _IN_FULL.sub("\\1\u2019", head)
    return _ELIDED.sub(r"\1e ", head)


def _with_and(head: str, instead: str) -> str:
    """Return what stands before, with Spanish "y" and "o" as they are before the next sound."""
    last = _LAST_WORD.search(head)
    if not last or last[1] not in _AND_OR:
        return head
    mostly, other, sound = _AND_OR[last[1]]
    heard = _plain(instead).removeprefix("h")
    is_before = heard.startswith(sound) and not heard.startswith("ie")
    return head[: last.start()] + (other if is_before else mostly) + last[2]


def _contracted(head: str, instead: str, forms: dict[str, str]) -> tuple[str, str]:
    last, (first, _, rest) = _LAST_WORD.search(head), instead.partition(" ")
    both = forms.get(f"{last[1].casefold()} {first}") if last and rest else None
    if not last or not both:
        return head, instead
    both = both.capitalize() if last[1][0].isupper() else both
    return head[: last.start()] + both + last[2], rest
