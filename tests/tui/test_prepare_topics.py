"""Preparing, the second step: topics in one chain, what is under each, what would help most."""

from datetime import date

import pytest
from prepared import add_entries, at_step, begin_at, page, prepared, row
from unhurried import unhurried  # noqa: F401
from walk import walking

from bondjournal.addition import NewTopic
from bondjournal.draft import Draft
from bondjournal.journal import entries, tables, therapists, topics, versions
from bondjournal.tui import pauses
from bondjournal.tui.screens.home import Home
from bondjournal.tui.screens.prepare_choose import ChooseStep
from bondjournal.tui.screens.prepare_read import ReadStep
from bondjournal.tui.screens.prepare_topics import TopicsStep
from bondjournal.tui.screens.prepare_under import UnderTopic
from bondjournal.tui.screens.slips import SomeLines
from bondjournal.vault import drafts
from waiting import LONGEST

pytestmark = pytest.mark.long


@pytest.fixture(autouse=True)
def clock(at, monkeypatch):
    """It is one evening, and nothing that is typed is kept by itself."""
    for name in ("PAUSE", "LONGEST"):
        monkeypatch.setattr(pauses, name, LONGEST)
    return at("2026-05-10T18:00")


@pytest.fixture
def between(journal):
    return add_entries(journal)


def all_topics(journal):
    with journal.session() as session:
        return [(one.text, one.state) for one in topics.all_of(session)]


async def test_the_first_topic_is_typed_at_once_and_others_on_a_slip(journal, between):
    begin_at(journal, "topics")
    async with walking(journal) as walk:
        await at_step(walk, TopicsStep)
        await walk.shows("What would you like to talk about? Up to three.")
        await walk.type("the  stairs")
        await walk.until(lambda: walk.screen.unfinished().body == "the stairs")
        await walk.press("enter")
        await walk.until(lambda: ("the stairs", "open") in all_topics(journal))
        await walk.until(lambda: row(walk, "the stairs").startswith("               1 ▎"))
        await walk.shows("* puts first the one you'd leave to the last five minutes.")
        await walk.shows("* first   n new   ^S page")
        await walk.press("n")
        await walk.at(SomeLines)
        await walk.type("the cellar\n")
        await walk.press("enter")
        await walk.at(TopicsStep)
        await walk.until(lambda: row(walk, "the cellar").startswith("               2 ▎"))
        await walk.shows("* first   + - order   ^S page")
        assert "nothing to keep" not in walk.text
        await walk.press("home", "e")
        await walk.at(SomeLines)
        await walk.press("enter")
        await walk.type("They creak.\n")
        await walk.at(TopicsStep)
        await walk.until(lambda: page(journal).topics[0].more == "They creak.")
        await walk.press("escape")
        await walk.at(Home)
    assert [one.text for one in page(journal).topics] == ["the stairs", "the cellar"]


async def test_three_are_on_the_page_and_the_others_for_later(journal, between):
    with journal.transaction() as session:
        for text in ("one", "two", "three", "four"):
            topics.add(session, NewTopic(text=text))
        therapists.usual_one(session).language = "de"
    begin_at(journal, "topics")
    async with walking(journal) as walk:
        await at_step(walk, TopicsStep)
        await walk.until(lambda: row(walk, "four").startswith("       for later ▏"))
        await walk.shows("erst einmal erzählen")
        await walk.press("down", "down", "down", "space")
        await walk.shows("Three are on the page already.")
        await walk.press("home", "space")
        await walk.shows("For later: one. Press u to undo.")
        await walk.until(lambda: ("one", "kept") in all_topics(journal))
        await walk.press("u")
        await walk.shows("As before: one.")
        await walk.until(lambda: page(journal).topics[0].text == "one")
        await walk.press("minus")
        await walk.until(lambda: [one.text for one in page(journal).topics][:2] == ["two", "one"])
        await walk.press("asterisk")
        await walk.until(lambda: row(walk, "one").startswith("   first, please ▎"))
        assert [one.text for one in page(journal).topics][:2] == ["one", "two"]
        await walk.press("asterisk")
        await walk.until(lambda: not page(journal).topics[0].first)
        await walk.press("u")
        await walk.until(lambda: page(journal).topics[0].first)
        await walk.press("u", "space", "space", "space")
        await walk.press("space", "1")
        await walk.at(ChooseStep)
    assert sorted(all_topics(journal)) == [
        ("four", "kept"),
        ("one", "open"),
        ("three", "open"),
        ("two", "open"),
    ]


async def test_what_belongs_under_a_topic_is_chosen_on_a_slip(journal, between):
    with journal.transaction() as session:
        for text in ("one", "two"):
            topics.add(session, NewTopic(text=text))
        shared = entries.by_uuid(session, between[0])
        entries.edit(session, shared, entries.Changes(share="as-written"))
        topics.attach(session, topics.all_of(session)[0], shared)
        for number in range(12):
            session.add(tables.Tried(what=f"try {number}", day=date(2026, 5, 1), place=number))
    begin_at(journal, "topics")
    async with walking(journal) as walk:
        await at_step(walk, TopicsStep)
        await walk.shows("enter ▏ under it: a hard call")
        await walk.press("down", "enter")
        await walk.at(UnderTopic)
        await walk.shows("under topic 1")
        assert "A calmer answer" not in walk.text
        await walk.press("space")
        await walk.until(lambda: "under it" in row(walk, "Sat 2 May"))
        await walk.press("ctrl+s")
        await walk.at(TopicsStep)
        await walk.until(lambda: page(journal).topics[1].material)
        assert not page(journal).topics[0].material
        await walk.press("u")
        await walk.until(lambda: page(journal).topics[0].material)
        assert not page(journal).topics[1].material
        await walk.press("enter")
        await walk.at(UnderTopic)
        await walk.press("space", "ctrl+s")
        await walk.until(lambda: page(journal).topics[1].material)
        await walk.press("enter")
        await walk.at(UnderTopic)
        await walk.press("end")
        await walk.shows("▎ try 11")
        await walk.shows("Under: two")
        await walk.press("home", "space", "ctrl+s")
        await walk.until(lambda: not page(journal).topics[1].material)


async def test_what_would_help_keeps_its_order_and_own_words_their_place(journal, between):
    with journal.transaction() as session:
        topics.add(session, NewTopic(text="one"))
    begin_at(journal, "topics", would_help=["a walk", "something else", "ideas to try"])
    async with walking(journal) as walk:
        await at_step(walk, TopicsStep)
        await walk.until(lambda: row(walk, "something else").startswith("             2nd ▏"))
        await walk.until(lambda: row(walk, "ideas to try").startswith("             3rd ▏"))
        await walk.press("down", "down", "down", "space")
        await walk.shows("Taken off: ideas to try. Press u to undo.")
        await walk.until(lambda: prepared(journal).would_help == ["a walk", "something else"])
        await walk.press("u")
        await walk.until(lambda: len(prepared(journal).would_help) == 3)
        await walk.press("end", "up", "space")
        await walk.until(lambda: len(prepared(journal).would_help) == 4)
        await walk.press("u")
        await walk.until(lambda: len(prepared(journal).would_help) == 3)
        await walk.press("end", "enter")
        await walk.at(SomeLines)
        await walk.type("quiet\n")
        await walk.at(TopicsStep)
        await walk.until(lambda: row(walk, "quiet").startswith("             4th ▏"))
        await walk.press("home", "down", "minus")
        await walk.until(lambda: prepared(journal).would_help[0] == "something else")
    assert prepared(journal).would_help == ["something else", "a walk", "ideas to try", "quiet"]


async def test_nothing_that_is_typed_is_gone_when_the_window_ends(journal, between):
    begin_at(journal, "topics")
    async with walking(journal) as walk:
        await at_step(walk, TopicsStep)
        await walk.type("the stairs")
        walk.app.keep_before_end()
    (waiting,) = drafts.waiting(journal.vault)
    draft = Draft.from_bytes(drafts.open_draft(journal.vault, journal.keys, waiting))
    assert draft.body == "the stairs"


async def test_a_topic_that_is_typed_is_kept_in_a_pause_once(journal, between, monkeypatch):
    monkeypatch.setattr(pauses, "PAUSE", 0.05)
    begin_at(journal, "topics")
    async with walking(journal) as walk:
        await at_step(walk, TopicsStep)
        await walk.type("the stairs")
        await walk.until(lambda: all_topics(journal) == [("the stairs", "open")])
        await walk.shows("Topics kept.")
        await walk.until(lambda: walk.screen.unfinished() is None)
        await walk.type(" again")
        await walk.until(lambda: all_topics(journal) == [("the stairs again", "open")])
        await walk.press(*["backspace"] * len("the stairs again"))
        await walk.until(lambda: all_topics(journal) == [])
        await walk.type("the cell")
        await walk.until(lambda: all_topics(journal) == [("the cell", "open")])
        with journal.transaction() as session:
            versions.delete(session, topics.all_of(session)[0])
        await walk.type("ar")
        await walk.until(lambda: all_topics(journal) == [("the cellar", "open")])
        await walk.press("enter")
        await walk.until(lambda: row(walk, "the cellar").startswith("               1 ▎"))
    assert all_topics(journal) == [("the cellar", "open")]


async def test_what_could_not_be_kept_stays_and_the_first_way_out_is_not_taken(journal, between):
    begin_at(journal, "topics")
    async with walking(journal) as walk:
        await at_step(walk, TopicsStep)
        walk.screen.query_one("Lines").text = "long " * 1000
        await walk.press("ctrl+s")
        await walk.shows("A topic is longer than 4,096 bytes.")
        assert isinstance(walk.screen, TopicsStep)
        walk.screen.query_one("Lines").text = "short"
        walk.screen.before_going()
        await walk.until(lambda: all_topics(journal) == [("short", "open")])
        walk.screen.query_one("Lines").text = "long " * 1000
        await walk.press("enter")
        await walk.shows("A topic is longer than 4,096 bytes.")
        assert walk.screen.query_one("Lines").text.startswith("long long")
        walk.screen.query_one("Lines").text = "short"
        await walk.press("ctrl+s")
        await walk.at(ReadStep)
    assert all_topics(journal) == [("short", "open")]


async def test_a_topic_that_another_window_deleted_is_gone_from_the_list(journal, between):
    with journal.transaction() as session:
        gone, _ = (topics.add(session, NewTopic(text=text)) for text in ("one", "two"))
        uuid = gone.uuid
    begin_at(journal, "topics")
    async with walking(journal) as walk:
        await at_step(walk, TopicsStep)
        await walk.until(lambda: row(walk, "one"))
        for key in ("space", "asterisk"):
            with journal.transaction() as session:
                if topic := versions.find(session, tables.Topic, uuid):
                    versions.delete(session, topic)
            await walk.press("home", key)
            await walk.until(lambda: "one" not in walk.text)
        assert row(walk, "two")


async def test_what_was_typed_after_a_pause_is_kept_where_one_goes_on_to_a_wish(
    journal, between, monkeypatch
):
    begin_at(journal, "topics")
    async with walking(journal) as walk:
        await at_step(walk, TopicsStep)
        await walk.type("the stairs")
        walk.screen.before_going()
        await walk.until(lambda: ("the stairs", "open") in all_topics(journal))
        await walk.type(" at night")
        await walk.press("down", "space")
        await walk.until(lambda: ("the stairs at night", "open") in all_topics(journal))
