"""Whose page: with several therapists nothing of one is on the page of another, nor offered."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import cycle

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from people import ANYONE, LAST, NOBODY, NOUNS, TODAY, WAYS, People

from bondjournal.addition import NewTopic
from bondjournal.errors import WrongUse
from bondjournal.journal import (
    additions,
    entries,
    owners,
    ownership,
    preparations,
    therapists,
    topics,
    versions,
)
from bondjournal.page_formats import FORMATS
from bondjournal.page_styles import STYLES
from bondjournal.summary import (
    choosing,
    interval,
    offered,
    page_items,
    since,
    topic_material,
    unclaimed,
)
from bondjournal.summary.choose import choose
from bondjournal.summary.formats import render
from made import ask


@pytest.fixture(autouse=True)
def clock(at):
    return at("2026-05-11T18:00")


def every_page(people, name):
    """The page of somebody in every style and format, read before and not."""
    them, coming = people.of[name], people.coming[name]
    pages = [
        choose(people.session, them, coming, today=TODAY, numbers=full, previewed=full)
        for full in (True, False)
    ]
    return "\n".join(
        render(page, style, format_) for page in pages for style in STYLES for format_ in FORMATS
    )


def page_of(people, name):
    return people.of[name].uuid, people.coming[name].uuid


def everything_offered(people, name):
    """All that Prepare offers for the page of somebody, whatever it asks about."""
    session, them, coming = people.session, people.of[name], people.coming[name]
    between = interval.before(session, them, coming, TODAY)
    told = [one.words for one in offered.the_rest(session, them.uuid, coming.uuid, today=TODAY)]
    told += [one.words for one in since.page(session, them, between, today=TODAY, count=1000)]
    for topic in topics.on_page(session, them.uuid):
        found = topic_material.candidates(session, them.uuid, coming.uuid, topic.uuid, today=TODAY)
        told += [topic.text, *(one.words for one in found)]
    told += [one.words for one in page_items.of_page(session, them.uuid, coming.uuid)]
    rows = choosing.of_page(session, them.uuid, coming.uuid)
    assert not any(one.on for one in rows if one.unclaimed)
    told += [one.words for one in rows if one.unclaimed is None]
    return "\n".join(told)


def of_others(people, name):
    return [word for word, owner in people.words.items() if owner not in (name, ANYONE)]


def assert_nobody_reads_of_another(people):
    for name in people.names:
        for told in (every_page(people, name), everything_offered(people, name)):
            assert [word for word in of_others(people, name) if word in told] == []


@pytest.mark.parametrize("number", [2, 3])
def test_every_noun_of_everybody_is_on_their_own_page_alone(session, number):
    people = People(session, number)
    ways = cycle(WAYS)
    for noun in sorted(NOUNS, key=lambda one: one != "topic"):
        for owner in (*people.names, ANYONE, NOBODY):
            people.add(noun, owner, next(ways))
    people.say_all_of_the_sessions()
    assert_nobody_reads_of_another(people)
    for name in people.names:
        told = every_page(people, name) + everything_offered(people, name)
        mine = [word for word, owner in people.words.items() if owner in (name, ANYONE)]
        assert [word for word in mine if word not in told] == []


some_rows = given(
    number=st.sampled_from([2, 3]),
    rows=st.lists(
        st.tuples(
            st.sampled_from(NOUNS),
            st.sampled_from([0, 1, 2, ANYONE, NOBODY]),
            st.sampled_from(WAYS),
        ),
        min_size=1,
        max_size=8,
    ),
)


def examine(session, number, rows):
    with session.begin_nested() as step:
        people = People(session, number)
        for noun, owner, way in rows:
            if isinstance(owner, int):
                owner = people.names[owner % number]  # noqa: PLW2901
            people.add(noun, owner, way)
        people.say_all_of_the_sessions()
        assert_nobody_reads_of_another(people)
        step.rollback()
    session.expire_all()


@some_rows
@settings(max_examples=8)
def test_whatever_there_is_nobody_reads_of_another(session, number, rows):
    examine(session, number, rows)


@pytest.mark.long
@some_rows
@settings(max_examples=150)
def test_a_hundred_and_fifty_times_nobody_reads_of_another(session, number, rows):
    examine(session, number, rows)


def test_what_belongs_to_nobody_waits_and_is_counted_where_it_would_stand(session):
    people = People(session, 2)
    for noun in NOUNS:
        people.add(noun, NOBODY, "given")
    people.add("entry", "Ann", "named")
    for name in people.names:
        asked = unclaimed.of_page(session, *page_of(people, name), today=TODAY)
        assert sorted(one.kind for one in asked) == sorted(
            [
                *("entry", "entry", "topic", "goal", "moment"),
                *("tried", "helped", "did-not-help", "practical"),
            ]
        )
        number = unclaimed.waiting(session, *page_of(people, name), today=TODAY)
        assert number == len(asked)
    for one in asked:
        therapists.give(session, one.uuid, people.of["Ben"])
    people.words = {
        word: "Ben" if owner == NOBODY else owner for word, owner in people.words.items()
    }
    assert_nobody_reads_of_another(people)
    assert unclaimed.of_all(session, today=TODAY) == []


def test_an_old_entry_that_is_nobodys_is_asked_about_where_it_is_under_a_topic(session):
    people = People(session, 2)
    entry, topic = people.add("entry", NOBODY, "given"), people.add("topic", NOBODY, "given")
    before = LAST - timedelta(days=30)
    versions.edit(session, entry, day=before, at=entry.at - timedelta(days=39))
    topics.attach(session, topic, entry)
    page = page_of(people, "Ann")

    def asked():
        return [one.uuid for one in unclaimed.of_page(session, *page, today=TODAY)]

    assert asked() == [entry.uuid, topic.uuid]
    therapists.give(session, topic.uuid, people.of["Ann"])
    assert asked() == [entry.uuid]
    assert unclaimed.waiting(session, *page, today=TODAY) == 1
    with pytest.raises(WrongUse, match="You have not said"):
        topics.attach(session, topic, entry)
    therapists.give(session, entry.uuid, people.of["Ann"])
    assert asked() == []
    assert entry.body in every_page(people, "Ann")


def test_what_was_captured_under_a_name_nobody_has_is_asked_about_with_that_name(session):
    people = People(session, 2)
    made = ask(
        "A line.",
        at=datetime(2026, 5, 10, 12, tzinfo=UTC),
        therapist="Jo",
        topic=NewTopic(text="A topic"),
    )
    made = replace(made, entry=replace(made.entry, share="as-written"))
    additions.merge(session, made.uuid, made)
    page = page_of(people, "Ann")
    waits = unclaimed.of_page(session, *page, today=TODAY)
    told = [(one.kind, one.words) for one in waits]
    assert told == [("topic", "A topic (typed for Jo)"), ("entry", "A line. (typed for Jo)")]
    assert unclaimed.waiting(session, *page, today=TODAY) == 2
    for one in waits:
        owners.give(session, one.uuid, people.of["Ann"].uuid)
    assert unclaimed.of_all(session, today=TODAY) == []
    assert all(words in every_page(people, "Ann") for words in ("A line.", "A topic"))
    assert "Jo" not in every_page(people, "Ann")


def test_what_is_chosen_for_no_page_does_not_wait(session):
    people = People(session, 2)
    for noun in ("entry", "goal"):
        row = people.add(noun, NOBODY, "given")
        for prepared in people.prepared.values():
            prepared.chosen = []
        if noun == "entry":
            row.share = "only-me"
    them, coming = page_of(people, "Ann")
    assert len(unclaimed.of_page(session, them, coming, today=TODAY)) == 2
    assert unclaimed.waiting(session, them, coming, today=TODAY) == 0


def test_with_one_therapist_nothing_waits_and_nothing_is_said(session):
    people = People(session, 1)
    for noun in NOUNS:
        people.add(noun, "Ann", "named")
    row = people.add("entry", NOBODY, "given")
    them, coming = page_of(people, "Ann")
    assert unclaimed.of_page(session, them, coming, today=TODAY) == []
    assert (ownership.names_if_several(session), ownership.labels(session)(row)) == ({}, "")
    (word,) = [word for word, owner in people.words.items() if owner == NOBODY]
    assert word in every_page(people, "Ann")


def test_what_has_a_session_belongs_to_whom_it_was_with(session):
    people = People(session, 2)
    row = people.add("entry", "Ann", "named")
    therapists.give(session, row.uuid, people.of["Ben"])
    assert row.therapist_uuid == people.of["Ben"].uuid
    versions.edit(session, row, appointment_uuid=people.had["Ann"].uuid)
    assert row.therapist_uuid == people.of["Ann"].uuid
    for to in (people.of["Ben"], None):
        with pytest.raises(WrongUse, match="session with somebody else"):
            therapists.give(session, row.uuid, to, for_anyone=to is None)
    assert not therapists.give(session, row.uuid, people.of["Ann"])


def test_nothing_goes_under_the_topic_of_another(session):
    people = People(session, 2)
    mine, theirs = people.add("topic", "Ann", "named"), people.add("topic", ANYONE, "given")
    row = people.add("tried", "Ben", "named")
    for one in topics.material(session, mine):
        versions.delete(session, one)
    with pytest.raises(WrongUse, match="the topic is for another"):
        topics.attach(session, mine, row)
    topics.attach(session, theirs, row)
    ann, ben = people.of["Ann"].uuid, people.of["Ben"].uuid
    assert topic_material.of_topic(session, theirs.uuid, ann) == []
    topic_material.put(session, theirs.uuid, [], ann)
    assert [one.uuid for one in topic_material.of_topic(session, theirs.uuid, ben)] == [row.uuid]


def test_what_is_for_any_of_them_can_stand_under_a_topic_of_each(session):
    people = People(session, 2)
    mine, other, theirs = (people.add("topic", name, "named") for name in ("Ann", "Ann", "Ben"))
    row = people.add("entry", ANYONE, "given")
    for topic in (mine, theirs, other):
        topics.attach(session, topic, row)
    found = [
        [one.uuid for one in topic_material.of_topic(session, one.uuid)]
        for one in (mine, theirs, other)
    ]
    assert found == [[], [row.uuid], [row.uuid]]


def test_what_is_left_off_one_page_stays_off_it_when_it_may_go_on_another_too(session):
    people = People(session, 2)
    row = people.add("entry", "Ann", "named")
    for_ann, for_ben = page_of(people, "Ann"), page_of(people, "Ben")
    ann = preparations.for_page(session, *for_ann, begun=True)
    preparations.leave_off(session, ann.prepared, row.uuid, off=True)
    assert row.body not in every_page(people, "Ann")
    unclaimed.bring(session, *for_ben, row.uuid, both=True)
    assert row.body not in every_page(people, "Ben")
    unclaimed.share(session, *for_ben, row.uuid, entries.Changes(share="as-written"))
    assert row.body in every_page(people, "Ben")
    assert row.body not in every_page(people, "Ann")


def test_what_is_another_ones_is_offered_apart_and_may_be_brought_and_put_back(session):
    people = People(session, 2)
    ann, ben = people.of["Ann"], people.of["Ben"]
    rows = {noun: people.add(noun, "Ben", "named") for noun in ("entry", "topic", "tried")}
    people.add("moment", "Ben", "session")  # It stays with that session's therapist.
    old = people.add("entry", "Ben", "named")
    versions.edit(session, old, day=TODAY - timedelta(days=61))
    page = page_of(people, "Ann")

    def others():
        found = unclaimed.of_others(session, *page, today=TODAY)
        assert {one.owner for one in found} <= {"Ben"}
        return [one.uuid for one in found]

    assert others() == [rows[noun].uuid for noun in ("entry", "topic", "tried")]
    assert unclaimed.waiting(session, *page, today=TODAY) == 0
    was = {noun: unclaimed.before(session, row.uuid) for noun, row in rows.items()}
    for noun, row in rows.items():
        unclaimed.bring(session, *page, row.uuid, both=noun != "tried")
    told = every_page(people, "Ann")
    words = {noun: rows[noun].body if noun == "entry" else row_text(rows[noun]) for noun in rows}
    assert [word in told for word in words.values()] == [False, True, True]
    assert [word in every_page(people, "Ben") for word in words.values()] == [True, True, False]
    entries.edit(session, rows["entry"], entries.Changes(share="gist", gist="One line."))
    preparations.put_back(session, rows["entry"].uuid)
    assert "One line." in every_page(people, "Ann")
    for noun, row in rows.items():
        unclaimed.put_back(session, *page, row.uuid, was[noun])
    assert others() == [rows[noun].uuid for noun in ("entry", "topic", "tried")]
    assert (rows["entry"].share, rows["entry"].therapist_uuid) == ("as-written", ben.uuid)
    assert_nobody_reads_of_another(people)
    therapists.stop_mentioning(session, ben)
    assert others() == []
    assert ann.mentioned


def row_text(row):
    return getattr(row, "text", "") or row.what
