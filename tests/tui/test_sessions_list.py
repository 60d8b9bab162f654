"""Sessions: the list, and adding, moving, cancelling, saying whether one took place."""

from datetime import date, time

import pytest
from sqlmodel import select
from walk import ZONE, walking

from bondjournal import dates, wording
from bondjournal.addition import Addition, NewEntry, NewRating
from bondjournal.journal import (
    additions,
    appointments,
    pages,
    ratings,
    seeing,
    tables,
    therapists,
)
from bondjournal.tui.flows.sessions import add_session
from bondjournal.tui.screens.after import After
from bondjournal.tui.screens.home import Home
from bondjournal.tui.screens.reader import ReadEntry
from bondjournal.tui.screens.slips import AskValue, Pick, SomeLines
from made import someone

pytestmark = pytest.mark.long


@pytest.fixture(autouse=True)
def clock(at):
    return at("2026-05-10T18:00")


def add(journal, day, clock=None):
    when = dates.When(date.fromisoformat(day), clock and time.fromisoformat(clock))
    with journal.transaction() as session:
        return appointments.add(session, therapists.usual_one(session), when, ZONE).uuid


def all_of(journal):
    with journal.session() as session:
        return [
            (one.day.isoformat(), one.timed, one.state)
            for one in session.exec(select(tables.Appointment).order_by(tables.Appointment.at))
        ]


def row(walk, words):
    return next((row for row in walk.rows if words in row), "")


async def to_list(walk):
    await walk.press("s")
    await walk.at("Sessions")


async def change(walk, letter):
    """Choose from the slip of what can be changed about a session."""
    await walk.press("e")
    await walk.at(Pick)
    await walk.press(letter)


async def test_each_has_its_state_its_numbers_and_what_was_written(journal):
    past, gone = add(journal, "2026-04-28"), add(journal, "2026-04-21")
    add(journal, "2026-05-12", "16:00")
    with journal.transaction() as session:
        them = therapists.usual_one(session)
        series = tables.Series(
            therapist_uuid=them.uuid, first_on=date(2026, 1, 6), zone=ZONE, every_weeks=2
        )
        session.add(series)
        rated = appointments.by_uuid(session, past)
        for scale, value in (("safe", 7), ("heard", 5)):
            new = NewRating(scale=scale, value=value, line="quick")
            ratings.give(session, rated, new, at=dates.now(), day=rated.day)
        how = {"path": "/nowhere/summary.md", "sha256": "", "style": "full"}
        pages.remember(session, them, rated, at=dates.now(), **how)
        appointments.mark(session, appointments.by_uuid(session, gone), "did-not-happen")
        appointments.next_one(session, dates.now()).series_uuid = series.uuid
    async with walking(journal) as walk:
        await to_list(walk)
        await walk.shows("did not happen")
        await walk.until(lambda: row(walk, "Tue 12 May").endswith("every two weeks"))
        await walk.until(lambda: "16:00, planned" in row(walk, "Tue 12 May"), "16:00, planned")
        await walk.until(lambda: "▎" in row(walk, "Tue 12 May"), "▎")
        await walk.until(lambda: "Heard 5, Safe 7" in row(walk, "Tue 28 April"), "Heard 5, Safe 7")
        await walk.until(lambda: row(walk, "Tue 28 April").endswith("page written"))
        await walk.press("down", "enter")
        await walk.at(Pick)
        await walk.shows("Tuesday 28 April 2026")
        await walk.shows("Heard 5: quick")
        await walk.shows("Its page was written to /nowhere/summary.md.")


async def test_one_is_added_and_what_is_understood_is_told_while_typing(journal):
    add(journal, "2026-05-12")
    async with walking(journal) as walk:
        await to_list(walk)
        await walk.press("n")
        await walk.at(AskValue)
        await walk.type("26 May 15:00")
        await walk.shows("Tuesday 26 May 2026, 15:00")
        await walk.press("enter")
        await walk.shows("Session kept.")
        await walk.press("n")
        await walk.at(AskValue)
        await walk.type("last tue\n")
        await walk.until(lambda: len(all_of(journal)) == 3)
    assert all_of(journal) == [
        ("2026-05-05", False, "attended"),
        ("2026-05-12", False, "planned"),
        ("2026-05-26", True, "planned"),
    ]


async def test_what_is_no_day_or_there_already_is_told_and_can_be_changed(journal):
    add(journal, "2026-05-12")
    async with walking(journal) as walk:
        await to_list(walk)
        await walk.press("n")
        await walk.at(AskValue)
        await walk.type("someday\n")
        await walk.shows("This journal cannot read that date.")
        await walk.press(*["backspace"] * 7)
        await walk.type("tue\n")
        await walk.shows("There is already a session on that day.")
        await walk.shows("Tuesday 12 May 2026")
        await walk.press("escape")
        await walk.at("Sessions")
    assert all_of(journal) == [("2026-05-12", False, "planned")]


async def test_one_is_moved_cancelled_and_takes_place_after_all(journal):
    add(journal, "2026-05-12")
    async with walking(journal) as walk:
        await to_list(walk)
        await walk.shows("planned")
        await change(walk, "m")
        await walk.at(AskValue)
        await walk.type("wed 15:00\n")
        await walk.shows("15:00, planned")
        assert all_of(journal) == [("2026-05-13", True, "planned")]
        await walk.press("space")
        await walk.shows("Cancelled: Wed 13 May. Press u to undo.")
        assert all_of(journal)[0][2] == "cancelled"
        await walk.press("space")
        await walk.shows("Takes place after all: Wed 13 May.")
        await walk.press("u", "u")
        await walk.until(lambda: all_of(journal)[0][2] == "planned")
    assert all_of(journal) == [("2026-05-13", True, "planned")]


async def test_a_past_one_did_not_happen_or_did_and_can_be_rated(journal):
    add(journal, "2026-05-05")
    async with walking(journal) as walk:
        await to_list(walk)
        await walk.shows("not rated")
        await walk.press("space")
        await walk.shows("Did not happen: Tue 5 May. Press u to undo.")
        await walk.press("enter")
        await walk.at(Pick)
        await walk.press("t")
        await walk.until(lambda: all_of(journal)[0][2] == "attended")
        await walk.at("Sessions")
        await walk.press("enter")
        await walk.at(Pick)
        await walk.press("a")
        await walk.at(After)
        await walk.press("9", "ctrl+s")
        await walk.at("Sessions")
        await walk.shows("Heard 9")
        await walk.until(lambda: walk.text.count("Session kept.") == 1, "Kept. once")


async def test_what_was_opened_and_left_without_an_answer_is_not_said_to_be_kept(journal):
    add(journal, "2026-05-05")
    async with walking(journal) as walk:
        await to_list(walk)
        await walk.press("enter")
        await walk.at(Pick)
        await walk.press("a")
        await walk.at(After)
        await walk.press("escape")
        await walk.at("Sessions")
        await walk.shows("not rated")
        assert wording.KEPT not in walk.text


async def test_is_there_a_next_session(journal):
    async with walking(journal) as walk:
        walk.app.go(add_session(walk.app))
        await walk.at(AskValue)
        await walk.shows("Is there a next session?")
        await walk.press("enter")
        await walk.until(lambda: not isinstance(walk.screen, AskValue))
        assert all_of(journal) == []
        walk.app.go(add_session(walk.app))
        await walk.at(AskValue)
        await walk.type("tue\n")
        await walk.until(lambda: all_of(journal))
    assert all_of(journal) == [("2026-05-12", False, "planned")]


async def test_one_is_repeated_and_its_rhythm_changed_and_ended(journal):
    add(journal, "2026-05-12", "15:00")
    async with walking(journal) as walk:
        await to_list(walk)
        await walk.shows("15:00, planned")
        await change(walk, "r")
        await walk.at(AskValue)
        await walk.type("60\n")
        await walk.shows("A rhythm is every 1 to 52 weeks.")
        await walk.press("backspace", "backspace")
        await walk.type("2")
        await walk.shows("Every two weeks, from Tuesday 12 May 2026, 15:00.")
        await walk.press("enter")
        await walk.until(lambda: len(all_of(journal)) == 6)
        await walk.at("Sessions")
        await walk.shows("Tue 26 May")
        await walk.until(lambda: row(walk, "Tue 12 May").endswith("every two weeks"))
        await change(walk, "r")
        await walk.at(Pick)
        await walk.shows("It takes place every two weeks.")
        await walk.press("c")
        await walk.at(AskValue)
        await walk.type("thu 9:30\n")
        await walk.at(AskValue)
        await walk.press("enter")
        await walk.until(lambda: all_of(journal)[0][0] == "2026-05-14")
        await walk.at("Sessions")
        await walk.shows("Thu 28 May")
        await change(walk, "r")
        await walk.shows("It takes place every two weeks.")
        await walk.press("e")
        await walk.until(lambda: len(all_of(journal)) == 1)
        await walk.at("Sessions")
        await walk.shows("09:30, planned")
        assert "every" not in row(walk, "Thu 14 May")
    assert all_of(journal) == [("2026-05-14", True, "planned")]


async def test_a_rhythm_is_left_as_it_is(journal):
    add(journal, "2026-05-12")
    async with walking(journal) as walk:
        await to_list(walk)
        await change(walk, "r")
        await walk.at(AskValue)
        await walk.press("enter")
        await walk.at("Sessions")
        await change(walk, "r")
        await walk.at(AskValue)
        await walk.press("escape")
        await walk.at("Sessions")
    assert all_of(journal) == [("2026-05-12", False, "planned")]


async def test_what_was_written_about_one_can_be_read(journal):
    past = add(journal, "2026-05-05")
    with journal.transaction() as session:
        entry = NewEntry(body="The name of the street.")
        addition = Addition(at=dates.now(), zone=ZONE, entry=entry)
        additions.keep(session, addition).entry.appointment_uuid = past
    async with walking(journal) as walk:
        await to_list(walk)
        await walk.press("enter")
        await walk.at(Pick)
        await walk.shows("What you wrote: The name of the street.")
        assert "added by mistake" not in walk.text
        await walk.press("e")
        await walk.at(ReadEntry)
        await walk.shows("The name of the street.")
        await walk.press("escape")
        await walk.at("Sessions")


async def test_one_that_was_added_by_mistake_goes(journal):
    add(journal, "2026-05-12")
    async with walking(journal) as walk:
        await to_list(walk)
        await walk.press("delete")
        await walk.shows("Deleted: Tue 12 May. Press u to undo.")
        await walk.press("u")
        await walk.until(lambda: all_of(journal))
        await walk.press("enter")
        await walk.at(Pick)
        await walk.press("d")
        await walk.until(lambda: all_of(journal) == [])
        await walk.at("Sessions")
        await walk.shows("No session known.")


async def test_of_several_people_one_is_chosen_and_told(journal):
    with journal.transaction() as session:
        someone(session, "Judith")
        someone(session, "Ivo")
    add(journal, "2026-05-12")
    async with walking(journal) as walk:
        await to_list(walk)
        await walk.shows("planned · Judith")
        await walk.press("n")
        await walk.at(Pick)
        await walk.shows("Which therapist?")
        await walk.press("2")
        await walk.at(AskValue)
        await walk.type("wed\n")
        await walk.at("Sessions")
        await walk.shows("planned · Ivo")
        await walk.until(lambda: "planned · Judith" in row(walk, "Tue 12 May"), "planned · Judith")
        await walk.press("n")
        await walk.at(Pick)
        await walk.press("escape")
        await walk.at("Sessions")
    assert len(all_of(journal)) == 2


async def test_of_several_people_one_is_chosen_after_a_session_and_the_next_to_prepare(journal):
    with journal.transaction() as session:
        someone(session, "Judith")
        other = someone(session, "Ivo")
        when = dates.When(date(2026, 5, 9), None)
        theirs = appointments.add(session, other, when, ZONE).uuid
    add(journal, "2026-05-12")
    async with walking(journal) as walk:
        await walk.press("a")
        await walk.at(Pick)
        await walk.until(lambda: "▎ Ivo" in row(walk, "Ivo"), "▎ Ivo")
        await walk.press("enter")
        await walk.at(After)
        await walk.press("9", "ctrl+s")
        await walk.until(lambda: not isinstance(walk.screen, After))
        with journal.session() as session:
            assert [one.value for one in ratings.of_session(session, theirs)] == [9]
        await walk.press("p")
        await walk.shows("Prepare for Judith on Tuesday")
        await walk.press("escape")
        await walk.at(Home)


async def test_where_nobody_is_seen_somebody_new_can_be_met(journal):
    add(journal, "2026-05-05")
    with journal.transaction() as session:
        seeing.end(session, therapists.usual_one(session))
    async with walking(journal) as walk:
        await to_list(walk)
        await walk.press("n")
        await walk.at(Pick)
        await walk.press("n")
        await walk.at(SomeLines)
        await walk.shows("What do you want to call them")
        await walk.type("R.\n")
        await walk.shows("no name yet")
        await walk.type("Judith\n")
        await walk.at(AskValue)
        await walk.type("tue\n")
        await walk.at("Sessions")
        await walk.shows("planned · R.")
    with journal.session() as session:
        assert therapists.usual_one(session).name == "R."


async def test_a_session_with_somebody_who_is_paused_says_what_is_back(journal):
    add(journal, "2026-05-12")
    with journal.transaction() as session:
        seeing.pause(session, therapists.usual_one(session))
    async with walking(journal) as walk:
        await to_list(walk)
        await walk.press("n")
        await walk.at(Pick)
        await walk.press("enter")
        await walk.at(AskValue)
        await walk.type("thu\n")
        await walk.at("Sessions")
        await walk.shows("1 session is back.")
    assert [state for _, _, state in all_of(journal)] == ["planned", "planned"]
