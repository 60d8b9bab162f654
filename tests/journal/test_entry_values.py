"""An entry as a front end is given it: named, beside another, with what is worked out of it."""

from datetime import date, timedelta

import pytest

from bondjournal.errors import NotFound, WrongUse
from bondjournal.journal import entries, purging, therapists, values, versions, whole_entries
from bondjournal.journal.entries import Changes
from bondjournal.journal.entry_filter import EVERYTHING, Filter
from bondjournal.journal.tables import Entry
from made import AT, another


@pytest.fixture
def write(session):
    def keep(body, days=0, tags=()):
        at = AT + timedelta(days=days)
        row = Entry(at=at, zone="UTC", day=date(2026, 5, 12) + timedelta(days=days), body=body)
        return entries.keep(session, row, tags).uuid

    return keep


def test_one_is_named_as_its_row_is(session, write):
    with pytest.raises(NotFound):
        whole_entries.named(session, "last")
    first = write("The first.")
    write("The last.")
    assert whole_entries.named(session, first.hex[:12]).body == "The first."
    found = whole_entries.named(session, "last")
    assert (type(found), found.body) == (values.Entry, "The last.")
    with pytest.raises(WrongUse):
        whole_entries.named(session, "xy")


def test_it_says_how_often_it_was_changed_and_what_is_left_of_that(session, write):
    uuid = write("Once.")
    for body in ("Twice.", "Thrice."):
        whole_entries.change(session, uuid, Changes(body=body))
    found = whole_entries.find(session, uuid)
    assert (found.edits, found.former) == (2, 2)
    versions.delete(session, entries.by_uuid(session, uuid))
    purging.empty(session, [uuid])
    assert whole_entries.find(session, uuid) is None


def test_it_says_whose_it_is_where_there_are_several_to_tell_apart(session, write):
    uuid = write("About nobody so far.")
    assert whole_entries.find(session, uuid).whose == ""
    therapists.rename(session, therapists.usual_one(session), "Ann")
    another(session, "Ivo")
    assert whole_entries.change(session, uuid, Changes(), therapist="Ivo")
    assert whole_entries.find(session, uuid).whose == "Ivo"
    assert not whole_entries.change(session, uuid, Changes(), therapist="Ivo")
    assert whole_entries.change(session, uuid, Changes(title="Ours"), for_anyone=True)
    assert whole_entries.find(session, uuid).title == "Ours"
    for wrong, error in (({"therapist": "Eva"}, NotFound), ({"therapist": "Ivo"}, WrongUse)):
        with pytest.raises(error):
            whole_entries.change(session, uuid, Changes(), for_anyone=error is WrongUse, **wrong)


def test_the_next_one_on_either_side_is_one_of_those_asked_for(session, write):
    oldest, middle = write("The oldest.", -2, ("sea",)), write("Between.", -1)
    newest = write("The newest.", 0, ("sea",))

    def beside(among, uuid, toward):
        this = whole_entries.find(session, uuid)
        found = whole_entries.beside(session, among, (this.at, this.id), toward)
        return found and found.uuid

    assert beside(EVERYTHING, newest, "older") == middle
    assert beside(Filter(tags=("sea",)), newest, "older") == oldest
    assert beside(Filter(tags=("sea",)), oldest, "newer") == newest
    assert beside(EVERYTHING, newest, "newer") is None
