"""Carry-over: what became of the topics of a page, asked after its session."""

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
    owners,
    pages,
    tables,
    therapists,
    topic_list,
    topics,
    undo,
    values,
    versions,
)
from made import someone

BERLIN = "Europe/Berlin"
AFTER = "2026-05-12T18:00"


@pytest.fixture
def them(session):
    return therapists.usual_one(session)


def test_of_two_people_none_is_guessed(session, at):
    now = at("2026-05-12T09:00")
    for name, day in (("Ann", 11), ("Ben", 12)):
        them = someone(session, name)
        appointments.attended_on(session, them, date(2026, 5, day), BERLIN)
    with pytest.raises(WrongUse, match="several therapists"):
        carry_over.meant(session, "", now, BERLIN)


@pytest.fixture
def tuesday(session, them, at):
    """A session on Tuesday 12 May 2026 at 16:00, planned the day before, with two topics."""
    at("2026-05-11T18:00")
    for text in ("one", "two"):
        topics.add(session, NewTopic(text=text))
    when = dates.When(date(2026, 5, 12), time(16))
    return appointments.add(session, them, when, BERLIN)


@pytest.fixture
def page(session, them, tuesday):
    return write_page(session, them, tuesday)


def write_page(session, them, appointment=None):
    at = dates.now()
    return pages.remember(session, them, appointment, path="/p", sha256="", style="full", at=at)


def to_ask(session, appointment, now):
    return [topic.text for topic in carry_over.to_ask(session, appointment.uuid, now)]


def answers(session, appointment, now):
    return [(one.text, one.answer) for one in carry_over.to_ask(session, appointment.uuid, now)]


def state_of(session, topic):
    now = versions.existing(session, tables.Topic, topic.uuid)
    return now.state, now.appointment_uuid


def test_without_a_page_nothing_is_asked(session, tuesday, at):
    assert to_ask(session, tuesday, at(AFTER)) == []


def test_the_topics_of_its_page_are_asked_once_it_begins(session, them, tuesday, at):
    topics.end(session, topics.all_of(session)[1], "kept")
    write_page(session, them, tuesday)
    topics.move(session, topics.all_of(session, "kept")[0], 1)
    topics.add(session, NewTopic(text="for next time"))
    assert to_ask(session, tuesday, at("2026-05-12T10:00")) == []
    now = at(AFTER)
    assert to_ask(session, tuesday, at("2026-05-12T14:00")) == ["one"]
    pages.mark_deleted(session, pages.all_of(session)[0], now)
    assert to_ask(session, tuesday, now) == ["one"]
    pages.forget(session, pages.all_of(session)[0].uuid)
    assert to_ask(session, tuesday, now) == []


def test_answers_are_kept_with_the_page_and_can_be_changed_and_taken_back(
    session, tuesday, page, at
):
    now = at(AFTER)
    one, two = carry_over.to_ask(session, tuesday.uuid, now)
    assert (one.answer, one.answered_on) == ("", None)
    carry_over.answer(session, tuesday.uuid, {two.uuid: "talked"})
    assert page.answers == {two.uuid.hex: {"state": "talked", "day": "2026-05-12"}}
    assert state_of(session, one) == ("open", None)
    assert state_of(session, two) == ("talked", tuesday.uuid)
    topic_list.LIST.move(session, two.uuid, 1)
    now = at("2026-05-14T09:00")
    carry_over.answer(session, tuesday.uuid, {two.uuid: "kept", one.uuid: "let-go"})
    assert answers(session, tuesday, now) == [("one", "let-go"), ("two", "kept")]
    assert carry_over.to_ask(session, tuesday.uuid, now)[1].answered_on == date(2026, 5, 14)
    carry_over.answer(session, tuesday.uuid, {one.uuid: ""})
    assert answers(session, tuesday, now) == [("one", ""), ("two", "kept")]
    assert state_of(session, one) == ("open", None)


def test_undo_takes_an_answer_back_with_its_page(journal, at):
    at("2026-05-11T18:00")
    with journal.transaction() as session:
        them = therapists.usual_one(session)
        one = topics.add(session, NewTopic(text="one")).uuid
        when = dates.When(date(2026, 5, 12), time(16))
        tuesday = appointments.add(session, them, when, BERLIN)
        write_page(session, them, tuesday)
        about = tuesday.uuid
    now = at(AFTER)
    for state in ("talked", "let-go"):
        journal.write(carry_over.answer, about, {one: state})
    for before in ("talked", ""):
        journal.write(undo.undo)
        (topic,) = journal.read(carry_over.to_ask, about, now)
        assert (topic.answer, topic.state) == (before, before or "open")


def test_an_answer_taken_back_leaves_a_topic_as_it_became_otherwise(session, tuesday, page, at):
    now = at(AFTER)
    one, two = carry_over.to_ask(session, tuesday.uuid, now)
    carry_over.answer(session, tuesday.uuid, {one.uuid: "kept"})
    topics.end(session, versions.existing(session, tables.Topic, one.uuid), "let-go")
    topics.end(session, versions.existing(session, tables.Topic, two.uuid), "let-go")
    carry_over.answer(session, tuesday.uuid, {one.uuid: ""})
    assert state_of(session, one) == ("let-go", None)
    assert to_ask(session, tuesday, now) == []


def test_one_without_an_answer_is_asked_about_with_the_next_page(session, them, tuesday, page, at):
    now = at(AFTER)
    one, _ = carry_over.to_ask(session, tuesday.uuid, now)
    carry_over.answer(session, tuesday.uuid, {one.uuid: "talked"})
    later = appointments.add(session, them, dates.When(date(2026, 5, 19), time(16)), BERLIN)
    assert to_ask(session, later, at("2026-05-19T18:00")) == []
    at("2026-05-18T18:00")
    write_page(session, them, later)
    assert to_ask(session, tuesday, at("2026-05-19T10:00")) == ["one", "two"]
    now = at("2026-05-19T18:00")
    assert to_ask(session, later, now) == ["two"]
    assert to_ask(session, tuesday, now) == []


@pytest.mark.parametrize(("state", "becomes"), [("kept", "kept"), ("let-go", "let-go")])
def test_what_is_kept_or_let_go_belongs_to_no_session(session, tuesday, page, at, state, becomes):
    now = at(AFTER)
    one = carry_over.to_ask(session, tuesday.uuid, now)[0]
    carry_over.answer(session, tuesday.uuid, {one.uuid: state})
    assert state_of(session, one) == (becomes, None)


def test_a_state_there_is_not_changes_nothing(session, tuesday, page, at):
    now = at(AFTER)
    one = carry_over.to_ask(session, tuesday.uuid, now)[0]
    with pytest.raises(WrongUse, match="no such state"):
        carry_over.answer(session, tuesday.uuid, {one.uuid: "lost"})
    assert answers(session, tuesday, now) == [("one", ""), ("two", "")]


@pytest.mark.parametrize("state", ["cancelled", "did-not-happen"])
def test_nothing_is_carried_over_from_one_that_did_not_take_place(
    session, tuesday, page, at, state
):
    appointments.mark(session, tuesday, state)
    assert to_ask(session, tuesday, at(AFTER)) == []


def test_nothing_is_carried_over_from_one_nobody_knows_about(session, tuesday, page, at):
    before = Addition(at=dates.now(), zone=BERLIN, entry=NewEntry(body="A line."))
    additions.keep(session, before)
    now = at("2026-08-01T10:00")
    assert attendance.state_of(session, tuesday, now) == "unknown"
    assert to_ask(session, tuesday, now) == []
    appointments.mark(session, tuesday, "attended")
    assert to_ask(session, tuesday, now) == ["one", "two"]


def test_nothing_is_asked_about_somebody_who_is_not_to_be_mentioned(
    session, them, tuesday, page, at
):
    versions.edit(session, them, mentioned=False)
    assert to_ask(session, tuesday, at(AFTER)) == []


def test_of_a_session_of_today_without_a_time_they_are_asked_in_the_morning(session, them, at):
    at("2026-05-11T18:00")
    topics.add(session, NewTopic(text="one"))
    today = appointments.add(session, them, dates.When(date(2026, 5, 12), None), BERLIN)
    write_page(session, them, today)
    assert to_ask(session, today, at("2026-05-12T08:00")) == ["one"]


def test_the_session_meant_is_the_last_that_took_place_or_the_one_named(session, them, tuesday, at):
    with pytest.raises(NotFound, match="No past session"):
        carry_over.meant(session, "", at("2026-05-11T18:00"), BERLIN)
    now = at(AFTER)
    assert carry_over.meant(session, "", now, BERLIN) == values.Appointment.of(tuesday)
    assert carry_over.meant(session, "12 May", now, BERLIN).uuid == tuesday.uuid
    versions.edit(session, them, mentioned=False)
    with pytest.raises(WrongUse):
        carry_over.meant(session, "12 May", now, BERLIN)


def test_a_topic_that_went_to_another_therapist_is_told_to_this_one_no_more(
    session, them, tuesday, page, at
):
    now = at(AFTER)
    therapists.rename(session, them, "Ann")
    ben = therapists.add(session, "Ben")
    first, second = carry_over.to_ask(session, tuesday.uuid, now)
    carry_over.answer(session, tuesday.uuid, {first.uuid: "kept"})
    owners.give(session, first.uuid, ben.uuid)
    assert [one.text for one in carry_over.of_page(session, page)] == [second.text]
    assert to_ask(session, tuesday, now) == [second.text]
