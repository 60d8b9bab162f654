"""What stands where on a page, in each style: from a Page to blocks. Pure.

The full style has a heading for each part, the brief one none. What is read out has nothing but
paragraphs.
"""

from collections.abc import Callable, Iterable, Iterator

from bondjournal.kinds import PAGE_LISTS
from bondjournal.page_styles import STYLES
from bondjournal.summary import aloud, last_time, sentences
from bondjournal.summary.blocks import (
    Block,
    Blocks,
    Heading,
    Item,
    List,
    Paragraph,
    Quote,
    Rule,
    Sheet,
)
from bondjournal.summary.inline import Nodes, bold, spaced, stopped, visible
from bondjournal.summary.page import Note, Page, Style, Topic, Trial, in_style
from bondjournal.summary.persons import line
from bondjournal.summary.sentences import fixed

HELPED = ("helped", "did_not_help")
"""The lists that stand below what was tried."""

Body = Callable[[str], Blocks]
"""Reads a person's text of several lines."""


def sheet(page: Page, style: Style, body: Body) -> Sheet:
    """Return what stands on the page in one of its styles.

    Args:
        page: what stands on it.
        style: one of `page_styles.STYLES`.
        body: reads a person's text of several lines.
    """
    page = in_style(page, style)
    if STYLES[style].is_plain:
        return Sheet((), tuple(filter(None, [tuple(aloud.paragraphs(page))])), ())
    layout = _Layout(page, style, body)
    parts = layout.full() if style == "full" else [tuple(layout.brief())]
    return Sheet(layout.head(), tuple(part for part in parts if part), layout.foot())


class _Layout:
    """One page on its way to blocks."""

    def __init__(self, page: Page, style: Style, body: Body) -> None:
        self.page = page
        self.words = page.words
        self.style = style
        self.body = body
        self.after = next((note for note in self._notes() if note.after), None)
        """The note that the lines "wished" and "unsaid" follow, or None."""

    def head(self) -> Blocks:
        """Return the title, and the line that says who the page is from."""
        title = sentences.title(self.page)
        from_line = _paragraph(sentences.from_line(self.page, self.style))
        return (Heading(1, title), *from_line) if title else from_line

    def foot(self) -> Blocks:
        """Return what stands below a rule at the foot."""
        foot = _paragraph(sentences.footer(self.page))
        return (Rule(), *foot) if foot else ()

    def full(self) -> Iterator[Blocks]:
        """Yield the parts of the full style, each with its heading."""
        page, words = self.page, self.words
        talk_about = (
            *_paragraph(sentences.would_help(page)),
            *self._topics(),
            *_paragraph(sentences.practical(page)),
        )
        yield _part(fixed(words.talk_about), talk_about)
        yield _part(fixed(words.between_us), _bullets(self._between_us()))
        yield _part(fixed(words.stayed), _bullets(map(self._stayed, page.stayed)))
        tried = [one for trial in page.tried if (one := sentences.tried(page, trial))]
        helped = [one for name in HELPED if (one := sentences.listed(page, name))]
        heading = sentences.heading_of_tried(page, tried=bool(tried), helped=bool(helped))
        yield _part(heading, _bullets(map(_paragraph, tried + helped)))
        goals = (sentences.goal(page, goal) for goal in page.goals)
        yield _part(fixed(words.goals), _bullets(map(_paragraph, goals)))
        for name in PAGE_LISTS:
            if name not in HELPED:
                yield _paragraph(sentences.listed(page, name, strong=True))

    def brief(self) -> Iterator[Block]:
        """Yield the blocks of the brief style, between its head and its foot."""
        page = self.page
        yield from _paragraph(sentences.would_help(page))
        yield from self._topics()
        for moment in page.moments:
            yield from _paragraph(sentences.moment_in_brief(page, moment))
        yield from _paragraph(sentences.ratings(page, "brief"))
        if not self.after:
            yield from _paragraph(sentences.wished(page, strong=True))
            yield from _paragraph(sentences.unsaid(page, strong=True))
        for name in PAGE_LISTS:
            yield from _paragraph(sentences.listed(page, name, strong=True))
        yield from _paragraph(sentences.practical(page))

    def _notes(self) -> Iterator[Note]:
        """Yield the notes on the page, in order."""
        for topic in self.page.topics:
            yield from (one for one in topic.material if isinstance(one, Note))
        yield from self.page.stayed

    def _topics(self) -> Blocks:
        made = [one for one in map(self._topic, self.page.topics) if one]
        if not made:
            return ()
        items = tuple(Item(f"{number}.", one) for number, one in enumerate(made, 1))
        if all(len(one) == 1 for one in made):
            return (List(items, "tight"),)
        return (List(items, "loose" if self.style == "full" else "mixed"),)

    def _topic(self, topic: Topic) -> Blocks:
        mark = fixed(self.words.first) if topic.first else ()
        text = stopped(spaced(mark, line(topic.text)))
        if self.style == "full":
            text = spaced(bold(text), stopped(line(topic.more)))
        elif topic.first:
            text = bold(text)
        found = _paragraph(text)
        for one in topic.material:
            words, more = self._material(one)
            if len(found) == 1 and visible(words):
                found = _paragraph(spaced(text, words))
                text = spaced(text, words)
            else:
                found += _paragraph(words)
            found += more
        return found

    def _material(self, one: Note | Trial) -> tuple[Nodes, Blocks]:
        """Return what goes on a topic's line, and the blocks below it."""
        if isinstance(one, Trial):
            return sentences.tried_under_topic(self.page, one), ()
        day = sentences.dated(self.page, self.words.dated, one.day)
        if visible(line(one.line)):
            return stopped(spaced(day, line(one.line))), self._quotes(one) + self._following(one)
        body = self.body(one.body)
        written = (*_paragraph(day), Quote(body)) if body else ()
        return (), written + self._quotes(one) + self._following(one)

    def _quotes(self, note: Note) -> Blocks:
        bodies = (self.body(quote) for quote in note.quotes)
        return tuple(Quote(body) for body in bodies if body)

    def _following(self, note: Note) -> Blocks:
        """Return the lines "wished" and "unsaid" if they follow this note."""
        if note is not self.after:
            return ()
        return _paragraph(sentences.wished(self.page)) + _paragraph(sentences.unsaid(self.page))

    def _stayed(self, note: Note) -> Blocks:
        label = sentences.stayed_label(self.page, note.day, note.title)
        body = (Paragraph(line(note.line)),) if note.line else self.body(note.body)
        said, more = _parted(body)
        if not (visible(said) or more):
            return ()
        return _paragraph(spaced(label, said)) + more + self._quotes(note) + self._following(note)

    def _between_us(self) -> list[Blocks]:
        """Return what became of the topics before, then the bullets by date.

        These are moments, ratings, and "wished" and "unsaid" if left over.
        """
        page = self.page
        dated = [
            (moment.day, _paragraph(sentences.moment(page, moment))) for moment in page.moments
        ]
        if page.since:
            dated.append((page.since, _paragraph(sentences.ratings(page, "full"))))
            if not self.after:
                dated.append((page.since, _paragraph(sentences.wished(page))))
                dated.append((page.since, _paragraph(sentences.unsaid(page))))
        bullets = [blocks for _, blocks in sorted(dated, key=lambda one: one[0])]
        return [_paragraph(last_time.sentence(page)), *bullets]


def _paragraph(nodes: Nodes) -> Blocks:
    return (Paragraph(nodes),) if visible(nodes) else ()


def _part(heading: Nodes, found: Blocks) -> Blocks:
    """Return a part of the page under its heading, or nothing if the part is empty."""
    if not found:
        return ()
    return (Heading(2, heading), *found) if visible(heading) else found


def _bullets(items: Iterable[Blocks]) -> Blocks:
    made = tuple(Item("-", blocks) for blocks in items if blocks)
    if not made:
        return ()
    return (List(made, "loose" if any(len(one.blocks) > 1 for one in made) else "tight"),)


def _parted(body: Blocks) -> tuple[Nodes, Blocks]:
    """Split a body into what goes on the line of its label, and what follows."""
    if body and isinstance(body[0], Paragraph):
        return body[0].nodes, body[1:]
    return (), body
