"""Therapists: who is meant, who is seen, and what becomes of what belongs to them."""

from datetime import date, time

import pytest

from bondjournal import dates
from bondjournal.addition import Addition, NewEntry, NewRating, NewTopic, check
from bondjournal.errors import NotFound, WrongUse
from bondjournal.journal import (
    additions,
    appointments,
    preparations,
    ratings,
    seeing,
    series,
    session_list,
    therapists,
    topics,
    versions,
)
from bondjournal.summary import offered

BERLIN = "Europe/Berlin"


@pytest.fixture(autouse=True)
def now(at):
    return at("2026-05-10T10:00")


@pytest.fixture
def first(session):
    return therapists.usual_one(session)


@pytest.fixture
def other(session, first):
    return therapists.add(session, "Ivo", another=True)


def when(day, clock=None):
    return dates.When(date.fromisoformat(day), clock and time.fromisoformat(clock))


def add(session, them, day, clock=None):
    return appointments.add(session, them, when(day, clock), BERLIN)


def write(writing, instant, **more):
    made = Addition(at=instant, zone=BERLIN, entry=NewEntry(body="A line."), **more)
    return additions.keep(writing, check(made))


def topic(session, text, them=None):
    return topics.add(session, NewTopic(text=text), therapist=them.uuid if them else None)


def test_the_first_one_has_no_name_until_it_is_given_one(session, first):
    assert (first.name, first.state, first.mentioned) == ("", "seeing", True)
    assert therapists.add(session, " Judith ") is first
    assert therapists.add(session, "Ivo") is not first
    assert [one.name for one in therapists.all_of(session)] == ["Judith", "Ivo"]


@pytest.mark.parametrize("gone", ["paused", "ended"])
def test_a_nameless_one_who_is_not_seen_keeps_having_no_name(session, first, gone):
    versions.edit(session, first, state=gone)
    assert therapists.add(session, "Ivo") is not first
    assert first.name == ""


def test_a_name_is_there_once_whatever_its_case(session, first):
    therapists.add(session, "J\xf6rg")
    for name in ("jo\u0308rg", "J\xd6RG", " ", ""):
        with pytest.raises(WrongUse):
            therapists.add(session, name, another=True)
    therapists.rename(session, first, "J\xd6RG")
    other = therapists.add(session, "Ivo")
    with pytest.raises(WrongUse, match="there already"):
        therapists.rename(session, other, "J\xf6rg")


def test_nobody_has_a_name_that_nobody_has(session, first):
    with pytest.raises(NotFound):
        therapists.named(session, "Ivo")
    assert therapists.named(session, None) is first


def test_of_several_the_one_with_the_next_session_is_meant(session, first, other, at):
    assert therapists.usual_one(session) is first
    add(session, other, "2026-05-13")
    assert therapists.usual_one(session) is other
    add(session, first, "2026-05-12")
    assert therapists.usual_one(session) is first
    at("2026-05-12T20:00")
    assert therapists.usual_one(session) is other
    at("2026-05-14T20:00")
    assert therapists.usual_one(session) is first


def test_who_is_not_seen_or_not_mentioned_is_not_meant(session, first, other):
    add(session, other, "2026-05-13")
    therapists.stop_mentioning(session, other)
    assert therapists.usual_one(session) is first
    therapists.mention_again(session, other)
    seeing.pause(session, other)
    assert therapists.usual_one(session) is first
    assert therapists.seen(session) == [first]


def test_where_nobody_is_seen_it_is_the_one_added_last(session, first, other):
    seeing.end(session, first)
    seeing.pause(session, other)
    assert therapists.usual_one(session) is other
    therapists.stop_mentioning(session, other)
    assert therapists.usual_one(session) is first


def test_a_session_is_with_nobody_who_ended_unless_they_are_named(session, first, other):
    therapists.rename(session, first, "Judith")
    seeing.end(session, first)
    seeing.end(session, other)
    with pytest.raises(WrongUse, match="Nobody is seen"):
        therapists.for_a_session(session, None)
    assert therapists.for_a_session(session, "judith") is first


def test_with_a_session_to_come_somebody_is_seen_again(session, first):
    seeing.pause(session, first)
    add(session, first, "2026-05-01")
    assert first.state == "paused"
    add(session, first, "2026-05-12")
    assert first.state == "seeing"


def test_ratings_belong_to_whom_the_session_was_with(session, first, other, now):
    add(session, first, "2026-05-12")
    theirs = add(session, other, "2026-05-08", "09:00")
    rated = write(session, now, ratings=(NewRating(scale="heard", value=5),))
    assert rated.appointment is theirs
    mine = add(session, first, "2026-05-07")
    about = write(session, now, session=date(2026, 5, 7))
    assert about.appointment is mine


def test_each_has_a_usual_of_their_own(session, first, other, now):
    for number, (them, value) in enumerate([(first, 9)] * 4 + [(other, 3)] * 4):
        there = add(session, them, f"2026-04-{number + 1:02}")
        new = NewRating(scale="heard", value=value)
        ratings.give(session, there, new, at=now, day=there.day)
    of_other = ratings.earlier(session, other, "heard", now)
    assert [rating.value for rating, _ in of_other] == [3] * 4


def test_names_are_told_where_there_are_several_to_confuse(session, first, other, now):
    add(session, first, "2026-05-12")
    assert [one.therapist for one in session_list.listed(session, now)] == [""]
    add(session, other, "2026-05-13")
    assert [one.therapist for one in session_list.listed(session, now)] == ["", "Ivo"]
    therapists.stop_mentioning(session, other)
    assert len(session_list.listed(session, now)) == 1
    assert len(session_list.listed(session, now, other)) == 1


def test_no_session_with_somebody_not_mentioned_is_mentioned(session, first, now):
    there = add(session, first, "2026-05-12")
    therapists.stop_mentioning(session, first)
    assert appointments.next_one(session, now) is None
    assert session_list.listed(session, now) == []
    with pytest.raises(WrongUse, match="not mentioned"):
        add(session, first, "2026-05-13")
    therapists.mention_again(session, first)
    assert appointments.next_one(session, now) is there


def test_pausing_ends_the_rhythm_and_leaves_what_was_added_by_hand(session, first, now):
    series.begin(session, first, when("2026-05-12", "15:00"), BERLIN, 1)
    by_hand = add(session, first, "2026-05-14")
    assert seeing.pause(session, first) == 12
    assert appointments.all_of(session) == [by_hand]
    seeing.again(session, first)
    assert appointments.all_of(session) == [by_hand]


def test_ending_cancels_what_is_planned_and_lets_topics_go(session, first, now):
    series.begin(session, first, when("2026-05-12", "15:00"), BERLIN, 1)
    by_hand = add(session, first, "2026-05-14")
    kept = topic(session, "anybody's"), topic(session, "theirs", first)
    assert seeing.end(session, first) == 13
    assert by_hand.state == "cancelled"
    assert [one.state for one in kept] == ["let-go", "let-go"]


def test_topics_for_anybody_stay_while_somebody_else_is_seen(session, first, other):
    mine, anybodys = topic(session, "mine", first), topic(session, "anybody's")
    seeing.end(session, first)
    assert (mine.state, anybodys.state) == ("let-go", "open")
    assert topics.on_page(session, other.uuid) == [anybodys]


def test_somebody_new_begins_afresh(session, first, now):
    old = topic(session, "the old one")
    add(session, first, "2026-04-28")
    new = seeing.someone_new(session, "R.")
    assert [(one.name, one.state) for one in therapists.all_of(session)] == [
        ("", "ended"),
        ("R.", "seeing"),
    ]
    assert topics.on_page(session, new.uuid) == []
    prepared = preparations.begin(session, new, None)
    assert prepared.first_session
    found = offered.the_rest(session, new, None, prepared, today=now.date())
    assert [one.on for one in found if one.kind == "first_session"] == [True]
    topics.take_in(session, old)
    assert topics.on_page(session, new.uuid) == [old]


def test_somebody_new_may_be_somebody_of_before(session, first, other):
    therapists.rename(session, first, "Judith")
    seeing.end(session, other)
    assert seeing.someone_new(session, "ivo") is other
    assert (first.state, other.state) == ("ended", "seeing")
    assert seeing.someone_new(session, "Ivo") is other
    assert (first.state, other.state) == ("ended", "seeing")


def test_somebody_new_while_the_one_before_is_paused(session, first):
    seeing.pause(session, first)
    old = topic(session, "the old one")
    seeing.someone_new(session, "R.")
    assert first.state == "paused"
    assert old.state == "let-go"
    with pytest.raises(WrongUse):
        seeing.someone_new(session, " ")


@pytest.fixture
def had(session, first, at):
    """A session and an entry of months ago; the clock is eight months later."""
    add(session, first, "2026-05-12")
    write(session, at("2026-05-10T12:00"))
    return at("2027-01-10T12:00")


def test_whether_somebody_is_seen_is_asked_once_in_a_quiet_time(session, had, at):
    assert not seeing.is_due(session, at("2026-06-21T11:59"))
    assert seeing.is_due(session, at("2026-06-21T12:00"))
    seeing.answer(session, "skip", had)
    assert not seeing.is_due(session, had)
    write(session, at("2027-01-10T13:00"))
    assert not seeing.is_due(session, at("2027-02-01T12:00"))
    assert seeing.is_due(session, at("2027-03-01T12:00"))


def test_it_is_not_asked_who_never_had_a_session(session, at):
    write(session, at("2026-05-10T12:00"))
    assert not seeing.is_due(session, at("2027-01-10T12:00"))


def test_it_is_not_asked_who_has_nothing_in_the_journal(session, first, at):
    add(session, first, "2026-05-12")
    assert not seeing.is_due(session, at("2027-01-10T12:00"))


@pytest.mark.parametrize("how", ["paused", "ended", "not mentioned"])
def test_it_is_not_asked_about_nobody(session, first, had, how):
    if how == "not mentioned":
        therapists.stop_mentioning(session, first)
    else:
        versions.edit(session, first, state=how)
    assert not seeing.is_due(session, had)


@pytest.mark.parametrize(
    ("answer", "state"), [("same", "seeing"), ("not now", "paused"), ("skip", "seeing")]
)
def test_what_is_answered_is_kept(session, first, had, answer, state):
    seeing.answer(session, answer, had)
    assert first.state == state
    assert not seeing.is_due(session, had)


def test_the_same_person_goes_on_with_the_rhythm(session, first, at):
    series.begin(session, first, when("2026-05-12", "15:00"), BERLIN, 1)
    write(session, at("2026-05-10T12:00"))
    now = at("2027-01-10T12:00")
    assert appointments.next_one(session, now) is None
    seeing.answer(session, "same", now)
    assert appointments.next_one(session, now).day == date(2027, 1, 12)
