"""The journal searched: everything kept is found, says what it is, and leads to its own list."""

from datetime import date

import pytest
from walk import ZONE, keep, walking

from bondjournal.addition import NewTopic
from bondjournal.journal import appointments, helped, moments, said, therapists, topics, tried
from bondjournal.tui.screens.journal import JournalList
from bondjournal.tui.screens.reader import ReadEntry
from bondjournal.tui.screens.slips import Pick, SomeLines
from bondjournal.wording.work import WORK
from kept_ways import WAYS

DAY = date(2026, 5, 4)


@pytest.fixture(autouse=True)
def clock(at):
    at("2026-05-10T18:00")


@pytest.fixture
def herons(journal):
    """A heron in every noun."""
    with journal.transaction() as session:
        for name in ("topic", "moment", "goal", "tried", "helped", "question", "wished"):
            WAYS[name].keep(session, f"The heron, as {name}")
    keep(journal, at="2026-05-09T10:00", title="Canal", body="We watched a heron.")


async def searched(walk, words, count):
    await walk.at(JournalList)
    await walk.type(words)
    await walk.until(lambda: len(walk.list.in_memory) == count, "the hits")
    await walk.press("down")


async def marked(walk, words):
    await walk.until(lambda: walk.list.chosen is not None, "a row")
    while words not in walk.list.chosen.words:
        before = walk.list.chosen
        await walk.press("down")
        assert walk.list.chosen is not before, f"{words} is not in the list"


async def test_every_hit_says_what_it_is(journal, herons):
    async with walking(journal, "slash") as walk:
        await searched(walk, "heron", 8)
        rows = walk.text.splitlines()
        for name, label in (
            ("as topic", "topic"),
            ("as moment", "moment"),
            ("as goal", "goal"),
            ("as tried", "tried"),
            ("as helped", "helped"),
            ("as question", "question"),
            ("as wished", "about a session"),
            ("Canal", "entry"),
        ):
            (row,) = [row for row in rows if name in row]
            assert f"· {label}" in row, row
        assert "no day" in walk.text
        (row,) = [row for row in rows if "as goal" in row]
        assert walk.style("heron, as goal").underline
        assert not walk.style(", as goal").underline
        assert walk.style("heron.").underline
        assert "Mon 4 May" in walk.text


@pytest.mark.long
@pytest.mark.parametrize(
    ("name", "screen"),
    [
        ("topic", "Topics"),
        ("moment", WORK),
        ("goal", WORK),
        ("tried", WORK),
        ("helped", WORK),
        ("question", WORK),
        ("wished", "Sessions"),
    ],
)
async def test_enter_shows_its_list_with_the_mark_on_it(journal, herons, name, screen):
    with journal.transaction() as session:
        # Something else stands before and after it.
        for other in ("topic", "moment", "goal", "tried", "helped", "question"):
            WAYS[other].keep(session, "Else")
        them = therapists.usual_one(session)
        appointments.attended_on(session, them, date(2026, 5, 8), ZONE)
    async with walking(journal, "slash") as walk:
        await searched(walk, "heron", 8)
        await marked(walk, f"as {name}")
        await walk.press("enter")
        await walk.at(screen)
        await walk.until(lambda: walk.list.chosen is not None)
        if name == "wished":
            await walk.until(lambda: "4 May" in walk.list.chosen.margin)
            await walk.press("enter")
            await walk.at(Pick)
            await walk.shows("What you would have liked: The heron, as wished")
            await walk.press("escape")
        else:
            await walk.until(lambda: f"as {name}" in walk.list.chosen.words)
        await walk.press("escape")
        await walk.at(JournalList)
        await walk.until(lambda: f"as {name}" in walk.list.chosen.words)


@pytest.mark.long
async def test_what_is_changed_there_is_found_anew(journal, herons):
    async with walking(journal, "slash") as walk:
        await searched(walk, "heron", 8)
        await marked(walk, "as goal")
        await walk.press("enter")
        await walk.at(WORK)
        await walk.press("e")
        await walk.at(SomeLines)
        await walk.press("ctrl+u")
        await walk.type("A plover")
        await walk.press("enter")
        await walk.at(WORK)
        await walk.press("escape")
        await walk.at(JournalList)
        await walk.until(lambda: len(walk.list.in_memory) == 7)
        assert "A plover" not in walk.text


async def test_a_topic_that_was_talked_about_is_shown_by_itself(journal):
    with journal.transaction() as session:
        topic = topics.add(session, NewTopic(text="The heron", more="And why it left."))
        topics.end(session, topic, "talked")
    async with walking(journal, "slash") as walk:
        await searched(walk, "left", 1)
        await walk.press("enter")
        await walk.at(SomeLines)
        await walk.shows("And why it left.")
        await walk.press("escape")
        await walk.at("Topics")
        await walk.press("escape")
        await walk.at(JournalList)


async def test_a_line_that_waits_for_its_session_asks_which_day_it_was(journal):
    async with walking(journal) as walk:
        with journal.transaction() as session:
            WAYS["waiting line"].keep(session, "The heron")
        await walk.press("slash")
        await searched(walk, "heron", 1)
        assert "· about a session" in walk.text
        await walk.press("enter")
        await walk.shows("Which day was it?")
        await walk.press("escape")
        await walk.shows("This waits until you say which day it was.")


@pytest.mark.long
async def test_keys_of_entries_are_there_for_entries_alone(journal, herons):
    async with walking(journal, "slash") as walk:
        await searched(walk, "heron", 8)
        await marked(walk, "as goal")
        assert not walk.screen.check_action("request", ("share",))
        assert "v who" not in walk.text
        await walk.press("v", "e", "delete")
        await walk.at(JournalList)
        await marked(walk, "Canal")
        assert walk.screen.check_action("request", ("share",))
        await walk.press("enter")
        await walk.at(ReadEntry)


async def test_a_second_line_shows_where_the_words_are(journal):
    with journal.transaction() as session:
        row = tried.add(session, "Ring my aunt", day=DAY)
        tried.say_how_it_went(session, row.uuid, "We spoke of the heron")
        about = appointments.attended_on(session, therapists.usual_one(session), DAY, ZONE)
        said.words(session, about, unsaid="That the heron matters")
    async with walking(journal, "slash") as walk:
        await searched(walk, "heron", 2)
        rows = walk.text.splitlines()
        place = next(at for at, row in enumerate(rows) if "Ring my aunt" in row)
        assert "We spoke of the heron" in rows[place + 1]
        assert walk.style("heron matters").underline


@pytest.mark.long
async def test_emoji_and_scripts_without_spaces_are_found_while_one_types(journal):
    with journal.transaction() as session:
        moments.add(session, "ฉันเสียใจที่ไม่ได้พูด", day=DAY, appointment=None)
        helped.add(session, "Tea with her \u2764\ufe0f", day=DAY)
    async with walking(journal, "slash") as walk:
        await searched(walk, "เสียใจ", 1)
        assert "· moment" in walk.text
        await walk.press("slash", *["backspace"] * 7)
        await walk.type("\u2764")
        await walk.shows("Tea with her")


@pytest.mark.long
async def test_a_vast_window_shows_what_was_found_beside_it(journal, herons):
    async with walking(journal, "slash", size=(160, 50)) as walk:
        await searched(walk, "goal", 1)
        await walk.until(lambda: walk.text.count("The heron, as goal") == 2)


@pytest.mark.long
async def test_leaving_the_search_on_something_else_shows_the_entries_again(journal, herons):
    async with walking(journal, "l") as walk:
        await walk.at(JournalList)
        await walk.press("slash")
        await searched(walk, "heron", 8)
        await marked(walk, "as moment")
        await walk.press("escape")
        await walk.until(lambda: len(walk.list.in_memory) == 2)
        found = [row.words for row in walk.list.in_memory]
        assert found == ["Canal", "session: not rated"]
