"""What is read out in a session: paragraphs without any emphasis, from a Page. Pure."""

from collections.abc import Iterator

from bondjournal.summary import sentences
from bondjournal.summary.blocks import Paragraph
from bondjournal.summary.inline import Nodes, Text, spaced, stopped, visible
from bondjournal.summary.page import Page, Topic
from bondjournal.summary.persons import line
from bondjournal.summary.sentences import fixed
from bondjournal.summary.words import filled


def paragraphs(page: Page) -> Iterator[Paragraph]:
    """Yield what a page has for reading out, which `page.in_style` picked."""
    said = [_topic(page, topic) for topic in page.topics]
    for nodes in (*said, sentences.would_help(page), _rating(page)):
        if words := visible(nodes):
            yield Paragraph((Text(words),))


def _topic(page: Page, topic: Topic) -> Nodes:
    """Return "What I'd like to start with: how last session ended for me. It is the one ..."."""
    said = spaced(stopped(line(topic.text)), stopped(line(topic.more)))
    return spaced(fixed(page.words.start_with), said) if said else ()


def _rating(page: Page) -> Nodes:
    """Return "Last time, how heard I felt: five out of ten."."""
    words = page.words
    for score in page.scores:
        felt = words.felt(score.scale, in_brief=True)
        if page.since and score.value is not None and felt:
            number = words.numbers[score.value]
            return fixed(filled(words.rated_aloud, felt=felt, number=number))
    return ()
