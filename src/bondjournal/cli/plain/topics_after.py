"""After a session, the topics there were: talked about, kept for next time, or let go."""

from uuid import UUID

from bondjournal import wording
from bondjournal.cli import console
from bondjournal.cli.plain import rows
from bondjournal.cli.plain.window import Window
from bondjournal.journal import carry_over
from bondjournal.wording import sessions as words

_LEAVE = "0"


def ask(window: Window, about: UUID) -> None:
    """Ask of each topic what became of it, once for a session; each answer is kept at once.

    Args:
        window: where.
        about: the session.

    Raises:
        Back: the questions were left; the topics not reached are asked about another time.
    """
    found = window.journal.read(carry_over.to_ask, about, window.now)
    if found:
        console.say(words.WANTED_TO_TALK)
    for topic in found:
        answer = console.choose(
            rows.topic(topic), words.TOPIC_CHOICES | {_LEAVE: words.AS_IT_IS}, _LEAVE
        )
        states: dict[UUID, str] = {}
        if answer != _LEAVE:
            states[topic.uuid] = words.TOPIC_STATES[answer]
        window.journal.write(carry_over.answer, about, [topic.uuid], states)
        if states:
            console.say(wording.KEPT)
