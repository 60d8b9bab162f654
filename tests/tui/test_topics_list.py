"""Topics, reached by name: adding, changing, ordering, and what became of them."""

import pytest
from walk import walking

from bondjournal.addition import NewTopic
from bondjournal.journal import topics as kept
from bondjournal.tui.flows.topics import topics
from bondjournal.tui.screens.topic import OneTopic
from bondjournal.tui.screens.topics import Topics


@pytest.fixture
def three(journal):
    with journal.write() as session:
        for text in ("one", "two", "three"):
            kept.add(session, NewTopic(text=text, more=f"more on {text}"))


def states(journal):
    with journal.read() as session:
        return [
            (one.text, one.state + (", first" if one.first else ""))
            for state in ("open", "kept", "talked", "let-go")
            for one in kept.all_of(session, state)
        ]


async def to_topics(walk):
    walk.app.go(topics(walk.app))
    await walk.at(Topics)


async def test_one_is_added_with_its_sentence_and_changed(journal):
    async with walking(journal) as walk:
        await to_topics(walk)
        await walk.shows("No topic yet. That is fine.")
        await walk.press("a")
        await walk.at(OneTopic)
        await walk.type("the stairs\n")
        await walk.until(lambda: walk.screen.focused is walk.screen.query("TextArea").last())
        await walk.type("It is the one I would leave.\n")
        await walk.at(Topics)
        await walk.shows("It is the one I would leave.")
        await walk.press("enter")
        await walk.at(OneTopic)
        await walk.type(", and the room")
        await walk.press("ctrl+s")
        await walk.shows("the stairs, and the room")
        await walk.press("a")
        await walk.at(OneTopic)
        await walk.press("ctrl+s")
        await walk.at(Topics)
    assert states(journal) == [("the stairs, and the room", "open")]
    with journal.read() as session:
        assert kept.all_of(session)[0].more == "It is the one I would leave."


async def test_the_order_and_what_comes_first(journal, three):
    async with walking(journal) as walk:
        await to_topics(walk)
        await walk.shows("more on one")
        await walk.press("minus")
        await walk.until(lambda: states(journal)[0][0] == "two")
        await walk.press("plus")
        await walk.until(lambda: states(journal)[0][0] == "one")
        await walk.press("end")
        await walk.shows("more on three")
        await walk.press("f")
        await walk.shows("first, please")
        assert states(journal) == [("three", "open, first"), ("one", "open"), ("two", "open")]
        await walk.press("f")
        await walk.until(lambda: states(journal)[0] == ("three", "open"))


async def test_talked_about_kept_for_later_taken_in_again_and_let_go(journal, three):
    async with walking(journal) as walk:
        await to_topics(walk)
        await walk.shows("more on one")
        await walk.press("t")
        await walk.shows("more on two")
        await walk.press("n")
        await walk.shows("kept for later")
        assert states(journal) == [("three", "open"), ("two", "kept"), ("one", "talked")]
        await walk.press("end")
        await walk.shows("more on two")
        await walk.press("n")
        await walk.until(lambda: ("two", "open") in states(journal))
        await walk.press("l")
        await walk.until(lambda: ("two", "let-go") in states(journal))
