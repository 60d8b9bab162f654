"""The list of names: those on a page that nobody decided on, then those that are decided."""

import pytest
from desk import LAST, NEXT, TODAY

from bondjournal import dates
from bondjournal.addition import NewTopic
from bondjournal.errors import WrongUse
from bondjournal.journal import appointments, stand_ins, therapists, topics
from bondjournal.summary import name_list
from made import someone


@pytest.fixture(autouse=True)
def now(at):
    return at("2026-05-11T12:00")


def names(found):
    return [(one.name, one.instead) for one in found]


def test_those_nobody_decided_on_come_first(desk):
    desk.appointment(LAST)
    page = desk.therapist.uuid, desk.appointment(NEXT, "planned").uuid
    desk.entry(NEXT.replace(day=2), body="We met Ilse with Nadia.")
    stand_ins.decide(desk.session, "Zoe", "my friend")
    stand_ins.decide(desk.session, "Nadia", "")
    found = [("Ilse", None), ("Nadia", ""), ("Zoe", "my friend")]
    assert names(name_list.of_page(desk.session, *page, today=TODAY)) == found


def test_the_next_page_is_theirs_whose_session_is_the_first_to_come(session, now):
    for name, day, met in (("Ann", 13, "Ilse"), ("Ben", 12, "Nadia")):
        them = someone(session, name)
        when = dates.When(NEXT.replace(day=day), None)
        appointments.add(session, them, when, "Europe/Berlin")
        topics.add(session, NewTopic(text=f"what {met} said"), therapist=them.uuid)
    found = name_list.of_next_page(session, now=now, today=TODAY)
    assert names(found) == [("Nadia", None)]


def test_no_page_comes_next_where_no_session_is_to_be_mentioned(session, now):
    therapists.stop_mentioning(session, therapists.usual_one(session))
    with pytest.raises(WrongUse):
        name_list.of_next_page(session, now=now, today=TODAY)
