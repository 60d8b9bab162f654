"""The trash: until when things stay, reading them, bringing them back, removing them for good."""

import pytest
from walk import keep, walking

from bondjournal import wording
from bondjournal.addition import NewTopic
from bondjournal.journal import entries, topics, versions
from bondjournal.tui.screens.former import ReadFormer
from bondjournal.tui.screens.journal import JournalList
from bondjournal.tui.screens.slips import Pick


@pytest.fixture
def deleted(journal, at):
    """Two entries and a topic in the trash, the topic last."""
    at("2026-05-07T20:55")
    first = keep(journal, at="2026-05-01T10:00", title="A letter", body="I will not send it.")
    second = keep(journal, at="2026-05-02T10:00", body="Test test")
    with journal.transaction() as session:
        versions.delete(session, entries.by_uuid(session, first))
    at("2026-05-09T20:55")
    with journal.transaction() as session:
        versions.delete(session, entries.by_uuid(session, second))
        versions.delete(session, topics.add(session, NewTopic(text="The stairs")))
    at("2026-05-10T20:40")
    return first, second


async def in_trash(walk):
    await walk.at(JournalList)
    await walk.press("f", *["tab"] * 5, "right", "ctrl+s")
    await walk.at("Trash")
    await walk.until(lambda: walk.list.known)
    await walk.pilot.pause()


@pytest.mark.long
async def test_an_empty_trash(journal):
    async with walking(journal, "l") as walk:
        await in_trash(walk)
        await walk.shows(wording.EMPTY_TRASH)
        await walk.shows("emptied automatically")
        await walk.press("space", "delete", "enter")
        assert walk.screen.place == "Trash"
        await walk.press("escape")
        await walk.at(JournalList)


async def test_rows_say_until_when_they_stay(journal, deleted):
    async with walking(journal, "l") as walk:
        await in_trash(walk)
        assert "The stairs" in walk.rows[3]
        assert "Test test" in walk.rows[4]
        assert walk.rows[5].split("▏")[0].strip() == "Thu 7 May"
        assert walk.rows[5].endswith("until 21 May")


@pytest.mark.long
async def test_reading_and_bringing_back(journal, deleted):
    async with walking(journal, "l") as walk:
        await in_trash(walk)
        await walk.press("down", "down", "enter")
        await walk.at(ReadFormer)
        await walk.shows("I will not send it.")
        await walk.shows("in the trash")
        await walk.press("escape")
        await walk.at("Trash")
        await walk.press("enter")
        await walk.at(ReadFormer)
        await walk.press("space")
        await walk.at("Trash")
        await walk.shows("It is back.")
        await walk.until(lambda: "A letter" not in walk.text)
        await walk.press("escape")
        await walk.at(JournalList)
        await walk.shows("A letter")
        with journal.session() as session:
            assert entries.by_uuid(session, deleted[0]).body == "I will not send it."


@pytest.mark.long
async def test_removing_for_good_is_asked_first(journal, deleted):
    async with walking(journal, "l") as walk:
        await in_trash(walk)
        await walk.press("down", "delete")
        await walk.at(Pick)
        await walk.press("enter")
        await walk.at("Trash")
        await walk.shows("Test test")
        await walk.press("delete")
        await walk.at(Pick)
        await walk.press("g")
        await walk.at("Trash")
        await walk.until(lambda: "Test test" not in walk.text)
        await walk.shows("Gone.")
        with journal.session() as session:
            assert len(versions.trash(session)) == 2
            assert versions.history(session, deleted[1]) == []


@pytest.mark.long
async def test_what_is_no_entry_comes_back_too(journal, deleted):
    async with walking(journal, "l") as walk:
        await in_trash(walk)
        await walk.press("space")
        await walk.until(lambda: "The stairs" not in walk.text)
        with journal.session() as session:
            assert [topic.text for topic in topics.all_of(session, "open")] == ["The stairs"]


@pytest.mark.long
async def test_it_is_emptied_once_that_is_asked(journal, deleted):
    async with walking(journal, "l") as walk:
        await in_trash(walk)
        for answer in ("enter", "g"):
            await walk.shows("The stairs")
            await walk.press("delete")
            await walk.shows(wording.FOR_GOOD_ASKS)
            await walk.press("a")
            await walk.shows(wording.EMPTY_ASKS)
            await walk.press(answer)
            await walk.at("Trash")
        await walk.shows("Gone.")
        await walk.shows(wording.EMPTY_TRASH)
        await walk.press("delete")
        assert walk.screen.place == "Trash"
        with journal.session() as session:
            assert versions.trash(session) == []
