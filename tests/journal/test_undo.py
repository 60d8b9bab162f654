"""Undo: the last changes are taken back, one after another, and what is back is named."""

import pytest

from bondjournal import dates
from bondjournal.addition import Addition, NewEntry, check
from bondjournal.errors import NotFound
from bondjournal.journal import (
    additions,
    entries,
    former,
    goals,
    settings,
    topic_list,
    undo,
    versions,
    whole_entries,
)
from bondjournal.journal.entries import Changes


@pytest.fixture
def change(journal, at):
    """Make a change in a transaction of its own, a minute after the one before."""
    minutes = iter(range(60))

    def make(function, *values, **named):
        at(f"2026-05-11T18:{next(minutes):02}")
        return journal.write(function, *values, **named)

    return make


@pytest.fixture
def entry(change, journal):
    made = check(Addition(at=dates.now(), zone="Europe/Berlin", entry=NewEntry(body="One.")))
    change(lambda session: additions.keep(session, made) and None)
    return made.uuid


def text(journal, uuid):
    found = journal.read(whole_entries.find, uuid)
    return found.body if found else None


def edit(session, uuid, body):
    return whole_entries.change(session, uuid, Changes(body=body))


def test_edits_and_a_deletion_are_taken_back_one_after_another(change, journal, entry):
    change(edit, entry, "Two.")
    change(edit, entry, "Three.")
    change(former.delete, entry)
    (back,) = change(undo.undo)
    assert (back.noun, back.name, text(journal, entry)) == ("entry", "Three.", "Three.")
    change(undo.undo)
    assert text(journal, entry) == "Two."
    change(undo.undo)
    assert text(journal, entry) == "One."
    with pytest.raises(NotFound, match="no change"):
        change(undo.undo)
    assert text(journal, entry) == "One."


def test_several_at_once_are_the_last_ones(change, journal, entry):
    for body in ("Two.", "Three.", "Four."):
        change(edit, entry, body)
    change(former.delete, entry)
    assert [one.name for one in change(undo.undo, 3)] == ["Four.", "Three.", "Two."]
    assert text(journal, entry) == "Two."
    assert [one.name for one in change(undo.undo, 9)] == ["One."]


def test_what_is_changed_after_an_undo_is_taken_back_first(change, journal, entry):
    change(edit, entry, "Two.")
    change(edit, entry, "Three.")
    change(undo.undo)
    change(edit, entry, "Four.")
    change(undo.undo)
    assert text(journal, entry) == "Two."
    change(undo.undo)
    assert text(journal, entry) == "One."


def test_what_was_undone_is_in_the_history(change, journal, entry):
    change(edit, entry, "Two.")
    change(undo.undo)
    assert [one.name for one in journal.read(former.history, entry)] == ["Two.", "One."]


def test_one_change_of_several_rows_is_taken_back_whole(change, journal):
    for name in ("one", "two", "three"):
        change(topic_list.add, name)
    listed = journal.read(topic_list.LIST.listed)
    change(topic_list.LIST.move, listed[2].uuid, 1)
    assert [one.text for one in journal.read(topic_list.LIST.listed)] == ["three", "one", "two"]
    change(undo.undo)
    assert [one.text for one in journal.read(topic_list.LIST.listed)] == ["one", "two", "three"]


def test_a_goal_comes_back_with_its_numbers(change, journal):
    goal = change(goals.add, "Say it")
    change(goals.rate, goal.uuid, 4, journal.read(settings.today))
    change(former.delete, goal.uuid)
    (back,) = change(undo.undo)
    assert back.kind == "a goal"
    (listed,) = journal.read(goals.LIST.listed)
    assert [one.value for one in listed.ratings] == [4]


def test_what_was_brought_back_or_is_gone_is_no_change(change, journal, entry):
    change(edit, entry, "Two.")
    deleted = change(former.delete, entry)
    change(former.bring_back, deleted)
    change(undo.undo)
    assert text(journal, entry) == "One."
    change(former.delete, entry, gone_now=True)
    with pytest.raises(NotFound):
        change(undo.undo)


def test_something_in_the_trash_is_brought_back_by_its_id(change, journal, entry):
    change(former.delete, entry)
    with pytest.raises(NotFound, match="Nothing in the trash"):
        change(undo.bring_back, [entry.hex[:8], "ffffffff"])
    assert [one.name for one in change(undo.bring_back, [entry.hex[:8]] * 2)] == ["One."]
    assert text(journal, entry) == "One."
    with journal.session() as session:
        assert versions.trash(session) == []
        assert len(entries.page(session)) == 1
