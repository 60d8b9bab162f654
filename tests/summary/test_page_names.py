"""The names on a page: undecided ones first, each with what replaces it and where it stands."""

import pytest
from desk import LAST, NEXT, TODAY

from bondjournal.journal import stand_ins
from bondjournal.summary import page_names, undecided


@pytest.fixture
def page(desk):
    desk.appointment(LAST)
    desk.entry(NEXT.replace(day=9), body="I met Nadia and Marek. Then Nadia said Will would come.")
    desk.entry(NEXT.replace(day=8), "only-me", body="Nothing of Olga.")
    stand_ins.decide(desk.session, "Marek", "my manager")
    stand_ins.decide(desk.session, "Will", "my brother")
    stand_ins.decide(desk.session, "Ilse", "my sister")
    return desk.therapist.uuid, desk.appointment(NEXT, "planned").uuid


def names(desk, page):
    return page_names.of_page(desk.session, *page, today=TODAY)


def steps(desk, page, at):
    return undecided.steps_of_page(desk.session, *page, at, today=TODAY)


def test_undecided_ones_come_first_and_only_those_on_the_page_are_there(desk, page):
    found = [(one.name, one.instead, one.count, one.decided) for one in names(desk, page)]
    assert found == [
        ("Nadia", None, 2, False),
        ("Will", "my brother", 1, False),
        ("Marek", "my manager", 1, True),
    ]
    nadia, will, _ = names(desk, page)
    assert nadia.around[0] == (NEXT.replace(day=9), "I met Nadia and Marek. Then Nadia s…")
    assert [place.found for place in will.places] == ["Will"]


def test_the_step_of_the_names_is_there_while_one_is_undecided_and_one_is_at_it(desk, page):
    assert steps(desk, page, "choose") == ("choose", "topics", "names", "page")
    stand_ins.decide(desk.session, "Nadia", "")
    (will,) = [one for one in names(desk, page) if one.name == "Will"]
    stand_ins.decide_place(desk.session, will.places[0].key, replace=True)
    assert all(one.decided for one in names(desk, page))
    assert steps(desk, page, "choose") == ("choose", "topics", "page")
    assert "names" in steps(desk, page, "names")


def test_a_name_that_is_a_word_too_is_swapped_where_it_is_a_name_unless_decided_there(desk, page):
    desk.entry(NEXT.replace(day=7), body="I hope Will asks. He will, and Will knows.")

    def decided():
        (will,) = [one for one in names(desk, page) if one.name == "Will"]
        return will.stays, [(place.found, place.decided) for place in will.places]

    def swap():
        page_names.swap(desk.session, *page, "Will", "my brother", today=TODAY)

    swap()
    as_names = [("Will", True), ("will", False), ("Will", True), ("Will", True)]
    assert decided() == (False, as_names)
    (will,) = [one for one in names(desk, page) if one.name == "Will"]
    stand_ins.decide_place(desk.session, will.places[0].key, replace=False)
    one_by_one = decided()[1]
    stand_ins.decide(desk.session, "Will", "")
    assert decided() == (True, [])
    swap()
    assert decided() == (False, one_by_one)
    for place in will.places:
        stand_ins.decide_place(desk.session, place.key, replace=False)
    assert decided()[0]
    swap()
    assert decided() == (False, as_names)
