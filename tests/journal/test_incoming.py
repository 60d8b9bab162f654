"""Rows of another journal: which are new, which are here, and which stay away."""

from uuid import uuid4

import pytest
from sqlmodel import select

from bondjournal.journal import (
    additions,
    incoming,
    incoming_versions,
    settings,
    therapists,
    versions,
)
from bondjournal.journal.incoming_versions import Met
from bondjournal.journal.tables import Rating, Setting, Therapist, Topic, TopicMaterial, Version
from felt import rate
from made import ask


def row_of(row):
    return row.model_dump()


@pytest.fixture
def topic(session):
    made = Topic(text="A topic", position=1, therapist_uuid=therapists.usual_one(session).uuid)
    session.add(made)
    session.flush()
    return made


def test_a_row_is_known_by_its_uuid_and_new_otherwise(session, topic):
    known = incoming.known(session, "topic")
    assert known(row_of(topic)) == "known"
    assert known(row_of(topic) | {"uuid": uuid4()}) == "new"


def test_a_row_is_known_by_what_makes_it_unique(session):
    rate(session, 1, 7)
    settings.put(session, "look", "day")
    for table in (Rating, Setting):
        row = session.exec(select(table)).first()
        known = incoming.known(session, str(table.__tablename__))
        assert known(row_of(row) | {"uuid": uuid4()}) == "known"


def test_what_was_deleted_here_is_left_with_what_lives_with_it(session, topic):
    entry = additions.keep(session, ask(), source="kept").entry
    material = TopicMaterial(topic_uuid=topic.uuid, entry_uuid=entry.uuid, position=1)
    row, under = row_of(topic), row_of(material)
    assert incoming.known(session, "topic_material")(under) == "new"
    versions.delete(session, topic)
    assert incoming.known(session, "topic")(row) == "left"
    assert incoming.known(session, "topic_material")(under) == "left"
    assert incoming.known(session, "topic")(row | {"uuid": uuid4()}) == "new"


def former(entry, edit, body, **more):
    """A former state of an entry, as another journal tells it."""
    return {
        "uuid": uuid4(),
        "noun": "entry",
        "row_uuid": entry.uuid,
        "edit": edit,
        "why": "edited",
        "at": entry.at,
        "row": {"row": entry.model_dump(mode="json") | {"body": body}, "tags": []},
        "device": entry.device,
    } | more


def meet(session, *rows, gone=(), until=None):
    met = Met()
    last = incoming_versions.last_version(session) if until is None else until
    incoming_versions.meet_versions(session, rows, set(gone), met, last)
    return met.new, met.known, met.left


def test_a_former_state_is_brought_in_once(session):
    entry = additions.keep(session, ask(), source="kept").entry
    assert incoming_versions.last_version(session) == 0
    first, second = former(entry, 1, "Before."), former(entry, 2, "Between.")
    assert meet(session, first, second) == (2, 0, 0)
    assert meet(session, first, second) == (0, 2, 0)
    assert {one.uuid for one in session.exec(select(Version))} == {first["uuid"], second["uuid"]}


def test_the_same_state_under_another_uuid_is_known(session):
    entry = additions.keep(session, ask(), source="kept").entry
    state = former(entry, 1, "Before.")
    assert meet(session, state) == (1, 0, 0)
    assert meet(session, state | {"uuid": uuid4()}) == (0, 1, 0)
    assert meet(session, state | {"uuid": uuid4(), "edit": 2}) == (1, 0, 0)


def test_states_of_what_is_gone_for_good_stay_away(session):
    entry = additions.keep(session, ask(), source="kept").entry
    assert meet(session, former(entry, 1, "Before."), gone={entry.uuid}) == (0, 0, 1)
    assert session.exec(select(Version)).all() == []


def test_the_nameless_therapist_makes_room_for_others_unless_something_is_theirs(session):
    (first,) = therapists.all_of(session)
    other = {"uuid": uuid4(), "name": "Ann"}
    incoming.make_room(session, [])
    incoming.make_room(session, [row_of(first)])
    assert therapists.all_of(session) == [first]
    rate(session, 0, 7)
    incoming.make_room(session, [other])
    assert therapists.all_of(session) == [first]


def test_the_nameless_therapist_who_has_nothing_makes_room(session):
    incoming.make_room(session, [{"uuid": uuid4(), "name": "Ann"}])
    assert session.exec(select(Therapist)).all() == []
