"""Good signs: moments under five signs, reached by name and from looking back."""

from datetime import date

import pytest
from walk import walking

from bondjournal.journal import appointments, moments, therapists, versions
from bondjournal.tui.screens.home import Home
from bondjournal.tui.screens.journal import JournalList
from bondjournal.tui.screens.noun_list import NounList
from bondjournal.tui.screens.slips import Pick

LONG = "you remembered the name of the street, and that the house had a number nobody could read"


@pytest.fixture(autouse=True)
def _today(at):
    at("2026-05-10T18:00")


@pytest.fixture
def some(journal):
    with journal.transaction() as session:
        for day, text, sign in (
            (3, LONG, "empathy"),
            (5, "the joke, and then you waited", "trust"),
            (8, "you asked first", ""),
            (9, "again the joke", "trust"),
        ):
            moments.add(session, text, day=date(2026, 5, day), sign=sign)


def signs(journal):
    with journal.session() as session:
        return [one.sign for one in moments.LIST.rows(session)]


async def to(walk, kind, *keys):
    await walk.press(*keys)
    await walk.at(kind)


async def to_signs(walk):
    await walk.press("ctrl+p")
    await walk.type("signs i n")
    await to(walk, NounList, "enter")


@pytest.mark.long
async def test_the_moments_stand_under_their_signs_newest_first_and_are_given_one(journal, some):
    async with walking(journal) as walk:
        await to_signs(walk)
        await walk.shows("again the joke")
        await walk.shows("Understanding")
        axis = walk.screen.columns.axis
        rows = [row[axis:] for row in walk.rows[4:20] if row[axis:]]
        assert " ".join(rows[:2]) == (
            "Moments you kept, under five signs. Nothing is counted, and a sign can stay empty."
        )
        assert rows[2:8] == [
            "Trust",
            "again the joke",
            "the joke, and then you waited",
            "Open communication",
            "Empathy",
            "you remembered the name of the street, and that the house…",
        ]
        assert rows[8:] == ["Respect", "Understanding"]
        await walk.shows("Sat 9 May ▎ again the joke")
        await walk.press("down", "down")
        await walk.shows("could read")
        await walk.press("end")
        await walk.shows("Not sorted")
        await walk.shows("▎ you asked first")
        await walk.press("up", "up", "up", "up", "up")
        await walk.shows("▎ again the joke")
        await walk.press("end")
        await walk.shows("▎ you asked first")
        await to(walk, Pick, "enter")
        await walk.shows("n ▎ Not sorted")
        await to(walk, NounList, "escape")
        await to(walk, Pick, "enter")
        await to(walk, NounList, "r")
        await walk.shows("Moment kept.")
        await walk.shows("▎ you asked first")
        await walk.until(lambda: "Not sorted" not in walk.text, "a list where all are sorted")
        assert signs(journal) == ["empathy", "trust", "respect", "trust"]
        await to(walk, Pick, "enter")
        await to(walk, NounList, "n")
        await walk.until(lambda: signs(journal)[2] == "", "a moment without a sign")
        await to(walk, Home, "escape")
        await to(walk, JournalList, "l")
        await to(walk, NounList, "5")
        await to(walk, Home, "escape")
    with journal.session() as session:
        moment = moments.LIST.named(session, "3")
        assert len(versions.history(session, moment.uuid)) == 2


@pytest.mark.long
async def test_nothing_is_missing_without_a_moment_and_sessions_not_mentioned_are_silent(journal):
    async with walking(journal) as walk:
        await to_signs(walk)
        await walk.shows("No moments here yet. That is fine.")
        assert "Trust" not in walk.text
        await walk.press("enter", "down", "end")
        assert isinstance(walk.screen, NounList)
        assert "which sign" not in walk.text
        await to(walk, Home, "escape")
        day = date(2026, 5, 5)
        with journal.transaction() as session:
            them = therapists.usual_one(session)
            about = appointments.attended_on(session, them, day, "Europe/Berlin")
            moments.add(session, "in that session", day=day, appointment=about.uuid, sign="trust")
            moments.add(session, "in none", day=day)
            therapists.stop_mentioning(session, them)
        await to_signs(walk)
        await walk.shows("in none")
        assert "in that session" not in walk.text


@pytest.mark.long
async def test_in_narrow_and_vast_windows(journal, some):
    async with walking(journal, size=(50, 16)) as walk:
        await to_signs(walk)
        for size in ((50, 16), (160, 50)):
            await walk.pilot.resize_terminal(*size)
            await walk.press("home")
            await walk.shows("▎ again the joke")
            await walk.shows("9 May")
            await walk.press("end")
            await walk.shows("▎ you asked first")
