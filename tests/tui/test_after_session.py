"""After a session: numbers, a line kept as its entry, what else there was, and topics."""

from contextlib import asynccontextmanager
from datetime import UTC, date, datetime

import pytest
from sqlmodel import select
from walk import ZONE, Walk, walking

from bondjournal import dates, wording
from bondjournal.addition import Addition, NewEntry, NewRating, NewTopic
from bondjournal.draft import Draft
from bondjournal.journal import (
    additions,
    appointments,
    entries,
    former,
    pages,
    ratings,
    settings,
    tables,
    therapists,
    topics,
    versions,
)
from bondjournal.tui import pauses
from bondjournal.tui.app import JournalApp
from bondjournal.tui.screens.after import After
from bondjournal.tui.screens.home import Home
from bondjournal.tui.screens.slips import AskValue, Pick
from bondjournal.vault import drafts

pytestmark = pytest.mark.long


@pytest.fixture(autouse=True)
def clock(at):
    return at("2026-04-28T17:00")


def add_session(journal, day="2026-04-28", clock_="16:00"):
    when = dates.When(date.fromisoformat(day), dates.dt.time.fromisoformat(clock_))
    with journal.transaction() as session:
        return appointments.add(session, therapists.usual_one(session), when, ZONE).uuid


@pytest.fixture
def tuesday(journal):
    return add_session(journal)


def rows(journal, noun):
    with journal.session() as session:
        return list(session.exec(select(noun)))


def numbers(journal, appointment):
    with journal.session() as session:
        return {
            one.scale: (one.value, one.line) for one in ratings.of_session(session, appointment)
        }


def appointment_of(journal, uuid):
    with journal.session() as session:
        return appointments.by_uuid(session, uuid)


async def at_numbers(walk):
    await walk.press("a")
    await walk.at(After)


def row(walk, words):
    return next((row for row in walk.rows if words in row), "")


@asynccontextmanager
async def opened(journal):
    """Open the app on a journal where something waits to be asked."""
    app = JournalApp(journal.vault, journal=journal)
    async with app.run_test(size=(80, 24)) as pilot:
        yield Walk(app, pilot)


async def home_again(walk):
    await walk.at(Home)
    await walk.shows(wording.KEPT)


async def test_a_number_and_a_line_are_kept_for_the_session_just_had(journal, tuesday):
    async with walking(journal) as walk:
        await at_numbers(walk)
        await walk.shows(wording.NOBODY_SEES)
        await walk.shows("Tue 28 April")
        assert "after the session." not in walk.text
        assert "topics" not in walk.text
        await walk.press("5", "enter", "enter")
        await walk.type("We were quicker than I was.")
        await walk.press("ctrl+s")
        await home_again(walk)
    assert numbers(journal, tuesday) == {"heard": (5, "")}
    (entry,) = rows(journal, tables.Entry)
    assert (entry.body, entry.appointment_uuid, entry.share, entry.day) == (
        "We were quicker than I was.",
        tuesday,
        "only-me",
        date(2026, 4, 28),
    )
    assert not drafts.waiting(journal.vault)


async def test_ten_is_ten_and_zero_is_a_number(journal, tuesday):
    async with walking(journal) as walk:
        await at_numbers(walk)
        await walk.press("1", "0", "enter", "0", "ctrl+s")
        await home_again(walk)
    assert numbers(journal, tuesday) == {"heard": (10, ""), "safe": (0, "")}
    assert not rows(journal, tables.Entry)


async def test_what_was_kept_about_it_is_there_and_a_second_number_replaces_the_first(
    journal, tuesday, at
):
    with journal.transaction() as session:
        found = appointments.by_uuid(session, tuesday)
        for scale, value in (("heard", 3), ("safe", 9)):
            new = NewRating(scale=scale, value=value, on_page=True)
            ratings.give(session, found, new, at=dates.now(), day=found.day)
    at("2026-05-01T17:00")
    async with walking(journal) as walk:
        await at_numbers(walk)
        assert "[3]" in row(walk, " 10")
        assert wording.NOBODY_SEES not in walk.text
        await walk.press("7", "ctrl+s")
        await home_again(walk)
    assert numbers(journal, tuesday) == {"heard": (7, ""), "safe": (9, "")}
    heard = next(one for one in rows(journal, tables.Rating) if one.scale == "heard")
    assert heard.on_page
    assert heard.rated_on == date(2026, 5, 1)
    with journal.session() as session:
        assert [one.row["row"]["value"] for one in versions.history(session, heard.uuid)] == [3]


async def test_no_number_of_another_session_is_shown(journal, tuesday):
    before = add_session(journal, "2026-04-21")
    with journal.transaction() as session:
        found = appointments.by_uuid(session, before)
        new = NewRating(scale="heard", value=3)
        ratings.give(session, found, new, at=dates.now(), day=found.day)
    async with walking(journal) as walk:
        await at_numbers(walk)
        assert "[" not in walk.text
        await walk.shows(wording.NO_RATING)


async def test_words_that_were_kept_are_there_and_changing_them_changes_their_entry(
    journal, tuesday
):
    async with walking(journal) as walk:
        await at_numbers(walk)
        await walk.press("5", "enter", "enter")
        await walk.type("We moved on.")
        await walk.press("ctrl+s")
        await home_again(walk)
        await at_numbers(walk)
        assert "[5]" in row(walk, " 10")
        assert row(walk, "We moved on.").split("▏")[0].strip() == "in one line"
        await walk.shows("You answered this on Tue 28 April. You can change it.")
        await walk.press("escape")
        await walk.at(Home)
        await at_numbers(walk)
        await walk.press("enter", "enter")
        await walk.type(" It was late.")
        await walk.press("ctrl+s")
        await home_again(walk)
    (entry,) = rows(journal, tables.Entry)
    assert (entry.body, entry.appointment_uuid) == ("We moved on. It was late.", tuesday)
    assert numbers(journal, tuesday) == {"heard": (5, "")}
    assert [one.edits for one in rows(journal, tables.Rating)] == [0]
    assert drafts.waiting(journal.vault) == []


async def test_a_number_that_is_taken_away_is_in_the_trash(journal, tuesday):
    async with walking(journal) as walk:
        await at_numbers(walk)
        await walk.press("5", "enter", "6", "ctrl+s")
        await home_again(walk)
        await at_numbers(walk)
        await walk.press("x", "ctrl+s")
        await home_again(walk)
    assert numbers(journal, tuesday) == {"safe": (6, "")}
    assert [one.name for one in journal.read(former.trash)] == ["Heard 5"]


async def test_more_asks_for_everything_there_may_be(journal, tuesday):
    async with walking(journal, size=(80, 50)) as walk:
        await at_numbers(walk)
        assert "How open could you be?" not in walk.text
        await walk.shows("0-10 rate  tab next  m more  ^S keep, and home  esc home")
        await walk.press("5")
        await walk.shows("0-10 rate  x clear  m more  ^S keep, and home  esc home")
        await walk.press("m")
        await walk.shows("How open could you be?")
        await walk.press("6", "down")
        await walk.until(lambda: "0-10 rate" not in walk.text)
        assert "Backspace" not in walk.text
        await walk.type("not  at first\n")
        await walk.press("tab", "tab", "tab")
        await walk.type("the name of the street\n")
        await walk.type("where the stairs went\n")
        await walk.type("a minute longer\n")
        await walk.type("a pause before mail")
        await walk.press("ctrl+s")
        await home_again(walk)
    assert numbers(journal, tuesday) == {"heard": (6, "not at first")}
    found = appointment_of(journal, tuesday)
    assert (found.unsaid, found.wished) == ("where the stairs went", "a minute longer")
    assert (found.unsaid_on_page, found.wished_on_page) == (False, False)
    (moment,) = rows(journal, tables.Moment)
    assert (moment.text, moment.appointment_uuid, moment.day) == (
        "the name of the street",
        tuesday,
        date(2026, 4, 28),
    )
    (tried,) = rows(journal, tables.Tried)
    assert (tried.what, tried.state, tried.day) == (
        "a pause before mail",
        "open",
        date(2026, 4, 28),
    )


async def test_a_line_without_a_number_is_not_lost(journal, tuesday):
    async with walking(journal) as walk:
        await at_numbers(walk)
        await walk.press("4", "down")
        await walk.type("Only words.")
        await walk.press("shift+tab", "x")
        await walk.shows("Cleared: Heard 4. Press u to undo.")
        for key in ("escape", "ctrl+s"):
            await walk.press(key)
            await walk.shows("There is a line about Heard, but no number.")
            await walk.shows("Only words.")
        await walk.press("u")
        await walk.shows("As before: Heard 4.")
        await walk.shows("[4]")
        await walk.press("escape")
        await home_again(walk)
    assert numbers(journal, tuesday) == {"heard": (4, "Only words.")}


async def test_a_scale_that_is_on_is_asked_at_once(journal, tuesday):
    with journal.transaction() as session:
        settings.put(session, "scales", ["heard", "open"])
    async with walking(journal) as walk:
        await at_numbers(walk)
        await walk.shows("How open could you be?")
        assert "How safe did it feel" not in walk.text
        await walk.press("4", "enter", "8", "ctrl+s")
        await home_again(walk)
    assert numbers(journal, tuesday) == {"heard": (4, ""), "open": (8, "")}


async def test_escape_keeps_what_is_there_and_changed_numbers_are_taken_back(journal, tuesday):
    async with walking(journal) as walk:
        await at_numbers(walk)
        assert walk.text.count(wording.NO_RATING) == 2
        await walk.press("5", "down")
        await walk.type("u is a letter")
        await walk.press("down", "7", "escape")
        await home_again(walk)
        kept = {"heard": (5, "u is a letter"), "safe": (7, "")}
        assert numbers(journal, tuesday) == kept
        await at_numbers(walk)
        assert wording.NO_RATING not in walk.text
        assert "u is a letter" in walk.rows[walk.rows.index(row(walk, "[5]")) + 2]
        await walk.press("1", "0")
        await walk.shows("Heard: 10. It was 5. Press u to undo.")
        await walk.press("u")
        await walk.shows("[5]")
        await walk.shows("As before: Heard 5.")
        await walk.press("u", "escape")
        await walk.at(Home)
        assert "Kept." not in walk.text
    assert numbers(journal, tuesday) == kept


async def test_ten_after_a_one_that_was_kept_is_taken_back_to_it(journal, tuesday):
    async with walking(journal) as walk:
        await at_numbers(walk)
        await walk.press("1", "escape")
        await home_again(walk)
        await at_numbers(walk)
        await walk.press("0")
        await walk.shows("Heard: 10. It was 1. Press u to undo.")
        await walk.press("u")
        await walk.shows("[1]")


async def test_what_cannot_be_kept_any_more_is_left_as_a_draft(journal, tuesday):
    async with walking(journal) as walk:
        await at_numbers(walk)
        await walk.press("5")
        await walk.shows("[5]")
        with journal.transaction() as session:
            versions.delete(session, appointments.by_uuid(session, tuesday))
        await walk.press("ctrl+s")
        await walk.until(lambda: walk.screen.noticed)
        assert isinstance(walk.screen, After)
        await walk.press("escape")
        await walk.at(Home)
        await walk.shows("Draft kept.")
    assert len(drafts.waiting(journal.vault)) == 1


async def test_two_numbers_alone_take_five_keys(journal, tuesday):
    async with walking(journal) as walk:
        await walk.press("a")
        await walk.at(After)
        await walk.press("5", "enter", "7", "escape")
        await home_again(walk)
    assert numbers(journal, tuesday) == {"heard": (5, ""), "safe": (7, "")}


async def test_words_are_a_draft_soon_and_none_is_left_once_they_are_kept(
    journal, tuesday, monkeypatch
):
    monkeypatch.setattr(pauses, "PAUSE", 0.05)

    def drafted():
        return [
            Draft.from_bytes(drafts.open_draft(journal.vault, journal.keys, uuid))
            for uuid in drafts.waiting(journal.vault)
        ]

    async with walking(journal) as walk:
        await at_numbers(walk)
        await walk.press("enter", "enter")
        await walk.type("A heron stood on the weir.")
        words = ["A heron stood on the weir."]
        await walk.until(lambda: [one.body for one in drafted()] == words, "a draft")
        (draft,) = drafted()
        assert draft.after
        await walk.until(lambda: walk.screen.unfinished() is None)
        await walk.press("ctrl+s")
        await home_again(walk)
    assert not drafted()
    assert rows(journal, tables.Entry)[0].uuid == draft.uuid


async def test_without_a_session_the_day_is_asked_and_added(journal):
    async with walking(journal) as walk:
        await walk.press("a")
        await walk.at(AskValue)
        await walk.shows(wording.WHICH_DAY)
        await walk.type("mon")
        await walk.shows("Monday 27 April 2026")
        await walk.press("enter")
        await walk.at(After)
        await walk.shows("Rated 1 day after the session.")
        await walk.press("8", "ctrl+s")
        await home_again(walk)
    (appointment,) = rows(journal, tables.Appointment)
    assert (appointment.day, appointment.state) == (date(2026, 4, 27), "attended")
    assert numbers(journal, appointment.uuid) == {"heard": (8, "")}


async def test_a_day_still_to_come_is_no_answer(journal):
    async with walking(journal) as walk:
        await walk.press("a")
        await walk.at(AskValue)
        await walk.press("escape")
        await walk.at(Home)
        await walk.press("a")
        await walk.at(AskValue)
        await walk.type("tomorrow\n")
        await walk.shows("That day is still to come.")
        assert isinstance(walk.screen, AskValue)


async def test_without_any_day_ratings_wait_for_it_and_are_asked_about_once(journal, at):
    async with walking(journal) as walk:
        await walk.press("a")
        await walk.at(AskValue)
        await walk.press("enter")
        await walk.at(After)
        await walk.press("8", "enter", "enter")
        await walk.type("a heron")
        await walk.press("ctrl+s")
        await walk.at(Home)
        await walk.shows("Kept. It waits until you say which day it was.")
    (rating,) = rows(journal, tables.Rating)
    assert rating.appointment_uuid is None
    at("2026-04-29T17:00")
    async with opened(journal) as walk:
        await walk.at(Home)
        await walk.shows("No session known yet: a rating and an entry from 28 April.")
        await walk.press("home", "enter")
        await walk.at(Pick)
        await walk.shows("Heard 8, an entry, kept on Tuesday 28 April 2026.")
        await walk.press("escape")
        await walk.at(Home)
    assert rows(journal, tables.Rating)[0].appointment_uuid is None
    async with walking(journal) as walk:
        await walk.at(Home)
        await walk.pilot.pause()
        assert isinstance(walk.screen, Home)


async def test_an_answer_gives_waiting_ratings_and_their_entry_a_session(journal):
    with journal.transaction() as session:
        additions.keep(
            session,
            Addition(
                at=datetime(2026, 4, 27, 17, tzinfo=UTC),
                zone=ZONE,
                entry=NewEntry(body="a heron", after=True),
                ratings=(NewRating(scale="heard", value=4),),
            ),
        )
    async with opened(journal) as walk:
        await walk.at(Home)
        await walk.press("home", "enter")
        await walk.at(Pick)
        await walk.press("d")
        await walk.at(AskValue)
        await walk.type("tomorrow\n")
        await walk.shows("That day is still to come.")
        await walk.press("ctrl+u")
        await walk.type("sat\n")
        await walk.at(Home)
        await walk.until(lambda: rows(journal, tables.Appointment))
    (appointment,) = rows(journal, tables.Appointment)
    assert appointment.day == date(2026, 4, 25)
    assert numbers(journal, appointment.uuid) == {"heard": (4, "")}
    with journal.session() as session:
        assert entries.after_session(session, appointment.uuid).body == "a heron"


def add_topics(journal, *texts):
    with journal.transaction() as session:
        return [topics.add(session, NewTopic(text=text)).uuid for text in texts]


async def test_topics_of_the_page_come_second_and_each_may_have_an_answer(journal, at):
    at("2026-04-20T10:00")
    tuesday = add_session(journal)
    texts = ("the stairs", "my sister", "Sunday planning", "the pen")
    stairs, sister, _, pen = add_topics(journal, *texts)
    with journal.transaction() as session:
        them, there = therapists.usual_one(session), appointments.by_uuid(session, tuesday)
        pages.remember(
            session, them, there, path="/nowhere", sha256="", style="full", at=dates.now()
        )
    add_topics(journal, "not on the page")
    at("2026-04-28T17:00")
    async with walking(journal, size=(80, 28)) as walk:
        await at_numbers(walk)
        await walk.press("5", "ctrl+s")
        await walk.shows("These topics were on your page. Did you talk about them?")
        assert "not on the page" not in walk.text
        await walk.shows("← → answer   tab next   ^S keep, and home   esc home")
        await walk.shows("   talked about     not yet     let go")
        await walk.press("right")
        await walk.shows("  [talked about]    not yet     let go")
        await walk.shows("Talked about: the stairs. Press u to undo.")
        await walk.press("right", "u")
        await walk.shows("  [talked about]    not yet     let go")
        await walk.press("down", "right", "right")
        await walk.shows("   talked about    [not yet]    let go")
        await walk.press("tab", "left")
        await walk.shows("   talked about     not yet    [let go]")
        await walk.press("tab", "left", "right")
        await walk.shows("Cleared: the pen. Press u to undo.")
        await walk.press("tab")
        await walk.type("a pause before mail")
        await walk.press("shift+tab", "shift+tab", "shift+tab", "shift+tab", "shift+tab")
        await walk.shows("how heard did you feel?")
        await walk.press("tab", "tab", "tab", "tab")
        await walk.shows("These topics were on your page.")
        await walk.press("escape")
        await home_again(walk)
        await at_numbers(walk)
        await walk.press("ctrl+s")
        await walk.shows("You answered this on Tue 28 April. You can change it.")
        await walk.press("left", "escape")
        await home_again(walk)
    found = {one.text: one for one in rows(journal, tables.Topic)}
    assert {text: topic.state for text, topic in found.items()} == {
        "the stairs": "open",
        "my sister": "kept",
        "Sunday planning": "let-go",
        "the pen": "open",
        "not on the page": "open",
    }
    (page,) = rows(journal, tables.Page)
    assert page.answers[sister.hex] == {"state": "kept", "day": "2026-04-28"}
    assert not {stairs.hex, pen.hex} & {*page.answers}
    assert numbers(journal, tuesday) == {"heard": (5, "")}
    (tried,) = rows(journal, tables.Tried)
    assert (tried.what, tried.state) == ("a pause before mail", "open")


async def test_what_is_too_long_is_told_and_stays(journal, tuesday):
    async with walking(journal) as walk:
        await at_numbers(walk)
        await walk.press("m")
        walk.screen.query_one("#moment").text = "long " * 1000
        await walk.press("ctrl+s")
        await walk.shows("A line is longer than")
        assert walk.screen.query_one("#moment").text.startswith("long long")
    assert not rows(journal, tables.Moment)
