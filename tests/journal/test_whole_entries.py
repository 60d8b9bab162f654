"""Entries, whole: read as values, and changed by their uuid."""

from datetime import date
from uuid import uuid4

import pytest

from bondjournal.errors import NotFound, WrongUse
from bondjournal.journal import entries, values, versions, whole_entries
from bondjournal.journal.entries import Changes
from bondjournal.journal.tables import Entry
from made import AT


@pytest.fixture
def entry(session):
    row = Entry(at=AT, zone="UTC", day=date(2026, 5, 12), body="One. Two.", title="Monday")
    return entries.keep(session, row, ["work", "sleep"])


def test_an_entry_is_read_with_its_tags(session, entry):
    found = whole_entries.find(session, entry.uuid)
    assert type(found) is values.Entry
    assert (found.title, found.body, found.tags) == ("Monday", "One. Two.", ("work", "sleep"))


def test_one_that_is_not_there_is_told(session):
    assert whole_entries.find(session, uuid4()) is None
    with pytest.raises(NotFound, match="deleted in the meantime"):
        whole_entries.change(session, uuid4(), Changes(title="x"))


@pytest.mark.parametrize("door", ["", "1", "2"])
def test_an_entry_of_which_something_may_go_on_a_page(session, entry, door):
    versions.edit(session, entry, door=door)
    assert whole_entries.for_page(session, entry.uuid) == whole_entries.find(session, entry.uuid)


def test_an_entry_of_which_nothing_goes_on_a_page_is_refused_before_anything_is_asked(
    session, entry
):
    versions.edit(session, entry, door="3")
    with pytest.raises(WrongUse, match="third door"):
        whole_entries.for_page(session, entry.uuid)
    versions.delete(session, entry)
    with pytest.raises(NotFound, match="no longer there"):
        whole_entries.for_page(session, entry.uuid)


def test_changing_one_says_whether_that_changed_it(session, entry):
    assert whole_entries.change(session, entry.uuid, Changes(gist="In one line."))
    assert not whole_entries.change(session, entry.uuid, Changes(gist="In one line."))
    with pytest.raises(WrongUse):
        whole_entries.change(session, entry.uuid, Changes(share="everybody"))
    versions.delete(session, entry)
    with pytest.raises(NotFound):
        whole_entries.change(session, entry.uuid, Changes(gist="Too late."))


def test_several_are_read_in_the_order_asked_for(session, entry):
    other = entries.keep(session, Entry(at=AT, zone="UTC", day=date(2026, 5, 12), body="Three."))
    found = whole_entries.by_uuids(session, [other.uuid, uuid4(), entry.uuid])
    assert [(one.body, one.tags) for one in found] == [
        ("Three.", ()),
        ("One. Two.", ("work", "sleep")),
    ]
    assert whole_entries.by_uuids(session, []) == []
