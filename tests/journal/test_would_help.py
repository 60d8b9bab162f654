"""What would help most in a session, in order."""

from datetime import date

import pytest

from bondjournal import dates
from bondjournal.errors import WrongUse
from bondjournal.journal import appointments, preparations, therapists, would_help


@pytest.fixture(autouse=True)
def clock(at):
    return at("2026-05-10T18:00")


@pytest.fixture
def them(session):
    return therapists.usual_one(session)


@pytest.fixture
def next_one(session, them):
    return appointments.add(session, them, dates.When(date(2026, 5, 12), None), "Europe/Berlin")


def test_what_would_help_is_said_in_order_and_taken_away(session, them, next_one):
    page = them.uuid, next_one.uuid
    assert would_help.of_page(session, *page) == ()
    would_help.choose(session, *page, ["ideas to try", " listening first ", "ideas to try", ""])
    assert would_help.of_page(session, *page) == ("ideas to try", "listening first")
    would_help.choose(session, *page, [])
    assert would_help.of_page(session, *page) == ()


def test_what_would_help_is_said_once_more_behind_the_others(session, them, next_one):
    where = them.uuid, next_one.uuid
    assert would_help.of_page(session, *where) == ()
    assert would_help.add(session, *where, [], "Time") == ("Time",)
    assert would_help.add(session, *where, ["Time"], "Quiet") == ("Time", "Quiet")
    assert preparations.find(session, them, next_one).would_help == ["Time", "Quiet"]
    with pytest.raises(WrongUse):
        would_help.add(session, *where, ["Time"], "long " * 1000)
    assert would_help.of_page(session, *where) == ("Time", "Quiet")
    would_help.choose(session, *where, [])
    assert would_help.of_page(session, *where) == ()
