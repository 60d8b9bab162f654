"""Unfinished entries: what was being written when a window ended is found again."""

import json
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime
from uuid import uuid4

import pytest
from begun import begun
from walk import keep, walking

from bondjournal.draft import Draft
from bondjournal.errors import JournalError
from bondjournal.journal import additions, entries, versions
from bondjournal.tui.flows import unfinished
from bondjournal.tui.screens.home import Home
from bondjournal.tui.screens.slips import Pick
from bondjournal.tui.screens.write import Write
from bondjournal.vault import drafts

AT = datetime(2026, 5, 9, 16, 20, tzinfo=UTC)
DRAFT = Draft(at=AT, changed_at=AT, zone="Europe/Berlin", body="Half a line", cursor=(0, 4))


@pytest.fixture(autouse=True)
def _on_a_sunday(at):
    at("2026-05-10T16:20")


def leave(journal, draft=DRAFT, **changes):
    """Leave a draft behind, as a window that was killed does."""
    left = replace(draft, uuid=uuid4(), **changes)
    drafts.keep(journal.vault, left.uuid, left.to_bytes())
    return left


def read(journal, uuid):
    return Draft.from_bytes(drafts.open_draft(journal.vault, journal.keys, uuid))


@pytest.mark.long
async def test_it_is_offered_and_opens_at_its_cursor(journal):
    left = leave(journal)
    async with begun(journal.vault, journal=journal) as walk:
        await walk.at(Home)
        await walk.press("r")
        await walk.at(Pick)
        await walk.shows("You have an unfinished entry from yesterday.")
        await walk.press("o")
        await walk.at(Write)
        assert walk.screen.draft.body == left.body
        assert walk.screen.draft.cursor == (0, 4)
        await walk.press("ctrl+s")
        await walk.shows("Entry kept.")
        await walk.press("escape")
        await walk.at(Home)
    assert drafts.waiting(journal.vault) == []
    with journal.session() as session:
        assert entries.by_uuid(session, left.uuid).body == "Half a line"


@pytest.mark.long
async def test_home_names_what_is_left_unfinished_at_once_and_until_it_is_kept(journal):
    told = "r ▏ Go on with today's unfinished entry"
    async with walking(journal, "w") as walk:
        await walk.at(Write)
        await walk.type("The kettle")
        await walk.press("ctrl+s")
        await walk.shows("Entry kept.")
        await walk.type(", twice")
        await walk.press("escape")
        await walk.at(Home)
        await walk.shows(told)
        await walk.shows("Draft kept. ▏")
        assert "twice" not in walk.text
        await walk.press("l", "e")
        await walk.at(Write)
        await walk.press("ctrl+s")
        await walk.press("escape")
        await walk.at(Home)
        await walk.until(lambda: told not in walk.text)
    with journal.session() as session:
        assert [one.words for one in entries.page(session)] == ["The kettle, twice"]


@pytest.mark.long
async def test_what_is_left_behind_a_door_is_not_named_at_home(journal):
    async with walking(journal, "ctrl+o") as walk:
        await walk.press("3", "r")
        await walk.type("At 15:20")
        await walk.press("escape", "escape")
        await walk.at(Home)
        await walk.pilot.pause()
        assert "unfinished" not in walk.text


async def test_it_is_kept_for_later_and_offered_again(journal):
    left = leave(journal)
    for key in ("l", "escape"):
        async with begun(journal.vault, journal=journal) as walk:
            await walk.at(Home)
            await walk.press("r")
            await walk.at(Pick)
            await walk.press(key)
            await walk.at(Home)
            assert read(journal, left.uuid) == left


@pytest.mark.long
async def test_what_is_kept_for_later_can_be_had_by_name(journal):
    left = leave(journal)
    async with begun(journal.vault, journal=journal) as walk:
        await walk.at(Home)
        await walk.press("r")
        await walk.at(Pick)
        await walk.press("l")
        await walk.at(Home)
        await walk.shows("Go on with yesterday's unfinished entry")
        await walk.press("ctrl+p", *"unfin", "enter")
        await walk.at(Pick)
        await walk.press("o")
        await walk.at(Write)
        assert walk.screen.draft.uuid == left.uuid


@pytest.mark.long
async def test_without_any_that_is_said(journal):
    async with walking(journal) as walk:
        await walk.press("ctrl+p", *"unfin", "enter")
        await walk.shows("There is no unfinished entry.")


async def test_no_letters_throw_it_away_and_what_is_thrown_away_is_in_the_trash(journal):
    draft = leave(journal)
    async with begun(journal.vault, journal=journal) as walk:
        await walk.at(Home)
        await walk.press("r")
        await walk.at(Pick)
        await walk.press("w", *"today")
        await walk.shows("Throw away yesterday's entry? It goes to the trash.")
        assert drafts.waiting(journal.vault) == [draft.uuid]
        await walk.press("enter")
        await walk.at(Pick)
        await walk.press("t")
        await walk.shows("It goes to the trash.")
        await walk.press("down", "enter")
        await walk.at(Home)
        await walk.shows("In the trash for 14 days.")
    assert list(journal.vault.drafts.iterdir()) == []
    with journal.session() as session:
        (thrown,) = versions.trash(session)
        assert thrown.row_uuid == draft.uuid


async def test_of_several_one_is_chosen_by_its_day_the_newest_first(journal):
    older = leave(journal, body="older", changed_at=AT.replace(day=7))
    leave(journal, body="newer")
    async with walking(journal) as walk:
        await walk.shows("Go on with one of two unfinished entries")
        await walk.press("r")
        await walk.at(Pick)
        await walk.shows("1 ▎ Saturday 9 May 2026, 18:20")
        await walk.press("1")
        await walk.shows("from yesterday")
        await walk.press("t", "down", "enter")
        await walk.shows("You have an unfinished entry from Thursday 7 May.")
        await walk.press("l")
        await walk.at(Home)
        await walk.shows("Go on with Thursday's unfinished entry")
        await walk.press("r")
        await walk.at(Pick)
        await walk.press("o")
        await walk.at(Write)
        assert walk.screen.draft.uuid == older.uuid
    assert drafts.waiting(journal.vault) == [older.uuid]


OTHER_WINDOW = """
import sys
from pathlib import Path
from uuid import UUID
from bondjournal.vault import claims, layout
claim = claims.claim(layout.Vault(Path(sys.argv[1])), UUID(sys.argv[2]))
print("has it", flush=True)
input()
"""


@pytest.fixture
def other_window():
    """Start another process that has a draft, and return it."""
    windows = []

    def start(vault, uuid):
        window = subprocess.Popen(
            [sys.executable, "-c", OTHER_WINDOW, str(vault.path), str(uuid)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        windows.append(window)
        assert window.stdout.readline() == "has it\n"
        return window

    yield start
    for window in windows:
        window.kill()
        window.communicate()


async def test_one_that_another_window_is_writing_on_is_left_alone(journal, other_window):
    left = leave(journal)
    window = other_window(journal.vault, left.uuid)
    async with walking(journal) as walk:
        assert found(walk.app) == []
    window.kill()
    window.wait()
    async with begun(journal.vault, journal=journal) as walk:
        await walk.at(Home)
        await walk.press("r")
        await walk.at(Pick)


def found(app):
    return [draft.uuid for draft in unfinished._claimed(app)]


async def test_what_is_an_entry_already_or_was_deleted_is_dropped(journal):
    kept, gone = leave(journal), leave(journal)
    with journal.transaction() as session:
        for draft in (kept, gone):
            additions.keep(session, draft.addition())
        versions.delete(session, entries.by_uuid(session, gone.uuid))
    async with walking(journal) as walk:
        assert found(walk.app) == []
    assert drafts.waiting(journal.vault) == []


async def test_a_change_of_an_entry_counts_only_where_it_changes_something(journal):
    uuid = keep(journal, body="as it was", title="one", tags=("calm",))
    same = replace(DRAFT, body="as it was", title="one", tags="calm", editing=uuid)
    leave(journal, same)
    changed = leave(journal, same, body="as it is")
    of_a_lost_one = leave(journal, same, editing=uuid4())
    async with begun(journal.vault, journal=journal) as walk:
        await walk.at(Home)
        await walk.press("r")
        await walk.at(Pick)
        assert set(found(walk.app)) == {changed.uuid, of_a_lost_one.uuid}


async def test_an_empty_one_is_dropped(journal):
    leave(journal, body="  \n")
    async with walking(journal) as walk:
        assert found(walk.app) == []
    assert drafts.waiting(journal.vault) == []


async def test_one_that_does_not_open_is_set_aside_and_told(journal):
    uuid = uuid4()
    drafts.keep(journal.vault, uuid, b"{}")
    async with walking(journal) as walk:
        await walk.shows("1 encrypted file did not open and was set aside.")
    assert drafts.waiting(journal.vault) == []
    assert len(list(journal.vault.quarantine.iterdir())) == 1


WRONG = {
    "a number for the text": {"body": 5},
    "a last year": {"changed_at": "9999-12-31T23:00:00+00:00"},
    "a scale nobody knows": {
        "about": {
            "appointment": None,
            "day": None,
            "numbers": {"mood": 5},
            "lines": {},
            "fields": {},
            "topics": {},
        }
    },
    "half a letter": {"title": "\ud83c"},
    "a place before the text": {"cursor": [-1, 0]},
}


@pytest.mark.parametrize("wrong", WRONG.values(), ids=WRONG)
async def test_what_no_program_writes_is_set_aside_and_told_once(journal, wrong):
    uuid = uuid4()
    raw = json.loads(replace(DRAFT, uuid=uuid).to_bytes()) | wrong
    drafts.keep(journal.vault, uuid, json.dumps(raw).encode())
    async with walking(journal) as walk:
        await walk.shows("1 encrypted file did not open and was set aside.")
        assert found(walk.app) == []
        assert journal.quarantined == 1
    assert drafts.waiting(journal.vault) == []


@pytest.mark.long
async def test_one_whose_cursor_is_far_away_opens(journal):
    leave(journal, body="Half a line", cursor=(2**30, 2**30), zone="Europe/Nowhere")
    async with begun(journal.vault, journal=journal) as walk:
        await walk.at(Home)
        await walk.press("r")
        await walk.at(Pick)
        await walk.press("o")
        await walk.at(Write)
        assert walk.screen.draft.cursor == (0, 11)


async def test_closing_keeps_what_is_being_written(journal):
    async with walking(journal, "w") as walk:
        await walk.at(Write)
        await walk.type("Half a line")
        await walk.press("ctrl+q")
    assert walk.app.return_value == 0
    (uuid,) = drafts.waiting(journal.vault)
    assert read(journal, uuid).body == "Half a line"


def full(*_):
    raise JournalError("The disk is full; this was not kept.")


@pytest.mark.long
async def test_closing_waits_where_it_cannot_be_kept(journal, monkeypatch):
    async with walking(journal, "w") as walk:
        await walk.at(Write)
        monkeypatch.setattr(drafts, "keep", full)
        await walk.type("Half a line")
        await walk.press("ctrl+q")
        await walk.shows("The disk is full")
        assert isinstance(walk.screen, Write)
        monkeypatch.undo()
        await walk.press("ctrl+q")
    assert len(drafts.waiting(journal.vault)) == 1


async def test_a_thread_that_comes_late_changes_nothing(journal):
    """Whatever the clock says: it may have been set back in between."""
    async with walking(journal) as walk:
        older = replace(DRAFT, uuid=uuid4(), body="older")
        newer = replace(older, body="newer", changed_at=AT.replace(day=7))
        walk.app.keep_draft(newer)
        walk.app.keep_draft(older)
        assert read(journal, older.uuid).body == "newer"
        later = replace(newer, body="later")
        walk.app.keep_draft(later)
        assert read(journal, older.uuid).body == "later"
        walk.app.drop_draft(older.uuid)
        walk.app.keep_draft(later)
        assert drafts.waiting(journal.vault) == []
        walk.app.keep_draft(replace(later, body="anew"))
        assert read(journal, older.uuid).body == "anew"
        walk.app.drop_draft(older.uuid)
