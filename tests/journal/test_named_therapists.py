"""With whom: who is meant, who can be chosen, and what is said of somebody by name."""

from uuid import uuid4

import pytest

from bondjournal.errors import NotFound, WrongUse
from bondjournal.journal import named_therapists, seeing, therapists, values
from made import another


@pytest.fixture(autouse=True)
def now(at):
    return at("2026-05-10T10:00")


@pytest.fixture
def ann(session):
    them = therapists.usual_one(session)
    therapists.rename(session, them, "Ann")
    return them


@pytest.fixture
def ben(session, ann):
    return another(session, "Ben")


def named(choice):
    return [one.called for one in choice.several]


def test_one_alone_is_meant_without_a_choice(session):
    choice = named_therapists.choice(session)
    assert named(choice) == ["without a name"]
    assert choice.usual == choice.several[0].uuid


def test_those_who_are_seen_can_be_chosen(session, ann, ben):
    another(session, "Cleo")
    seeing.pause(session, ben)
    assert named(named_therapists.choice(session)) == ["Ann", "Cleo"]
    assert named_therapists.choice(session).usual == ann.uuid
    assert named_therapists.anybody_seen(session)


def test_who_is_known_is_meant_alone(session, ann, ben):
    seeing.end(session, ben)
    assert named(named_therapists.choice(session, ben.uuid)) == ["Ben"]


def test_who_is_not_to_be_mentioned_is_not_meant(session, ann, ben):
    therapists.stop_mentioning(session, ben)
    with pytest.raises(WrongUse):
        named_therapists.choice(session, ben.uuid)
    assert named(named_therapists.choice(session)) == ["Ann"]
    therapists.stop_mentioning(session, ann)
    with pytest.raises(WrongUse):
        named_therapists.choice(session)
    assert named_therapists.to_meet(session) is None
    assert not named_therapists.anybody_seen(session)


def test_a_session_can_be_with_somebody_who_is_seen_no_more(session, ann, ben):
    seeing.end(session, ann)
    seeing.pause(session, ben)
    known = named_therapists.to_meet(session)
    assert (named(known), known.usual) == (["Ann", "Ben"], ben.uuid)
    assert not named_therapists.anybody_seen(session)


def test_the_first_one_is_named_before_another_is_added(session):
    assert named_therapists.first_is_nameless(session)
    added = named_therapists.add(session, "Ben", first="Ann")
    assert added == therapists.get(session, added.uuid)
    assert [one.name for one in therapists.all_of(session)] == ["Ann", "Ben"]
    assert not named_therapists.first_is_nameless(session)


def test_somebody_is_called_something_else_by_name_or_by_uuid(session):
    named_therapists.edit(session, "", "Ann")
    named_therapists.edit(session, "ann", "Anne")
    (them,) = therapists.all_of(session)
    named_therapists.edit(session, them.uuid, "Annika")
    assert them.name == "Annika"
    for nobody in ("", "Ann", uuid4()):
        with pytest.raises(NotFound):
            named_therapists.edit(session, nobody, "Ann")


@pytest.mark.parametrize("means", [lambda them: them.name, lambda them: them.uuid])
def test_sessions_are_mentioned_or_not_whoever_is_named(session, ann, ben, means):
    named_therapists.mention(session, means(ben), on=False)
    assert (ann.mentioned, ben.mentioned) == (True, False)
    named_therapists.mention(session, means(ben), on=True)
    assert ben.mentioned


def test_who_is_meant_is_a_value_that_stays_as_it_was_read(session, ann, ben):
    there = therapists.get(session, ben.uuid)
    assert isinstance(there, values.Therapist)
    therapists.rename(session, ben, "Benno")
    assert there.called == "Ben"
    assert named(named_therapists.choice(session)) == ["Ann", "Benno"]
    with pytest.raises(NotFound):
        therapists.get(session, uuid4())
