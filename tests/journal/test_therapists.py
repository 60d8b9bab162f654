"""Therapists: who is meant, who is seen, and what becomes of what belongs to them."""

from datetime import date, time

import pytest

from bondjournal import dates
from bondjournal.addition import Addition, NewEntry, NewRating, NewTopic, check
from bondjournal.errors import NotFound, WrongUse
from bondjournal.journal import (
    additions,
    appointments,
    attendance,
    ownership,
    preparations,
    ratings,
    seeing,
    series,
    session_list,
    therapists,
    topics,
    trends,
    versions,
)
from bondjournal.summary import offered
from made import another

BERLIN = "Europe/Berlin"


@pytest.fixture(autouse=True)
def now(at):
    return at("2026-05-10T10:00")


@pytest.fixture
def first(session):
    return therapists.usual_one(session)


@pytest.fixture
def other(session, first):
    return another(session, "Ivo")


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
    assert therapists.nameless(session) is first
    with pytest.raises(WrongUse, match="no name yet") as refused:
        therapists.add(session, "Ivo")
    assert "therapist edit" in refused.value.hint
    assert "therapist add" in refused.value.hint
    assert [one.name for one in therapists.all_of(session)] == [""]
    assert therapists.add(session, "Ivo", first=" Judith ") is not first
    assert [one.name for one in therapists.all_of(session)] == ["Judith", "Ivo"]
    assert therapists.nameless(session) is None


def test_nobody_is_renamed_by_adding_somebody(session, first):
    therapists.rename(session, first, "Judith")
    therapists.add(session, "Ivo", first="Another")
    assert [one.name for one in therapists.all_of(session)] == ["Judith", "Ivo"]


def test_the_one_who_is_added_can_be_the_first_one(session, first):
    assert therapists.add(session, "Judith", first="judith") is first
    assert [one.name for one in therapists.all_of(session)] == ["judith"]


def test_a_name_is_there_once_whatever_its_case(session, first):
    therapists.rename(session, first, "J\xf6rg")
    for name in ("jo\u0308rg", "J\xd6RG", " ", ""):
        with pytest.raises(WrongUse):
            therapists.add(session, name)
    therapists.rename(session, first, "J\xd6RG")
    other = therapists.add(session, "Ivo")
    with pytest.raises(WrongUse, match="There is already a therapist"):
        therapists.rename(session, other, "J\xf6rg")


def test_where_several_could_be_meant_nobody_is(session, first, other):
    therapists.rename(session, first, "Judith")
    for ask in (therapists.named, therapists.for_a_session):
        with pytest.raises(WrongUse, match="several therapists"):
            ask(session, None)
        assert ask(session, "ivo") is other
    therapists.add(session, "Mara")
    with pytest.raises(WrongUse, match="several therapists"):
        therapists.named(session, None)


@pytest.mark.parametrize("away", [seeing.pause, seeing.end, therapists.stop_mentioning])
def test_the_only_one_seen_is_meant_without_a_name(session, first, other, away):
    away(session, other)
    assert therapists.named(session, None) is first
    assert therapists.for_a_session(session, None) is first


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
    (begins,) = (one.at for one in appointments.all_of(session, first))
    at(begins.strftime("%Y-%m-%dT%H:%M"))
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


@pytest.mark.parametrize("state", ["seeing", "paused", "ended"])
@pytest.mark.parametrize("mentioned", [True, False])
def test_who_is_seen_is_the_same_of_one_and_of_all(session, first, other, state, mentioned):
    versions.edit(session, first, state=state, mentioned=mentioned)
    assert (first in therapists.seen(session)) is ownership.is_seen(first)
    assert (ownership.meant(session) is None) is ownership.is_seen(first)


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
    with pytest.raises(WrongUse, match="You are not seeing anyone"):
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
    of_other = trends.of_scale(trends.rated_sessions(session, other, now), "heard")
    assert [point.earlier for point in of_other] == [(3,) * number for number in range(4)]


def test_names_are_told_where_there_are_several_to_confuse(session, first, other, now):
    add(session, other, "2026-05-13")
    assert [one.therapist for one in session_list.listed(session, now)] == ["Ivo"]
    add(session, first, "2026-05-12")
    assert [one.therapist for one in session_list.listed(session, now)] == ["", "Ivo"]
    therapists.stop_mentioning(session, other)
    assert len(session_list.listed(session, now)) == 1
    assert len(session_list.listed(session, now, other.name)) == 1


def test_no_session_with_somebody_not_mentioned_is_mentioned(session, first, now):
    there = add(session, first, "2026-05-12")
    therapists.stop_mentioning(session, first)
    assert appointments.next_one(session, now) is None
    assert session_list.listed(session, now) == []
    with pytest.raises(WrongUse, match="not mentioned"):
        add(session, first, "2026-05-13")
    therapists.mention_again(session, first)
    assert appointments.next_one(session, now) is there


@pytest.mark.parametrize("away", [seeing.pause, seeing.end])
def test_what_is_planned_is_set_aside_and_comes_back(session, first, now, away):
    series.begin(session, first, when("2026-05-12", "15:00"), BERLIN, 1)
    by_hand = add(session, first, "2026-05-14")
    past = add(session, first, "2026-05-05")
    cancelled = add(session, first, "2026-05-20")
    appointments.mark(session, cancelled, "cancelled")
    before = [(one.uuid, one.at, one.state) for one in appointments.all_of(session)]
    assert away(session, first) == 13
    assert (by_hand.state, past.state, cancelled.state) == ("set-aside", "attended", "cancelled")
    assert appointments.next_one(session, now) is None
    back = seeing.again(session, first)
    assert (back.planned, back.passed, back.rhythm) == (13, 0, True)
    assert [(one.uuid, one.at, one.state) for one in appointments.all_of(session)] == before
    assert appointments.next_one(session, now).day == date(2026, 5, 12)


def test_a_session_whose_day_was_in_between_did_not_happen(session, first, now, at):
    add(session, first, "2026-05-12")
    add(session, first, "2026-05-20", "15:00")
    add(session, first, "2026-06-30")
    series.begin(session, first, when("2026-05-14", "09:00"), BERLIN, 4)
    seeing.end(session, first)
    later = at("2026-06-01T12:00")
    assert attendance.last_attended(session, first, later) is None
    back = seeing.again(session, first)
    assert (back.planned, back.passed, back.rhythm) == (3, 3, True)
    assert {one.state for one in appointments.all_of(session, before=later)} == {"did-not-happen"}
    assert appointments.next_one(session, later).day == date(2026, 6, 11)
    years = at("2029-06-01T12:00")
    seeing.pause(session, first)
    assert seeing.again(session, first).planned == 0
    assert appointments.next_one(session, years) is not None


def test_a_new_session_with_somebody_brings_back_what_was_set_aside(session, first, now):
    mine = add(session, first, "2026-05-14", "15:00")
    seeing.end(session, first)
    assert add(session, first, "2026-05-14", "15:00") is mine
    assert (first.state, mine.state) == ("seeing", "planned")
    with pytest.raises(WrongUse, match="already"):
        add(session, first, "2026-05-14", "15:00")


def test_somebody_says_that_one_that_was_set_aside_took_place(session, first, now, at):
    mine = add(session, first, "2026-05-14", "15:00")
    seeing.pause(session, first)
    at("2026-05-15T12:00")
    assert appointments.attended_on(session, first, mine.day, BERLIN) is mine
    assert mine.state == "attended"


def test_topics_of_somebody_who_ended_are_out_of_sight_and_come_back(session, first, other, at):
    mine, theirs = topic(session, "mine", first), topic(session, "theirs", other)
    assert topics.to_talk_about(session) == [mine, theirs]
    at("2026-05-11T10:00")
    seeing.end(session, first)
    assert topics.to_talk_about(session) == [theirs]
    assert topics.rows(session) == [theirs, mine]
    assert (mine.state, mine.therapist_uuid) == ("open", first.uuid)
    assert topics.on_page(session, other.uuid) == [theirs]
    at("2027-05-11T10:00")
    seeing.again(session, first)
    assert topics.to_talk_about(session) == [mine, theirs]
    seeing.pause(session, first)
    assert topics.to_talk_about(session) == [mine, theirs]


def test_what_is_added_while_nobody_is_seen_is_in_sight(session, first, at):
    topic(session, "before")
    at("2026-05-11T10:00")
    seeing.end(session, first)
    at("2026-05-12T10:00")
    new = topic(session, "after")
    assert topics.to_talk_about(session) == [new]


def test_what_is_added_after_an_ending_stays_in_sight_whatever_is_changed_of_them(
    session, first, at
):
    old = topic(session, "before", first)
    ended = at("2026-05-11T10:00")
    seeing.end(session, first)
    at("2026-05-12T10:00")
    new = topic(session, "after", first)
    at("2026-05-13T10:00")
    therapists.rename(session, first, "Judith")
    therapists.stop_mentioning(session, first)
    seeing.end(session, first)
    assert (topics.to_talk_about(session), first.ended_at) == ([new], ended)
    seeing.again(session, first)
    assert (topics.to_talk_about(session), first.ended_at) == ([old, new], None)


def test_somebody_new_begins_afresh(session, first, now):
    old = topic(session, "the old one")
    add(session, first, "2026-04-28")
    add(session, first, "2026-05-12")
    with pytest.raises(WrongUse, match="no name yet"):
        seeing.someone_new(session, "R.")
    instead = seeing.someone_new(session, "R.", first="Judith")
    new = therapists.by_uuid(session, instead.uuid)
    assert (instead.aside, instead.back) == (1, seeing.Resumed())
    assert [(one.name, one.state) for one in therapists.all_of(session)] == [
        ("Judith", "ended"),
        ("R.", "seeing"),
    ]
    assert topics.on_page(session, new.uuid) == []
    prepared = preparations.begin(session, new, None)
    assert prepared.first_session
    found = offered.the_rest(session, new.uuid, None, today=now.date())
    assert [one.on for one in found if one.kind == "first_session"] == [True]
    therapists.give(session, old.uuid, new)
    assert topics.on_page(session, new.uuid) == [old]


def test_somebody_new_may_be_somebody_of_before(session, first, other):
    therapists.rename(session, first, "Judith")
    add(session, other, "2026-05-12")
    seeing.end(session, other)
    back = seeing.Resumed(planned=1)
    assert seeing.someone_new(session, "ivo") == seeing.Replacement(other.uuid, back=back)
    assert (first.state, other.state) == ("ended", "seeing")
    assert seeing.someone_new(session, "Ivo") == seeing.Replacement(other.uuid)
    assert (first.state, other.state) == ("ended", "seeing")
    therapists.stop_mentioning(session, first)
    with pytest.raises(WrongUse):
        seeing.someone_new(session, "Judith")
    assert (first.state, other.state) == ("ended", "seeing")


def test_somebody_new_while_the_one_before_is_paused(session, first):
    therapists.rename(session, first, "Judith")
    seeing.pause(session, first)
    seeing.someone_new(session, "R.")
    assert first.state == "paused"
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


@pytest.mark.parametrize("state", ["paused", "ended"])
def test_who_is_seen_changes_by_name_or_by_uuid(session, first, other, now, state):
    for day in ("2026-05-12", "2026-05-19"):
        add(session, other, day)
    changed = seeing.change(session, "ivo", state)
    assert (changed.aside, changed.anything, other.state) == (2, True, state)
    assert not seeing.change(session, other.uuid, state).anything
    back = seeing.change(session, other.uuid, "seeing").back
    assert (back.planned, back.passed, other.state) == (2, 0, "seeing")
    with pytest.raises(NotFound):
        seeing.change(session, "Ben", state)


def test_everybody_is_listed_with_the_next_session_to_mention(session, first, other, now):
    add(session, first, "2026-05-12")
    add(session, other, "2026-05-13")
    therapists.stop_mentioning(session, other)
    assert [(one.called, one.next_on) for one in seeing.listed(session, now)] == [
        ("without a name", date(2026, 5, 12)),
        ("Ivo", None),
    ]


def test_a_session_with_somebody_who_was_paused_says_what_is_back(session, first, at):
    for day in ("2026-05-12", "2026-05-19"):
        add(session, first, day)
    seeing.pause(session, first)
    at("2026-05-14T10:00")
    back = seeing.meet(session, "", when("2026-05-21"), BERLIN)
    assert (back.planned, back.passed, first.state) == (1, 1, "seeing")
    assert seeing.meet(session, first.uuid, when("2026-05-22"), BERLIN) == seeing.Resumed()


def test_with_nobody_who_is_seen_a_session_needs_a_name(session, first):
    seeing.end(session, first)
    with pytest.raises(WrongUse, match="You are not seeing anyone"):
        seeing.meet(session, "", when("2026-05-12"), BERLIN)


def test_the_next_session_with_somebody_who_is_seen(session, first, other, now):
    assert appointments.next_with_seen(session, now) is None
    add(session, first, "2026-05-13")
    early = add(session, other, "2026-05-12")
    assert appointments.next_with_seen(session, now).uuid == early.uuid
    seeing.pause(session, other)
    assert appointments.next_with_seen(session, now).day == date(2026, 5, 13)


def test_a_rhythm_to_come_is_with_somebody_who_is_seen_again(session, first, now):
    therapists.rename(session, first, "Ann")
    old = topic(session, "the old one")
    add(session, first, "2026-05-12")
    seeing.end(session, first)
    rhythm = when("2026-05-13")
    back = seeing.meet_regularly(session, "Ann", rhythm, "Europe/Berlin", 1)
    assert back == seeing.Resumed(planned=1)
    assert (first.state, first.ended_at, topics.to_talk_about(session)) == ("seeing", None, [old])


def test_a_session_that_takes_place_after_all_is_with_somebody_who_is_seen_again(session, first):
    off, coming = add(session, first, "2026-05-11"), add(session, first, "2026-05-12")
    appointments.mark(session, off, "cancelled")
    seeing.end(session, first)
    assert [one.state for one in (off, coming)] == ["cancelled", "set-aside"]
    appointments.mark(session, off, "planned")
    assert (first.state, coming.state) == ("seeing", "planned")


def test_a_session_that_is_moved_ahead_is_with_somebody_who_is_seen_again(session, first, now):
    had = add(session, first, "2026-05-05")
    coming = add(session, first, "2026-05-12")
    seeing.pause(session, first)
    appointments.move(session, coming, when("2026-05-20"))
    assert (first.state, coming.state) == ("paused", "set-aside")
    appointments.move(session, had, when("2026-05-04"))
    assert first.state == "paused"
    appointments.move(session, had, when("2026-05-14"))
    assert (first.state, had.state, coming.state) == ("seeing", "planned", "planned")
