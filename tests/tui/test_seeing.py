"""Coming back after months, and whom the person sees."""

from datetime import date, time

import pytest
from begun import begun
from walk import ZONE, keep, walking

from bondjournal import dates
from bondjournal.addition import NewTopic
from bondjournal.journal import (
    appointments,
    preparations,
    series,
    settings,
    therapists,
    topics,
)
from bondjournal.tui.screens.home import Home
from bondjournal.tui.screens.slips import AskValue, Pick, SomeLines
from bondjournal.tui.widgets.choices import Choices
from made import someone

pytestmark = pytest.mark.long

BACK = "2026-05-10T18:00"


@pytest.fixture(autouse=True)
def clock(at):
    return at(BACK)


@pytest.fixture
def away(journal, at):
    """A journal whose last entry is eight months old, with sessions planned every week."""
    at("2025-08-20T10:00")
    with journal.transaction() as session:
        settings.put(session, "look.offered", True)
        them = therapists.usual_one(session)
        series.begin(session, them, dates.When(date(2025, 8, 26), time(15)), ZONE, 1)
        topics.add(session, NewTopic(text="From then"))
    keep(journal, at="2025-09-02T16:00", body="In autumn.")
    at(BACK)
    return journal


def known(journal):
    with journal.session() as session:
        return [(one.name, one.state, one.mentioned) for one in therapists.all_of(session)]


def upcoming(journal):
    with journal.session() as session:
        return appointments.next_one(session, dates.now())


async def test_home_says_little_and_asks_once(away):
    async with begun(away.vault, journal=away) as walk:
        await walk.at(Home)
        await walk.press("home", "enter")
        await walk.at(Pick)
        await walk.shows("Are you seeing someone at the moment?")
        for words in ("Yes, the same person", "Yes, someone new", "Not now", "Skip"):
            await walk.shows(words)
        assert walk.screen.query_one(Choices).marked is None
        await walk.press("escape")
        await walk.at(Home)
        await walk.shows("Good to have you here.")
        assert "Your session" not in walk.text
    assert known(away) == [("", "seeing", True)]
    async with walking(away) as walk:
        await walk.shows("Good to have you here.")
        await walk.press("s")
        await walk.at("Sessions")


async def test_the_same_person_goes_on_with_the_rhythm(away):
    assert upcoming(away) is None
    async with begun(away.vault, journal=away) as walk:
        await walk.at(Home)
        await walk.press("home", "enter")
        await walk.at(Pick)
        await walk.press("s")
        await walk.at(Home)
        await walk.shows("Answer kept. Next session: Tuesday 12 May 2026.")
    assert upcoming(away).day == date(2026, 5, 12)


async def test_not_now_speaks_of_no_session(away):
    async with begun(away.vault, journal=away) as walk:
        await walk.at(Home)
        await walk.press("home", "enter")
        await walk.at(Pick)
        await walk.press("t")
        await walk.at(Home)
        await walk.until(lambda: "After a session" not in walk.text)
        await walk.shows("Look back")
        assert "Prepare" not in walk.text
    keep(away, at="2026-05-10T17:00", body="Today.")
    async with walking(away) as walk:
        await walk.shows("Good to have you here.")
        assert "session" not in "\n".join(walk.rows[:20])
    assert known(away) == [("", "paused", True)]


async def test_someone_new_begins_with_a_first_session(away):
    async with begun(away.vault, journal=away) as walk:
        await walk.at(Home)
        await walk.press("home", "enter")
        await walk.at(Pick)
        await walk.press("n")
        await walk.at(SomeLines)
        await walk.shows("What do you want to call them")
        await walk.type("R.\n")
        await walk.shows("no name yet")
        await walk.type("Judith\n")
        await walk.at(AskValue)
        await walk.shows("Is there a first session with R.?")
        await walk.type("thu 10:00\n")
        await walk.at(Home)
        await walk.shows("Prepare for R. on Thursday")
    assert known(away) == [("Judith", "ended", True), ("R.", "seeing", True)]
    with away.session() as session:
        new = therapists.usual_one(session)
        there = appointments.next_one(session, dates.now())
        assert (new.name, there.therapist_uuid) == ("R.", new.uuid)
        assert preparations.find(session, new, None).first_session
        assert topics.on_page(session, new.uuid) == []


async def test_someone_new_can_be_left(away):
    async with begun(away.vault, journal=away) as walk:
        await walk.at(Home)
        await walk.press("home", "enter")
        await walk.at(Pick)
        await walk.press("n")
        await walk.at(SomeLines)
        await walk.press("escape")
        await walk.at(Home)
        await walk.shows("Good to have you here.")
    assert known(away) == [("", "seeing", True)]


async def test_a_first_session_without_a_day(away):
    async with begun(away.vault, journal=away) as walk:
        await walk.at(Home)
        await walk.press("home", "enter")
        await walk.at(Pick)
        await walk.press("n")
        await walk.at(SomeLines)
        await walk.shows("What do you want to call them")
        await walk.type("R.\n")
        await walk.shows("no name yet")
        await walk.type("Judith\n")
        await walk.at(AskValue)
        await walk.press("enter")
        await walk.at(Home)
    assert upcoming(away) is None
    assert known(away)[1] == ("R.", "seeing", True)


async def to_therapists(walk):
    await walk.press("ctrl+p")
    await walk.shows("find")
    await walk.type("therapists")
    await walk.shows("Therapists")
    await walk.press("enter")
    await walk.at("Therapists")


async def test_the_list_is_reached_by_its_name(journal):
    async with walking(journal) as walk:
        await to_therapists(walk)
        await walk.shows("seeing ▎ without a name")
        await walk.press("e")
        await walk.at(SomeLines)
        await walk.type("Judith\n")
        await walk.at("Therapists")
        await walk.shows("seeing ▎ Judith")
        await walk.shows("Choice kept.")
        for key, question, down in (
            ("g", "Which language are their pages in?", 2),
            ("b", "How long are their pages?", 3),
        ):
            await walk.press("enter")
            await walk.shows("What do you want to do?")
            await walk.press(key)
            await walk.shows(question)
            await walk.shows("As in the settings")
            await walk.press(*["down"] * down, "enter")
            await walk.at("Therapists")
            await walk.shows("ept.")
        await walk.press("escape")
        await walk.at(Home)
    assert known(journal) == [("Judith", "seeing", True)]
    with journal.session() as session:
        judith = therapists.usual_one(session)
        assert (judith.language, judith.style) == ("de", "aloud")


async def about_it(walk, letter):
    """Choose from the slip of what can be done with a therapist."""
    await walk.press("enter")
    await walk.shows("What do you want to do?")
    await walk.press(letter)


async def test_paused_ended_and_seen_again(journal):
    with journal.transaction() as session:
        them = someone(session, "Judith")
        series.begin(session, them, dates.When(date(2026, 5, 12), None), ZONE, 1)
    async with walking(journal) as walk:
        await to_therapists(walk)
        await walk.shows("Tue 12 May")
        await about_it(walk, "p")
        await walk.shows("12 upcoming sessions set aside until you go again.")
        await walk.shows("paused ▎ Judith")
        await about_it(walk, "s")
        await walk.shows("seeing ▎ Judith")
        await about_it(walk, "e")
        await walk.shows("ended ▎ Judith")
        await about_it(walk, "x")
        await walk.shows("not mentioned")
        await walk.shows("Everything you kept stays.")
        await about_it(walk, "x")
        await walk.until(lambda: "not mentioned" not in walk.text)
    assert known(journal) == [("Judith", "ended", True)]


async def test_home_goes_by_what_was_done_behind_a_name(away):
    async with begun(away.vault, journal=away) as walk:
        await walk.at(Home)
        await walk.press("home", "enter")
        await walk.at(Pick)
        await walk.press("t")
        await walk.at(Home)
        await walk.until(lambda: "Prepare" not in walk.text)
        await to_therapists(walk)
        await about_it(walk, "s")
        await walk.shows("seeing ▎")
        await walk.press("escape")
        await walk.at(Home)
        await walk.shows("p ▏ Prepare")


async def test_somebody_as_well_or_instead(journal):
    with journal.transaction() as session:
        someone(session, "Judith")
    async with walking(journal) as walk:
        await to_therapists(walk)
        await walk.press("n")
        await walk.at(Pick)
        await walk.press("w")
        await walk.at(SomeLines)
        await walk.type("Ivo\n")
        await walk.at("Therapists")
        await walk.shows("Ivo")
        assert known(journal) == [("Judith", "seeing", True), ("Ivo", "seeing", True)]
        await walk.press("n")
        await walk.at(Pick)
        await walk.press("i")
        await walk.at(SomeLines)
        await walk.type("R.\n")
        await walk.at(AskValue)
        await walk.press("enter")
        await walk.at("Therapists")
        await walk.shows("R.")
        await walk.press("n")
        await walk.at(Pick)
        await walk.press("escape")
        await walk.at("Therapists")
    assert known(journal) == [
        ("Judith", "ended", True),
        ("Ivo", "ended", True),
        ("R.", "seeing", True),
    ]


async def test_a_name_that_is_there_is_told(journal):
    with journal.transaction() as session:
        someone(session, "Judith")
    async with walking(journal) as walk:
        await to_therapists(walk)
        await walk.press("n")
        await walk.at(Pick)
        await walk.press("w")
        await walk.at(SomeLines)
        await walk.type("judith\n")
        await walk.shows("There is already a therapist with this name.")
        await walk.shows("judith")
        await walk.press("escape", "escape")
        await walk.at("Therapists")
    assert known(journal) == [("Judith", "seeing", True)]
