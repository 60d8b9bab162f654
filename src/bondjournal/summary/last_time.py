"""What became of the topics of the page before, as one line of a page, from a Page. Pure."""

from bondjournal.summary.inline import Nodes, Text, spaced, stopped, visible
from bondjournal.summary.page import Page
from bondjournal.summary.persons import line
from bondjournal.summary.sentences import fixed


def sentence(page: Page) -> Nodes:
    """Return "Last time I wanted to talk about: the stairs (talked about)."."""
    words = page.words
    said: Nodes = ()
    for one in page.last_time:
        topic = line(one.text.rstrip().removesuffix("."))
        if visible(topic):
            answer = fixed(words.talked_about if one.talked else words.not_yet)
            said += (*((Text(f"{words.between_items} "),) if said else ()), *spaced(topic, answer))
    return spaced(fixed(words.last_time), stopped(said)) if said else ()
