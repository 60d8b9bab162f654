from datetime import date

import pytest

from bondjournal.errors import WrongUse
from bondjournal.journal import helped

DAY = date(2026, 5, 1)


@pytest.fixture
def four(session):
    return [
        helped.add(session, "texting a friend", day=DAY),
        helped.add(session, "email in bed", day=DAY, helped=False),
        helped.add(session, "walking", day=DAY),
        helped.add(session, "scrolling", day=DAY, helped=False),
    ]


def order(session, **asked):
    return [one.text for one in helped.LIST.rows(session, **asked)]


def test_what_helped_stands_before_what_did_not(session, four):
    assert order(session) == ["texting a friend", "walking", "email in bed", "scrolling"]
    assert order(session, helped=True) == ["texting a friend", "walking"]
    assert order(session, helped=False) == ["email in bed", "scrolling"]
    assert helped.LIST.named(session, "3").uuid == four[1].uuid


def test_each_is_ordered_among_its_like(session, four):
    helped.LIST.move(session, four[2].uuid, 1)
    helped.LIST.move(session, four[1].uuid, 2)
    assert order(session) == ["walking", "texting a friend", "scrolling", "email in bed"]
    with pytest.raises(WrongUse, match="There are 2 places"):
        helped.LIST.move(session, four[0].uuid, 3)


def test_what_helped_once_did_not_after_all(session, four):
    assert helped.change(session, four[0].uuid, helped=False)
    assert helped.change(session, four[2].uuid, text="walking home")
    assert not helped.change(session, four[2].uuid)
    assert order(session, helped=True) == ["walking home"]
    assert "texting a friend" in order(session, helped=False)


def test_it_is_switched_between_what_helped_and_what_did_not(session, four):
    for did in (False, True):
        assert helped.switch(session, four[0].uuid)
        assert helped.LIST.get(session, four[0].uuid).helped is did
