"""A stand-in in the case that German asks for beside a name: "mit meiner Schwester". Pure.

What stands right before the name tells the case: an article, or a preposition that has but one
where people are meant. What only a verb could tell stays as the person wrote it.
"""

import re
from typing import Literal

from bondjournal.summary.names import LETTER, SPACES

Case = Literal["dative", "accusative", "genitive"]

_CASES: dict[Case, str] = {
    "dative": "bei gegenüber hinter mit nach neben unter von vor zu zwischen",
    "accusative": "an auf durch für gegen in ohne um über",
    "genitive": "statt trotz wegen",
}
_BY_PREPOSITION = {word: case for case, words in _CASES.items() for word in words.split()}
_CONTRACTED = {"vom": "von", "beim": "bei", "zum": "zu", "zur": "zu"}
"""Prepositions with an article, each as it is before a stand-in that has one of its own."""
_BY_ARTICLE: dict[str, Case] = {"dem": "dative", "den": "accusative", "des": "genitive"}
_ARTICLES = ("der", "die", "das", *_BY_ARTICLE)
_LAST_WORD = re.compile(rf"(?<![^\W_])({LETTER}+){SPACES}\Z")
_IN_A_CLAUSE = re.compile(r",\s(?:\w+\s)?\Z")
"""A comma before an article makes a clause of it: "die Frau, mit der Ilse redet"."""

_STAND_IN = re.compile(
    r"((?:[mds]ein|ihr|unser|k?ein)e?|der|die|das)((?: [a-zäöüß]+)*) ([A-ZÄÖÜ][\w-]*)"
)
_PLURALS = (
    "eltern", "kinder", "geschwister", "leute", "freunde", "brüder", "schwestern", "söhne",
    "töchter", "kollegen", "nachbarn", "innen", "chefs", "jungs", "verwandten", "bekannten",
)  # fmt: skip
_NEUTERS = ("kind", "baby", "team", "mädchen", "chen", "lein")
_WITH_N = ("e", "nachbar", "herr")
_WITH_EN = ("mensch", "therapeut", "ent", "ant", "ist")
"""How masculine nouns end that are "-n" and "-en" in every case but the first."""
_LIKE_ADJECTIVES = ("bekannte", "verlobte", "verwandte", "vorgesetzte")
_WITH_ES = ("s", "ß", "x", "z", "mann", "freund", "sohn", "kind", "arzt")
"""How nouns end whose genitive is "-es"."""


def fitted(head: str, instead: str) -> tuple[str, str]:
    """Return what stands before a name, and the stand-in in its case.

    An article goes, because only stand-ins with one of their own have a case to show.
    """
    parts, last = _STAND_IN.match(instead), _LAST_WORD.search(head)
    if not parts or not last:
        return head, instead
    word, before = last[1].casefold(), head[: last.start()]
    if word in _CONTRACTED:
        found = last[1][0] + _CONTRACTED[word][1:]
        return before + found + head[last.end(1) :], in_case(instead, "dative")
    if word in _ARTICLES and not _IN_A_CLAUSE.search(before):
        case = _case_of(word, _gender(parts))
        return before, in_case(instead, case) if case else instead
    if word in _BY_PREPOSITION:
        return head, in_case(instead, _BY_PREPOSITION[word])
    return head, instead


def forms(instead: str) -> tuple[str, ...]:
    """Return a stand-in in every case but the first."""
    return tuple(in_case(instead, case) for case in _CASES)


def in_case(instead: str, case: Case) -> str:
    """Return a stand-in such as "mein Chef" in a case; anything else as it is."""
    parts = _STAND_IN.match(instead)
    gender = _gender(parts) if parts else ""
    if not parts or (case == "accusative" and gender != "m"):
        return instead
    ending = {
        "dative": {"f": "er", "plural": "en"}.get(gender, "em"),
        "accusative": "en",
        "genitive": "es" if gender in "mn" else "er",
    }[case]
    stem = "d" if parts[1] in _ARTICLES else parts[1].removesuffix("e")
    adjectives = re.sub(r"(?:er|es|e)\b", "en", parts[2])
    return f"{stem}{ending}{adjectives} {_noun(parts[3], gender, case)}{instead[parts.end() :]}"


def _case_of(article: str, gender: str) -> Case | None:
    """Return the case that an article shows with a stand-in of this gender; None for the first."""
    if article == "der" and gender != "m":
        return "genitive" if gender == "plural" else "dative"
    if article == "den" and gender == "plural":
        return "dative"
    return _BY_ARTICLE.get(article)


def _gender(parts: re.Match[str]) -> str:
    determiner, adjectives, noun = parts[1], parts[2], parts[3].casefold()
    if determiner == "die" or determiner.endswith("e"):
        return "plural" if noun.endswith(_PLURALS) else "f"
    neuter = determiner == "das" or adjectives.endswith("es") or noun.endswith(_NEUTERS)
    return "n" if neuter else "m"


def _noun(noun: str, gender: str, case: Case) -> str:
    ends = noun.casefold()
    if ends.removesuffix("r").endswith(_LIKE_ADJECTIVES):
        return noun.removesuffix("r") + "n"
    if gender == "plural":
        return noun if case != "dative" or ends.endswith(("n", "s")) else f"{noun}n"
    if gender == "m" and ends.endswith(_WITH_N):
        return f"{noun}n"
    if gender == "m" and ends.endswith(_WITH_EN):
        return f"{noun}en"
    if case != "genitive" or gender == "f":
        return noun
    return noun + ("es" if ends.endswith(_WITH_ES) else "s")
