"""Stand-ins: what replaces a name everywhere on a page. Pure.

Whole words in any case, possessives too, the longest name first. If the lower-case form of a name
is a common word (will, mark, rose, may), each place of the name is decided separately.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, fields, is_dataclass, replace
from typing import Any, TypeVar

from bondjournal.summary import beside_name, joining, name_rules
from bondjournal.summary.inline import clean
from bondjournal.summary.name_rules import NameRules
from bondjournal.summary.names import NamePlace, Names, is_common, normal, prepared
from bondjournal.summary.page import Page, texts
from bondjournal.summary.sentence_start import LOOK_BACK, begins_sentence
from bondjournal.summary.words import Words

_Part = TypeVar("_Part")
_Change = Callable[[str, bool], str]

_OWNED = re.compile(r"(['\u2019])(s?)(?![^\W_])", re.IGNORECASE)
_OPENED = re.compile(r"(?<![^\W_])['\u2018]")
_BRACES = re.compile(r"(\{\w+\})")
"""The places of a fixed line that are filled in."""
_SHOWN = 40
"""How many characters on either side show where a name stands."""


@dataclass(frozen=True, slots=True)
class StandIns:
    """What a person decided about names.

    `names` maps each name to its stand-in, which is empty if the name stays. `places` maps the key
    of a place to whether a name that is also a common word is replaced there.
    """

    names: Mapping[str, str] = field(default_factory=dict)
    places: Mapping[str, bool] = field(default_factory=dict)

    def decided(self) -> frozenset[str]:
        """Return the names that are decided, and their stand-ins: neither is asked about."""
        return frozenset(self.names) | frozenset(self.names.values())


@dataclass(frozen=True, slots=True)
class Place:
    """A place on a page where a name stands that is also a common word."""

    key: str
    name: str
    found: str
    before: str
    after: str
    decided: bool | None
    """Whether the name is replaced there; None if nobody decided."""


def is_name(words: str) -> bool:
    """Return whether a name that is also a common word is meant as a name; nobody decided that.

    A capital letter makes it one, so that none is shown by oversight.
    """
    return not words[0].islower()


def replaced(page: Page, stand_ins: StandIns) -> Page:
    """Return the page with every name replaced."""
    found = prepared(stand_ins.names)
    if found is None:
        return page
    instead = {normal(name): one.strip() for name, one in stand_ins.names.items()}
    rules = name_rules.in_language(page.words.language)

    def is_replaced(place: NamePlace) -> bool:
        if not is_common(place.name, rules.also_words):
            return True
        return stand_ins.places.get(place.key, is_name(place.words))

    def change(text: str, begins: bool) -> str:
        return "".join(_changed(_compared(text), begins, found, instead, is_replaced, rules))

    return replace(_walked(page, change), words=_changed_words(page.words, change))


def places(page: Page, stand_ins: StandIns) -> tuple[Place, ...]:
    """Return the places that are asked about one by one, on a page with its names as typed."""
    found = prepared(stand_ins.names)
    if found is None:
        return ()
    stays = {normal(name) for name, one in stand_ins.names.items() if not one.strip()}
    also_words = name_rules.in_language(page.words.language).also_words
    return tuple(
        Place(
            key=one.key,
            name=one.name,
            found=one.words,
            before=" ".join(text[max(one.start - _SHOWN, 0) : one.start].split()),
            after=" ".join(text[one.end : one.end + _SHOWN].split()),
            decided=stand_ins.places.get(one.key),
        )
        for text, _ in normal_texts(page)
        for one in found.find(text)
        if is_common(one.name, also_words) and one.name not in stays
    )


def standing(page: Page, name: str) -> tuple[str, ...]:
    """Return the texts a name stands in, one each time, on a page with its names as typed."""
    found = prepared([name])
    if found is None:
        return ()
    return tuple(
        words
        for text, _ in normal_texts(page)
        for words in [" ".join(text.split())] * len(found.find(text))
    )


def normal_texts(page: Page) -> Iterator[tuple[str, bool]]:
    """Yield every text that the person wrote, including the fixed lines they changed."""
    for text, begins in texts(page):
        yield _compared(text), begins
    for text in _own_lines(page.words).values():
        for number, piece in enumerate(_BRACES.split(text)):
            if not number % 2:
                yield _compared(piece), number == 0


def _compared(text: str) -> str:
    """Return a text as it will be read, in the form in which names are compared."""
    return normal(clean(text))


def _changed(
    text: str,
    begins: bool,
    names: Names,
    instead_of: Mapping[str, str],
    is_replaced: Callable[[NamePlace], bool],
    rules: NameRules,
) -> Iterator[str]:
    """Yield the pieces of a text, with stand-ins in place of names."""
    end = 0
    for found in names.find(text):
        instead = instead_of[found.name]
        if not instead or not is_replaced(found):
            continue
        if found.start < end:
            continue
        owned, after = _possessive(text, found)
        markers = "".join(re.findall(r"[*_]", found.words))
        if markers and text.startswith(markers, after):
            # Emphasis on a part of the name is dropped with the name.
            markers, after = "", after + len(markers)
        before = end
        start, end, said = beside_name.reach(text, before, found.start, after, instead, rules)
        head, instead = text[before:start], said or instead
        if owned:
            instead = joining.owned(instead, owned, rules.language)
        elif not said:
            head, instead = joining.fitted(head, instead, rules.language)
        if text.startswith(head, before):
            # An article that went was the first word of its sentence.
            start = before + len(head)
        yield head
        if begins_sentence(text, start, begins):
            instead = instead[0].upper() + instead[1:]
        yield instead + markers
    yield text[end:]


def _possessive(text: str, found: NamePlace) -> tuple[str, int]:
    """Return the apostrophe of a name's possessive ending, or "", and where the text goes on.

    A name ending in s may have a bare apostrophe.
    """
    ending = _OWNED.match(text, found.end)
    if not ending:
        return "", found.end
    is_bare = not ending[2]
    quoted = _OPENED.search(text, max(found.start - LOOK_BACK, 0), found.start)
    if is_bare and (quoted or found.words[-1].lower() not in "sxz"):
        return "", found.end
    return ending[1], ending.end()


def _walked(part: _Part, change: _Change) -> _Part:
    """Return a part of the page with every text that the person wrote changed."""
    changes: dict[str, Any] = {}
    for one in fields(part):  # type: ignore[arg-type]  # every part of a Page is a dataclass
        value = getattr(part, one.name)
        kind = one.metadata.get("text")
        if kind and isinstance(value, str):
            changes[one.name] = change(value, kind == "sentence")
        elif kind:
            changes[one.name] = tuple(change(text, kind == "sentence") for text in value)
        elif isinstance(value, tuple):
            changes[one.name] = tuple(
                _walked(inner, change) if is_dataclass(inner) else inner for inner in value
            )
    return replace(part, **changes)  # type: ignore[type-var]  # as above


def _changed_words(words: Words, change: _Change) -> Words:
    """Change the fixed lines that are the person's own; names of days and months stay."""
    changes: dict[str, Any] = {}
    for name, text in _own_lines(words).items():
        pieces = _BRACES.split(text)
        pieces[::2] = [change(piece, number == 0) for number, piece in enumerate(pieces[::2])]
        changes[name] = "".join(pieces)
    return words.changed(changes)


def _own_lines(words: Words) -> dict[str, str]:
    """Return the fixed lines that the person changed, by name; `language` is no line."""
    return {
        name: text
        for name, text in words.texts().items()
        if isinstance(text, str) and name in words.own and name != "language"
    }
