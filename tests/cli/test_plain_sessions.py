"""Sessions, whom the person sees, and coming back, line by line."""

from datetime import date, time

import pytest

from bondjournal import dates
from bondjournal.addition import Addition, NewEntry, NewRating, NewTopic
from bondjournal.journal import (
    additions,
    appointments,
    pages,
    preparations,
    ratings,
    series,
    therapists,
    topics,
    trends,
)
from made import someone

PASSPHRASE = "four ordinary words here"
NOW = "2026-05-10T18:00"
ZONE = "Europe/Berlin"


@pytest.fixture(autouse=True)
def clock(at):
    return at(NOW)


@pytest.fixture
def talk(journal, talk):
    """Open plain mode on the closed journal and answer it."""
    journal.close()
    return talk


def when(day, clock=None):
    return dates.When(date.fromisoformat(day), clock and time.fromisoformat(clock))


def add(session, day, them=None, clock=None):
    them = them or therapists.usual_one(session)
    return appointments.add(session, them, when(day, clock), ZONE)


def known(session):
    return [(one.name, one.state, one.mentioned) for one in therapists.all_of(session)]


def days(session):
    return [(one.day.isoformat(), one.state) for one in appointments.all_of(session) if one.state]


def test_past_sessions_are_shown_some_at_a_time_and_all_of_them(talk, journal):
    with journal.transaction() as session:
        for number in range(1, 24):
            add(session, f"2026-04-{number:02}")
    said = talk("5", "more", "more", "more", "23", "0", "0", "0")
    assert "\nmore: 18 more\n" in said
    assert "\nmore: 6 more\n" in said
    assert "23: Wednesday 1 April: not rated" in said


def test_a_session_is_added_repeated_and_its_rhythm_ended(talk, kept):
    said = talk("5", "a", "tue 15:00", "1", "r", "60", "2", "2", "r", "e", "0", "0")
    assert "Tuesday 12 May 2026, 15:00.\nSession kept.\n" in said
    assert "A rhythm is every 1 to 52 weeks." in said
    assert "Session kept. Every two weeks, from Tuesday 12 May 2026, 15:00." in said
    assert "2: Tuesday 26 May, 15:00: planned, every two weeks" in said
    assert "It takes place every two weeks." in said
    assert "5 upcoming sessions removed." in said
    assert kept(days) == [("2026-05-12", "planned")]


def test_a_rhythm_is_changed_from_a_session_on(talk, kept, journal):
    with journal.transaction() as session:
        series.begin(session, therapists.usual_one(session), when("2026-05-12"), ZONE, 4)
    said = talk("5", "2", "r", "c", "thu 9:30", "", "0", "0")
    assert "Session kept. Every 4 weeks, from Thursday 11 June 2026, 09:30." in said
    assert kept(days) == [
        ("2026-05-12", "planned"),
        ("2026-06-11", "planned"),
        ("2026-07-09", "planned"),
    ]


def test_one_is_cancelled_takes_place_after_all_and_is_deleted(talk, kept, journal):
    with journal.transaction() as session:
        add(session, "2026-05-12")
    said = talk("5", "1", "c", "1", "c", "1", "d", "0", "0")
    assert "c: It takes place after all" in said
    assert "It is in the trash." in said
    assert kept(days) == []


def test_what_is_known_about_one_is_read(talk, journal):
    with journal.transaction() as session:
        there = add(session, "2026-05-05")
        new = NewRating(scale="heard", value=5, line="quick")
        ratings.give(session, there, new, at=dates.now(), day=there.day)
        entry = Addition(at=dates.now(), zone=ZONE, entry=NewEntry(body="The street."))
        additions.keep(session, entry).entry.appointment_uuid = there.uuid
    said = talk("5", "1", "e", "0", "0", "0", "0", "0")
    assert "Heard 5: quick" in said
    assert "What you wrote: The street." in said
    assert "The street." in said
    assert "added by mistake" not in said


def test_a_past_one_was_cancelled_or_not_and_is_rated(talk, kept, journal):
    with journal.transaction() as session:
        appointments.mark(session, add(session, "2026-05-05"), "cancelled")
    said = talk("5", "1", "t", "1", "c", "1", "t", "1", "a", "9", "", "", "", "", "0", "0")
    assert said.count("c: It did not happen") == 3
    assert "It takes place after all" not in said
    assert "Heard 9" in said
    assert kept(days) == [("2026-05-05", "attended")]


def test_its_page_is_looked_up(talk, journal):
    with journal.transaction() as session:
        there = add(session, "2026-05-05")
        how = {"path": "/nowhere/summary.md", "sha256": "", "style": "full"}
        them = therapists.usual_one(session)
        pages.remember(session, them, there, at=dates.now(), **how)
    said = talk("5", "1", "p", "d", "f", "1", "m", "back", "0", "0")
    assert "Its page was written to /nowhere/summary.md." in said
    assert "p: The pages that were written" in said
    assert "Forgotten" in said


def test_whom_the_person_sees_is_listed_and_changed(talk, kept):
    said = talk(*("w", "1", "w", "Judith", "a", "w", "Ivo", "2", "p", "2", "s", "1", "x", "0", "0"))
    assert "1: without a name (seeing)\n" in said
    assert "2: Ivo (paused)\n" in said
    assert "1: Judith (not mentioned, seeing)\n" in said
    assert kept(known) == [("Judith", "seeing", False), ("Ivo", "seeing", True)]


def test_one_is_ended_and_somebody_new_met(talk, kept):
    said = talk("w", "1", "e", "0", "5", "a", "n", "R.", "Judith", "tue", "0", "0")
    assert "Which therapist?" in said
    assert "The therapist you have here has no name yet." in said
    assert kept(known) == [("Judith", "ended", True), ("R.", "seeing", True)]
    assert kept(days) == [("2026-05-12", "planned")]


def test_a_session_with_somebody_who_is_paused_says_what_is_back(talk, kept, journal):
    with journal.transaction() as session:
        add(session, "2026-05-12")
    said = talk("w", "1", "p", "0", "5", "a", "1", "thu", "0", "0")
    assert "Thursday 14 May 2026.\nSession kept. 1 session is back." in said
    assert kept(days) == [("2026-05-12", "planned"), ("2026-05-14", "planned")]


def test_several_people_are_asked_about_and_named(talk, kept, journal):
    with journal.transaction() as session:
        someone(session, "Judith")
        other = someone(session, "Ivo")
        add(session, "2026-05-09", other)
        add(session, "2026-05-12", therapists.find(session, "Judith"))
    asked = "Which therapist?\n1 or enter: Judith\n2: Ivo\n"
    said = talk("2", "2", "", "8", "", "", "", "0")
    assert "Which therapist?\n1: Judith\n2 or enter: Ivo\n" in said
    assert "Tuesday 12 May: planned, with Judith" in talk("5", "0", "0")
    said = talk("3", "back", "0")
    assert "This page is for Judith." in said
    assert asked not in said

    def theirs(session):
        them = therapists.find(session, "Ivo")
        return [
            one.value
            for one in trends.of_scale(trends.rated_sessions(session, them, dates.now()), "heard")
        ]

    assert kept(theirs) == [8]


@pytest.fixture
def away(journal, at):
    """Sessions every week from August on, and the last entry eight months old."""
    at("2025-08-20T10:00")
    with journal.transaction() as session:
        them = therapists.usual_one(session)
        series.begin(session, them, when("2025-08-26", "15:00"), ZONE, 1)
        topics.add(session, NewTopic(text="From then"))
        at("2025-09-02T16:00")
        entry = Addition(at=dates.now(), zone=ZONE, entry=NewEntry(body="In autumn."))
        additions.keep(session, entry)
    at(NOW)


def test_after_eight_months_one_question_is_asked_once(away, talk, kept):
    said = talk("k", "k", "0")
    assert said.startswith("Good to have you here. Start anywhere.\n")
    assert "k: Are you seeing someone at the moment?\n1: Write\n" in said
    assert (
        "Are you seeing someone at the moment?\n"
        "s: Yes, the same person\n"
        "n: Yes, someone new\n"
        "t: Not now\n"
        "k or enter: Skip\n"
    ) in said
    assert "Are you seeing" not in talk("0")
    assert kept(known) == [("", "seeing", True)]


def test_the_same_person_goes_on(away, talk, kept):
    talk("k", "s", "0")
    found = kept(lambda session: appointments.next_one(session, dates.now()))
    assert found.day == date(2026, 5, 12)


def test_not_now_speaks_of_no_session(away, talk, kept):
    said = talk("k", "t", "0").rpartition("someone at the moment?\n")[2]
    assert "After a session" not in said
    assert "Prepare" not in said
    assert kept(known) == [("", "paused", True)]


def test_someone_new_and_a_first_session(away, talk, kept):
    said = talk("k", "n", "R.", "Judith", "someday", "thu 10:00", "0")
    assert "Until its day is known, a page for it says 'For our first session'." in said
    assert "Is there a first session with R.?" in said
    assert "This journal cannot read that date." in said
    assert "3: Prepare for R. on Thursday" in said
    assert kept(known) == [("Judith", "ended", True), ("R.", "seeing", True)]

    def prepared(session):
        return preparations.find(session, therapists.usual_one(session), None).first_session

    assert kept(prepared)
    assert kept(topics.to_talk_about) == []


def test_going_back_is_skipping(away, talk, kept):
    talk("k", "n", "back", "0")
    assert kept(known) == [("", "seeing", True)]
    assert "Are you seeing" not in talk("0")
