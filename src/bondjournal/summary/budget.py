"""How long a page is: its words are counted and the person is told, but nothing is ever cut."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, fields

from bondjournal.kinds import PAGE_LISTS
from bondjournal.page_styles import STYLES, USUAL
from bondjournal.summary.inline import visible
from bondjournal.summary.markdown import render
from bondjournal.summary.page import Note, Page, Style, in_style
from bondjournal.summary.persons import line

BUDGET: dict[Style, int] = {name: style.most_words for name, style in STYLES.items()}
"""How many words each style may have."""
LONGEST = 4
"""How many of the longest parts are named."""

_MARKER = re.compile(r"^[ >]*(?:(?:[-#]+|\d+[.)])(?: |$))?", re.MULTILINE)
_IN_WORDS = re.compile(r"\w")


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a page by its plain name, and how many words it has."""

    name: str
    words: int


@dataclass(frozen=True, slots=True)
class Over:
    """By how many words a page is too long, and which parts are the longest."""

    words: int
    longest: tuple[Part, ...]
    than: str = STYLES[USUAL].too_long


def words(text: str) -> int:
    """Count the words of a text in Markdown, without the markers of lists and headings."""
    return sum(map(bool, map(_IN_WORDS.search, _MARKER.sub("", text).split())))


def over_budget(page: Page, style: Style, counted: int | None = None) -> Over | None:
    """Return by how much a page is over its budget, or None if it fits.

    Args:
        page: the page.
        style: its style.
        counted: how many words it has, if they were counted.
    """
    over = (words(render(page, style)) if counted is None else counted) - BUDGET[style]
    if over <= 0:
        return None
    parts = [part for part in _parts(in_style(page, style)) if part.words]
    parts.sort(key=lambda part: -part.words)
    return Over(over, tuple(parts[:LONGEST]), STYLES[style].too_long)


def _parts(page: Page) -> Iterator[Part]:
    for number in range(1, len(page.topics) + 1):
        yield from _of_topic(page, number)
    for one in fields(page):
        if about := one.metadata.get("about"):
            text = getattr(page, one.name)
            yield Part(about, words(text if isinstance(text, str) else " ".join(text)))
    before = " ".join(one.text for one in page.last_time)
    yield Part("Between us: the topics before", words(before))
    for moment in page.moments:
        yield Part(f"Between us: {page.words.on(moment.day, page.year)}", words(moment.text))
    yield Part("Your lines about the ratings", words(" ".join(one.line for one in page.scores)))
    yield from (_of_list(page, name) for name, (_, one) in PAGE_LISTS.items() if one.in_brief)
    for note in page.stayed:
        yield _of_note(page, "What stayed", note)
    for trial in page.tried:
        yield Part(f"Tried: {_plain(trial.what)}", words(f"{trial.what}, {trial.how_it_went}"))
    yield from (_of_list(page, name) for name, (_, one) in PAGE_LISTS.items() if not one.in_brief)
    yield Part("What you are working on", words(" ".join(goal.words for goal in page.goals)))


def _of_list(page: Page, name: str) -> Part:
    return Part(PAGE_LISTS[name].line.about, words("; ".join(page.listed(name))))


def _of_topic(page: Page, number: int) -> Iterator[Part]:
    topic = page.topics[number - 1]
    name = f"Topic {number}, and the sentence after it" if topic.more else f"Topic {number}"
    yield Part(name, words(f"{topic.text} {topic.more}"))
    for one in topic.material:
        if isinstance(one, Note):
            yield _of_note(page, f"Topic {number}", one)
        else:
            yield Part(f"Topic {number}: how {_plain(one.what)} went", words(one.how_it_went))


def _of_note(page: Page, where: str, note: Note) -> Part:
    what = _plain(note.title) or page.words.on(note.day, page.year)
    if note.line:
        return Part(f"{where}: {what}, one line", words(" ".join((note.line, *note.quotes))))
    return Part(f"{where}: {what}, as you wrote it", words(note.body))


def _plain(typed: str) -> str:
    return visible(line(typed))
