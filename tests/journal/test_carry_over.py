"""Carry-over: each topic is asked about once for one session."""

from datetime import date, time

import pytest

from bondjournal import dates
from bondjournal.addition import Addition, NewEntry, NewTopic
from bondjournal.errors import NotFound, WrongUse
from bondjournal.journal import (
    additions,
    appointments,
    attendance,
    carry_over,
    pages,
    therapists,
    topic_list,
    topics,
    values,
    versions,
)
from made import row_of

BERLIN = "Europe/Berlin"
AFTER = "2026-05-12T18:00"


@pytest.fixture
def them(session):
    return therapists.usual_one(session)


@pytest.fixture
def tuesday(session, them, at):
    """A session on Tuesday 12 May 2026 at 16:00, planned the day before, with two topics."""
    at("2026-05-11T18:00")
    for text in ("one", "two"):
        topics.add(session, NewTopic(text=text))
    when = dates.When(date(2026, 5, 12), time(16))
    return appointments.add(session, them, when, BERLIN)


def to_ask(session, appointment, now):
    return [topic.text for topic in carry_over.to_ask(session, appointment.uuid, now)]


def state_of(session, topic):
    now = row_of(session, topic)
    return now.state, now.appointment_uuid


def test_without_a_page_those_are_asked_about_that_were_there_before(session, tuesday, at):
    assert to_ask(session, tuesday, at("2026-05-12T10:00")) == []
    now = at(AFTER)
    topics.add(session, NewTopic(text="for next time"))
    assert to_ask(session, tuesday, now) == ["one", "two"]
    assert to_ask(session, tuesday, at("2026-05-12T14:00")) == ["one", "two"]


def test_with_a_page_its_topics_alone_are(session, them, tuesday, at):
    topics.end(session, topics.all_of(session)[1], "kept")
    pages.remember(session, them, tuesday, path="/p", sha256="", style="full", at=dates.now())
    topics.move(session, topics.all_of(session, "kept")[0], 1)
    now = at(AFTER)
    assert to_ask(session, tuesday, now) == ["one"]
    pages.mark_deleted(session, pages.all_of(session)[0], now)
    assert to_ask(session, tuesday, now) == ["one"]
    pages.forget(session, pages.all_of(session)[0].uuid)
    assert to_ask(session, tuesday, now) == ["two", "one"]


def test_each_is_asked_once_answered_or_left(session, tuesday, at):
    now = at(AFTER)
    one, two = carry_over.to_ask(session, tuesday.uuid, now)
    carry_over.answer(session, tuesday.uuid, [one.uuid], {})
    assert to_ask(session, tuesday, now) == ["two"]
    carry_over.answer(session, tuesday.uuid, [two.uuid], {two.uuid: "talked"})
    assert to_ask(session, tuesday, now) == []
    assert state_of(session, one) == ("open", None)
    assert state_of(session, two) == ("talked", tuesday.uuid)
    topic_list.LIST.move(session, two.uuid, 1)
    assert to_ask(session, tuesday, now) == []


def test_one_left_as_it_is_is_asked_about_after_the_next_session(session, them, tuesday, at):
    now = at(AFTER)
    shown = [topic.uuid for topic in carry_over.to_ask(session, tuesday.uuid, now)]
    carry_over.answer(session, tuesday.uuid, shown, {})
    later = appointments.add(session, them, dates.When(date(2026, 5, 19), time(16)), BERLIN)
    assert to_ask(session, later, at("2026-05-19T18:00")) == ["one", "two"]


@pytest.mark.parametrize(("state", "becomes"), [("kept", "kept"), ("let-go", "let-go")])
def test_what_is_kept_or_let_go_belongs_to_no_session(session, tuesday, at, state, becomes):
    now = at(AFTER)
    one = carry_over.to_ask(session, tuesday.uuid, now)[0]
    carry_over.answer(session, tuesday.uuid, [], {one.uuid: state})
    assert state_of(session, one) == (becomes, None)
    assert to_ask(session, tuesday, now) == ["two"]


def test_a_state_there_is_not_changes_nothing(session, tuesday, at):
    now = at(AFTER)
    one = carry_over.to_ask(session, tuesday.uuid, now)[0]
    with pytest.raises(WrongUse, match="no state of a topic"):
        carry_over.answer(session, tuesday.uuid, [], {one.uuid: "lost"})
    assert to_ask(session, tuesday, now) == ["one", "two"]


@pytest.mark.parametrize("state", ["cancelled", "did-not-happen"])
def test_nothing_is_carried_over_from_one_that_did_not_take_place(session, tuesday, at, state):
    appointments.mark(session, tuesday, state)
    assert to_ask(session, tuesday, at(AFTER)) == []


def test_nothing_is_carried_over_from_one_nobody_knows_about(session, tuesday, at):
    before = Addition(at=dates.now(), zone=BERLIN, entry=NewEntry(body="A line."))
    additions.keep(session, before)
    now = at("2026-08-01T10:00")
    assert attendance.state_of(session, tuesday, now) == "unknown"
    assert to_ask(session, tuesday, now) == []
    appointments.mark(session, tuesday, "attended")
    assert to_ask(session, tuesday, now) == ["one", "two"]


def test_nothing_is_asked_about_somebody_who_is_not_to_be_mentioned(session, them, tuesday, at):
    versions.edit(session, them, mentioned=False)
    assert to_ask(session, tuesday, at(AFTER)) == []


def test_of_a_session_of_today_without_a_time_they_are_asked_in_the_morning(session, them, at):
    at("2026-05-11T18:00")
    topics.add(session, NewTopic(text="one"))
    today = appointments.add(session, them, dates.When(date(2026, 5, 12), None), BERLIN)
    assert to_ask(session, today, at("2026-05-12T08:00")) == ["one"]


def test_the_session_meant_is_the_last_that_took_place_or_the_one_named(session, them, tuesday, at):
    with pytest.raises(NotFound, match="no session behind"):
        carry_over.meant(session, "", at("2026-05-11T18:00"), BERLIN)
    now = at(AFTER)
    assert carry_over.meant(session, "", now, BERLIN) == values.Appointment.of(tuesday)
    assert carry_over.meant(session, "12 May", now, BERLIN).uuid == tuesday.uuid
    versions.edit(session, them, mentioned=False)
    with pytest.raises(WrongUse):
        carry_over.meant(session, "12 May", now, BERLIN)
