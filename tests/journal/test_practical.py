import pytest

from bondjournal.errors import WrongUse
from bondjournal.journal import practical, therapists, versions
from bondjournal.wording.work import PICK


@pytest.fixture
def three(session):
    return [practical.add(session, text) for text in ("one?", "two?", "three?")]


def order(session, **asked):
    return [one.text for one in practical.LIST.rows(session, **asked)]


def test_what_was_asked_stands_last(session, three):
    assert practical.mark(session, three[0].uuid, asked=True)
    assert not practical.mark(session, three[0].uuid, asked=True)
    assert order(session) == ["two?", "three?", "one?"]
    assert order(session, asked=False) == ["two?", "three?"]
    assert practical.LIST.named(session, "3").uuid == three[0].uuid
    with pytest.raises(WrongUse, match="There are 2 places"):
        practical.LIST.move(session, three[2].uuid, 3)
    practical.mark(session, three[0].uuid, asked=False)
    assert order(session, asked=True) == []


def test_the_same_question_is_one_question(session, three):
    practical.mark(session, three[0].uuid, asked=True)
    assert practical.add(session, " one? ").uuid == three[0].uuid
    assert practical.add(session, "two?").uuid == three[1].uuid
    assert order(session, asked=False) == ["one?", "two?", "three?"]


def test_a_question_to_one_of_them_becomes_one_to_anyone(session):
    therapists.usual_one(session)
    ben = therapists.add(session, "Ben", first="Ann")
    asked = practical.add(session, "one?", therapist=ben.uuid)
    again = practical.add(session, "one?", therapist=ben.uuid, for_anyone=True)
    assert again.uuid == asked.uuid
    row = versions.by_uuid(session, asked.uuid)
    assert (row.for_anyone, row.therapist_uuid) == (True, None)


def test_each_question_to_pick_from_can_be_kept(session):
    for text in PICK:
        practical.add(session, text)
    assert order(session) == list(PICK)


def test_it_is_switched_between_asked_and_to_be_asked(session, three):
    for asked in (True, False):
        assert practical.switch(session, three[0].uuid)
        assert practical.LIST.get(session, three[0].uuid).asked is asked
