"""The vault on the screen: another passphrase, backups, a check, and destroying it."""

import pytest
from walk import walking

from bondjournal.errors import WrongPassphrase
from bondjournal.tui.flows import vault as flow
from bondjournal.tui.screens.checked import Checked
from bondjournal.tui.screens.home import Home
from bondjournal.tui.screens.noun_list import NounList
from bondjournal.tui.screens.passphrase import Passphrase
from bondjournal.tui.screens.secret import Secret
from bondjournal.tui.screens.slips import SomeLines
from bondjournal.unlock import unlock
from bondjournal.vault import backup, backup_folder, keyfile
from made import CHEAP, PASSPHRASE

NEW = "plain stone river window"


@pytest.fixture(autouse=True)
def cheap(monkeypatch):
    monkeypatch.setattr(keyfile, "cost_for_this_machine", lambda: CHEAP)


async def test_the_passphrase_is_changed_by_somebody_who_knows_it(journal, vault):
    async with walking(journal) as walk:
        walk.app.go(flow.change_passphrase(walk.app))
        await walk.at(Secret)
        await walk.type("something else\n")
        await walk.shows("That did not open it. Try again.")
        await walk.at(Secret)
        await walk.type(f"{PASSPHRASE}\n")
        await walk.at(Passphrase)
        await walk.type(f"{NEW}\n")
        await walk.type(f"{NEW}\n")
        await walk.shows("The passphrase is changed.")
        await walk.shows("An old copy of vault.json")
        await walk.press("enter")
        await walk.at(Home)
    journal.close()
    with pytest.raises(WrongPassphrase):
        unlock(vault, PASSPHRASE)
    unlock(vault, NEW).close()


async def test_whoever_forgot_the_passphrase_changes_it_with_the_recovery_key(journal, vault):
    made, key = keyfile.renew_recovery(keyfile.read(vault), journal.keys)
    keyfile.write(vault, made)
    async with walking(journal) as walk:
        walk.app.go(flow.change_passphrase(walk.app))
        await walk.at(Secret)
        await walk.type(f"{key.lower()}\n")
        await walk.at(Passphrase)


async def test_what_is_typed_while_it_opens_reaches_nothing_below(journal, monkeypatch, held):
    opens = keyfile.unlock

    def slowly(*what):
        held.wait()
        return opens(*what)

    monkeypatch.setattr(keyfile, "unlock", slowly)
    async with walking(journal) as walk:
        walk.app.go(flow.change_passphrase(walk.app))
        await walk.at(Secret)
        await walk.type(f"{PASSPHRASE}\n")
        await walk.shows("Opening.")
        await walk.type("w\n")
        assert isinstance(walk.screen, Secret)
        held.let_go()
        await walk.at(Passphrase)


async def test_leaving_changes_nothing(journal, vault):
    before = vault.keyfile.read_bytes()
    async with walking(journal) as walk:
        walk.app.go(flow.change_passphrase(walk.app))
        await walk.at(Secret)
        await walk.press("escape")
        walk.app.go(flow.destroy_journal(walk.app))
        await walk.at(SomeLines)
        await walk.type("destroy\n")
        await walk.shows("It is as it was.")
    assert vault.keyfile.read_bytes() == before


@pytest.mark.long
async def test_a_backup_is_made_and_read_through(journal, vault, tmp_path):
    (tmp_path / "stick").mkdir()
    async with walking(journal) as walk:
        walk.app.go(flow.show_backups(walk.app))
        await walk.at(NounList)
        await walk.shows("To go back to one, close this")
        there = len(backup_folder.all_backups(vault.backups))
        await walk.press("n")
        await walk.shows("Where does the copy go?")
        await walk.press("enter")
        await walk.shows("Copied and verified.")
        made = backup_folder.all_backups(vault.backups)
        assert len(made) == there + 1
        await walk.press("enter")
        await walk.at(NounList)
        await walk.press("enter")
        await walk.shows("is intact.")
        await walk.press("n")
        await walk.shows("Where does the copy go?")
        await walk.press("o")
        await walk.shows("Into which folder?")
        await walk.shows("~/")
        await walk.press("backspace", "backspace")
        await walk.type(f"{tmp_path / 'nowhere'}\n")
        await walk.shows("There is no such folder.")
        await walk.press(*["backspace"] * len("nowhere"))
        await walk.type("stick\n")
        await walk.until(lambda: len(backup_folder.all_backups(tmp_path / "stick")) == 1)
        await walk.shows("Copied and verified.")
        backup.verify(backup_folder.all_backups(tmp_path / "stick")[0], journal.keys)


@pytest.mark.long
async def test_a_damaged_backup_is_told(journal, vault):
    async with walking(journal) as walk:
        walk.app.go(flow.show_backups(walk.app))
        await walk.at(NounList)
        await walk.press("n")
        await walk.shows("Where does the copy go?")
        await walk.press("enter")
        await walk.shows("Copied and verified.")
        place = backup_folder.all_backups(vault.backups)[-1] / "journal.db"
        raw = bytearray(place.read_bytes())
        raw[5000] ^= 1
        place.write_bytes(raw)
        await walk.press("enter")
        await walk.at(NounList)
        await walk.press("home")
        await walk.press("enter")
        await walk.shows("damaged")
        await walk.press("escape")
        walk.app.go(flow.check_journal(walk.app))
        await walk.at(Checked)
        await walk.shows("The database is intact.")
        await walk.shows("damaged")


async def test_destroying_asks_for_the_word_and_ends_the_program(journal, vault):
    async with walking(journal) as walk:
        walk.app.go(flow.destroy_journal(walk.app))
        await walk.at(SomeLines)
        await walk.shows("Type DESTROY to go on.")
        await walk.type("DESTROY\n")
        await walk.until(lambda: not vault.path.exists() or not vault.keyfile.exists())
        await walk.until(lambda: not walk.app.is_running or walk.app._exit)
