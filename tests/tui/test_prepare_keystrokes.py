"""How many keys it takes from ten entries to a written page, besides the text that is typed."""

from datetime import date, time
from pathlib import Path

import pytest
from unhurried import unhurried  # noqa: F401
from walk import ZONE, keep, walking

from bondjournal import dates
from bondjournal.addition import NewRating
from bondjournal.journal import appointments, ratings, therapists
from bondjournal.tui.screens.home import Home
from bondjournal.tui.screens.prepare_choose import ChooseStep
from bondjournal.tui.screens.prepare_names import NamesStep
from bondjournal.tui.screens.prepare_read import ReadStep
from bondjournal.tui.screens.prepare_topics import TopicsStep
from bondjournal.tui.screens.prepare_under import UnderTopic
from bondjournal.tui.screens.prepare_write import Written
from bondjournal.tui.screens.slips import Pick, SomeLines

pytestmark = pytest.mark.long

AT_MOST = 60
ENTRIES = {
    "The session ended before I had got to the point.": "a",
    "Slept badly.": "m",
    "A long walk, nobody wanted anything.": "It was a good walk.",
    "The meeting again. I waited before I answered.": "a",
    "A letter I will not send.": "m",
    "Tired all day.": "Tired, and I know why.",
    "My brother rang. I got small.": "He rang and I got small.",
    "The Sunday page, half of it.": "m",
    "Nothing much.": "m",
    "At the allotments with Nadia I was humming.": "a",
}
"""Ten entries, each with the key that says what may go on of it, or with the one line."""
TOPICS = ("The quiet on the phone", "How last session ended for me", "The Sunday planning")
MOMENT = "You remembered the name of the street."


@pytest.fixture
def documents(own_place):
    folder = Path.home() / "Documents"
    folder.mkdir(mode=0o700)
    return folder


@pytest.fixture
def ten_entries(journal, at):
    """A session with two numbers and a moment, ten entries since, and a session to come."""
    at("2026-05-10T18:00")
    with journal.transaction() as session:
        them = therapists.usual_one(session)
        for week in range(3):
            when = dates.When(date(2026, 4, 7 + 7 * week), time(16))
            _rate(session, appointments.add(session, them, when, ZONE), 8, on_page=True)
        last = appointments.add(session, them, dates.When(date(2026, 4, 28), time(16)), ZONE)
        _rate(session, last, 7)
        appointments.add(session, them, dates.When(date(2026, 5, 12), time(16)), ZONE)
    for number, body in enumerate(ENTRIES):
        keep(journal, at=f"2026-05-{number + 1:02}T10:00", body=body)
    return journal


def _rate(session, appointment, value, **more):
    for scale in ("heard", "safe"):
        new = NewRating(scale=scale, value=value, **more)
        ratings.give(session, appointment, new, at=dates.now(), day=appointment.day)


class Counting:
    """A walk on which every key is counted; the letters of texts are typed on the walk itself."""

    def __init__(self, walk):
        self.walk = walk
        self.keys = 0

    async def press(self, *keys):
        self.keys += len(keys)
        await self.walk.press(*keys)

    async def to(self, kind, *keys):
        """Press keys that lead to another screen."""
        await self.press(*keys)
        await self.walk.at(kind)


async def choose(person):
    """Say what may go on of each entry, put numbers on the page, and add a moment."""
    await person.to(ChooseStep, "p")
    await person.walk.shows("28 April: heard 7 of 10")
    for answer in ENTRIES.values():
        if answer == "a":
            await person.to(Pick, "space")
            await person.to(ChooseStep, "a")
        elif answer != "m":
            await person.to(Pick, "space")
            await person.to(SomeLines, "o")
            await person.walk.type(answer)
            await person.to(ChooseStep, "enter")
        await person.press("down")
    await person.press("space", "down", "space")
    await person.to(Pick, "n")
    await person.to(SomeLines, "m")
    await person.walk.type(MOMENT)
    await person.to(Pick, "enter")
    await person.to(ChooseStep, "e")
    await person.walk.shows(f"28 April: {MOMENT[:20]}")


async def say_what_to_talk_about(person):
    await person.to(TopicsStep, "ctrl+s")
    await person.walk.type(TOPICS[0])
    await person.press("enter")
    await person.walk.shows(f"1 ▎ {TOPICS[0]}")
    for topic in TOPICS[1:]:
        await person.to(SomeLines, "n")
        await person.walk.type(topic)
        await person.to(TopicsStep, "ctrl+s")
    await person.press("up", "asterisk")
    await person.walk.shows(f"first, please ▎ {TOPICS[1][:20]}")
    await person.to(UnderTopic, "enter")
    await person.walk.shows("The session ended")
    await person.press("space")
    await person.to(TopicsStep, "ctrl+s")
    await person.walk.shows("under it:")
    await person.press("down", "down", "down", "space", "down", "space")


async def swap_a_name(person):
    await person.to(NamesStep, "ctrl+s")
    await person.walk.shows("Nadia ▎ not decided yet")
    await person.to(SomeLines, "e")
    await person.walk.type("my neighbour")
    await person.to(NamesStep, "enter")


async def read_and_write(person):
    await person.to(ReadStep, "ctrl+s")
    await person.press("space", "space", "space")
    await person.walk.shows("Please ask me before")
    await person.to(Pick, "ctrl+s")
    await person.to(Written, "m")
    await person.to(Home, "n")


async def test_from_ten_entries_to_a_written_page(ten_entries, documents, figure):
    async with walking(ten_entries) as walk:
        person = Counting(walk)
        await choose(person)
        await say_what_to_talk_about(person)
        await swap_a_name(person)
        await read_and_write(person)
    figure("from ten entries to a written page", keys=person.keys)
    text = " ".join((documents / "summary-2026-05-12.md").read_text("utf-8").split())
    assert f"1. **First, please: {TOPICS[1]}.**" in text
    assert "> The session ended before I had got to the point." in text
    assert "**listening first**, then working it out together." in text
    felt = "how safe it felt to be myself with you, **7 of 10**. My usual is 8 for both."
    assert f"how heard I felt, **7 of 10**; {felt}" in text
    assert f"28 April: {MOMENT}" in text
    for body, answer in ENTRIES.items():
        assert (body.replace("Nadia", "my neighbour") in text) == (answer == "a")
        assert answer in ("m", "a") or answer in text
    assert person.keys <= AT_MOST
