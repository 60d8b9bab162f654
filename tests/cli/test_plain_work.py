"""Moments, tried, helped, goals and questions in plain mode, answered line by line."""

from datetime import date

import pytest
from plain_talk import into

from bondjournal import dates
from bondjournal.journal import (
    appointments,
    goals,
    helped,
    moments,
    practical,
    preparations,
    therapists,
    tried,
    versions,
)
from bondjournal.wording.work import PICK

PASSPHRASE = "four ordinary words here"
NOW = "2026-05-10T18:00"


@pytest.fixture
def talk(journal, at, talk):
    """Open plain mode on the closed journal, go to one of the five lists and answer there."""
    at(NOW)
    with journal.transaction() as session:
        them = therapists.usual_one(session)
        appointments.add(session, them, dates.When(date(2026, 5, 8), None), "Europe/Berlin")
    journal.close()
    return talk


def test_one_door_leads_to_every_section(talk):
    said = talk("more", *into("tried"), "0", "0", "0")
    assert "\ni: Goals and what helps\n" in said
    assert (
        "Which section?\n"
        "1: Working on: your goals, in your own words\n2: Trying: things you're trying out\n"
        "3: Helped: what got you through\n4: Did not help: what didn't get you through\n"
        "5: Good moments: under the good signs\n"
        "6: To ask: practical questions for your therapist\n"
        "0 or enter: Back\nNothing to try yet. That is fine.\n"
        "What do you want to do?\na: Add one\n"
    ) in said


def test_a_row_is_put_on_the_next_page_and_taken_off_it(talk, kept):
    said = talk(
        *(*into("helped"), "a", "walking", "1", "v", "1", "v", "0"),
        *("1", "a", "sleep", "", "1", "v", "0", "0", "0", "0"),
    )
    assert "\n1: walking (not on the page)\n" in said
    assert "\nv: Put it on the next page\n" in said
    assert "\nOn the page.\nWhich of them?\n1: walking (on the page)\n" in said
    assert "\nv: Take it off the next page\n" in said
    assert "\nNot on the page.\nWhich of them?\n1: walking (not on the page)\n" in said
    assert "\nA goal can be on a page once it has a number.\n" in said


def test_moments(talk, kept):
    said = talk(
        *(*into("moment"), "a", "the name of the street", "e"),
        *("a", "she waited", "", "a", "", "2", "y", "tue", "n"),
        *("1", "s", "t", "2", "w", "she waited with me", "0", "0", "0"),
    )
    assert (
        "Moment kept. Friday 8 May 2026.\nthe name of the street\nWhich sign is it, for you?\n"
        "t: Trust\no: Open communication\n" in said
    )
    assert "Friday 8 May: the name of the street (empathy, not on the page)\n" in said
    assert "From the session on Friday 8 May 2026.\n" in said
    assert "Tuesday 5 May 2026.\n" in said
    found = [(one.text, one.sign, one.day.day) for one in kept(moments.LIST.rows)]
    assert found == [("she waited with me", "", 5), ("the name of the street", "trust", 8)]
    assert kept(moments.LIST.rows)[0].appointment_uuid is None


def test_a_moment_on_a_day_without_a_known_session_has_its_day_alone(talk, kept):
    said = talk(
        *(*into("moment"), "a", "she waited", "n", "1", "y", "2026-05-11", "2026-05-05"),
        *("0", "0", "0"),
    )
    assert "That day is still to come.\n" in said
    assert "Moment kept. Tuesday 5 May 2026. Not in a session.\n" in said
    (moment,) = kept(moments.LIST.rows)
    assert (moment.day, moment.appointment_uuid) == (date(2026, 5, 5), None)
    assert [one.day for one in kept(appointments.all_of)] == [date(2026, 5, 8)]


def test_what_was_tried(talk, kept):
    said = talk(
        *(*into("tried"), "a", "Sunday planning", "", "a", "a pause", "about four times"),
        *("1", "m", "2", "2", "h", "three of four", "1", "y", "2", "h", "-", "2", "o"),
        *("1", "l", "0", "0", "0"),
    )
    assert "Which place?\n1: Before a pause\n2 or enter: At the end\n" in said
    assert "2: a pause (done)\n" in said
    assert "Now: about four times\n" in said
    found = kept(tried.LIST.listed)
    assert [(one.what, one.how_it_went, one.state) for one in found] == [
        ("Sunday planning", "three of four", "open"),
        ("a pause", "", "let-go"),
    ]


def test_what_helped(talk, kept):
    said = talk(
        *(
            *into("helped"),
            "a",
            "texting",
            "a",
            "walking",
            "a",
            "",
        ),
        *("2", "m", "1", "2", "h", "0", "4", "a", "email in bed", "2", "m", "1", "0", "0", "0"),
    )
    assert "1: walking (not on the page)\n2: texting (not on the page)\n" in said
    assert "1: email in bed (not on the page)\n2: texting (not on the page)\n" in said
    assert [(one.text, one.helped) for one in kept(helped.LIST.rows)] == [
        ("walking", True),
        ("email in bed", False),
        ("texting", False),
    ]


def test_goals(talk, kept):
    said = talk(
        *(*into("goal"), "a", "say what I need", "eleven", "11", "5", "a", "sleep", ""),
        *("1", "y", "28 april", "3", "1", "x", "1", "1", "e", "2", "e", "2", "m", "1"),
        *("0", "0", "0"),
    )
    assert said.count("A rating is a whole number from 0 to 10.\n") == 2
    assert "No rating. You can leave it like that.\n" in said
    assert (
        "1: say what I need (5 on 10 May, not on the page)\n"
        "2: sleep (no number yet, not on the page)\n"
    ) in said
    assert "5 on 10 May, 3 on 28 April\n" in said
    assert "1 or enter: 5 on Sunday 10 May 2026\n2: 3 on Tuesday 28 April 2026\n" in said
    assert "2: say what I need (3 on 28 April, ended)\n" in said
    (first, second) = kept(goals.LIST.rows)
    assert (first.words, first.ended, second.words) == ("sleep", False, "say what I need")
    numbers = kept(lambda session: goals.LIST.get(session, second.uuid).ratings)
    assert [(one.day, one.value) for one in numbers] == [(date(2026, 4, 28), 3)]
    assert [one.noun for one in kept(versions.trash)] == ["goal_rating"]


def test_practical_questions(talk, kept):
    said = talk(
        *(
            *into("question"),
            "a",
            "2",
            "a",
            "o",
            "A break in June?",
            "2",
            "m",
            "1",
            "2",
            "y",
            "2",
            "y",
        ),
        *("a", "0", "0", "0", "0"),
    )
    assert f"1: {PICK[0]}\n2: {PICK[1]}\n3: {PICK[2]}\no or enter: In your own words\n" in said
    assert f"1: A break in June? (not on the page)\n2: {PICK[1]} (asked)\n" in said
    assert [(one.text, one.asked) for one in kept(practical.LIST.rows)] == [
        ("A break in June?", False),
        (PICK[1], False),
    ]


def test_deleting_is_asked_undone_and_found_in_the_trash(talk, kept):
    said = talk(
        *(
            *into("question"),
            "a",
            "",
            "A break?",
            "a",
            "",
            "Another?",
            "1",
            "d",
            "k",
            "1",
            "d",
            "d",
            "u",
        ),
        *("1", "d", "d", "g", "1", "d", "g", "0", "0", "7", "1", "b", "0"),
    )
    assert "Delete this question? It stays in the trash for 14 days." in said
    assert "1: Sunday 10 May: A break? (a practical question, until Sunday 24 May)\n" in said
    assert said.count("It is back.\n") == 2
    assert [one.text for one in kept(practical.LIST.rows)] == ["A break?"]
    assert kept(versions.trash) == []


def test_long_words_are_read_out_whole_and_too_long_ones_are_refused(talk, kept):
    long = "the name of the street where the stairs went, and who had the room at the back"
    said = talk(*into("moment"), "a", "x" * 5000, long, "", "1", "0", "0", "0", "0")
    assert "A moment is longer than 4,096 bytes.\n" in said
    assert f"1: Friday 8 May: {long} (not on the page)\n" in said
    assert "\nFrom the session" in said
    assert [one.text for one in kept(moments.LIST.rows)] == [long]


def test_something_new_is_on_the_page_at_once_and_words_are_changed_there(talk, kept):
    rest = ["n", "m", "she waited", "", "n", "g", "sleep", "", "n", "g", "say it", "5"]
    rest += ["n", "0", "w", "1", "she waited with me", "w", "0"]
    said = talk("3", *rest, *["0"] * 5)
    assert "A goal can be on a page once it has a number.\n" in said
    assert "8 May: she waited (on the page)\n" in said
    assert "8 May: she waited with me (on the page)\n" in said
    assert "say it: 5 (on the page)\n" in said
    chosen = kept(
        lambda session: preparations.find(session, therapists.usual_one(session), None).chosen
    )
    rows = [*kept(moments.LIST.rows), *kept(goals.LIST.rows)]
    assert chosen == [one.uuid.hex for one in rows]
