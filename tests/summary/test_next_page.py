"""The next page as it stands: whose it is, what it has not got, and names decided at once."""

from datetime import date, datetime, time

import pytest

from bondjournal import dates
from bondjournal.addition import NewTopic
from bondjournal.errors import WrongUse
from bondjournal.journal import appointments, therapists, topics, would_help
from bondjournal.summary import next_page, undecided
from bondjournal.summary.shown import shown
from made import someone

TODAY = date(2026, 5, 11)
ZONE = "Europe/Berlin"


@pytest.fixture
def now(at):
    return at("2026-05-11T18:00")


def plan(session, name, day):
    when = dates.When(date(2026, 5, day), time(16))
    return appointments.add(
        session, therapists.find(session, name) or someone(session, name), when, ZONE
    )


def next_ones(session, now):
    return [(one.name, one.day) for one in next_page.next_pages(session, now)]


def test_it_is_for_the_next_session_and_for_each_on_that_day(session, now):
    for name, day in (("Ann", 12), ("Ben", 13), ("Ann", 19)):
        plan(session, name, day)
    assert next_ones(session, now) == [("Ann", date(2026, 5, 12))]
    plan(session, "Ben", 12)
    assert [name for name, _ in next_ones(session, now)] == ["Ann", "Ben"]
    later = datetime.fromisoformat("2026-05-12T18:00+00:00")
    assert next_ones(session, later) == [("Ben", date(2026, 5, 13))]


def test_with_one_therapist_nobody_is_named_and_a_day_need_not_be_known(session, now):
    assert next_ones(session, now) == [("", None)]


def test_of_sessions_that_are_not_mentioned_there_is_no_page(session, now):
    therapists.stop_mentioning(session, therapists.usual_one(session))
    with pytest.raises(WrongUse):
        next_page.next_pages(session, now)


def test_what_a_page_has_not_got_is_known_until_it_is_there(session, now):
    them = therapists.usual_one(session).uuid
    missing = next_page.missing(session, them, None, today=TODAY)
    assert (missing.topic, missing.wish, missing.names) == (True, True, ())
    next_page.add_topic(session, them, "  ")
    assert next_page.missing(session, them, None, today=TODAY).topic
    next_page.add_topic(session, them, "what Nadia and Marek said to Nadia")
    would_help.choose(session, them, None, ["listening first"])
    missing = next_page.missing(session, them, None, today=TODAY)
    assert (missing.topic, missing.wish, missing.names) == (False, False, ("Nadia", "Marek"))


@pytest.mark.parametrize(
    ("instead", "reads"),
    [
        ("someone", "what someone said, and someone, when I will"),
        ("", "what Nadia said, and Will,"),
    ],
)
def test_every_name_is_decided_at_once_and_places_of_common_words_with_them(
    session, now, instead, reads
):
    them = therapists.usual_one(session).uuid
    topics.add(session, NewTopic(text="what Nadia said, and Will, when I will"), therapist=them)
    undecided.decide_all(session, them, None, instead, today=TODAY)
    assert not undecided.on_page(session, them, None, today=TODAY)
    assert reads in shown(session, them, None, today=TODAY).text
