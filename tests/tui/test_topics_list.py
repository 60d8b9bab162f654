"""Topics, reached by name: adding, changing, ordering, and what became of them."""

from datetime import date

import pytest
from walk import keep, walking

from bondjournal.addition import NewTopic
from bondjournal.journal import topics as kept
from bondjournal.journal import tried, versions
from bondjournal.summary import topic_material as under_topic
from bondjournal.tui.flows.nouns import topics
from bondjournal.tui.screens.prepare_under import UnderTopic
from bondjournal.tui.screens.slips import Pick, SomeLines
from bondjournal.tui.screens.undo_sheet import done
from bondjournal.wording.undoing import ROOM


@pytest.fixture
def three(journal):
    with journal.transaction() as session:
        for text in ("one", "two", "three"):
            kept.add(session, NewTopic(text=text, more=f"more on {text}"))


def states(journal):
    with journal.session() as session:
        return [
            (one.text, one.state + (", first" if one.first else ""))
            for state in ("open", "kept", "talked", "let-go")
            for one in kept.all_of(session, state)
        ]


async def to_topics(walk):
    walk.app.go(topics(walk.app))
    await walk.at("Topics")


@pytest.mark.long
async def test_one_is_added_with_its_sentence_changed_and_deleted_or_left(journal):
    async with walking(journal) as walk:
        await to_topics(walk)
        await walk.shows("No topic yet. That is fine.")
        await walk.press("n")
        await walk.at(SomeLines)
        await walk.type("the stairs\n")
        await walk.until(lambda: walk.screen.focused is walk.screen.query("TextArea").last())
        await walk.type("It is the one I would leave.\n")
        await walk.at("Topics")
        await walk.shows("It is the one I would leave.")
        await walk.press("e")
        await walk.at(SomeLines)
        await walk.type(", and the room")
        await walk.press("ctrl+s")
        await walk.shows("the stairs, and the room")
        await walk.press("n")
        await walk.at(SomeLines)
        await walk.press("ctrl+s")
        await walk.at("Topics")
        assert states(journal) == [("the stairs, and the room", "open")]
        with journal.session() as session:
            assert kept.all_of(session)[0].more == "It is the one I would leave."
        await walk.press("delete")
        await walk.at(Pick)
        await walk.shows("Delete this topic? It stays in the trash for 14 days.")
        await walk.press("enter")
        await walk.at("Topics")
        assert len(states(journal)) == 1
        await walk.press("delete")
        await walk.at(Pick)
        await walk.press("d")
        await walk.shows("No topic yet. That is fine.")
        assert states(journal) == []
    with journal.session() as session:
        (deleted,) = versions.trash(session, "topic")
        assert deleted.row["row"]["text"] == "the stairs, and the room"


@pytest.mark.long
async def test_help_says_what_a_key_does_with_a_topic(journal, three):
    async with walking(journal) as walk:
        await to_topics(walk)
        await walk.press("f1", "2")
        await walk.at("Help")
        await walk.shows("space ▏ talked about")
        await walk.shows("* ▏ first, please; or not any more")


@pytest.mark.long
async def test_the_order_what_comes_first_and_what_becomes_of_each(journal, three):
    async with walking(journal) as walk:
        await to_topics(walk)
        await walk.shows("more on one")
        await walk.press("minus")
        await walk.until(lambda: states(journal)[0][0] == "two")
        await walk.press("plus")
        await walk.until(lambda: states(journal)[0][0] == "one")
        await walk.press("end")
        await walk.shows("more on three")
        await walk.press("asterisk")
        await walk.shows("First, please: three. Press u to undo.")
        assert states(journal) == [("three", "open, first"), ("one", "open"), ("two", "open")]
        await walk.press("asterisk")
        await walk.until(lambda: states(journal)[0] == ("three", "open"))
        await walk.until(lambda: "first, please" not in walk.text)
        await walk.press("home", "space")
        await walk.shows("Talked about: three. Press u to undo.")
        await walk.press("enter")
        await walk.at(Pick)
        await walk.shows("What do you want to do?")
        await walk.press("k")
        await walk.shows("Kept for later: one. Press u to undo.")
        assert states(journal) == [("two", "open"), ("one", "kept"), ("three", "talked")]
        await walk.press("end")
        await walk.shows("more on one")
        await walk.press("enter")
        await walk.at(Pick)
        await walk.press("k")
        await walk.until(lambda: ("one", "open") in states(journal))
        await walk.at("Topics")
        await walk.press("enter")
        await walk.at(Pick)
        await walk.press("l")
        await walk.shows("Let go: one. Press u to undo.")
        await walk.shows("more on two")
        assert ("one", "let-go") in states(journal)
        await walk.press("delete")
        await walk.at(Pick)
        await walk.press("g")
        await walk.shows("No topic yet. That is fine.")
    assert states(journal) == [("three", "talked"), ("one", "let-go")]
    with journal.session() as session:
        assert versions.trash(session, "topic") == []


async def test_what_became_of_one_is_taken_back_change_by_change(journal, three):
    async with walking(journal) as walk:
        await to_topics(walk)
        await walk.press("space")
        await walk.shows("Talked about: one. Press u to undo.")
        await walk.press("asterisk")
        await walk.shows("First, please: two. Press u to undo.")
        await walk.press("u")
        await walk.shows("As before: a topic: two")
        assert states(journal) == [("two", "open"), ("three", "open"), ("one", "talked")]
        await walk.press("u")
        await walk.shows("As before: a topic: one")
        assert states(journal) == [("one", "open"), ("two", "open"), ("three", "open")]
        # What was there before this screen is none of its changes.
        await walk.press("u", "t", "t")
    assert states(journal) == [("one", "open"), ("two", "open"), ("three", "open")]


@pytest.fixture
def shared(journal, at):
    """An entry that is shared, one that is not, and something tried."""
    at("2026-05-11T18:00")
    keep(journal, body="We moved on.", share="as-written", at="2026-05-06T12:00")
    keep(journal, body="My own.", at="2026-05-07T12:00")
    with journal.transaction() as session:
        tried.add(session, "a pause", day=date(2026, 5, 1))


def under(journal, number=1):
    with journal.session() as session:
        topic = kept.named(session, str(number))
        return [one.words for one in under_topic.of_topic(session, topic.uuid)]


@pytest.mark.long
async def test_what_belongs_under_one_is_chosen_and_ordered(journal, three, shared):
    async with walking(journal) as walk:
        await to_topics(walk)
        await walk.shows("more on one")
        await walk.press("enter")
        await walk.at(Pick)
        await walk.press("u")
        await walk.at(UnderTopic)
        await walk.shows("Under: one")
        assert "My own." not in walk.text
        await walk.press("space", "j", "space")
        await walk.shows("how it went?")
        await walk.press("ctrl+s")
        await walk.at("Topics")
        await walk.until(lambda: under(journal) == ["We moved on.", "a pause"])
        await walk.press("enter")
        await walk.at(Pick)
        await walk.press("u")
        await walk.at(UnderTopic)
        await walk.shows("Under: one")
        await walk.press("minus", "ctrl+s")
        await walk.at("Topics")
        await walk.until(lambda: under(journal) == ["a pause", "We moved on."])
        await walk.press("j")
        await walk.shows("more on two")
        await walk.press("enter")
        await walk.at(Pick)
        await walk.press("u")
        await walk.at(UnderTopic)
        await walk.shows("under topic 1")
        await walk.press("space", "ctrl+s")
        await walk.at("Topics")
        await walk.until(lambda: under(journal, 2) == ["We moved on."])
        assert under(journal, 1) == ["a pause"]
        await walk.press("enter")
        await walk.at(Pick)
        await walk.press("u")
        await walk.at(UnderTopic)
        await walk.press("space", "escape")
        await walk.at("Topics")
    assert under(journal, 2) == ["We moved on."]


def test_a_long_name_is_cut_so_that_how_to_undo_is_seen():
    assert done("Let go", "The stairs.") == "Let go: The stairs. Press u to undo."
    said = done("Talked about", "what she said on the stairs " * 3)
    assert len(said) <= ROOM
    assert said.endswith("... Press u to undo.")
