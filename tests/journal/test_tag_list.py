"""The list of tags, and changing one everywhere."""

from datetime import date

import pytest

from bondjournal.addition import NewEntry
from bondjournal.errors import NotFound, WrongUse
from bondjournal.journal import (
    additions,
    entries,
    search,
    tag_list,
    tags,
    undo,
    versions,
)
from bondjournal.journal.entry_filter import Filter
from made import ask


@pytest.fixture
def kept(journal):
    """Three entries of 10, 11 and 12 May, with their tags; the names of the tags they have now."""
    given = [("garden", "phone"), ("Garden",), ("outside", "garden")]
    with journal.transaction() as session:
        for day, named in zip((10, 11, 12), given, strict=True):
            at = ask().at.replace(day=day)
            additions.keep(session, ask(at=at, entry=NewEntry(body="A line.", tags=named)))

    def now(session):
        lines = entries.page(session, toward="newer")
        return [tags.of_entry(session, line.uuid) for line in lines]

    return now


def test_each_has_its_newest_day_and_is_listed_by_its_name(journal, kept):
    found = journal.read(tag_list.listed)
    assert found == [
        ("garden", date(2026, 5, 12), 3),
        ("outside", date(2026, 5, 12), 1),
        ("phone", date(2026, 5, 10), 1),
    ]
    with journal.transaction() as session:
        versions.delete(session, entries.named(session, "last"))
    assert journal.read(tag_list.listed)[0] == ("garden", date(2026, 5, 11), 2)
    assert [one.name for one in journal.read(tag_list.listed)] == ["garden", "phone"]


@pytest.mark.parametrize("typed", ["garden", "#garden", "GARDEN"])
def test_one_is_meant_in_any_case_with_or_without_its_sign(journal, kept, typed):
    assert journal.read(tag_list.named, typed) == "garden"


def test_what_no_entry_has_is_no_tag(journal, kept):
    with pytest.raises(NotFound, match="No entry has this tag"):
        journal.read(tag_list.named, "gardens")


def test_one_is_renamed_in_every_entry_found_by_its_new_name_and_taken_back_at_once(journal, kept):
    before = journal.read(kept)
    assert journal.write(tag_list.rename, "garden", "#green") == "green"
    assert journal.read(kept) == [["green", "phone"], ["green"], ["outside", "green"]]
    assert len(journal.read(search.page, Filter(words="green"))) == 3
    assert journal.read(search.page, Filter(words="garden")) == []
    journal.write(undo.undo)
    assert journal.read(kept) == before


def test_two_of_one_name_become_one(journal, kept):
    before = journal.read(kept)
    journal.write(tag_list.rename, "garden", "outside")
    assert journal.read(kept) == [["outside", "phone"], ["outside"], ["outside"]]
    journal.write(undo.undo)
    assert journal.read(kept) == before


def test_one_is_spelled_anew_in_another_case(journal, kept):
    journal.write(tag_list.rename, "garden", "GARDEN")
    assert journal.read(kept)[1] == ["GARDEN"]
    assert journal.read(tag_list.listed)[0].entries == 3


def test_a_name_is_one_word(journal, kept):
    with pytest.raises(WrongUse):
        journal.write(tag_list.rename, "garden", "two words")


def test_one_that_is_deleted_is_on_no_entry_and_the_entries_stay(journal, kept):
    before = journal.read(kept)
    journal.write_each(tag_list.remove, ["garden", "phone"])
    assert journal.read(kept) == [[], [], ["outside"]]
    journal.write(undo.undo)
    assert journal.read(kept) == before
