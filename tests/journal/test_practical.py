import pytest

from bondjournal.errors import NotFound, WrongUse
from bondjournal.journal import practical, versions
from bondjournal.wording.work import PICK


@pytest.fixture
def three(session):
    return [practical.add(session, text) for text in ("one?", "two?", "three?")]


def order(session, **asked):
    return [one.text for one in practical.all_of(session, **asked)]


def test_they_stand_in_the_order_they_were_added(session, three):
    assert order(session) == ["one?", "two?", "three?"]
    for typed in ("", " ", "long " * 1000):
        with pytest.raises(WrongUse):
            practical.add(session, typed)


def test_what_was_asked_stands_last(session, three):
    assert practical.mark(session, three[0], asked=True)
    assert not practical.mark(session, three[0], asked=True)
    assert order(session) == ["two?", "three?", "one?"]
    assert order(session, asked=False) == ["two?", "three?"]
    practical.mark(session, three[0], asked=False)
    assert order(session, asked=True) == []


def test_the_same_question_is_one_question(session, three):
    practical.mark(session, three[0], asked=True)
    assert practical.add(session, " one? ") is three[0]
    assert practical.add(session, "two?") is three[1]
    assert order(session, asked=False) == ["one?", "two?", "three?"]


def test_each_question_to_pick_from_can_be_kept(session):
    for text in PICK:
        practical.add(session, text)
    assert order(session) == list(PICK)


def test_moving_and_other_words(session, three):
    practical.move(session, three[2], 1)
    practical.change(session, three[0], text="one, then?")
    assert order(session) == ["three?", "one, then?", "two?"]
    practical.mark(session, three[0], asked=True)
    with pytest.raises(WrongUse, match="There are 2 places"):
        practical.move(session, three[2], 3)
    with pytest.raises(WrongUse):
        practical.change(session, three[0], text="")


def test_a_number_or_an_id(session, three):
    assert practical.named(session, "2") is three[1]
    assert practical.named(session, three[1].uuid.hex[:8]) is three[1]
    for name in ("0", "4", "two?"):
        with pytest.raises(NotFound):
            practical.named(session, name)


def test_a_removed_one_comes_back(session, three):
    version = practical.remove(session, three[0])
    assert order(session) == ["two?", "three?"]
    versions.undo(session, version)
    assert order(session) == ["one?", "two?", "three?"]
