"""Which capitalised words of a page are asked about, because they may be names. Pure."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from bondjournal.summary import name_rules
from bondjournal.summary.known_words import are_english, is_known
from bondjournal.summary.name_rules import NameRules
from bondjournal.summary.name_words import MONTHS_AND_NAMES
from bondjournal.summary.names import HYPHEN, LETTER, Names, folded, normal, prepared
from bondjournal.summary.page import Page
from bondjournal.summary.sentence_start import OPENERS, begins_sentence
from bondjournal.summary.standins import normal_texts

_WORD = re.compile(rf"(?<![^\W_]){LETTER}+(?:['\u2019\u2010\u2011-]{LETTER}+)*(?![^\W_])")
_POSSESSIVE = re.compile(r"['\u2019]s$", re.IGNORECASE)
_ELIDED = re.compile(rf"({LETTER}{{1,6}})['\u2019](?={LETTER})")
_TWO_NAMES = re.compile(f"{HYPHEN}({LETTER})({LETTER})")
_MASK = "x"
"""What each letter of a decided name becomes."""
_BEFORE = 40
"""How many characters before a word are looked at."""


@dataclass(frozen=True, slots=True)
class _Word:
    """A word of a text: as it is asked about, and in the text without what is joined to it."""

    word: str
    name: str
    """The word with its case folded."""
    whole: str
    text: str
    start: int
    end: int
    begins: bool
    """Whether it begins a sentence."""

    @property
    def before(self) -> list[str]:
        """The words before it, without signs."""
        found = self.text[max(self.start - _BEFORE, 0) : self.start].split()
        return [one.strip(OPENERS) for one in found]


def undecided(page: Page, decided: Iterable[str]) -> list[tuple[str, int]]:
    """Return the capitalised words of a page that nobody decided on, and how often each occurs.

    The first word of a sentence is listed only if it looks like two names, is no ordinary word in
    English or, in another language, where that of a title counts too, is a given name. Where every
    noun has a capital, only what follows the pattern of a name is. The name that signs the page,
    days and months need no decision.

    Args:
        page: the page as it would be written.
        decided: names, and texts such as stand-ins, that need no more asking.
    """
    known = frozenset(decided)
    rules, english = _rules(page)
    signed = {folded(word) for word in _WORD.findall(normal(page.name))}
    dated = {folded(one) for one in (*page.words.months, *page.words.weekdays)}
    once = {folded(one) for one in known}
    counts: Counter[str] = Counter()
    listed: dict[str, None] = {}
    for one in _capitalised(page, prepared(known), rules):
        if one.name in signed or _is_date(one, dated, rules):
            continue
        counts[one.word] += 1
        if rules.nouns_have_capitals:
            asked = _follows_a_pattern(one, rules, once)
        else:
            asked = {one.name, one.whole}.isdisjoint(rules.ordinary | rules.titles) and (
                not one.begins or _is_two_names(one.word) or _begins_as_a_name(one, rules, english)
            )
        if asked:
            listed[one.word] = None
    return [(word, counts[word]) for word in listed]


def _capitalised(page: Page, names: Names | None, rules: NameRules) -> Iterator[_Word]:
    """Yield the words with a capital, but for the names that are decided."""
    for whole, begins in normal_texts(replace(page, name="")):
        text = _masked(whole, names) if names else whole
        for found in _WORD.finditer(text):
            start = found.start()
            elided = _ELIDED.match(found[0])
            if elided and folded(elided[1]) in rules.elided and not found[0].isupper():
                start += elided.end()
            word = _POSSESSIVE.sub("", text[start : found.end()])
            if word[0].isupper():
                first = begins_sentence(text, start, begins or rules is not name_rules.ENGLISH)
                whole_word = folded(found[0])
                yield _Word(word, folded(word), whole_word, text, start, found.end(), first)


def _rules(page: Page) -> tuple[NameRules, bool]:
    """Return the rules for the words of a page, and whether these are English."""
    words = (found[0] for text, _ in normal_texts(page) for found in _WORD.finditer(text))
    lower = [folded(word) for word in words if word.islower()]
    rules = name_rules.of_text(page.words.language, lower)
    return rules, rules is name_rules.ENGLISH and are_english(lower)


def _begins_as_a_name(one: _Word, rules: NameRules, english: bool) -> bool:
    """Say whether the first word of a sentence is no English word, or elsewhere a given name."""
    if rules is name_rules.ENGLISH:
        return english and not is_known(one.name)
    return rules.is_given(one.name)


def _follows_a_pattern(one: _Word, rules: NameRules, decided: set[str]) -> bool:
    """Say whether a word follows a title or a given name, or is one, with the s of a possessive."""
    if rules.follows_a_title(" ".join(one.before)):
        return one.name not in rules.titles | rules.ordinary
    if one.name in rules.not_given:
        return False
    if rules.is_surname(one.name) and one.before:
        last = folded(one.before[-1])
        if rules.is_given(last) or set(last) == {_MASK}:
            return True
    owner = one.name.removesuffix("s")
    is_owner = owner != one.name and (owner in decided or rules.is_given(owner))
    return rules.is_given(one.name) or is_owner


def _masked(text: str, names: Names) -> str:
    """Return a text with the names in it masked, and every other letter where it was."""
    pieces, end = [], 0
    for found in names.find(text):
        pieces += [text[end : found.start], _MASK * (found.end - found.start)]
        end = found.end
    return "".join([*pieces, text[end:]])


def _is_two_names(word: str) -> bool:
    """Say whether a capital letter after a hyphen makes a name of a word, as in Anna-Lena."""
    return any(first.isupper() and then.islower() for first, then in _TWO_NAMES.findall(word))


def _is_date(one: _Word, dated: set[str], rules: NameRules) -> bool:
    """Say whether a word is a day or a month; one that is also a name must look like a month."""
    name = folded(one.text[one.start : one.end])
    if name not in dated or name not in MONTHS_AND_NAMES:
        return name in dated
    after = one.text[one.end : one.end + _BEFORE].split()[:1]
    return any(
        before[:1].isdigit() or folded(before) in rules.before_a_month for before in one.before[-1:]
    ) or any(word[:1].isdigit() for word in after)
