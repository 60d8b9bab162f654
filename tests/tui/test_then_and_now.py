"""Then and now, on the screen."""

from datetime import date

import pytest
from walk import walking

from bondjournal.addition import Addition, NewEntry
from bondjournal.journal import additions, goals, helped, pages, therapists
from bondjournal.tui.flows.then_and_now import then_and_now
from bondjournal.tui.screens.then_and_now import ThenAndNow

pytestmark = pytest.mark.long


@pytest.fixture
def year(journal, at):
    with journal.transaction() as session:
        for day, title, body in (
            ("2025-05-11", "The house", "Nobody asked."),
            ("2026-05-10", "", "Somebody asked."),
        ):
            written = NewEntry(body=body, title=title)
            addition = Addition(at=at(f"{day}T18:00"), zone="Europe/Berlin", entry=written)
            additions.keep(session, addition)
        for day in (date(2026, 5, 1), date(2026, 5, 4)):
            helped.add(session, "Walking", day=day)
        goal = goals.add(session, "Say it")
        goals.rate(session, goal.uuid, 4, date(2026, 4, 1))
        goals.rate(session, goal.uuid, 6, date(2026, 5, 1))


async def to_it(walk):
    walk.app.go(then_and_now(walk.app))
    await walk.at(ThenAndNow)


async def test_an_entry_of_a_year_ago_and_the_newest_are_seen_together(journal, year):
    async with walking(journal, size=(160, 50)) as walk:
        await to_it(walk)
        for size, count in (((160, 50), 1), ((80, 24), 2), ((60, 20), 2)):
            await walk.pilot.resize_terminal(*size)
            await walk.until(
                lambda count=count: len([row for row in walk.rows if "asked." in row]) == count,
                f"{count} rows with both entries",
            )
            await walk.shows("Nobody asked.")
            await walk.shows("Somebody asked.")
            assert "…" not in walk.text


async def test_what_helped_most_often_and_goals_over_time(journal, year):
    async with walking(journal) as walk:
        await to_it(walk)
        await walk.press("right", "right")
        await walk.shows("Walking (twice, last on 4 May)")
        await walk.press("right")
        await walk.shows("Say it")
        await walk.shows("1 April: 4")
        await walk.press("right")
        await walk.shows("Nobody asked.")


async def test_an_old_page_is_laid_beside_the_one_that_is_coming(journal, year, at):
    with journal.transaction() as session:
        pages.remember(
            session,
            therapists.usual_one(session),
            None,
            path="/nowhere/page.md",
            sha256="",
            style="full",
            at=at("2026-04-27T18:00"),
            text="# For our session on Tuesday 28 April 2026\n\nFrom R.\n",
        )
    at("2026-05-10T18:00")
    async with walking(journal) as walk:
        await to_it(walk)
        await walk.press("right")
        await walk.shows("For our session on Tuesday 28 April 2026")
        await walk.shows("For our next session")


async def test_a_new_journal_says_that_nothing_is_old(journal):
    async with walking(journal) as walk:
        await to_it(walk)
        await walk.shows("Nothing here yet. That is fine.")
        await walk.press("right")
        await walk.shows("No page has been written yet.")
        await walk.press("left", "left")
        await walk.shows("No goal has a number yet.")
