from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
from sqlalchemy import text
from sqlmodel import select

from bondjournal.addition import Addition, NewEntry, check
from bondjournal.journal import additions, entries, imports, purging, tags, versions
from bondjournal.journal.entry_filter import Filter
from bondjournal.journal.imports import Imported
from bondjournal.journal.tables import Entry, EntryTag, Import, Tag

AT = datetime(2020, 1, 1, 11, tzinfo=UTC)


def some(*numbers, tag="old"):
    return [
        Imported(
            UUID(int=number),
            AT + timedelta(days=number),
            "Europe/Berlin",
            date(2020, 1, 1) + timedelta(days=number),
            NewEntry(body=f"Number {number}.", title="From elsewhere", tags=(tag, f"t{number}")),
            (f"Number {number}",),
        )
        for number in numbers
    ]


def shown(session, **asked):
    return [line.words for line in entries.page(session, Filter(**asked))]


@pytest.fixture
def run(session):
    return imports.begin(session, "jsonl")


def test_an_import_is_out_of_sight_until_it_is_finished(session, run):
    assert imports.add(session, run, some(1, 2)) == 2
    assert shown(session) == shown(session, words="number") == shown(session, tags=("old",)) == []
    assert entries.count(session) == 0
    imports.finish(session, run)
    session.flush()
    assert shown(session) == ["Number 2.", "Number 1."]
    assert shown(session, words="number") == shown(session, tags=("old",)) == shown(session)
    assert shown(session, words="1") == shown(session, tags=("t1",)) == ["Number 1."]


def test_what_is_imported_has_all_that_it_had(session, run):
    imports.add(session, run, some(1))
    entry = session.exec(select(Entry)).one()
    assert (entry.uuid, entry.at, entry.day) == (UUID(int=1), AT + timedelta(1), date(2020, 1, 2))
    assert (entry.title, entry.quotes, entry.share) == ("From elsewhere", ["Number 1"], "only-me")
    assert (entry.source, entry.device) == ("imported", session.info["device"])
    assert tags.of_entry(session, entry.uuid) == ["old", "t1"]


def test_the_same_entry_comes_in_once(session, run):
    assert imports.add(session, run, some(1, 1, 2)) == 2
    assert imports.add(session, run, some(2, 3)) == 1
    assert imports.add(session, run, some(1, 2, 3)) == 0
    assert imports.new_ones(session, some(3, 4)) == some(4)


def test_what_was_deleted_is_not_imported_again(session, run):
    imports.add(session, run, some(1, 2))
    imports.finish(session, run)
    versions.delete(session, entries.by_uuid(session, UUID(int=1)))
    purging.remove(session, UUID(int=2))
    assert imports.add(session, imports.begin(session, "jsonl"), some(1, 2, 3)) == 1


def test_an_import_does_not_take_the_place_of_a_deleted_entry(session, run):
    """A row in the trash comes back under its own number."""
    made = Addition(at=AT, zone="Europe/Berlin", entry=NewEntry(body="Mine."))
    mine = additions.keep(session, check(made)).entry
    number = mine.id
    deleted = versions.delete(session, mine)
    imports.add(session, run, some(1))
    imports.finish(session, run)
    assert session.exec(select(Entry.id)).one() == number + 1
    assert versions.bring_back(session, deleted).id == number
    assert shown(session, words="mine") == ["Mine."]


def test_taking_back_removes_all_that_an_unfinished_import_brought(session, run):
    imports.add(session, run, some(1))
    imports.finish(session, run)
    interrupted = imports.begin(session, "jsonl")
    imports.add(session, interrupted, some(2, 3, tag="new"))
    imports.take_back(session)
    assert shown(session) == ["Number 1."]
    assert session.exec(select(Import.finished)).all() == [True]
    assert session.exec(select(Entry.uuid)).all() == [UUID(int=1)]
    assert len(session.exec(select(EntryTag)).all()) == 2
    assert sorted(session.exec(select(Tag.name))) == ["old", "t1"]
    found = "SELECT count(*) FROM kept_search WHERE kept_search MATCH 'number'"
    assert session.execute(text(found)).scalar_one() == 1
    again = imports.begin(session, "jsonl")
    assert imports.add(session, again, some(1, 2, 3)) == 2
    imports.finish(session, again)
    assert len(shown(session, words="number")) == 3


def test_taking_back_nothing_changes_nothing(session, run):
    imports.add(session, run, some(1))
    imports.finish(session, run)
    imports.take_back(session)
    assert shown(session, words="number", tags=("old",)) == ["Number 1."]


def test_one_that_runs_or_was_interrupted_is_known_until_it_is_finished_or_taken_back(session):
    assert not imports.any_unfinished(session)
    run = imports.begin(session, "jsonl")
    session.flush()
    assert imports.any_unfinished(session)
    imports.finish(session, run)
    session.flush()
    assert not imports.any_unfinished(session)
    imports.begin(session, "jsonl")
    session.flush()
    imports.take_back(session)
    assert not imports.any_unfinished(session)
