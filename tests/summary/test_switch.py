"""What was just kept for a page, the order of what is switched on, and who a page is from."""

from uuid import uuid4

import pytest
from desk import LAST, NEXT, TODAY

from bondjournal.errors import NotFound, WrongUse
from bondjournal.journal import goals, preparations
from bondjournal.journal.tables import Goal, Helped, Tried
from bondjournal.summary import offered, switch
from made import someone


@pytest.fixture
def page(desk):
    desk.appointment(LAST)
    return desk.therapist.uuid, desk.appointment(NEXT, "planned").uuid


def chosen(desk, page):
    return preparations.for_page(desk.session, *page).prepared.chosen


def test_what_was_just_kept_is_put_on_the_page_and_is_theirs_from_then_on(desk, page):
    someone(desk.session, "Anna")
    someone(desk.session, "Bert")
    row = desk.add(Helped(text="tea", day=LAST))
    assert row.therapist_uuid is None
    assert switch.add_new(desk.session, *page, row.uuid)
    assert (row.therapist_uuid, chosen(desk, page)) == (desk.therapist.uuid, [row.uuid.hex])
    with pytest.raises(NotFound):
        switch.add_new(desk.session, *page, uuid4())


def test_a_goal_needs_a_number_for_that(desk, page):
    goal = desk.add(Goal(words="sleep"))
    assert not switch.add_new(desk.session, *page, goal.uuid)
    assert chosen(desk, page) == [goal.uuid.hex]
    goals.rate(desk.session, goal.uuid, 4, TODAY)
    assert switch.add_new(desk.session, *page, goal.uuid)


def test_what_is_switched_on_stands_where_it_was_put(desk, page):
    rows = [desk.add(Tried(what=what, day=LAST)) for what in ("one", "two", "three")]
    a, b, c = (row.uuid for row in rows)
    found = offered.the_rest(desk.session, *page, today=TODAY)
    by_uuid = {one.uuid: one for one in found if one.kind == "tried"}
    for uuid, order in ((a, [a]), (b, [b, a]), (c, ())):
        switch.set_on_page(desk.session, *page, by_uuid[uuid], on=True, order=order)
    assert chosen(desk, page) == [b.hex, a.hex, c.hex]


def test_who_pages_are_from_is_said_and_taken_off(session):
    assert switch.signed(session) == ""
    switch.sign(session, " R. ")
    assert switch.signed(session) == "R."
    with pytest.raises(WrongUse):
        switch.sign(session, "x" * 100_000)
    switch.sign(session, "")
    assert switch.signed(session) == ""
