"""Topics: what to talk about, in order."""

from collections.abc import Callable
from functools import partial
from typing import Any
from uuid import UUID

from bondjournal import wording
from bondjournal.addition import NewTopic
from bondjournal.cli import console
from bondjournal.cli.plain import rows, trash, under
from bondjournal.cli.plain.questions import about, browse, line, until_kept
from bondjournal.cli.plain.window import Window
from bondjournal.cli.talk import LineByLine
from bondjournal.flows.whose import ask_about_new
from bondjournal.journal import topic_list as kept
from bondjournal.journal.values import Topic
from bondjournal.summary.under import page_of
from bondjournal.talk import finish

Page = tuple[UUID, UUID | None]
"""Whose page it is, and the session it is for."""
ENDED = {"t": "talked", "k": "kept", "l": "let-go"}
_DEEDS: dict[str, Callable[[Any, UUID], object]] = {
    "f": kept.put_first,
    "n": kept.not_first,
    "i": kept.take_in,
}


def topics(window: Window) -> None:
    """List topics, add some, and change them."""
    browse(
        "Which topic?",
        partial(listed, window),
        partial(one, window),
        nothing="No topic yet.",
        others={"a": ("Add one", partial(add, window))},
    )


def listed(window: Window, them: UUID | None = None) -> list[tuple[str, Topic]]:
    """Return the topics to come, then those kept for later, each with its words.

    Of those for the page of one therapist nothing is said of whose they are: all may stand there.
    """
    if them is not None:
        on_page = window.journal.read(kept.may_stand, them)
        return [(rows.topic(one), one) for one in on_page]
    return [
        (f"{rows.topic(one)}{rows.whose(one)}", one) for one in window.journal.read(kept.to_come)
    ]


def add(window: Window, them: UUID | None = None) -> None:
    """Ask for a topic, and for a sentence more about it. The topic is kept before that."""
    text = line("What would you like to talk about?", "A topic")
    if not text:
        return
    topic = window.journal.write(kept.add, NewTopic(text=text), therapist=them)
    console.say(wording.KEPT)
    _more(window, topic)
    finish(ask_about_new(LineByLine(window.journal), topic.uuid))


def _more(window: Window, topic: Topic) -> None:
    more = line("A second sentence, if you like.", "The second sentence", topic.more)
    if more != topic.more:
        window.journal.write(kept.change, topic.uuid, more=more)
        console.say(wording.KEPT)


def one(window: Window, topic: Topic, page: Page | None = None) -> None:
    """Ask what to do with a topic, and do it; on a page nothing of another one is offered."""
    if topic.more:
        console.say(topic.more)
    about(_choices(topic), partial(_changed, window, topic, page))


def _choices(topic: Topic) -> dict[str, str]:
    first = {"n": "Not first any more"} if topic.first else {"f": "First, please"}
    later = {"k": "Keep for next time"} if topic.state == "open" else {"i": "Take it in again"}
    return {
        **first,
        "m": "Move it to another place",
        "w": "Change its words",
        "u": "What belongs under it",
        "t": "Talked about",
        **later,
        "l": "Let go",
        "d": "Delete",
    }


def _changed(window: Window, topic: Topic, page: Page | None, answer: str) -> None:
    if answer == "w":
        _words(window, topic)
        _more(window, topic)
        return
    if answer == "u":
        _under(window, topic, page)
        return
    if answer == "d":
        trash.delete(window, topic.uuid, "this topic")
        return
    if answer == "m":
        _move(window, topic, page[0] if page else None)
    elif answer in ENDED:
        window.journal.write(kept.end, topic.uuid, ENDED[answer])
    else:
        window.journal.write(_DEEDS[answer], topic.uuid)
    console.say(wording.KEPT)


def _under(window: Window, topic: Topic, page: Page | None) -> None:
    them, appointment = page or window.journal.read(page_of, topic.uuid, window.now)
    if not under.under_topic(window, them, appointment, topic.uuid):
        console.say(under.NONE)


def _words(window: Window, topic: Topic) -> None:
    console.say(f"enter: leave it at: {topic.text}")
    until_kept(
        partial(console.ask, "The new words?"),
        lambda typed: window.journal.write(kept.change, topic.uuid, text=typed, more=topic.more),
    )


def _move(window: Window, topic: Topic, them: UUID | None) -> None:
    others = [one for one in window.journal.read(kept.open_ones, them) if one.uuid != topic.uuid]
    places = {str(number): "" for number in range(1, len(others) + 2)}
    for number, one in enumerate(others, 1):
        places[str(number)] = f"Before {rows.fit(one.text)}"
    places[str(len(others) + 1)] = "At the end"
    to = int(console.choose("Which place?", places, str(len(others) + 1)))
    window.journal.write(kept.move, topic.uuid, to, therapist=them)
