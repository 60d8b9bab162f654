"""The first run: nothing on disk before a passphrase, each step can be left, nothing is lost."""

import pytest
from begun import begun
from walk import PASSPHRASE

from bondjournal import starting, wording
from bondjournal.journal import entries
from bondjournal.tui.app import LOOK_AROUND
from bondjournal.tui.screens.home import Home
from bondjournal.tui.screens.passphrase import Passphrase
from bondjournal.tui.screens.slips import AskValue
from bondjournal.tui.screens.welcome import Welcome
from bondjournal.tui.screens.write import Write
from bondjournal.tui.widgets.field import Field
from bondjournal.unlock import unlock
from bondjournal.vault import keyfile, strength
from bondjournal.vault.keyfile import Cost

CHEAP = Cost(memory_kib=64, iterations=1, lanes=1)


@pytest.fixture(autouse=True)
def _cheap(monkeypatch, at):
    at("2026-05-10T16:20")
    monkeypatch.setattr(keyfile, "cost_for_this_machine", lambda: CHEAP)


async def to_passphrase(walk):
    await walk.at(Welcome)
    await walk.press("enter")
    await walk.at(Passphrase)


async def type_twice(walk, first, second):
    for field, phrase in zip(walk.screen.query(Field), (first, second), strict=True):
        await walk.until(lambda field=field: field.typing)
        await walk.type(phrase)
        await walk.press("enter")


async def to_first_entry(walk):
    await to_passphrase(walk)
    await type_twice(walk, PASSPHRASE, PASSPHRASE)
    await walk.at(Write)


def kept(vault):
    journal = unlock(vault, PASSPHRASE)
    with journal.session() as session:
        found = [line.words for line in entries.page(session)]
    journal.close()
    return found


async def test_all_of_it(vault):
    async with begun(vault) as walk:
        await walk.at(Welcome)
        said = " ".join(row.split("▏")[1].strip() for row in walk.rows if "▏" in row)
        assert " ".join(wording.WELCOME.split()) in " ".join(said.split())
        assert wording.NOTHING_WRITTEN in walk.text
        await to_first_entry(walk)
        await walk.shows(wording.FIRST_ENTRY)
        assert "page: none of it" in walk.text
        await walk.type("A first line.")
        await walk.press("ctrl+s")
        await walk.shows("Enough for now?")
        await walk.shows(wording.ENOUGH_AT_FIRST)
        await walk.press("enter")
        await walk.at(AskValue)
        assert "Nothing here yet." not in walk.text
        await walk.type("tue")
        await walk.press("enter")
        await walk.shows("If the passphrase is ever gone")
        await walk.press("l")
        await walk.at(Home)
        await walk.shows("Your session is on Tuesday.")
        words = "".join("".join(row.split("▏")[-1] for row in walk.rows).split())
        told = f"Next time, type this to come back: {starting.command(vault)}"
        assert "".join(told.split()) in words
        assert walk.screen.needs_recovery_key
        await walk.press("q")
    assert kept(vault) == ["A first line."]


@pytest.mark.long
async def test_the_first_entry_can_be_followed_by_a_rating(vault):
    async with begun(vault) as walk:
        await to_first_entry(walk)
        await walk.type("A first line.")
        await walk.press("ctrl+s")
        await walk.shows("Enough for now?")
        await walk.press("r")
        await walk.shows(wording.WHICH_DAY)


@pytest.mark.long
async def test_leaving_the_first_entry_leads_home_and_keeps_it_as_a_draft(vault):
    async with begun(vault) as walk:
        await to_first_entry(walk)
        await walk.type("Half a line")
        await walk.press("escape")
        await walk.at(Home)
        await walk.shows("Nothing here yet.")
        await walk.press("ctrl+q")
    async with begun(vault, passphrase=PASSPHRASE) as walk:
        await walk.shows("r ▏ Go on with today's unfinished entry")


async def test_nothing_is_on_disk_before_the_passphrase_and_escape_leaves(vault, tmp_path):
    home = tmp_path / "home"
    async with begun(vault) as walk:
        await to_passphrase(walk)
        await walk.type(PASSPHRASE)
        await walk.press("escape")
        await walk.at(Welcome)
        await walk.press("escape")
    assert walk.app.return_value == 0
    assert not vault.path.exists()
    assert list(home.rglob("*")) == []


async def test_d_asks_for_the_made_up_journal(vault):
    async with begun(vault) as walk:
        await walk.at(Welcome)
        await walk.press("d")
    assert walk.app.return_value == LOOK_AROUND


@pytest.mark.long
async def test_two_different_ones_are_told_and_the_second_is_typed_again(vault):
    async with begun(vault) as walk:
        await to_passphrase(walk)
        await type_twice(walk, PASSPHRASE, "something else")
        await walk.shows("The two are different.")
        await walk.type(PASSPHRASE)
        await walk.until(lambda: "The two are different." not in walk.text)
        await walk.press("enter")
        await walk.at(Write)


async def test_none_at_all_is_refused(vault):
    async with begun(vault) as walk:
        await to_passphrase(walk)
        await walk.press("ctrl+s")
        await walk.shows(wording.EMPTY_PASSPHRASE)


async def test_a_weak_one_is_told_once_and_can_be_kept(vault):
    async with begun(vault) as walk:
        await to_passphrase(walk)
        await type_twice(walk, "password1", "password1")
        await walk.shows("Someone with this laptop could guess that.")
        await walk.shows("^S keep it")
        await walk.press("ctrl+s")
        await walk.at(Write)
    unlock(vault, "password1").close()


async def test_one_can_be_proposed_and_is_seen_while_it_is_typed_again(vault):
    async with begun(vault) as walk:
        await to_passphrase(walk)
        assert all(field.hidden for field in walk.screen.query(Field))
        await walk.press("f2")
        await walk.shows("Random words, 64 bits.")
        proposed = walk.screen.query(Field).first().value
        assert proposed in walk.text
        await walk.type(proposed)
        await walk.press("ctrl+r")
        await walk.until(lambda: proposed not in walk.text)
        await walk.press("ctrl+s")
        await walk.at(Write)
    unlock(vault, proposed).close()


async def test_a_proposed_one_is_read_whole_in_a_narrow_window(vault, monkeypatch):
    longest = " ".join(["unwelcome"] * 5)
    monkeypatch.setattr(strength, "propose", lambda: (longest, 64))
    async with begun(vault, size=(60, 20)) as walk:
        await to_passphrase(walk)
        await walk.press("f2")
        await walk.shows("Random words")
        words = " ".join(row.split("▏")[-1].strip() for row in walk.rows)
        assert longest in words


async def test_a_place_that_holds_other_files_is_told(vault):
    vault.path.mkdir()
    (vault.path / "letter.txt").write_text("mine")
    async with begun(vault) as walk:
        await to_passphrase(walk)
        await type_twice(walk, PASSPHRASE, PASSPHRASE)
        await walk.shows("other files in it")
        await walk.press("escape")
        await walk.at(Welcome)
    assert (vault.path / "letter.txt").read_text() == "mine"


async def test_a_folder_that_others_carry_away_is_told(tmp_path):
    from bondjournal.vault.layout import Vault

    async with begun(Vault(tmp_path / "Dropbox" / "journal")) as walk:
        await to_passphrase(walk)
        await walk.shows("This folder looks synced by Dropbox.")


@pytest.mark.long
async def test_the_look_chosen_before_there_is_a_journal_stays(vault):
    async with begun(vault) as walk:
        await walk.at(Welcome)
        await walk.press("ctrl+p", *"day", "enter")
        await walk.until(lambda: walk.app.theme == "day")
        await to_first_entry(walk)
        await walk.press("escape")
        await walk.at(Home)
        await walk.press("q")
    async with begun(vault, passphrase=PASSPHRASE) as walk:
        await walk.at(Home)
        assert walk.app.theme == "day"
