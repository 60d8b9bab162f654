"""The lock screen: it opens, tells nothing about the journal, and imports nothing heavy first."""

import asyncio
import subprocess
import sys

import pytest
from begun import begun
from walk import PASSPHRASE, Walk, keep

from bondjournal.journal import settings
from bondjournal.journal.entries import page
from bondjournal.tui.app import JournalApp
from bondjournal.tui.flows import opening
from bondjournal.tui.help import Help
from bondjournal.tui.screens.home import Home
from bondjournal.tui.screens.unlock import Unlock
from bondjournal.tui.screens.write import Write
from bondjournal.vault import drafts, inbox, keyfile, lock
from made import capture

DID_NOT_OPEN = "That did not open it. Try again."


@pytest.fixture
def locked(journal, at):
    """A vault with a journal in it, closed."""
    at("2026-05-10T16:20")
    keep(journal, body="A canary line.", title="Canary title")
    journal.close()
    return journal.vault


async def test_the_passphrase_opens_it(locked):
    async with begun(locked) as walk:
        await walk.at(Unlock)
        rows = walk.rows
        assert rows[5] == "                 ▏ Locked."
        assert rows[7] == "      passphrase ▎"
        assert rows[8] == f"                 ▎ {'─' * 40}"
        assert rows[21].endswith("enter open   ^N write   F2 recovery key   F1 help")
        assert rows[22].endswith("▏ ^Q close")
        await walk.type(PASSPHRASE)
        await walk.shows("•" * len(PASSPHRASE))
        await walk.press("enter")
        await walk.at(Home)
        assert len(walk.app.screen_stack) == 2
        await walk.press("q")


async def test_what_is_typed_before_a_screen_is_there_is_for_the_one_that_was_meant(locked):
    app = JournalApp(locked)
    go_on = asyncio.Event()
    begin = opening.begin

    async def slowly(app):
        await go_on.wait()
        await begin(app)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(opening, "begin", slowly)
        async with app.run_test() as pilot:
            walk = Walk(app, pilot)
            await walk.type(PASSPHRASE[:7])
            go_on.set()
            await walk.at(Unlock)
            await walk.type(PASSPHRASE + "\nq")
            await walk.at(Home)
            await walk.type("wquite soon")
            await walk.at(Write)
            await walk.shows("quite soon")


async def test_the_lock_screen_tells_nothing(locked):
    capture(locked)
    async with begun(locked) as walk:
        await walk.at(Unlock)
        for key in ("f1", "escape", "ctrl+p", "escape"):
            # Help says of any journal what an entry is.
            words = ("canary", "2026", "may", *([] if isinstance(walk.screen, Help) else ["entr"]))
            assert not any(word in walk.text.lower() for word in words)
            assert str(locked.path) not in walk.text
            await walk.press(key)
        assert walk.app.title == "Terminal"


@pytest.mark.long
async def test_opening_is_said_under_the_field_while_it_lasts(locked, monkeypatch, held):
    unlock = opening._unlock

    def slowly(app, given):
        held.wait()
        return unlock(app, given)

    monkeypatch.setattr(opening, "_unlock", slowly)
    async with begun(locked) as walk:
        await walk.at(Unlock)
        await walk.type(PASSPHRASE)
        await walk.press("enter")
        await walk.shows("Opening.")
        assert "•" not in walk.text
        await walk.press("enter", "ctrl+n", "f2")
        held.let_go()
        await walk.at(Home)
        assert len(walk.app.screen_stack) == 2


@pytest.mark.long
async def test_a_wrong_one_is_told_as_often_as_it_is_tried(locked):
    async with begun(locked) as walk:
        await walk.at(Unlock)
        for _ in range(3):
            await walk.type("wrong")
            await walk.press("enter")
            await walk.until(lambda: DID_NOT_OPEN in walk.text)
            assert "•" not in walk.text
        await walk.type(PASSPHRASE)
        await walk.press("enter")
        await walk.at(Home)


async def test_enter_without_words_does_nothing(locked):
    async with begun(locked) as walk:
        await walk.at(Unlock)
        await walk.press("enter")
        await walk.pilot.pause()
        assert "Opening." not in walk.text


@pytest.mark.long
async def test_the_recovery_key_opens_it_and_the_way_to_a_passphrase_is_told(locked, journal):
    made, key = keyfile.renew_recovery(keyfile.read(locked), journal.keys)
    keyfile.write(locked, made)
    async with begun(locked) as walk:
        await walk.at(Unlock)
        await walk.press("f2")
        await walk.shows("recovery key")
        await walk.shows("F2 passphrase")
        await walk.type("nonsense")
        await walk.shows("nonsense")
        await walk.press("enter")
        await walk.shows("This recovery key has")
        assert "recovery key ▎ nonsense" in walk.text
        await walk.type(key.lower())
        await walk.press("enter")
        await walk.at(Home)
        await walk.shows("'bondjournal passphrase --recovery-key' sets a new")
        assert "Recovery key: not written down." not in walk.text


async def test_f2_leads_back_to_the_passphrase_and_forgets_what_was_typed(locked):
    async with begun(locked) as walk:
        await walk.at(Unlock)
        await walk.press("f2")
        await walk.type("4T7QK")
        await walk.press("f2")
        await walk.shows("passphrase")
        assert "4T7QK" not in walk.text
        await walk.press("f2")
        await walk.shows("F2 passphrase")
        await walk.press("escape")
        await walk.shows("F2 recovery key")
        await walk.type(PASSPHRASE)
        await walk.press("enter")
        await walk.at(Home)


async def test_a_script_may_give_the_passphrase_once(locked):
    async with begun(locked, passphrase=PASSPHRASE) as walk:
        await walk.at(Home)
        assert walk.app.passphrase is None


async def test_a_wrong_one_from_a_script_leaves_the_lock_screen(locked):
    async with begun(locked, passphrase="wrong") as walk:
        await walk.shows(DID_NOT_OPEN)
        await walk.type(PASSPHRASE)
        await walk.press("enter")
        await walk.at(Home)


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda vault: vault.keyfile.write_text("{}"), "The key file vault.json"),
        (lambda vault: vault.keyfile.unlink(), "vault.json, is missing"),
        (lambda vault: vault.database.write_bytes(b""), "This journal's database, journal.db"),
    ],
    ids=["key file", "no key file", "database"],
)
async def test_what_is_the_matter_is_said_in_one_sentence_and_a_hint(locked, spoil, said):
    spoil(locked)
    async with begun(locked) as walk:
        await walk.at(Unlock)
        await walk.type(PASSPHRASE)
        await walk.press("enter")
        await walk.shows(said)
        words = " ".join(row.split("▏")[-1].split("▎")[-1].strip() for row in walk.rows)
        assert "backup" in words
        assert isinstance(walk.screen, Unlock)


@pytest.mark.long
async def test_a_journal_that_is_restored_meanwhile_is_told(locked, monkeypatch):
    shared = lock.shared
    monkeypatch.setattr(lock, "shared", lambda vault: shared(vault, wait=0.05))
    async with begun(locked) as walk:
        await walk.at(Unlock)
        with lock.exclusive(locked):
            await walk.type(PASSPHRASE)
            await walk.press("enter")
            await walk.shows("in use in another window")
        await walk.type(PASSPHRASE)
        await walk.press("enter")
        await walk.at(Home)


async def test_writing_while_locked_is_sealed_and_joins_at_the_next_opening(locked):
    async with begun(locked) as walk:
        await walk.at(Unlock)
        await walk.press("ctrl+n")
        await walk.at(Write)
        await walk.type("Sealed words.")
        await walk.press("ctrl+s")
        await walk.at(Unlock)
        await walk.shows("Kept. It joins your journal when you next open it.")
        (uuid,) = inbox.waiting(locked)
        assert drafts.waiting(locked) == []
        assert b"Sealed" not in (locked.inbox / f"{uuid}.bjc").read_bytes()
        await walk.type(PASSPHRASE)
        await walk.press("enter")
        await walk.at(Home)
        await walk.shows("One note from the lock screen is now in your journal.")
        with walk.app.journal.session() as session:
            assert page(session)[0].words == "Sealed words."


@pytest.mark.long
async def test_a_draft_written_while_locked_is_offered_at_the_next_opening(locked):
    async with begun(locked) as walk:
        await walk.at(Unlock)
        await walk.press("ctrl+n")
        await walk.at(Write)
        await walk.type("Half a line")
        await walk.press("escape")
        await walk.at(Unlock)
        assert len(drafts.waiting(locked)) == 1
        await walk.type(PASSPHRASE)
        await walk.press("enter")
        await walk.shows("Go on with today's unfinished entry")


async def test_writing_that_cannot_be_sealed_leads_back_to_the_lock_screen(locked, monkeypatch):
    from bondjournal.errors import JournalError
    from bondjournal.tui.flows import writing

    async def fail(app):
        raise JournalError("The disk is full; this was not kept.")

    monkeypatch.setattr(writing, "write_locked", fail)
    async with begun(locked) as walk:
        await walk.at(Unlock)
        await walk.press("ctrl+n")
        await walk.shows("The disk is full")
        await walk.type(PASSPHRASE)
        await walk.press("enter")
        await walk.at(Home)


async def test_the_look_that_was_settled_comes_with_the_journal(locked, journal):
    with journal.transaction() as session:
        settings.put(session, "look", "day")
    async with begun(locked, look_name="terminal") as walk:
        await walk.at(Unlock)
        assert walk.app.theme == "terminal"
        await walk.type(PASSPHRASE)
        await walk.press("enter")
        await walk.at(Home)
        assert walk.app.theme == "day"


FIRST_PAINT = """
import asyncio, sys
from pathlib import Path
from bondjournal.tui.app import JournalApp
from bondjournal.tui.app import JournalApp
from bondjournal.tui.flows import opening
from bondjournal.tui.screens.unlock import Unlock
from bondjournal.vault.layout import Vault

async def nothing():
    pass

opening.import_ahead = nothing

async def main():
    app = JournalApp(Vault(Path(sys.argv[1])))
    async with app.run_test() as pilot:
        while not isinstance(app.screen, Unlock):
            await pilot.pause()
        await pilot.pause()
        heavy = {"sqlmodel", "sqlalchemy", "pydantic", "alembic", "sqlcipher3", "zxcvbn"}
        print(sorted(heavy & set(sys.modules)))

asyncio.run(main())
"""


@pytest.mark.long
def test_the_first_paint_imports_nothing_of_the_database(locked):
    ran = subprocess.run(
        [sys.executable, "-c", FIRST_PAINT, str(locked.path)],
        capture_output=True,
        text=True,
        check=True,
    )
    assert ran.stdout.strip() == "[]"
