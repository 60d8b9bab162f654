"""The sentences of an entry that may be quoted."""

from uuid import uuid4

import pytest

from bondjournal.addition import Addition, NewEntry
from bondjournal.errors import NotFound
from bondjournal.journal import additions, entries, whole_entries


@pytest.fixture
def entry(session, at):
    now = at("2026-05-10T18:00")
    made = Addition(at=now, zone="Europe/Berlin", entry=NewEntry(body="One. Two. Three."))
    return additions.keep(session, made).entry.uuid


def test_each_sentence_is_offered_with_whether_it_is_quoted(session, entry):
    assert whole_entries.quotable(session, entry) == [
        ("One.", False),
        ("Two.", False),
        ("Three.", False),
    ]
    for sentence in ("Three.", "One.", "Two.", "Two."):
        whole_entries.turn_quote(session, entry, sentence)
    assert whole_entries.quotable(session, entry) == [
        ("One.", True),
        ("Two.", False),
        ("Three.", True),
    ]
    assert whole_entries.find(session, entry).quotes == ("One.", "Three.")


def test_what_is_quoted_besides_a_sentence_stands_behind_them(session, entry):
    whole_entries.change(session, entry, entries.Changes(quotes=["One. Two."]))
    assert whole_entries.quotable(session, entry)[-1] == ("One. Two.", True)


def test_an_entry_that_was_deleted_is_told(session):
    for do in (
        lambda: whole_entries.quotable(session, uuid4()),
        lambda: whole_entries.turn_quote(session, uuid4(), "One."),
        lambda: whole_entries.change(session, uuid4(), entries.Changes(share="only-me")),
    ):
        with pytest.raises(NotFound):
            do()
    assert whole_entries.find(session, uuid4()) is None
