"""What was decided about names."""

import unicodedata

import pytest

from bondjournal.errors import NotFound, WrongUse
from bondjournal.journal import stand_ins, versions


def decided(session):
    return [(one.name, one.instead) for one in stand_ins.all_of(session)]


def test_a_name_is_decided_once_and_then_changed(session):
    stand_ins.decide(session, "Ilse", "my sister")
    first = stand_ins.find(session, "Ilse").uuid
    stand_ins.decide(session, "ILSE", "S.")
    assert stand_ins.find(session, "ilse").uuid == first
    assert decided(session) == [("Ilse", "S.")]
    stand_ins.decide(session, "Marek", "")
    assert decided(session) == [("Ilse", "S."), ("Marek", "")]


def test_one_that_was_taken_back_is_the_same_row_when_it_is_decided_anew(session):
    stand_ins.decide(session, "Zo\u00eb", "my friend")
    first = stand_ins.find(session, "Zo\u00eb").uuid
    stand_ins.remove(session, "zo\u00eb")
    assert decided(session) == []
    stand_ins.decide(session, unicodedata.normalize("NFD", "Zo\u00eb"), "a friend")
    again = stand_ins.find(session, "Zo\u00eb")
    assert (again.uuid, again.instead) == (first, "a friend")
    assert versions.trash(session, "stand_in") == []


@pytest.mark.parametrize("name", ["", "  ", "...", "-"])
def test_a_name_has_a_letter(session, name):
    with pytest.raises(WrongUse):
        stand_ins.decide(session, name, "my friend")


def test_what_is_not_decided_is_not_found(session):
    assert stand_ins.find(session, "Ilse") is None
    with pytest.raises(NotFound):
        stand_ins.remove(session, "Ilse")
