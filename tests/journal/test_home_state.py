"""What home goes by, as the journal has it."""

from datetime import time, timedelta

import pytest

from bondjournal import dates
from bondjournal.addition import NewEntry, NewTopic
from bondjournal.checks import NO_PLACE
from bondjournal.journal import (
    additions,
    appointments,
    former,
    goals,
    home_state,
    known_settings,
    preparations,
    therapists,
    topics,
    versions,
)
from bondjournal.open_journal import merge_captures
from felt import day, had, rate
from made import another, ask, capture, someone

WHEN = 5


def read(session, now, today=None):
    return home_state.read(session, now, today or now.date())


@pytest.fixture
def to_come(session):
    planned = had(session, WHEN)
    appointments.mark(session, planned, "planned")
    return planned


def test_a_new_journal_is_empty_and_nothing_is_next(session, at):
    state = read(session, at("2026-05-12T15:00"))
    assert (state.empty, state.quiet, state.next) == (True, None, None)
    assert (state.any_session, state.sessions_mentioned) == (False, True)
    assert (state.had, state.waiting) == (None, "")


def test_a_topic_or_an_entry_or_a_session_makes_it_no_empty_one(session, at):
    now = at("2026-05-12T15:00")
    topic = topics.add(session, NewTopic(text="A topic"))
    assert not read(session, now).empty
    versions.delete(session, topic)
    assert read(session, now).empty
    entry = additions.keep(session, ask()).entry
    assert not read(session, now).empty
    versions.delete(session, entry)
    assert read(session, now).empty
    goal = goals.add(session, "Say it.")
    assert not read(session, now).empty
    former.delete(session, goal.uuid)
    assert read(session, now).empty
    had(session, 1)
    state = read(session, now)
    assert (state.empty, state.any_session) == (False, True)


def test_it_is_quiet_since_the_last_thing_was_written_or_rated(session):
    first = additions.keep(session, ask()).entry.at
    assert home_state.newest(session, first) == first
    assert home_state.newest(session, first - timedelta(seconds=1)) is None
    assert read(session, first + timedelta(days=3)).quiet == timedelta(days=3)
    given = rate(session, 30, 7).rated_at
    assert given > first
    assert home_state.newest(session, given) == given
    assert home_state.newest(session, given - timedelta(seconds=1)) == first
    assert read(session, given + timedelta(hours=2)).quiet == timedelta(hours=2)


def test_the_next_session_is_told_with_its_time_and_whether_it_was_begun_to_prepare(
    session, to_come
):
    before = to_come.at - timedelta(days=2)
    found = read(session, before).next
    assert (found.day, found.time, found.begun, found.whom) == (day(WHEN), None, False, "")
    to_come.timed = True
    session.flush()
    assert read(session, before).next.time == time(12)
    prepared = preparations.begin(session, therapists.usual_one(session), to_come)
    assert read(session, before).next.begun
    preparations.change(session, prepared, step=preparations.WRITTEN)
    assert not read(session, before).next.begun


def test_with_whom_the_next_one_is_is_told_where_there_are_several(session, to_come):
    someone(session, "Ann")
    another(session, "Ben")
    assert read(session, to_come.at - timedelta(days=2)).next.whom == "Ann"


def test_sessions_are_not_mentioned_where_that_was_asked_for(session, to_come):
    therapists.stop_mentioning(session, therapists.usual_one(session))
    state = read(session, to_come.at - timedelta(days=2))
    assert (state.next, state.sessions_mentioned, state.any_session) == (None, False, True)


@pytest.mark.parametrize(("days", "known"), [(0, True), (1, True), (2, False)])
def test_a_session_is_known_that_day_and_the_next_whatever_was_kept_about_it(session, days, known):
    about = had(session, 1)
    now = about.at + timedelta(days=days, hours=3)
    assert (read(session, now).had is not None) is known
    rate(session, 1, 7)
    assert (read(session, now).had is not None) is known


def test_words_of_the_persons_are_read_only_if_home_is_to_show_them(session, at):
    now = at("2026-05-12T15:00")
    first = topics.add(session, NewTopic(text="The stairs"))
    body = "Walked to the allotments with Anneke, and nobody needed anything. I was humming."
    additions.keep(session, ask(at=now, entry=NewEntry(body=body)))
    assert (read(session, now).topic, read(session, now).last_words) == ("", "")
    known = known_settings.named("home.words")
    known_settings.change(session, known, True)
    assert (read(session, now).topic, read(session, now).topic_first) == ("The stairs", False)
    assert read(session, now).last_words == "and nobody needed anything. I was humming."
    third = ask(at=now + timedelta(minutes=1), entry=NewEntry(body="At 15:20.", door=NO_PLACE))
    additions.keep(session, third)
    assert "15:20" not in read(session, now).last_words
    ahead = ask(at=now + timedelta(days=30), entry=NewEntry(body="Of a day to come."))
    additions.keep(session, ahead)
    assert "to come" not in read(session, now).last_words
    topics.put_first(session, first)
    assert read(session, now).topic_first
    known_settings.change(session, known, False)
    assert read(session, now).topic == ""


def test_of_the_captures_merged_last_the_entries_are_counted(vault, journal, at):
    at("2026-05-12T16:00")
    capture(vault, "First.")
    merge_captures(journal)
    at("2026-05-12T17:00")
    capture(vault, "Second.")
    capture(vault, None, topic=NewTopic(text="A topic"))
    merge_captures(journal)
    with journal.session() as session:
        assert home_state.entries_among_merged(session, 0) == 0
        assert home_state.entries_among_merged(session, 2) == 1
        assert home_state.entries_among_merged(session, 3) == 2
        assert home_state.entries_among_merged(session, 99) == 2


def test_of_two_the_other_ones_next_session_is_known_too(session, at):
    now = at("2026-05-10T12:00")
    for name, on in (("Ann", 12), ("Ben", 15), ("Ben", 22)):
        them = therapists.find(session, name) or someone(session, name)
        appointments.add(session, them, dates.When(now.date().replace(day=on), None), "UTC")
    state = read(session, now)
    assert (state.next.whom, state.also.whom, state.also.day.day) == ("Ann", "Ben", 15)
    therapists.stop_mentioning(session, therapists.find(session, "Ben"))
    assert read(session, now).also is None
