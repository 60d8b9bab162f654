"""Rows of another journal: which are new, which are here, and which stay away."""

from uuid import uuid4

import pytest
from sqlmodel import select

from bondjournal.journal import (
    additions,
    entries,
    imports,
    incoming,
    incoming_versions,
    purging,
    search,
    settings,
    tags,
    therapists,
    versions,
)
from bondjournal.journal.entry_filter import Filter
from bondjournal.journal.incoming_versions import Outcome
from bondjournal.journal.tables import (
    Capture,
    Entry,
    Rating,
    Setting,
    Tag,
    Therapist,
    Topic,
    TopicMaterial,
    Version,
)
from felt import rate
from made import AT, another, ask, someone


def row_of(row):
    return row.model_dump()


@pytest.fixture
def topic(session):
    made = Topic(text="A topic", place=1, therapist_uuid=therapists.usual_one(session).uuid)
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
    material = TopicMaterial(topic_uuid=topic.uuid, entry_uuid=entry.uuid, place=1)
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
    outcome = Outcome()
    last = incoming_versions.last_version(session) if until is None else until
    incoming_versions.merge_versions(session, rows, set(gone), outcome, last)
    return outcome.new, outcome.known, outcome.left


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


def test_new_states_behind_known_ones_and_those_of_what_is_gone_come_in(session):
    entry = additions.keep(session, ask(), source="kept").entry
    gone = additions.keep(session, ask(), source="kept").entry
    first, second, third = (former(entry, edit, f"Before {edit}.") for edit in (1, 2, 3))
    assert meet(session, first) == (1, 0, 0)
    rows = first, second, former(gone, 1, "Gone."), third
    assert meet(session, *rows, gone={gone.uuid}) == (2, 1, 1)


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


def brought(session, name, *rows, outcome=None):
    """Bring in rows of a table; return how many were new, known and left, with the rest."""
    outcome = outcome or Outcome()
    incoming.merge_rows(session, name, rows, outcome)
    session.expire_all()
    return (outcome.new, outcome.known, outcome.left), outcome


def found(session, words):
    return search.page(session, Filter(words=words))


def states(session, row):
    return [(one.why, one.row["row"]["text"]) for one in versions.history(session, row)]


def test_a_new_row_comes_in_and_the_same_twice_changes_nothing(session, topic):
    row = topic.model_dump(exclude={"id"}) | {"uuid": uuid4(), "text": "Another"}
    assert brought(session, "topic", row)[0] == (1, 0, 0)
    assert brought(session, "topic", row)[0] == (0, 1, 0)
    topics = session.exec(select(Topic).order_by(Topic.id)).all()
    assert [(one.uuid, one.text) for one in topics] == [
        (topic.uuid, "A topic"),
        (row["uuid"], "Another"),
    ]
    assert states(session, topic.uuid) == states(session, row["uuid"]) == []
    assert [hit.uuid for hit in found(session, "another")] == [row["uuid"]]


@pytest.mark.parametrize(
    ("edits", "device", "wins"),
    [(3, "b", True), (2, "c", True), (2, "b", False), (2, "a", False), (1, "c", False)],
)
def test_the_state_with_more_edits_stays_then_that_of_the_higher_device(
    session, topic, edits, device, wins
):
    topic.edits, topic.device = 2, "b"
    session.flush()
    row = row_of(topic) | {"edits": edits, "device": device, "text": "There"}
    assert brought(session, "topic", row)[0] == (0, 1, 0)
    assert topic.text == ("There" if wins else "A topic")
    assert topic.edits == max(edits, 2)
    assert (len(found(session, "there")) == 1) is wins
    assert states(session, topic.uuid) == [("merged", "A topic" if wins else "There")]
    assert brought(session, "topic", row)[0] == (0, 1, 0)
    assert len(states(session, topic.uuid)) == 1


def test_rows_meet_by_what_makes_them_unique_and_others_follow_them(session):
    them = someone(session, "Ann")
    row = row_of(them) | {"uuid": uuid4(), "name": "ANN"}
    told, outcome = brought(session, "therapist", row)
    assert (told, outcome.same) == ((0, 1, 0), {row["uuid"]: them.uuid})
    assert [one.uuid for one in therapists.all_of(session)] == [them.uuid]
    theirs = Topic(text="A topic", therapist_uuid=row["uuid"]).model_dump()
    assert brought(session, "topic", theirs, outcome=outcome)[0] == (1, 1, 0)
    assert session.exec(select(Topic.therapist_uuid)).one() == them.uuid


def test_a_name_that_somebody_else_has_here_is_not_taken_from_them(session):
    ann, ben = someone(session, "Ann"), another(session, "Ben")
    row = row_of(ben) | {"name": "Ann", "edits": ben.edits + 5}
    assert brought(session, "therapist", row)[0] == (0, 1, 0)
    assert {one.uuid: one.name for one in therapists.all_of(session)} == {
        ann.uuid: "Ann",
        ben.uuid: "Ben",
    }


def test_what_is_gone_is_left_with_what_cannot_be_without_it(session, topic):
    entry = additions.keep(session, ask(), source="kept").entry
    material = TopicMaterial(topic_uuid=topic.uuid, entry_uuid=entry.uuid).model_dump()
    row = row_of(topic)
    session.delete(topic)
    session.flush()
    outcome = Outcome(gone={row["uuid"]})
    assert brought(session, "topic", row, outcome=outcome)[0] == (0, 0, 1)
    assert brought(session, "topic_material", material, outcome=outcome)[0] == (0, 0, 2)
    assert outcome.gone == {row["uuid"], material["uuid"]}
    assert session.exec(select(Topic)).all() == []


def test_what_can_be_without_what_is_gone_comes_in_without_it(session, topic):
    session_gone = uuid4()
    row = row_of(topic) | {"id": None, "uuid": uuid4(), "appointment_uuid": session_gone}
    assert brought(session, "topic", row, outcome=Outcome(gone={session_gone}))[0] == (1, 0, 0)
    assert [one.appointment_uuid for one in session.exec(select(Topic))] == [None, None]


def test_a_row_that_is_here_again_is_not_left_though_it_was_deleted_once(session, topic):
    row = row_of(topic) | {"text": "There", "edits": topic.edits + 1}
    assert brought(session, "topic", row, outcome=Outcome(gone={topic.uuid}))[0] == (0, 1, 0)
    assert topic.text == "There"


def test_tags_are_brought_in_uncounted_and_settings_without_history(session):
    tag = Tag(name="night").model_dump()
    assert brought(session, "tag", tag)[0] == (0, 0, 0)
    assert brought(session, "tag", tag)[0] == (0, 0, 0)
    assert session.exec(select(Tag.name)).all() == ["night"]
    settings.put(session, "look", "day")
    settings.put(session, "last-opened", "2026-05-12")
    for name, value, becomes in (("look", "dusk", "dusk"), ("last-opened", "2027", "2026-05-12")):
        here = session.exec(select(Setting).where(Setting.name == name)).one()
        row = row_of(here) | {"value": value, "edits": here.edits + 1}
        assert brought(session, "setting", row)[0] == (0, 1, 0)
        assert settings.get(session, name) == becomes
        assert versions.history(session, here.uuid) == []


def test_which_rows_were_deleted_here(session, topic):
    kept = Topic(text="Another", therapist_uuid=topic.therapist_uuid)
    session.add(kept)
    session.flush()
    first, second = topic.uuid, kept.uuid
    assert incoming.deleted(session) == set()
    versions.delete(session, topic)
    purging.remove(session, second)
    assert incoming.deleted(session) == {first, second}
    assert incoming.deleted(session, why=("gone",)) == {second}
    assert incoming.deleted(session, [first, uuid4()]) == {first}
    assert incoming.deleted(session, []) == set()


def told_entry(session, body, **more):
    """An entry of another journal, as it is told, with its tags."""
    entry = additions.keep(session, ask(body), source="kept").entry
    row = row_of(entry) | {"tags": ["night", "sleep"]} | more
    session.delete(entry)
    session.flush()
    return row


def test_new_entries_come_in_with_their_tags_and_words_and_belong_to_nobody(session):
    them = therapists.usual_one(session)
    row = told_entry(session, "The garden.", therapist_uuid=them.uuid)
    run = imports.begin(session, "archive")
    incoming.add_tags(
        session, [Tag(uuid=tags.uuid_of(t), name=t).model_dump() for t in row["tags"]]
    )
    incoming.add_entries(session, run, [row])
    session.expire_all()
    entry = session.exec(select(Entry)).one()
    assert (entry.uuid, entry.body, entry.import_id) == (row["uuid"], "The garden.", run.id)
    assert (entry.therapist_uuid, entry.appointment_uuid) == (None, None)
    assert tags.of_entry(session, entry.uuid) == ["night", "sleep"]
    assert entries.count(session) == 0
    assert found(session, "garden") == []
    imports.finish(session, run)
    assert len(found(session, "garden")) == 1
    here = incoming.entries_here(session, [row, row | {"uuid": uuid4()}])
    assert {uuid: one["tags"] for uuid, one in here.items()} == {entry.uuid: ["night", "sleep"]}


def test_tags_that_are_here_are_not_added_again(session):
    night = Tag(uuid=tags.uuid_of("night"), name="night").model_dump()
    sleep = Tag(uuid=tags.uuid_of("sleep"), name="sleep").model_dump()
    incoming.add_tags(session, [])
    incoming.add_tags(session, [night])
    incoming.add_tags(session, [night, sleep])
    assert sorted(session.exec(select(Tag.name))) == ["night", "sleep"]
    other = Tag(name="work").model_dump()
    assert incoming.of_those_here(session, [other, sleep]) == [sleep]


def test_new_entries_belong_to_whom_and_to_which_session_they_did_there(session):
    them, about = therapists.usual_one(session), rate(session, 1, 7).appointment_uuid
    kept = [additions.keep(session, ask(body)).entry for body in ("One.", "Two.", "Three.")]
    there = uuid4()
    gone = {uuid4() for _ in range(2)}
    nobody, nothing = gone
    outcome = Outcome(same={there: them.uuid}, gone=gone)
    incoming.place_entries(session, [], outcome)
    placed = [
        (kept[0].uuid, about, there),
        (kept[1].uuid, nothing, nobody),
        (kept[2].uuid, None, None),
    ]
    incoming.place_entries(session, placed, outcome)
    session.expire_all()
    assert [(one.appointment_uuid, one.therapist_uuid) for one in kept] == [
        (about, them.uuid),
        (None, None),
        (None, None),
    ]


def met_entry(session, entry, **more):
    (present,) = incoming.entries_here(session, [row_of(entry)]).values()
    incoming.merge_entry(
        session, present, row_of(entry) | {"tags": present["tags"]} | more, Outcome()
    )
    session.expire_all()


def test_an_entry_meets_another_state_of_it_with_its_tags_and_words(session):
    entry = additions.keep(session, ask("Here."), source="kept").entry
    met_entry(session, entry)
    assert versions.history(session, entry.uuid) == []
    night = Tag(uuid=tags.uuid_of("night"), name="night")
    incoming.add_tags(session, [night.model_dump()])
    met_entry(session, entry, body="There.", tags=["night"], edits=entry.edits + 1)
    assert (entry.body, tags.of_entry(session, entry.uuid)) == ("There.", ["night"])
    assert states_of_entry(session, entry) == [("Here.", [])]
    met_entry(session, entry, body="Older.", tags=[], edits=entry.edits - 1)
    assert (entry.body, tags.of_entry(session, entry.uuid)) == ("There.", ["night"])
    assert states_of_entry(session, entry) == [("Older.", []), ("Here.", [])]


def states_of_entry(session, entry):
    found = versions.history(session, entry.uuid)
    return [(one.row["row"]["body"], one.row["tags"]) for one in found]


@pytest.mark.parametrize(
    ("door", "share"), [("3", "only-me"), ("1", "as-written"), ("", "as-written")]
)
def test_where_something_was_written_never_changes(session, door, share):
    entry = additions.keep(session, ask("Here."), source="kept").entry
    entry.door = door
    session.flush()
    met_entry(session, entry, door="2", share="as-written", edits=entry.edits + 1)
    assert (entry.door, entry.share) == (door or "2", share)


def test_captures_that_were_merged_elsewhere_are_known_here(session):
    first, second = ({"uuid": uuid4(), "merged_at": AT} for _ in range(2))
    outcome = Outcome()
    incoming.merge_captures(session, [], outcome)
    incoming.merge_captures(session, [first], outcome)
    assert (outcome.new, outcome.known) == (1, 0)
    incoming.merge_captures(session, [first, second], outcome)
    assert (outcome.new, outcome.known) == (2, 1)
    assert set(session.exec(select(Capture.uuid))) == {first["uuid"], second["uuid"]}


@pytest.mark.parametrize(("why", "is_here", "becomes"), [
    ("deleted", True, "edited"),
    ("deleted", False, "deleted"),
    ("gone", True, None),
    ("gone", False, "gone"),
    ("edited", True, "edited"),
])  # fmt: skip
def test_what_is_here_was_not_deleted(session, why, is_here, becomes):
    entry = additions.keep(session, ask(), source="kept").entry
    state = former(entry, 1, "Before.", why=why)
    if why == "gone":
        state["row"] = None
    if not is_here:
        session.delete(entry)
        session.flush()
    assert meet(session, state) == ((1, 0, 0) if becomes else (0, 0, 1))
    assert session.exec(select(Version.why)).all() == ([becomes] if becomes else [])


def test_a_former_state_points_at_what_is_here(session):
    entry = additions.keep(session, ask(), source="kept").entry
    them, there, elsewhere = therapists.usual_one(session), uuid4(), uuid4()
    state = former(entry, 1, "Before.", row_uuid=there)
    state["row"]["row"]["therapist_uuid"] = str(elsewhere)
    outcome = Outcome(same={there: entry.uuid, elsewhere: them.uuid})
    incoming_versions.merge_versions(session, [state], set(), outcome, 0)
    kept = session.exec(select(Version)).one()
    assert (kept.row_uuid, kept.row["row"]["therapist_uuid"]) == (entry.uuid, str(them.uuid))
    assert (kept.row["row"]["body"], kept.row["tags"]) == ("Before.", [])


def test_what_was_written_for_who_makes_room_is_nobodys_then(session, topic):
    assert topic.therapist_uuid is not None
    assert incoming.make_room(session, [{"uuid": uuid4(), "name": "Ann"}])
    session.expire_all()
    assert session.exec(select(Therapist)).all() == []
    assert topic.therapist_uuid is None
