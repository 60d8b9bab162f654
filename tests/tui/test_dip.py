"""A dip is told once, after it was kept, with three equal ways on; three low ones are one line."""

import asyncio

import pytest
from begun import begun
from sqlmodel import select
from walk import walking

from bondjournal import dates
from bondjournal.addition import Addition, NewRating
from bondjournal.errors import JournalError
from bondjournal.flows import noticing
from bondjournal.journal import (
    appointments,
    entries,
    notices,
    prompts,
    ratings,
    therapists,
    topics,
    versions,
)
from bondjournal.journal.tables import Rating
from bondjournal.open_journal import merge_captures
from bondjournal.tui.screens.after import After
from bondjournal.tui.screens.home import Home
from bondjournal.tui.screens.notice import NoticeSheet
from bondjournal.tui.screens.off import Doors
from bondjournal.tui.screens.slips import AskValue, Pick, SomeLines
from bondjournal.tui.screens.write import Write
from bondjournal.tui.widgets.choices import Choices
from bondjournal.vault import inbox
from felt import ZONE, day, had, rate, rate_all

pytestmark = pytest.mark.long

FIVE = 4
"""The week of the fifth session, an hour before now."""


@pytest.fixture(autouse=True)
def clock(at):
    return at(f"{day(FIVE)}T17:00")


@pytest.fixture
def four(journal):
    """Four sessions rated, and one today that was not."""
    with journal.transaction() as session:
        rate_all(session, [8, 8, 8, 8], "heard", "safe")
        had(session, FIVE)
        assert notices.take(session, dates.now()) is None


def rating(journal, scale="heard", week=FIVE):
    with journal.session() as session:
        return ratings.on_scale(session, had_uuid(session, week), scale)


def had_uuid(session, week):
    them = therapists.usual_one(session)
    return appointments.on_day(session, them, day(week))[0].uuid


async def after(walk, heard, safe=""):
    """Go through the door "After a session" and keep numbers."""
    await walk.press("a")
    await walk.at(After)
    await walk.press(*heard)
    if safe:
        await walk.press("enter", *safe)
    await walk.press("ctrl+s")


DIP = """\
                 ▏ After a session                                  Tue 3 Feb
                 ▏
           Heard ▏ You put Heard at 5. That is lower than your last four, and
                 ▏ 3 below your usual of 8. Numbers move for many reasons: a
                 ▏ hard topic, a tired day, something said or not said. You
                 ▏ know best.
                 ▏
                 ▏
               w ▏ Write a line about it
                 ▏
               p ▏ Add it to my page for next time
                 ▏
               l ▏ Leave it
"""


async def test_it_is_told_after_keeping_with_nothing_marked(journal, four):
    async with walking(journal) as walk:
        await after(walk, "5", "8")
        await walk.shows("l ▏ Leave it")
        lines = [line.rstrip() for line in walk.rows]
        assert "\n".join(lines[1:14]) == DIP.rstrip()
        await walk.shows("Rating kept. ▏ esc leave it")
        assert walk.screen.query_one(Choices).marked is None
        await walk.press("enter")
        assert isinstance(walk.screen, NoticeSheet), "nothing was chosen"
        await walk.press("l")
        await walk.at(Home)
        assert rating(journal).noticed
        assert not rating(journal, "safe").noticed
        await after(walk, "2")
        await walk.at(Home)
        assert rating(journal).value == 2


async def test_escape_leaves_it(journal, four):
    async with walking(journal) as walk:
        await after(walk, "5")
        await walk.at(NoticeSheet)
        await walk.press("escape")
        await walk.at(Home)
        assert (rating(journal).line, rating(journal).on_page) == ("", False)


async def test_nothing_is_told_of_a_number_like_the_others(journal, four):
    async with walking(journal) as walk:
        await after(walk, "7", "7")
        await walk.at(Home)
        await walk.shows("Kept.")


async def test_a_line_about_it_is_the_rating_s_line(journal, four):
    async with walking(journal) as walk:
        await after(walk, "5")
        await walk.at(NoticeSheet)
        await walk.press("w")
        await walk.at(SomeLines)
        await walk.press("escape")
        await walk.at(NoticeSheet)
        assert rating(journal).line == ""
        await walk.press("w")
        await walk.at(SomeLines)
        await walk.type("We moved on.\n")
        await walk.at(Home)
        await walk.shows("Line kept.")
        assert rating(journal).line == "We moved on."


async def test_a_line_that_cannot_be_kept_stays_where_it_is(journal, four):
    async with walking(journal) as walk:
        await after(walk, "5")
        await walk.at(NoticeSheet)
        await walk.press("w")
        await walk.at(SomeLines)
        walk.screen.query_one("TextArea").load_text("x" * 5000)
        await walk.press("ctrl+s")
        await walk.shows("The line is longer than 4,096 bytes.")
        assert walk.screen.query_one("TextArea").text == "x" * 5000


async def test_a_key_that_is_pressed_twice_is_refused_once(journal, four, monkeypatch):
    asked, end = [], asyncio.Event()

    async def refuse(*given):
        asked.append(given)
        await end.wait()
        raise JournalError("Not now.")

    monkeypatch.setattr(noticing, "do", refuse)
    async with walking(journal) as walk:
        await after(walk, "5")
        await walk.at(NoticeSheet)
        await walk.press("w", "w")
        end.set()
        await walk.shows("Not now.")
        await walk.press("escape")
        await walk.at(Home)
    assert len(asked) == 1


async def test_both_at_once_are_one_notice_with_a_line_to_each(journal, four):
    async with walking(journal) as walk:
        await after(walk, "5", "4")
        await walk.at(NoticeSheet)
        await walk.shows("Heard ▏ You put Heard at 5.")
        await walk.shows("Safe ▏ You put Safe at 4.")
        await walk.press("w")
        await walk.at(SomeLines)
        await walk.type("One.\n")
        await walk.type("Two.\n")
        await walk.at(Home)
        await walk.shows("Line kept.")
        assert rating(journal).line == "One."
        assert rating(journal, "safe").line == "Two."


async def test_on_the_page_goes_the_number_and_a_topic_in_ones_own_words(journal, four):
    async with walking(journal) as walk:
        await after(walk, "5")
        await walk.at(NoticeSheet)
        await walk.press("p")
        await walk.at(SomeLines)
        await walk.shows("Heard 5.")
        await walk.shows("Press Enter to add just the number.")
        await walk.press("escape")
        await walk.at(NoticeSheet)
        assert not rating(journal).on_page
        await walk.press("p")
        await walk.at(SomeLines)
        await walk.type("How it ended for me\n")
        await walk.at(Home)
        await walk.shows("Choice kept. This may go on your next page.")
    assert rating(journal).on_page
    with journal.session() as session:
        (topic,) = topics.all_of(session, "open")
        assert topic.text == "How it ended for me"
        assert topic.therapist_uuid == therapists.usual_one(session).uuid


async def test_without_words_the_number_goes_alone(journal, four):
    async with walking(journal) as walk:
        await after(walk, "5")
        await walk.at(NoticeSheet)
        await walk.press("p")
        await walk.at(SomeLines)
        await walk.press("enter")
        await walk.at(Home)
        await walk.shows("Choice kept.")
    assert rating(journal).on_page
    with journal.session() as session:
        assert topics.all_of(session) == []


async def test_an_earlier_session_goes_on_no_page_but_as_a_topic(journal, four):
    with journal.transaction() as session:
        rate(session, FIVE, 8)
        rate(session, 3, 8)
        rate_all(session, [8], first=-1)
        notices.take(session, dates.now())
        rate(session, 3, 3)
    async with begun(journal.vault, journal=journal) as walk:
        await walk.at(Home)
        await walk.press("home", "enter")
        await walk.at(NoticeSheet)
        await walk.shows("27 Jan")
        await walk.press("p")
        await walk.at(SomeLines)
        await walk.shows("an earlier one. A topic can carry it")
        await walk.type("The one before\n")
        await walk.at(Home)
        await walk.shows("Topic kept. It may go on your next page.")
    assert not rating(journal, week=3).on_page
    with journal.session() as session:
        assert [one.text for one in topics.all_of(session)] == ["The one before"]


def capture(journal, value):
    given = Addition(at=dates.now(), zone=ZONE, ratings=(NewRating(scale="heard", value=value),))
    inbox.seal(journal.vault, given.to_bytes(), given.uuid)


async def test_a_captured_one_is_told_when_the_screen_is_next_open(journal, four):
    capture(journal, 5)
    merge_captures(journal)
    async with begun(journal.vault, journal=journal) as walk:
        await walk.at(Home)
        await walk.press("home", "enter")
        await walk.at(NoticeSheet)
        assert "kept." not in walk.text
        await walk.press("l")
        await walk.at(Home)
    async with walking(journal) as walk:
        assert "A note about your numbers" not in walk.text, "once"


async def test_one_that_waits_for_its_day_is_told_once_that_is_known(journal, four, at):
    at(f"{day(FIVE + 6)}T17:00")
    capture(journal, 5)
    merge_captures(journal)
    async with begun(journal.vault, journal=journal) as walk:
        await walk.at(Home)
        await walk.shows("No session known yet: a rating from 17 March.")
        await walk.press("home", "enter")
        await walk.at(Pick)
        await walk.press("d")
        await walk.at(AskValue)
        await walk.type(f"{day(FIVE).isoformat()}\n")
        await walk.shows("A note about your numbers from 3 February.")
        await walk.press("home", "enter")
        await walk.at(NoticeSheet)
        await walk.shows("3 Feb")


async def test_two_numbers_while_writing_are_told_back_home(journal, four):
    async with walking(journal, "w") as walk:
        await walk.at(Write)
        await walk.press("ctrl+r")
        await walk.until(lambda: type(walk.screen).__name__ == "Rate")
        await walk.press("5", "ctrl+s")
        await walk.at(Write)
        await walk.shows("Rating kept.")
        await walk.press("escape")
        await walk.at(Home)
        await walk.press("home", "enter")
        await walk.at(NoticeSheet)
        await walk.press("l")
        await walk.at(Home)


async def test_three_low_ones_offer_the_page_and_nothing_else(journal):
    with journal.transaction() as session:
        rate_all(session, [4, 4], first=2)
        had(session, FIVE)
    async with walking(journal) as walk:
        await after(walk, "3")
        await walk.at(NoticeSheet)
        await walk.shows("Three sessions in a row at 4 or under.")
        assert [choice.key for choice in walk.screen.query_one(Choices).choices] == ["o", "l"]
        assert walk.screen.query_one(Choices).marked is None
        await walk.press("o")
        await walk.at(Doors)
        assert not any(isinstance(one, NoticeSheet) for one in walk.app.screen_stack)


async def test_a_dip_that_is_the_third_low_one_has_all_four_ways(journal):
    with journal.transaction() as session:
        rate_all(session, [8, 8, 4, 4])
        rate_all(session, [8], first=-1)
        had(session, FIVE)
    async with walking(journal) as walk:
        await after(walk, "1")
        await walk.at(NoticeSheet)
        keys = [choice.key for choice in walk.screen.query_one(Choices).choices]
        assert keys == ["w", "p", "o", "l"]


async def test_nothing_is_told_of_somebody_not_to_be_mentioned(journal, four):
    with journal.transaction() as session:
        rate(session, FIVE, 1)
        versions.edit(session, therapists.usual_one(session), mentioned=False)
    async with walking(journal) as walk:
        await walk.pilot.pause()
        assert isinstance(walk.screen, Home)
    with journal.session() as session:
        assert not session.exec(select(Rating).where(Rating.noticed)).all()


async def test_what_went_well_is_not_asked_about_after_it(journal, four):
    with journal.transaction() as session:
        rate(session, FIVE, 5)
    async with begun(journal.vault, journal=journal) as walk:
        await walk.at(Home)
        await walk.press("home", "enter")
        await walk.at(NoticeSheet)
        await walk.press("l")
        await walk.at(Home)
        await walk.press("w")
        await walk.at(Write)
        there = {question.text: question.key for question in prompts.library()}
        for _ in range(12):
            await walk.press("ctrl+n")
            asked = [key for text, key in there.items() if text[:40] in walk.text]
            assert not set(asked) & prompts.NOT_AFTER_DIP
    with journal.session() as session:
        assert entries.page(session) == []
