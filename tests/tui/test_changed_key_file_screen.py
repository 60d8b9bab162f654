"""vault.json changed by somebody else, as the lock screen and home say it."""

import pytest
from begun import begun
from walk import PASSPHRASE

from another_key import CAPTURE, DRAFT, PLACE, Attacker
from bondjournal.tui.screens.home import Home
from bondjournal.tui.screens.unlock import Unlock
from bondjournal.tui.screens.write import Write


@pytest.fixture
def attacker(journal):
    """Somebody who can write to the folder of a journal that was opened here, and is closed."""
    journal.close()
    return Attacker(journal.vault)


def words(walk):
    """What can be read, its lines put together."""
    return " ".join(row.split("▏")[-1].split("▎")[-1].strip() for row in walk.rows)


async def test_what_is_kept_while_locked_is_said_to_be_sealed_to_the_known_key(attacker):
    attacker.name_own_key()
    async with begun(attacker.vault) as walk:
        await walk.at(Unlock)
        await walk.press("ctrl+n")
        await walk.at(Write)
        await walk.type("Sealed words.")
        await walk.press("ctrl+s")
        await walk.at(Unlock)
        await walk.until(lambda: "encrypted to the key it does know" in words(walk))
        assert attacker.reads(attacker.vault.inbox, CAPTURE) == []
        await walk.type(PASSPHRASE)
        await walk.press("enter")
        await walk.until(lambda: "names a different key from the one this computer" in words(walk))
        attacker.put_back()
        await walk.type(PASSPHRASE)
        await walk.press("enter")
        await walk.at(Home)
        assert "One note from the lock screen is now in your journal." in words(walk)
        assert "vault.json was changed to name another key, and then put back" in words(walk)
        await walk.press("q")


async def test_it_is_said_once(attacker):
    async with begun(attacker.vault, passphrase=PASSPHRASE) as walk:
        await walk.at(Home)
        assert "vault.json" not in words(walk)


async def test_the_right_passphrase_of_a_vault_that_was_put_there_says_so(attacker):
    attacker.name_own_vault()
    async with begun(attacker.vault, passphrase=PASSPHRASE) as walk:
        await walk.until(lambda: "vault.json was changed" in words(walk))
        assert isinstance(walk.screen, Unlock)


async def test_an_open_window_seals_drafts_and_places_to_its_own_key(journal):
    attacker = Attacker(journal.vault)
    async with begun(journal.vault, journal=journal) as walk:
        await walk.at(Home)
        attacker.name_own_key()
        await walk.press("w")
        await walk.at(Write)
        await walk.type("Half a line")
        walk.app.leave_behind()
        assert len(list(journal.vault.drafts.glob("*.bjc"))) == 1
        assert len(list(journal.vault.places.glob("*.bjc"))) == 1
        assert attacker.reads(journal.vault.drafts, DRAFT) == []
        assert attacker.reads(journal.vault.places, PLACE) == []
