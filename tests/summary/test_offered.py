"""What may be put on a page besides entries and topics."""

from datetime import date, timedelta

import pytest

from bondjournal import dates
from bondjournal.addition import NewRating
from bondjournal.journal import (
    appointments,
    goals,
    preparations,
    ratings,
    tables,
    therapists,
    tried,
    versions,
)
from bondjournal.summary.offered import Offered, the_rest

ZONE = "Europe/Berlin"
TODAY = date(2026, 5, 10)


@pytest.fixture(autouse=True)
def clock(at):
    return at("2026-05-10T18:00")


@pytest.fixture
def them(session):
    return therapists.usual_one(session)


def rate(session, them, day, *, on_page=True, **values):
    there = appointments.add(session, them, dates.When(date.fromisoformat(day), None), ZONE)
    for scale, value in values.items():
        new = NewRating(scale=scale, value=value, on_page=on_page)
        ratings.give(session, there, new, at=dates.now(), day=there.day)
    return there


def offered(session, them, appointment=None):
    preparations.begin(session, them, appointment)
    meant = appointment.uuid if appointment else None
    return the_rest(session, them.uuid, meant, today=TODAY)


def told(session, them):
    return next(one.shows for one in offered(session, them) if one.kind == "usual")


def kinds(session, them):
    return [one.kind for one in offered(session, them)]


def test_an_empty_journal_offers_the_top_of_the_page_alone(session, them):
    assert kinds(session, them) == ["name", "read_together", "hand_back", "first_session"]


def test_the_usual_tells_its_values_and_from_how_many_shared_ratings(session, them):
    for day in ("2026-03-01", "2026-03-08", "2026-03-15", "2026-03-22", "2026-03-29"):
        rate(session, them, day, heard=8, safe=8)
    rate(session, them, "2026-04-05", heard=1, safe=1, on_page=False)
    last = rate(session, them, "2026-04-12", heard=5, safe=7)
    assert told(session, them) == "Your page will show your usual: 8 (from five shared ratings)."
    for one in ratings.of_session(session, last.uuid):
        preparations.share_rating(session, one, on=False)
    assert told(session, them) == "Your usual appears after three shared ratings."


def test_usuals_that_differ_and_a_usual_of_nought_are_told(session, them):
    for day, safe in (("2026-03-01", 6), ("2026-03-08", 7), ("2026-03-15", 7), ("2026-03-22", 8)):
        rate(session, them, day, heard=0, safe=safe)
    rate(session, them, "2026-04-12", heard=5, safe=7)
    assert told(session, them) == (
        "Your page will show your usual: 0 for heard and 7 for safe (from four shared ratings)."
    )


def test_numbers_that_come_from_different_counts_are_told_without_one(session, them):
    for day in ("2026-03-01", "2026-03-08", "2026-03-15"):
        rate(session, them, day, heard=8, safe=7)
    rate(session, them, "2026-03-22", heard=8)
    rate(session, them, "2026-04-12", heard=5, safe=7)
    assert told(session, them) == (
        "Your page will show your usual: 8 for heard and 7 for safe (from shared ratings)."
    )


def test_what_lies_far_back_is_offered_where_it_was_chosen(session, them):
    long_ago = tables.Helped(text="walking", day=TODAY - timedelta(days=61))
    session.add_all([long_ago, tables.Helped(text="reading", day=TODAY - timedelta(days=60))])
    session.flush()
    assert [one.words for one in offered(session, them) if one.kind == "helped"] == ["reading"]
    preparations.choose(session, preparations.begin(session, them, None), long_ago.uuid, on=True)
    helped = [(one.words, one.on) for one in offered(session, them) if one.kind == "helped"]
    assert helped == [("walking", True), ("reading", False)]


def test_what_was_agreed_long_ago_and_is_done_now_is_offered(session, them, at):
    at(f"{TODAY - timedelta(days=90)}T10:00")
    day = TODAY - timedelta(days=90)
    kept = [tried.add(session, what, day=day) for what in ("planning", "a pause", "reading")]
    tried.end(session, kept[2].uuid, "done")
    at(f"{TODAY}T10:00")
    tried.say_how_it_went(session, kept[0].uuid, "most weeks")
    tried.end(session, kept[0].uuid, "done")
    found = [one.words for one in offered(session, them) if one.kind == "tried"]
    assert found == ["planning, most weeks", "a pause"]


def test_a_goal_that_ended_is_offered_where_it_was_chosen(session, them):
    goal = goals.add(session, "Say what I need")
    goals.rate(session, goal.uuid, 5, TODAY)
    prepared = preparations.begin(session, them, None)
    preparations.choose(session, prepared, goal.uuid, on=True)
    goals.end(session, goal.uuid)
    assert "goal" in kinds(session, them)
    preparations.choose(session, prepared, goal.uuid, on=False)
    assert "goal" not in kinds(session, them)


def test_a_question_is_offered_until_it_was_asked(session, them):
    asked = tables.Practical(text="Which weeks in June?", asked=True)
    session.add_all([asked, tables.Practical(text="A break?")])
    session.flush()
    found = [one.words for one in offered(session, them) if one.kind == "practical"]
    assert found == ["A break?"]


def test_a_first_session_is_offered_until_its_day_is_known(session, them):
    when = dates.When(date(2026, 5, 12), None)
    appointment = appointments.add(session, them, when, ZONE)
    top = [one.kind for one in offered(session, them, appointment)]
    assert top == ["name", "read_together", "hand_back"]
    assert kinds(session, them)[-1] == "first_session"


def test_what_belongs_to_somebody_else_is_not_offered(session, them):
    other = tables.Therapist(name="Somebody else")
    session.add(other)
    session.flush()
    theirs = rate(session, other, "2026-05-01", heard=3)
    versions.keep(
        session, tables.Moment(day=theirs.day, text="theirs", appointment_uuid=theirs.uuid)
    )
    session.add(tables.Tried(what="theirs", therapist_uuid=other.uuid, day=theirs.day))
    session.flush()
    assert kinds(session, them) == ["name", "read_together", "hand_back", "first_session"]
    assert {"moment", "tried", "rating"} <= set(kinds(session, other))


@pytest.mark.parametrize("kind", ["tried", "helped", "did-not-help", "goal", "practical"])
def test_the_place_of_a_thing_of_several_is_chosen_while_it_is_on(kind):
    assert Offered(kind=kind, words="", on=True).ordered
    assert not Offered(kind=kind, words="", on=False).ordered
    assert not Offered(kind="usual", words="", on=True).ordered


def test_what_was_on_the_last_page_is_on_as_before_and_what_is_new_is_not(session, them):
    old, new = (tables.Helped(text=text, day=TODAY) for text in ("tea", "a walk"))
    session.add_all([old, new])
    session.flush()
    prepared = preparations.begin(session, them, None)
    preparations.choose(session, prepared, old.uuid, on=True)
    preparations.change(session, prepared, hand_back=True, step="written")
    meant = appointments.add(session, them, dates.When(date(2026, 5, 12), None), ZONE)
    found = {one.words: one.state for one in offered(session, them, meant)}
    assert found == {
        "tea": "on, as before",
        "a walk": "not on the page",
        "signed with your name": "not on the page",
        "Could we read it together at the start?": "not on the page",
        "Please hand it back afterwards.": "on, as before",
    }
    preparations.choose(session, preparations.begin(session, them, meant), old.uuid, on=False)
    found = {one.words: one.state for one in offered(session, them, meant)}
    assert found["tea"] == "not this time"
