"""What a person does week by week, each way once: rate, plan, prepare, and where to turn."""

from datetime import date, time
from pathlib import Path

import pytest
from begun import begun
from sqlmodel import select
from unhurried import unhurried  # noqa: F401
from walk import ZONE, keep, walking

from bondjournal import dates
from bondjournal.journal import appointments, hard_times, notices, ratings, tables, therapists
from bondjournal.summary import markdown
from bondjournal.summary.choose import choose
from bondjournal.tui.screens.slips import Pick
from felt import day, had, rate_all

FIVE = 4
"""The week of the fifth session, an hour before now."""


@pytest.fixture
def four(journal, at):
    """Four sessions rated, one today that was not, and a line for a hard time."""
    at(f"{day(FIVE)}T17:00")
    with journal.transaction() as session:
        rate_all(session, [8, 8, 8, 8], "heard", "safe")
        notices.take(session, dates.now())
        hard_times.add(session, "steadied", "Kettle.")
        return had(session, FIVE).uuid


async def test_a_session_is_rated_a_dip_is_told_and_the_next_one_is_planned(journal, four):
    async with walking(journal) as walk:
        await walk.press("a")
        await walk.shows("how heard did you feel?")
        await walk.press("5", "enter", "enter")
        await walk.shows("One line about that session")
        await walk.type("We were quicker than I was.")
        await walk.press("ctrl+s")
        await walk.shows("You put Heard at 5. That is lower than your last four")
        await walk.shows("Add it to my page for next time")
        assert "▎" not in walk.text, "none of the ways on is marked"
        await walk.press("l")
        await walk.shows("Kept.")
        await walk.press("s")
        await walk.shows("Heard 5")
        await walk.press("n")
        await walk.shows("Which day?")
        await walk.type("tue 15:00")
        await walk.shows("Tuesday 10 February 2026, 15:00")
        await walk.press("enter")
        await walk.shows("15:00, planned")
        await walk.press("escape")
        await walk.shows("Your session is on Tuesday")
        await walk.press("ctrl+o")
        await walk.shows("You don't have to decide")
        assert "▎" not in walk.text, "none of the doors is marked"
        await walk.press("escape", "ctrl+t")
        await walk.shows("what helps ▏ Kettle.")
    with journal.session() as session:
        assert [(one.scale, one.value) for one in ratings.of_session(session, four)] == [
            ("heard", 5)
        ]
        entry = session.exec(select(tables.Entry)).one()
        assert (entry.body, entry.share) == ("We were quicker than I was.", "only-me")
        assert entry.appointment_uuid == four


async def test_on_the_lock_screen_a_hard_time_tells_nothing_private(journal, four):
    async with begun(journal.vault) as walk:
        await walk.shows("Locked.")
        await walk.press("ctrl+t")
        await walk.shows("If you might be in danger")
        await walk.shows("findahelpline.com")
        for private in ("Kettle", "What you wrote", "not written anything", "change"):
            assert private not in walk.text
        await walk.press("e", "p", "ctrl+o")
        await walk.shows("If you might be in danger")


async def test_a_page_is_prepared_read_and_written_and_holds_nothing_else(journal, at):
    at("2026-05-10T18:00")
    documents = Path.home() / "Documents"
    documents.mkdir(mode=0o700)
    with journal.transaction() as session:
        them = therapists.usual_one(session)
        for month, number in ((4, 28), (5, 12)):
            when = dates.When(date(2026, month, number), time(16))
            appointments.add(session, them, when, ZONE)
    keep(journal, at="2026-05-02T10:00", body="A calmer answer.")
    keep(journal, at="2026-05-06T10:00", body="Slept badly.")
    async with walking(journal, "p") as walk:
        await walk.shows("▎ A calmer answer.")
        await walk.press("space")
        await walk.at(Pick)
        await walk.press("a")
        await walk.shows("all of it")
        await walk.press("ctrl+s")
        await walk.shows("Up to three")
        await walk.type("the stairs")
        await walk.press("enter")
        await walk.shows("1 ▎ the stairs")
        await walk.press("asterisk")
        await walk.shows("first, please ▎ the stairs")
        await walk.press("down", "space")
        await walk.shows("1st ▎ listening first")
        await walk.press("ctrl+s")
        await walk.shows("readable by anyone who has the file")
        assert "Slept badly." not in walk.text
        await walk.press("ctrl+s")
        await walk.shows("summary-2026-05-12.md")
        await walk.press("ctrl+s", "m")
        await walk.shows("The file itself is not encrypted. By mail")
    text = (documents / "summary-2026-05-12.md").read_text("utf-8")
    assert "A calmer answer." in text
    assert "First, please: the stairs" in text
    assert "Slept badly." not in text
    with journal.session() as session:
        upcoming = appointments.next_one(session, dates.now())
        page = choose(session, therapists.usual_one(session), upcoming, today=date(2026, 5, 10))
        assert markdown.render(page, "full") == text
