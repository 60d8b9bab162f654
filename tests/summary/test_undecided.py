"""What is still to be decided about names on a page, one after the other."""

import pytest
from desk import LAST, NEXT, TODAY

from bondjournal.addition import NewTopic
from bondjournal.errors import NotFound
from bondjournal.journal import stand_ins, therapists, topics
from bondjournal.summary import undecided


@pytest.fixture
def page(desk):
    desk.appointment(LAST)
    return desk.therapist.uuid, desk.appointment(NEXT, "planned").uuid


def asked(desk, page):
    return undecided.next_on_page(desk.session, *page, today=TODAY)


def test_names_are_asked_about_one_after_the_other_with_the_words_they_stand_in(desk, page):
    desk.entry(NEXT.replace(day=2), body="We met Ilse. Then Ilse left with Jonas.")
    first = asked(desk, page)
    assert (first.name, first.count, first.place) == ("Ilse", 2, None)
    assert len(first.texts) == 2
    assert "met Ilse" in first.texts[0]
    undecided.decide(desk.session, first, "I.", replace=True)
    second = asked(desk, page)
    assert second.name == "Jonas"
    undecided.decide(desk.session, second, "", replace=False)
    assert asked(desk, page) is None
    assert [(one.name, one.instead) for one in stand_ins.all_of(desk.session)] == [
        ("Ilse", "I."),
        ("Jonas", ""),
    ]
    assert not undecided.on_page(desk.session, *page, today=TODAY)


def test_a_name_in_the_line_to_a_number_is_asked_about(desk, page):
    rated = desk.appointment(NEXT.replace(day=5))
    desk.rating(rated, 5, line="I spoke of Ilse at once.")
    assert asked(desk, page).name == "Ilse"


@pytest.mark.parametrize(
    ("instead", "replace", "stands"), [("", True, "W."), ("", False, "W."), ("Will B.", True, None)]
)
def test_a_name_that_is_a_common_word_too_is_asked_about_at_each_place(
    desk, page, instead, replace, stands
):
    stand_ins.decide(desk.session, "Will", "W.")
    desk.entry(NEXT.replace(day=2), body="Will it end? I asked him so.")
    place = asked(desk, page)
    assert (place.name, place.place.found, place.instead) == ("Will", "Will", "W.")
    assert (place.count, place.texts) == (0, ())
    undecided.decide(desk.session, place, instead, replace=replace)
    assert asked(desk, page) is None
    assert stand_ins.find(desk.session, "Will").instead == (stands or instead)


def test_places_are_all_there_decided_or_not_and_decided_by_their_number(desk, page):
    desk.entry(NEXT.replace(day=2), body="I told Will; will he come?")
    assert undecided.places(desk.session, *page, today=TODAY) == ()
    stand_ins.decide(desk.session, "Will", "my son")
    undecided.decide_places(desk.session, *page, [2], replace=False, today=TODAY)
    found = undecided.places(desk.session, *page, today=TODAY)
    assert [(one.found, one.decided) for one in found] == [("Will", None), ("will", False)]
    assert undecided.on_page(desk.session, *page, today=TODAY).places == found[:1]
    undecided.decide_places(desk.session, *page, [1, 2], replace=True, today=TODAY)
    found = undecided.places(desk.session, *page, today=TODAY)
    assert [one.decided for one in found] == [True, True]


def test_with_a_number_that_no_place_has_none_is_decided(journal, at):
    at("2026-05-11T12:00")
    with journal.transaction() as session:
        page = therapists.usual_one(session).uuid, None
        topics.add(session, NewTopic(text="what Will said"))
        stand_ins.decide(session, "Will", "my son")
    with pytest.raises(NotFound, match="No place on the page has this number"):
        journal.write(undecided.decide_places, *page, [1, 2], replace=True, today=TODAY)
    (place,) = journal.read(undecided.places, *page, today=TODAY)
    assert place.decided is None
