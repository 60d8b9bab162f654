"""Good signs: moments by sign, newest first, without those of sessions not mentioned."""

from datetime import date

import pytest

from bondjournal.journal import appointments, moments, therapists


@pytest.fixture
def them(session):
    return therapists.usual_one(session)


def texts(session):
    return {sign: [one.text for one in under] for sign, under in moments.by_sign(session).items()}


def test_every_sign_is_there_and_the_newest_moment_is_first(session):
    for day, text, sign in (
        (3, "the street", "trust"),
        (9, "asked first", ""),
        (7, "the joke", "trust"),
    ):
        moments.add(session, text, day=date(2026, 5, day), sign=sign)
    assert texts(session) == {
        "trust": ["the joke", "the street"],
        "open-communication": [],
        "empathy": [],
        "respect": [],
        "understanding": [],
        "": ["asked first"],
    }


def test_sessions_that_are_not_mentioned_are_silent_and_nothing_is_lost(session, them):
    day = date(2026, 5, 3)
    about = appointments.attended_on(session, them, day, "Europe/Berlin")
    moments.add(session, "in that session", day=day, appointment=about.uuid, sign="respect")
    moments.add(session, "in none", day=day, sign="respect")
    assert texts(session)["respect"] == ["in none", "in that session"]
    therapists.stop_mentioning(session, them)
    assert texts(session)["respect"] == ["in none"]
    therapists.mention_again(session, them)
    assert len(texts(session)["respect"]) == 2
