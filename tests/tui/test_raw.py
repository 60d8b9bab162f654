"""Feeling raw is common: said once, after the first words about a session; and what help says."""

import pytest
from walk import walking

from bondjournal.draft import Draft
from bondjournal.journal import prompts, therapists
from bondjournal.journal.appointments import attended_on
from bondjournal.tui.flows.writing import write
from bondjournal.tui.screens.after import After
from bondjournal.tui.screens.home import Home
from bondjournal.tui.screens.write import Write

pytestmark = pytest.mark.long

RAW = "Feeling raw after saying something hard is common."


@pytest.fixture(autouse=True)
def _today(at):
    at("2026-05-10T18:00")


@pytest.fixture
def had(journal, at):
    with journal.transaction() as session:
        day = at("2026-05-10T18:00").date()
        attended_on(session, therapists.usual_one(session), day, "Europe/Berlin")


async def say(walk, words):
    await walk.press("a")
    await walk.at(After)
    await walk.press("enter", "enter")
    await walk.type(words)
    await walk.press("ctrl+s")
    await walk.at(Home)
    await walk.shows("Kept.")


async def test_home_says_it_once_after_the_first_words_about_a_session(journal, had):
    async with walking(journal) as walk:
        await say(walk, "I said it.")
        await walk.shows(RAW)
        await walk.press("w")
        await walk.at(Write)
        await walk.press("escape")
        await walk.at(Home)
        await walk.until(lambda: RAW not in walk.text, "it is said once")


async def test_an_entry_to_an_after_session_question_says_it_where_it_is_kept(journal, at):
    asked = next(one.text for one in prompts.library() if one.flow == "after")
    now = at("2026-05-10T18:00")
    async with walking(journal) as walk:
        for number in (1, 2):
            draft = Draft(at=now, changed_at=now, zone="Europe/Berlin", prompt=asked)
            walk.app.go(write(walk.app, draft))
            await walk.at(Write)
            await walk.type(f"Words {number}")
            await walk.press("ctrl+s")
            await walk.shows("Entry kept.")
            assert (RAW in walk.text) is (number == 1)
            await walk.press("escape")
            await walk.at(Home)


async def test_help_has_both_on_every_screen(journal):
    async with walking(journal, "f1") as walk:
        await walk.shows("^ means Ctrl")
        await walk.press("slash")
        await walk.type("feeling raw after saying something hard\n")
        await walk.shows(RAW)
        await walk.press("4")
        await walk.shows("Shared computer")
        await walk.shows("better not kept on this computer.")
