import pytest

from bondjournal.errors import WrongUse
from bondjournal.journal import practical
from bondjournal.wording.work import PICK


@pytest.fixture
def three(session):
    return [practical.add(session, text) for text in ("one?", "two?", "three?")]


def order(session, **asked):
    return [one.text for one in practical.all_of(session, **asked)]


def test_what_was_asked_stands_last(session, three):
    assert practical.mark(session, three[0], asked=True)
    assert not practical.mark(session, three[0], asked=True)
    assert order(session) == ["two?", "three?", "one?"]
    assert order(session, asked=False) == ["two?", "three?"]
    assert practical.named(session, "3") is three[0]
    with pytest.raises(WrongUse, match="There are 2 places"):
        practical.move(session, three[2], 3)
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
