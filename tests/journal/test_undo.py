"""Undo: the last changes are taken back, one after another, and what is back is named."""

from datetime import date, time, timedelta

import pytest
from sqlmodel import select

from bondjournal import dates
from bondjournal.addition import Addition, NewEntry, NewRating, NewTopic, check
from bondjournal.draft import Draft
from bondjournal.errors import NotFound
from bondjournal.journal import (
    additions,
    appointments,
    entries,
    former,
    goals,
    named_sessions,
    notices,
    planning,
    ratings,
    said,
    seeing,
    series,
    settings,
    settling,
    therapists,
    topic_list,
    topics,
    undo,
    unfinished,
    versions,
    waiting,
    whole_entries,
)
from bondjournal.journal.entries import Changes
from bondjournal.journal.tables import (
    Appointment,
    Entry,
    Rating,
    Series,
    Therapist,
    Topic,
    TopicMaterial,
)

BERLIN = "Europe/Berlin"
MONDAY = date(2026, 5, 11)


@pytest.fixture
def change(journal, at):
    """Make a change in a transaction of its own, a minute after the one before."""
    minutes = iter(range(60))

    def make(function, *values, **named):
        at(f"2026-05-11T18:{next(minutes):02}")
        return journal.write(function, *values, **named)

    return make


@pytest.fixture
def entry(change, journal):
    made = check(Addition(at=dates.now(), zone=BERLIN, entry=NewEntry(body="One.")))
    change(lambda session: additions.keep(session, made) and None)
    return made.uuid


def text(journal, uuid):
    found = journal.read(whole_entries.find, uuid)
    return found.body if found else None


def edit(session, uuid, body):
    return whole_entries.change(session, uuid, Changes(body=body))


def test_edits_and_a_deletion_are_taken_back_one_after_another(change, journal, entry):
    change(edit, entry, "Two.")
    change(edit, entry, "Three.")
    change(former.delete, entry)
    (back,) = change(undo.undo)
    assert (back.noun, back.name, text(journal, entry)) == ("entry", "Three.", "Three.")
    change(undo.undo)
    assert text(journal, entry) == "Two."
    change(undo.undo)
    assert text(journal, entry) == "One."
    assert text(journal, entry) == "One."
    (added,) = change(undo.undo)
    assert (added.outcome, added.name, text(journal, entry)) == ("in the trash", "One.", None)
    with pytest.raises(NotFound, match="nothing to undo"):
        change(undo.undo)
    assert [one.name for one in journal.read(former.trash)] == ["One."]


def test_several_at_once_are_the_last_ones(change, journal, entry):
    for body in ("Two.", "Three.", "Four."):
        change(edit, entry, body)
    change(former.delete, entry)
    assert [one.name for one in change(undo.undo, 3)] == ["Four.", "Three.", "Two."]
    assert text(journal, entry) == "Two."
    rest = change(undo.undo, 9)
    assert [(one.name, one.outcome) for one in rest] == [
        ("One.", "as before"),
        ("One.", "in the trash"),
    ]


def test_what_is_changed_after_an_undo_is_taken_back_first(change, journal, entry):
    change(edit, entry, "Two.")
    change(edit, entry, "Three.")
    change(undo.undo)
    change(edit, entry, "Four.")
    change(undo.undo)
    assert text(journal, entry) == "Two."
    change(undo.undo)
    assert text(journal, entry) == "One."


def test_what_was_undone_is_in_the_history(change, journal, entry):
    change(edit, entry, "Two.")
    change(undo.undo)
    assert [one.name for one in journal.read(former.history, entry)] == ["Two.", "One."]


def test_one_change_of_several_rows_is_taken_back_whole(change, journal):
    for name in ("one", "two", "three"):
        change(topic_list.add, name)
    listed = journal.read(topic_list.LIST.listed)
    change(topic_list.LIST.move, listed[2].uuid, 1)
    assert [one.text for one in journal.read(topic_list.LIST.listed)] == ["three", "one", "two"]
    change(undo.undo)
    assert [one.text for one in journal.read(topic_list.LIST.listed)] == ["one", "two", "three"]


def test_a_goal_comes_back_with_its_numbers(change, journal):
    goal = change(goals.add, "Say it")
    change(goals.rate, goal.uuid, 4, journal.read(settings.today))
    change(former.delete, goal.uuid)
    (back,) = change(undo.undo)
    assert back.kind == "a goal"
    (listed,) = journal.read(goals.LIST.listed)
    assert [one.value for one in listed.ratings] == [4]


def test_what_was_brought_back_or_is_gone_is_no_change(change, journal, entry):
    change(edit, entry, "Two.")
    deleted = change(former.delete, entry)
    change(undo.bring_back, [entry.hex[:8]])
    assert deleted is not None
    change(undo.undo)
    assert text(journal, entry) == "One."
    change(former.delete, entry, for_good=True)
    with pytest.raises(NotFound):
        change(undo.undo)


def test_something_in_the_trash_is_brought_back_by_its_id(change, journal, entry):
    change(former.delete, entry)
    with pytest.raises(NotFound, match="Nothing in the trash"):
        change(undo.bring_back, ["ffffffff"])
    (back,) = change(undo.bring_back, [entry.hex[:8]])
    assert back.name == "One."
    assert text(journal, entry) == "One."
    with journal.session() as session:
        assert versions.trash(session) == []
        assert len(entries.page(session)) == 1


def column(journal, table, *names):
    """The values of columns in every row of a table, in the order they were kept."""
    with journal.session() as session:
        return [tuple(getattr(row, name) for name in names) for row in session.exec(select(table))]


def add_topic(session, text, **more):
    return topics.add(session, NewTopic(text=text, **more)).uuid


def add_session(session, day, clock=None):
    when = dates.When(day, clock)
    return appointments.add(session, therapists.usual_one(session), when, BERLIN).uuid


def rate(session, appointment, value, at):
    about = versions.existing(session, Appointment, appointment)
    new = NewRating(scale="heard", value=value)
    ratings.give(session, about, new, at=at, day=at.date())


def rename(session, name):
    therapists.rename(session, therapists.usual_one(session), name)


def add_therapist(session, name):
    return therapists.add(session, name).uuid


def test_several_in_the_trash_are_brought_back_together_or_not_at_all(change, journal, entry):
    other = change(add_topic, "Other")
    change(former.delete, entry)
    change(former.delete, other)
    with pytest.raises(NotFound):
        change(undo.bring_back, [entry.hex[:8], "ffffffff"])
    assert text(journal, entry) is None
    # A number is that of the list as it was, and the same one named twice is one.
    back = change(undo.bring_back, ["1", "2", other.hex[:8]])
    assert [one.name for one in back] == ["Other", "One."]


def test_what_cannot_come_back_keeps_nothing_else_from_it(change, journal):
    goal, other = change(goals.add, "Say it"), change(goals.add, "Two.")
    change(goals.LIST.reword, other.uuid, "Three.")
    change(goals.rate, goal.uuid, 4, MONDAY)
    change(goals.take_away, goal.uuid, MONDAY)
    change(former.delete, goal.uuid, for_good=True)
    assert [one.name for one in change(undo.undo)] == ["Two."]
    assert [one.words for one in journal.read(goals.LIST.listed)] == ["Two."]


@pytest.mark.parametrize("taken", ["Ann", "ann"])
def test_a_name_that_another_therapist_has_is_not_taken_from_them(change, journal, taken):
    change(rename, "Ann")
    change(rename, "Ben")
    change(add_therapist, taken)
    (added,) = change(undo.undo)
    assert (added.kind, added.name, added.outcome) == ("a therapist", taken, "stays")
    (back,) = change(undo.undo)
    assert (back.kind, back.name) == ("a therapist", "without a name")
    assert sorted(column(journal, Therapist, "name")) == sorted([("",), (taken,)])


def test_who_was_seen_before_is_seen_again_beside_the_new_one(change, journal):
    change(rename, "Ann")
    change(add_session, date(2026, 5, 12))
    change(seeing.someone_new, "Cleo")
    *back, stays = change(undo.undo)
    assert {one.kind for one in back} == {"a therapist", "a session"}
    assert (stays.name, stays.outcome) == ("Cleo", "stays")
    seen = journal.read(seeing.listed, dates.now())
    assert [(one.name, one.state, one.next_on) for one in seen] == [
        ("Ann", "seeing", date(2026, 5, 12)),
        ("Cleo", "seeing", None),
    ]


def test_one_topic_alone_is_first_when_one_comes_back(change, journal):
    first, second = change(add_topic, "One", first=True), change(add_topic, "Two")
    change(former.delete, first)
    change(topic_list.put_first, second)
    change(undo.bring_back, [first.hex[:8]])
    assert column(journal, Topic, "text", "first") == [("One", False), ("Two", True)]
    change(topic_list.put_first, first)
    change(undo.undo)
    assert column(journal, Topic, "text", "first") == [("One", False), ("Two", True)]


def test_what_went_under_another_topic_stays_there(change, journal, entry):
    one, two = change(add_topic, "One"), change(add_topic, "Two")

    def attach(session, topic):
        row = versions.existing(session, Topic, topic)
        topics.attach(session, row, entries.by_uuid(session, entry))

    change(attach, one)
    change(former.delete, one)
    change(attach, two)
    change(undo.undo)
    assert column(journal, TopicMaterial, "topic_uuid") == [(two,)]
    change(former.delete, two)
    change(undo.undo)
    assert column(journal, TopicMaterial, "topic_uuid") == [(two,)]


def test_a_change_of_a_rhythm_is_not_taken_back(change, journal):
    goal = change(goals.add, "Two.")
    change(goals.LIST.reword, goal.uuid, "Three.")

    def begin(session):
        first = dates.When(date(2026, 5, 12), time(15))
        series.begin(session, therapists.usual_one(session), first, BERLIN, 1)

    change(begin)
    second = column(journal, Appointment, "uuid")[1][0]
    change(named_sessions.cancel, second, dates.now())
    change(named_sessions.reopen, second, dates.now())
    change(series.change_at, second, dates.When(date(2026, 5, 20), time(15)), 1)
    before = column(journal, Appointment, "day", "series_uuid")
    stays = [("a rhythm of sessions", "stays")]
    # It was changed; before that one of its sessions was, twice; and first it was begun.
    for _ in range(4):
        assert [(one.kind, one.outcome) for one in change(undo.undo)] == stays
    assert [one.name for one in change(undo.undo)] == ["Two."]
    change(planning.look_ahead)
    assert column(journal, Appointment, "day", "series_uuid") == before
    assert column(journal, Series, "ends_on") == [(date(2026, 5, 18),), (None,)]
    change(goals.LIST.reword, goal.uuid, "Four.")
    change(series.end_at, second)
    assert [(one.kind, one.outcome) for one in change(undo.undo)] == stays
    assert [one.name for one in change(undo.undo)] == ["Two."]
    assert column(journal, Series, "ends_on") == [(date(2026, 5, 18),), (date(2026, 5, 19),)]


def test_what_opening_the_journal_changes_is_not_taken_back(change, journal, at):
    change(add_session, date(2026, 5, 13))
    topic = change(add_topic, "One")
    change(topic_list.LIST.reword, topic, "Two")
    at("2026-09-01T10:00")
    # It was changed before the session, so it is not for the next page any more.
    journal.write(planning.look_ahead)
    assert column(journal, Topic, "state") == [("kept",)]
    at("2026-09-01T10:01")
    assert [one.name for one in journal.write(undo.undo)] == ["One"]


def test_that_a_rating_was_noticed_is_no_change(change, journal, at):
    change(rename, "Ann")
    for number, value in enumerate((8, 8, 8, 8, 2)):
        session_on = date(2026, 4, 1 + 7 * (number % 4)) if number < 4 else date(2026, 5, 4)
        uuid = change(add_session, session_on)
        rated = dates.now()
        change(rate, uuid, value, rated)
    change(lambda session: notices.take(session, dates.now()) and None)
    assert (True,) in column(journal, Rating, "noticed")
    # The ratings and sessions were added after the name was given.
    back = change(undo.undo, 11)[-1]
    assert (back.kind, back.outcome) == ("a therapist", "as before")


def test_nothing_that_was_taken_off_a_page_goes_there_again(change, journal, entry):
    about = change(add_session, date(2026, 5, 10))

    def put(session, **words):
        said.words(session, versions.existing(session, Appointment, about), **words)

    def share(session, on):
        said.share(session, versions.existing(session, Appointment, about), "wished", on=on)

    change(put, wished="Slower")
    change(share, True)
    change(share, False)
    change(whole_entries.change, entry, Changes(share="as-written"))
    change(whole_entries.change, entry, Changes(share="only-me"))
    # What is taken back is what was wished, which is for no page.
    (back,) = change(undo.undo)
    assert back.noun == "appointment"
    assert column(journal, Appointment, "wished", "wished_on_page") == [("", False)]
    assert column(journal, Entry, "share") == [("only-me",)]
    with journal.transaction() as session:
        put(session, wished="Slower")
        share(session, True)
        share(session, False)
    for version in journal.read(former.history, about):
        change(former.bring_back, version.uuid)
        assert column(journal, Appointment, "wished_on_page") == [(False,)]


@pytest.mark.parametrize("bodies", [["Two."], ["Two.", "Three."]])
def test_a_change_is_taken_back_to_before_all_that_it_did(change, journal, entry, bodies):
    def edit_and_delete(session):
        for body in bodies:
            edit(session, entry, body)
        former.delete(session, entry)

    change(edit_and_delete)
    (back,) = change(undo.undo)
    assert (back.name, text(journal, entry)) == ("One.", "One.")
    assert journal.read(former.trash) == []
    assert [one.outcome for one in change(undo.undo)] == ["in the trash"]
    with pytest.raises(NotFound):
        change(undo.undo)


def test_a_rating_that_came_late_and_changed_nothing_is_no_change(change, journal):
    about = change(add_session, date(2026, 5, 10))
    now = dates.now()
    change(rate, about, 5, now)
    change(rate, about, 2, now - timedelta(hours=1))
    assert column(journal, Rating, "value") == [(5,)]
    (added,) = change(undo.undo)
    assert (added.kind, added.name, added.outcome) == ("a rating", "Heard 5", "in the trash")


def test_what_another_machine_changed_is_not_taken_back(change, journal, entry):
    change(edit, entry, "Two.")
    topic = change(add_topic, "One")
    here, journal.device = journal.device, "ffffffffffffffffffffffffffffffff"
    change(former.delete, topic)
    journal.device = here
    assert [one.name for one in change(undo.undo)] == ["One."]
    assert [one.name for one in journal.read(former.trash)] == ["One"]


@pytest.mark.parametrize("back_already", [0, 1])
def test_of_several_that_were_deleted_those_come_back_that_are_not(change, journal, back_already):
    uuids = [change(add_topic, name) for name in ("One", "Two")]
    change(former.delete_each, [(uuid, False) for uuid in uuids])
    change(undo.bring_back, [uuids[back_already].hex[:8]])
    (back,) = change(undo.undo)
    assert back.row == uuids[1 - back_already]
    assert journal.read(former.trash) == []


def test_a_number_that_was_given_anew_is_taken_back_before_the_one_it_replaced(change, journal):
    about = change(add_session, date(2026, 5, 10))
    change(rate, about, 5, dates.now())
    change(former.delete, column(journal, Rating, "uuid")[0][0])
    change(rate, about, 7, dates.now())
    assert [one.name for one in change(undo.undo)] == ["Heard 7"]
    assert column(journal, Rating, "value") == []
    assert [one.name for one in change(undo.undo)] == ["Heard 5"]
    assert column(journal, Rating, "value") == [(5,)]


def test_tags_alone_are_taken_back(change, journal, entry):
    change(whole_entries.change, entry, Changes(tags=["calm", "home"]))
    change(whole_entries.change, entry, Changes(tags=["home"]))
    change(undo.undo)
    assert journal.read(whole_entries.find, entry).tags == ("calm", "home")
    change(undo.undo)
    assert journal.read(whole_entries.find, entry).tags == ()


def test_a_number_given_again_and_taken_back_is_in_the_trash_once(change, journal):
    about = change(add_session, date(2026, 5, 10))
    change(rate, about, 5, dates.now())
    (uuid,) = column(journal, Rating, "uuid")[0]
    change(former.delete, uuid)
    change(rate, about, 7, dates.now())
    change(undo.undo)
    assert [one.row for one in journal.read(former.trash)] == [uuid]
    change(undo.bring_back, [uuid.hex[:8]])
    assert column(journal, Rating, "value") == [(5,)]


def test_a_draft_that_was_thrown_away_comes_back(change, journal, entry):
    draft = Draft(at=dates.now(), changed_at=dates.now(), zone=BERLIN, body="Half a line")
    change(unfinished.throw, draft)
    assert [one.name for one in change(undo.undo)] == ["Half a line"]
    assert column(journal, Entry, "body") == [("One.",), ("Half a line",)]


def test_a_session_that_was_made_for_what_waited_is_named_and_stays(change, journal):
    made = check(
        Addition(at=dates.now(), zone=BERLIN, ratings=(NewRating(scale="heard", value=5),))
    )
    change(additions.keep_and_report, made)
    (waits,) = journal.read(waiting.waiting)
    change(settling.settle_on, waits.key, date(2026, 5, 10), BERLIN)
    assert len(column(journal, Appointment, "day")) == 1
    # A number is kept about it now, so it stays; it is no part of an earlier change.
    assert [(one.noun, one.outcome) for one in change(undo.undo)] == [("appointment", "stays")]
