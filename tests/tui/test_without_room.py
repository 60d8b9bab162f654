"""The screen where nothing can be written: it reads, says what waits, and loses no words."""

import os

import pytest
from begun import begun
from textual.events import Key
from walk import keep, walking

from bondjournal.draft import Draft
from bondjournal.errors import NotWritable
from bondjournal.open_journal import merge_captures, tidy
from bondjournal.tui import app
from bondjournal.tui.flows import beside, writing
from bondjournal.tui.screens.home import Home
from bondjournal.tui.screens.journal import JournalList
from bondjournal.tui.screens.slips import Pick
from bondjournal.tui.screens.write import Write
from bondjournal.unlock import unlock
from bondjournal.vault import drafts, inbox
from bondjournal.vault.layout import Vault
from made import AT, PASSPHRASE, bodies, capture
from small_disk import disk  # noqa: F401  # a fixture

LONG = "Waits. " + "word " * 12_000
WORDS = "boils and boils "
HELD_UP = "it later. "
"""What is said of additions that wait for room, so much as stands on one row."""


@pytest.fixture(autouse=True)
def now(at):
    return at("2026-05-13T10:00")


@pytest.fixture
def vault(disk):  # noqa: F811  # the fixture above
    return Vault(disk.path / "vault")


@pytest.fixture
def full(disk, journal):  # noqa: F811
    """A journal with an entry and the backup of the day, on a disk that is full since."""
    keep(journal, body="The kettle.")
    tidy(journal)
    disk.fill()
    with disk.felt():
        yield journal


async def test_what_waits_is_said_and_the_journal_is_read(disk, vault, full, monkeypatch):  # noqa: F811
    disk.make_room()
    for _ in range(2):
        capture(vault, LONG)
    disk.fill()
    assert merge_captures(full) == 0
    async with walking(full) as walk:
        await walk.shows("2 additions made while the journal was locked are still")
        await walk.shows(HELD_UP)
        await walk.press("l")
        await walk.at(JournalList)
        await walk.shows("The kettle.")
        await walk.press("enter")
        await walk.shows("The kettle.")
        await walk.press("escape", "escape")
        await walk.at(Home)
        await walk.shows(HELD_UP)
    assert len(inbox.waiting(vault)) == 2


async def test_what_waits_comes_in_once_there_is_room(disk, vault, full, monkeypatch):  # noqa: F811
    monkeypatch.setattr(beside, "LOOK_INTO_INBOX", 0.05)
    monkeypatch.setattr(beside, "LOOKS_AGAIN", 2)
    disk.make_room()
    capture(vault, LONG)
    disk.fill()
    merge_captures(full)
    async with walking(full) as walk:
        await walk.shows(HELD_UP)
        disk.make_room()
        await walk.until(lambda: not inbox.waiting(vault), "the capture in the journal")
        await walk.shows("One note from the lock screen is now in your journal.")
        assert HELD_UP not in walk.text
    assert [words[:6] for words in bodies(full)] == ["Waits.", "The ke"]


@pytest.mark.parametrize("comes", ["while it is open", "while it is written"])
async def test_words_that_cannot_be_kept_stay_until_there_is_room(disk, vault, full, comes):  # noqa: F811
    if comes == "while it is written":
        disk.make_room()
    async with walking(full, "w") as walk:
        await walk.at(Write)
        await walk.type(WORDS)
        walk.screen._words.text = WORDS * 2_000
        if comes == "while it is written":
            disk.fill()
        await walk.press("ctrl+s")
        await walk.shows("disk is full" if disk.mounted else "files cannot be")
        for key in ("escape", "escape"):
            await walk.press(key)
            assert isinstance(walk.screen, Write)
        assert walk.screen.draft.body.startswith(WORDS * 2_000)
        written = walk.screen.draft.body
        assert not [path for path in vault.drafts.iterdir() if path.name.startswith(".tmp-")]
        disk.make_room()
        await walk.press("ctrl+s")
        await walk.shows("Entry kept.")
        await walk.press("escape")
        await walk.at(Home)
    assert drafts.waiting(vault) == []
    assert len(bodies(full)) == 2
    with full.session() as session:
        from bondjournal.journal import entries

        (newest, _) = entries.page(session, count=2)
        assert entries.by_uuid(session, newest.uuid).body == written.rstrip()


async def test_a_topic_that_cannot_be_kept_is_there_again(disk, full):  # noqa: F811
    async with walking(full, "t") as walk:
        await walk.at("Topics")
        await walk.press("n")
        await walk.type("The stairs")
        await walk.press("ctrl+s")
        await walk.shows("disk is full" if disk.mounted else "files cannot be")
        await walk.shows("The stairs")


async def test_a_read_only_place_is_unlocked_and_read(disk, vault, journal, at):  # noqa: F811
    if not disk.mounted and os.geteuid() == 0:
        pytest.skip("root may mount nothing here, and no rights of files count for it")
    keep(journal, body="The kettle.")
    draft = Draft(at=AT, changed_at=AT, zone="Europe/Berlin", body="Half a line")
    drafts.keep(vault, draft.uuid, draft.to_bytes())
    capture(vault, "Waits.")
    journal.close()
    with disk.read_only():
        async with begun(vault, passphrase=PASSPHRASE) as walk:
            await walk.at(Home)
            await walk.press("r")
            await walk.at(Pick)
            await walk.press("o")
            await walk.at(Write)
            await walk.shows("Half a line")
            await walk.press("escape")
            await walk.at(Home)
            await walk.shows("1 addition made while the journal was locked is still")
            await walk.shows("this place is read-only" if disk.mounted else "no access")
            await walk.press("l")
            await walk.at(JournalList)
            await walk.shows("The kettle.")
    reopened = unlock(vault, PASSPHRASE)
    assert (reopened.merged, len(drafts.waiting(vault))) == (1, 1)
    reopened.close()


async def test_words_stay_on_the_screen_when_their_way_ends_and_no_draft_can_be_kept(
    disk,  # noqa: F811
    vault,
    full,
    monkeypatch,
):
    async def end(*_):
        raise NotWritable("There is no room for more.")

    monkeypatch.setattr(writing, "_keep", end)
    monkeypatch.setattr(app, "KEEP_AGAIN", 0.05)
    async with walking(full, "w") as walk:
        await walk.at(Write)
        await walk.type(WORDS)
        walk.screen._words.text = WORDS * 2_000
        walk.app.post_message(Key("ctrl+s", None))
        told = "the disk is full" if disk.mounted else "files cannot be"
        await walk.until(lambda: told in walk.text, told)
        assert isinstance(walk.screen, Write)
        assert walk.screen.draft.body == WORDS * 2_000
        disk.make_room()
        await walk.at(Home)
        await walk.shows("There is no room for more.")
        (left,) = drafts.waiting(vault)
        raw = drafts.open_draft(vault, full.keys, left)
        assert Draft.from_bytes(raw).body == WORDS * 2_000
