"""What was decided about names."""

import unicodedata
from uuid import UUID

import pytest

from bondjournal.errors import NotFound, WrongUse
from bondjournal.journal import settings, stand_ins, versions
from bondjournal.journal.tables import StandIn


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


def test_a_name_is_meant_by_the_start_of_its_id(session):
    ilse = stand_ins.decide(session, "Ilse", "my sister").uuid.hex
    marek = stand_ins.decide(session, "Marek", "").uuid.hex
    assert ilse[:4] != marek[:4]
    assert stand_ins.meant(session, ilse[:4]) == "Ilse"
    assert stand_ins.meant(session, marek.upper()) == "Marek"
    for typed in ("ilse", "Nobody", ilse[:3], f"{ilse[:8]}x"):
        assert stand_ins.meant(session, typed) == typed
    stand_ins.decide(session, ilse[:8], "")
    assert stand_ins.meant(session, ilse[:8]) == ilse[:8]


def test_a_start_that_several_ids_have_means_none(session):
    for name, start in (("Ilse", "abcdef10"), ("Marek", "abcdef20")):
        uuid = UUID(f"{start}-1234-4567-89ab-cdef01234567")
        session.add(StandIn(uuid=uuid, name=name))
    session.flush()
    assert stand_ins.meant(session, "abcdef") == "abcdef"
    assert stand_ins.meant(session, "abcdef2") == "Marek"


def test_each_place_is_decided_beside_the_others(session):
    stand_ins.decide_place(session, "a", replace=True)
    stand_ins.decide_place(session, "b", replace=False)
    assert settings.get(session, "page.places") == {"a": True, "b": False}
    stand_ins.decide_place(session, "a", replace=False)
    assert settings.get(session, "page.places") == {"a": False, "b": False}
