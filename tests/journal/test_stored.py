"""From what is written to the entry it becomes: kept, changed, gone on with, and never lost."""

from dataclasses import replace

import pytest

from bondjournal import dates
from bondjournal.draft import Draft
from bondjournal.errors import NotFound, WrongUse
from bondjournal.journal import entries, preparations, stored, tags, therapists, versions

ZONE = "Europe/Berlin"


@pytest.fixture
def now(at):
    return at("2026-05-10T18:00")


@pytest.fixture
def draft(now):
    return Draft(at=now, changed_at=now, zone=ZONE, body="As it began.", tags="sea, rain")


def bodies(session):
    return [line.words for line in entries.page(session)]


def test_a_new_one_is_kept_once_however_often_it_is_stored(session, draft):
    uuid = stored.store(session, draft, None)
    assert uuid == draft.uuid
    assert stored.store(session, replace(draft, body="In other words."), draft) == uuid
    assert bodies(session) == ["In other words."]
    assert sorted(tags.of_entry(session, uuid)) == ["rain", "sea"]


def test_only_what_was_changed_is_changed(session, draft, now):
    uuid = stored.store(session, draft, None)
    before = stored.as_draft(session, uuid, now)
    entries.edit(session, entries.by_uuid(session, uuid), entries.Changes(title="From elsewhere"))
    assert stored.store(session, replace(before, body="New.", prompt="Why?"), before) == uuid
    entry = entries.by_uuid(session, uuid)
    assert (entry.body, entry.title, entry.prompt) == ("New.", "From elsewhere", "Why?")
    tags.put(session, uuid, ["from-elsewhere"])
    before = replace(before, body="New.", prompt="Why?")
    stored.store(session, replace(before, body="Newer."), before)
    assert tags.of_entry(session, uuid) == ["from-elsewhere"]
    stored.store(session, replace(before, tags="sea"), before)
    assert tags.of_entry(session, uuid) == ["sea"]


def test_the_change_of_one_that_was_deleted_is_a_new_one(session, draft, now):
    uuid = stored.store(session, draft, None)
    before = stored.as_draft(session, uuid, now)
    versions.delete(session, entries.by_uuid(session, uuid))
    with pytest.raises(NotFound):
        stored.as_draft(session, uuid, now)
    other = stored.store(session, replace(before, body="Written meanwhile."), before)
    assert other != uuid
    again = stored.store(session, draft, None)
    assert again not in (uuid, other)
    assert sorted(bodies(session)) == ["As it began.", "Written meanwhile."]


def test_what_cannot_be_kept_is_refused(session, draft):
    with pytest.raises(WrongUse):
        stored.store(session, replace(draft, body=" "), None)
    uuid = stored.store(session, draft, None)
    with pytest.raises(WrongUse):
        stored.go_on(session, uuid, " ", at=dates.now(), zone=ZONE)
    assert bodies(session) == ["As it began."]


def test_more_words_go_behind_an_entry_or_become_one(session, draft):
    uuid = stored.store(session, draft, None)
    stored.go_on(session, uuid, "And more.\n", at=dates.now(), zone=ZONE)
    assert entries.by_uuid(session, uuid).body == "As it began.\n\nAnd more."
    versions.delete(session, entries.by_uuid(session, uuid))
    stored.go_on(session, uuid, "And yet more.", at=dates.now(), zone=ZONE)
    assert bodies(session) == ["And yet more."]


def test_words_that_are_not_ended_are_a_draft_behind_the_entry_or_alone(session, draft, now):
    uuid = stored.store(session, draft, None)
    left = stored.draft_behind(session, uuid, "Half a", now, ZONE)
    assert (left.editing, left.body) == (uuid, "As it began.\n\nHalf a")
    versions.delete(session, entries.by_uuid(session, uuid))
    left = stored.draft_behind(session, uuid, "Half a", now, ZONE)
    assert (left.editing, left.body) == (None, "Half a")


def test_what_may_go_on_any_page_is_on_the_one_it_was_left_off(session, draft, now):
    them = therapists.usual_one(session)
    uuid = stored.store(session, draft, None)
    prepared = preparations.begin(session, them, None)
    preparations.leave_off(session, prepared, uuid, off=True)
    before = stored.as_draft(session, uuid, now)
    stored.store(session, replace(before, body="In other words."), before)
    assert preparations.is_left_off(prepared, uuid)
    before = stored.as_draft(session, uuid, now)
    stored.store(session, replace(before, share="as-written"), before)
    assert not preparations.is_left_off(prepared, uuid)
