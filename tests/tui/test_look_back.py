"""Look back: its five parts, the calendar, and the tags."""

from datetime import date, timedelta

import pytest
from walk import keep, walking

from bondjournal import dates
from bondjournal.journal import appointments, entries, tag_list, therapists
from bondjournal.tui.screens.calendar import Calendar
from bondjournal.tui.screens.home import Home
from bondjournal.tui.screens.journal import JournalList
from bondjournal.tui.screens.noun_list import NounList
from bondjournal.tui.screens.tags import Tags
from bondjournal.tui.screens.then_and_now import ThenAndNow
from bondjournal.tui.screens.trends import Trends
from bondjournal.tui.screens.write import Write

BERLIN = "Europe/Berlin"


@pytest.fixture(autouse=True)
def _today(at):
    at("2026-05-10T18:00")


@pytest.fixture
def some(journal):
    keep(journal, at="2026-05-08T10:00", title="Slept badly", body="The stairs.", tags=("house",))
    keep(journal, at="2026-05-02T10:00", body="A hard call.", tags=("sister", "phone"))
    keep(journal, at="2026-04-11T10:00", body="The gate.", tags=("house",))
    with journal.transaction() as session:
        when = dates.When(date(2026, 5, 12), dates.dt.time(16))
        appointments.add(session, therapists.usual_one(session), when, BERLIN)


async def test_its_parts_lead_to_each_other_by_number_and_by_click(journal, some):
    async with walking(journal, "l") as walk:
        await walk.at(JournalList)
        for key, kind, part in (
            ("2", Calendar, "[calendar]"),
            ("3", Trends, "[how it felt]"),
            ("4", ThenAndNow, "[then and now]"),
            ("5", NounList, "[good signs]"),
            ("1", JournalList, "[journal]"),
        ):
            await walk.press(key)
            await walk.at(kind)
            await walk.shows(part)
            assert "Look back" in walk.rows[1]
        row = walk.rows[2]
        await walk.pilot.click(offset=(row.index("calendar") + 2, 2))
        await walk.at(Calendar)
        await walk.press("escape")
        await walk.at(Home)


async def test_the_calendar_is_moved_in_by_days_weeks_and_months_and_leads_to_the_journal(
    journal, some
):
    async with walking(journal, "l", "2") as walk:
        await walk.at(Calendar)
        await walk.shows("[10]")
        assert walk.rows[4].split("▏")[0].strip() == "May 2026"
        text = "\n".join(row[19:] for row in walk.rows[4:16])
        assert "                                 1       2 ·     3" in text
        assert " 4       5       6       7       8 ·     9      [10]" in text
        assert "11      12 ●    13" in text
        await walk.shows("· something written   ● a session")
        await walk.press("right", "right")
        await walk.shows("Session planned for 16:00.")
        await walk.press("up", "left", "pageup")
        await walk.shows("April 2026")
        assert walk.screen.day == date(2026, 4, 4)
        await walk.press("home")
        assert walk.screen.day == date(2026, 4, 1)
        await walk.press("end", "down")
        await walk.shows("May 2026")
        assert walk.screen.day == date(2026, 5, 7)
        await walk.press("left", "left", "enter")
        await walk.at(JournalList)
        await walk.until(lambda: walk.screen.row is not None)
        await walk.shows("▎ A hard call.")


@pytest.mark.long
async def test_a_day_of_the_calendar_is_clicked_and_clicked_again_opened(journal, some):
    async with walking(journal, "l", "2") as walk:
        await walk.at(Calendar)
        row = next(y for y, words in enumerate(walk.rows) if " 8 ·" in words)
        column = walk.rows[row].index(" 8 ·") + 1
        await walk.pilot.click(offset=(column, row))
        await walk.until(lambda: walk.screen.day == date(2026, 5, 8))
        await walk.pilot.click(offset=(column, row))
        await walk.at(JournalList)
        await walk.shows("▎ Slept badly")


async def test_the_entries_of_a_day_stand_beside_a_wide_calendar_and_one_is_written_for_it(
    journal, some
):
    async with walking(journal, "l", "2", size=(120, 40)) as walk:
        await walk.at(Calendar)
        await walk.press("left", "left")
        await walk.shows("The stairs.")
        await walk.press("left", "n")
        await walk.at(Write)
        await walk.type("That Thursday.")
        await walk.press("ctrl+s")
        await walk.shows("Entry kept.")
        await walk.press("escape")
        await walk.at(Calendar)
        await walk.shows("[7]·")
        await walk.shows("That Thursday.")
        await walk.press("pagedown", "n")
        await walk.shows("That day is still to come.")
    with journal.session() as session:
        assert [one.day for one in entries.page(session)][1] == date(2026, 5, 7)


async def test_tags_are_renamed_and_deleted_taken_back_and_opened(journal, some):
    async with walking(journal, "l", "number_sign") as walk:
        await walk.at(Tags)
        await walk.shows("#house ▎ Fri 8 May")
        await walk.press("e")
        await walk.shows("What is its new name?")
        await walk.press("ctrl+u")
        await walk.type("home")
        await walk.press("ctrl+s")
        await walk.shows("Renamed: #house is #home now. Press u to undo.")
        await walk.press("u")
        await walk.shows("#house ▎ Fri 8 May")
        await walk.press("delete")
        await walk.shows("Deleted: #house. Press u to undo.")
        with journal.session() as session:
            assert [one.name for one in tag_list.listed(session)] == ["phone", "sister"]
            assert entries.count(session) == 3
        await walk.press("down", "enter")
        await walk.at(JournalList)
        await walk.shows("#sister")
        await walk.shows("▎ A hard call.")
        assert "The gate." not in walk.text
        await walk.press("number_sign")
        await walk.at(Tags)
        await walk.press("2")
        await walk.at(Calendar)


async def test_where_there_are_no_tags_it_says_how_they_are_added(journal):
    async with walking(journal, "l", "number_sign") as walk:
        await walk.at(Tags)
        await walk.shows("No tags yet.")
        await walk.shows("Tab under a text adds them.")
        await walk.press("enter", "e", "delete")
        assert isinstance(walk.screen, Tags)


@pytest.mark.parametrize("size", [(60, 20), (40, 12), (80, 24), (160, 50)])
async def test_the_calendar_fits_every_window(journal, some, size):
    async with walking(journal, "l", "2", size=size) as walk:
        await walk.at(Calendar)
        first = date(2026, 5, 10)
        await walk.press("right")
        await walk.until(lambda: walk.screen.day == first + timedelta(days=1))
        await walk.until(lambda: any("11" in row and "17" in row for row in walk.rows))
