"""Hard time: one key away from everywhere, locked or not, and the person's own list."""

import stat
from pathlib import Path

import pytest
from begun import begun
from walk import PASSPHRASE, walking

from bondjournal.journal import hard_times, purging, versions
from bondjournal.tui.screens.hard_time import HardTime
from bondjournal.tui.screens.hard_time_card import Card
from bondjournal.tui.screens.home import Home
from bondjournal.tui.screens.off import Doors
from bondjournal.tui.screens.passphrase import Passphrase
from bondjournal.tui.screens.slips import Pick, SomeLines
from bondjournal.tui.screens.unlock import Unlock
from bondjournal.tui.screens.welcome import Welcome
from bondjournal.tui.screens.write import Write

pytestmark = pytest.mark.long

IN_DANGER = (
    "If you might be in danger, or someone else might be: phone your local emergency number, or "
    "go to someone who can be with you."
)
NOTEBOOK = "This is a notebook: no one else sees this, and it cannot call anyone."
YOURS = "What you wrote for times like this:"
NO_NUMBER = "No number here yet. Press e to add one."
EMPTY = (
    "You have not written anything here yet. Many people make this with their therapist. A "
    "helpline in your country: ask a search engine, or findahelpline.com, in a private window if "
    "others use this computer."
)
HELPLINE = EMPTY[EMPTY.index("A helpline") :]


@pytest.fixture(autouse=True)
def _today(at):
    at("2026-05-10T18:00")


@pytest.fixture
def lines(journal):
    with journal.transaction() as session:
        for heading, text in (
            ("steadied", "Kettle."),
            ("steadied", "The long way round."),
            ("people", "Nadia, at any hour."),
            ("agreed", "I may write between two sessions."),
        ):
            hard_times.add(session, heading, text)


def said(walk):
    width = walk.screen.columns.axis
    return " ".join(" ".join(row[width:] for row in walk.rows[:-4]).split())


def kept(journal):
    with journal.session() as session:
        return {name: texts for name, texts in hard_times.words(session).items() if texts}


async def to(walk, kind, *keys):
    await walk.press(*keys)
    await walk.at(kind)


async def test_it_says_its_words_and_what_the_person_wrote(journal, lines):
    async with walking(journal) as walk:
        await to(walk, HardTime, "ctrl+t")
        await walk.shows("Kettle.")
        assert said(walk).startswith(f"Hard time {IN_DANGER} {NO_NUMBER} {NOTEBOOK} {YOURS} ")
        assert walk.rows[3] == f"{'':17}▏ If you might be in danger, or someone else might be:"
        assert walk.rows[7] == f"            ring ▎ {NO_NUMBER}"
        await walk.shows("what helps ▏ Kettle.")
        await walk.shows("people ▏ Nadia, at any hour.")
        await walk.shows("we agreed ▏ I may write between two sessions.")
        assert EMPTY not in said(walk)
        await walk.press("ctrl+t")
        assert len([one for one in walk.app.screen_stack if isinstance(one, HardTime)]) == 1
        await to(walk, Home, "escape")


async def test_an_empty_one(journal):
    async with walking(journal) as walk:
        await to(walk, HardTime, "ctrl+t")
        await walk.shows("You have not written anything here yet.")
        whole = f"Hard time {IN_DANGER} {NO_NUMBER} {NOTEBOOK} {YOURS} {EMPTY}"
        await walk.until(lambda: said(walk) == whole, "all of it")
        await walk.press("down", "delete", "plus")
        assert isinstance(walk.screen, HardTime)
        assert "card" not in walk.text


async def test_it_opens_while_typing_and_over_a_slip_and_leads_back(journal):
    async with walking(journal, "w") as walk:
        await walk.at(Write)
        await walk.type("One line\nand another")
        await walk.press("up", "home", "right")
        await to(walk, HardTime, "ctrl+t")
        await to(walk, Doors, "ctrl+o")
        await to(walk, HardTime, "escape")
        await to(walk, Write, "escape")
        assert walk.screen.draft.cursor == (0, 1)
        await walk.type(".")
        await walk.until(lambda: walk.screen.draft.body == "O.ne line\nand another")
        await walk.press("ctrl+s")
        await walk.shows("Entry kept.")
        await to(walk, HardTime, "ctrl+t")
        await walk.press("escape")
        await walk.shows("Entry kept.")
        await to(walk, Home, "escape")


async def test_on_the_lock_screen_it_tells_nothing_private(journal, lines):
    shown = {}
    for written in (True, False):
        if not written:
            with journal.transaction() as session:
                for row in hard_times.LIST.rows(session):
                    purging.remove(session, row.uuid)
        async with begun(journal.vault) as walk:
            await walk.at(Unlock)
            await walk.type("half a phr")
            await to(walk, HardTime, "ctrl+t")
            await walk.shows("findahelpline.com")
            shown[written] = walk.text
            for private in (
                "Kettle",
                "Nadia",
                "What you wrote",
                "not written anything",
                "edit",
                "ring",
            ):
                assert private not in walk.text
            for general in (IN_DANGER, NOTEBOOK, HELPLINE):
                await walk.until(lambda general=general: general in said(walk), general)
            await walk.press("e", "n", "enter")
            assert isinstance(walk.screen, HardTime)
            await to(walk, Unlock, "escape")
            await walk.type("ase")
            await walk.until(lambda: walk.screen._field.value == "half a phrase")
    assert shown[True] == shown[False]


async def test_it_is_told_in_the_help_of_the_lock_screen_and_the_doors_are_not(journal):
    async with begun(journal.vault) as walk:
        await walk.at(Unlock)
        await walk.press("f1", "2")
        await walk.shows("^T ▏ hard time")
        assert "feels off" not in walk.text
        await walk.press("escape", "ctrl+n")
        await walk.at(Write)
        await walk.type("Sealed")
        assert "feels off" not in walk.text
        await to(walk, HardTime, "ctrl+t")
        await to(walk, Write, "escape")
        await walk.until(lambda: walk.screen.draft.body == "Sealed")


async def test_before_there_is_a_journal(vault):
    async with begun(vault) as walk:
        await walk.at(Welcome)
        await to(walk, HardTime, "ctrl+t")
        await walk.shows("If you might be in danger")
        await to(walk, Welcome, "escape")
        await to(walk, Passphrase, "enter")
        assert "feels off" not in walk.text


async def test_unlocking_meanwhile_leaves_it_in_front_with_the_list(journal, lines):
    async with begun(journal.vault) as walk:
        await walk.at(Unlock)
        await walk.type(PASSPHRASE)
        await walk.press("enter", "ctrl+t")
        await walk.shows("Kettle.")
        assert isinstance(walk.screen, HardTime)
        await to(walk, Home, "escape")


async def test_the_list_is_written_and_ordered_where_it_is_read(journal):
    async with walking(journal, "ctrl+t") as walk:
        await walk.shows(NO_NUMBER)
        await to(walk, SomeLines, "e")
        await walk.type("030 23125 014\n")
        await walk.at(HardTime)
        await walk.shows("ring ▎ 030 23125 014")
        await to(walk, SomeLines, "enter")
        await walk.press("home")
        await walk.type("Anneke: ")
        await to(walk, HardTime, "enter")
        await walk.shows("ring ▎ Anneke: 030 23125 014")
        for heading, key in (("steadied", "s"), ("people", "w"), ("steadied", "s")):
            await to(walk, Pick, "n")
            assert "A number to ring" not in walk.text, "there is one"
            await to(walk, SomeLines, key)
            await walk.type(f"{heading} {len(kept(journal).get(heading, []))}")
            await walk.press("enter")
            await walk.at(HardTime)
            await walk.shows("Line kept.")
        two = {"steadied": ["steadied 0", "steadied 1"], "people": ["people 0"]}
        assert kept(journal) == {"ring": ["Anneke: 030 23125 014"], **two}
        await walk.press("home", "down", "plus")
        assert kept(journal)["steadied"] == ["steadied 0", "steadied 1"], "it is the first"
        await walk.press("minus")
        await walk.until(lambda: kept(journal)["steadied"] == ["steadied 1", "steadied 0"])
        await walk.shows("▎ steadied 0")
        await walk.press("down")
        await walk.shows("people ▎ people 0")
        await to(walk, Pick, "n")
        await walk.shows("w ▎ People")
        await to(walk, HardTime, "escape")
        await to(walk, SomeLines, "enter")
        await walk.type(", next door\n")
        await walk.at(HardTime)
        await walk.until(lambda: kept(journal)["people"] == ["people 0, next door"])


async def test_a_line_is_deleted_brought_back_and_removed_for_good(journal):
    with journal.transaction() as session:
        for heading, text in (("steadied", "one"), ("steadied", "two"), ("people", "Nadia")):
            hard_times.add(session, heading, text)
    async with walking(journal, "ctrl+t") as walk:
        await walk.shows("people ▏ Nadia")
        await walk.press(*["down"] * 3)
        await to(walk, Pick, "delete")
        await walk.shows("Delete this line? It stays in the trash for 14 days.")
        await to(walk, HardTime, "k")
        assert kept(journal)["people"]
        await to(walk, Pick, "delete")
        await to(walk, HardTime, "d")
        await walk.shows("Deleted: Nadia. Press u to undo.")
        await walk.until(lambda: "people" not in kept(journal))
        await walk.press("u")
        await walk.shows("people ▎ Nadia")
        await to(walk, Pick, "delete")
        await to(walk, HardTime, "d")
        with journal.session() as session:
            assert [one.noun for one in versions.trash(session)] == ["hard_time"]
        await walk.press("home", "down")
        await walk.shows("what helps ▎ one")
        await to(walk, Pick, "delete")
        await to(walk, HardTime, "g")
        await walk.shows("Gone.")
        assert kept(journal)["steadied"] == ["two"]
        with journal.session() as session:
            assert len(versions.trash(session)) == 1
        await to(walk, Home, "escape")
    with journal.session() as session:
        assert len(versions.trash(session, "hard_time")) == 1


async def test_a_long_line_is_read_in_full_and_a_click_marks_and_opens(journal):
    with journal.transaction() as session:
        hard_times.add(session, "steadied", "Once round the block, in any weather, and " * 20)
        hard_times.add(session, "agreed", "The practice has my number.")
    async with walking(journal, "ctrl+t", size=(80, 40)) as walk:
        await walk.shows("we agreed ▏ The practice")
        assert said(walk).count("in any weather") == 20
        assert walk.rows[3].endswith("If you might be in danger, or someone else might be:")
        y = next(y for y, row in enumerate(walk.rows) if "The practice" in row)
        await walk.pilot.click(offset=(30, y))
        await walk.shows("we agreed ▎ The practice")
        await walk.pilot.click(offset=(30, y))
        await to(walk, HardTime, "escape")
        await walk.pilot.resize_terminal(80, 24)
        await walk.press("up", "up")
        await walk.shows("If you might be in danger")


async def test_leaving_a_question_about_a_line_changes_nothing(journal, lines):
    before = kept(journal)
    async with walking(journal, "ctrl+t") as walk:
        await walk.shows("▏ Kettle.")
        await walk.press("down")
        await to(walk, Pick, "n")
        await to(walk, HardTime, "escape")
        await to(walk, Pick, "n")
        await to(walk, SomeLines, "a")
        await to(walk, HardTime, "enter")
        await to(walk, SomeLines, "enter")
        await to(walk, HardTime, "escape")
        await to(walk, SomeLines, "enter")
        await walk.type(" And tea")
        await walk.press("escape")
        await walk.shows("This is not kept yet. Press esc again to leave without it.")
        await walk.type(".")
        await walk.press("escape")
        assert isinstance(walk.screen, SomeLines)
        await to(walk, HardTime, "escape")
    assert kept(journal) == before


async def test_a_card_is_shown_and_written_for_its_owner_alone(journal, lines):
    folder = Path.home() / "Documents"
    folder.mkdir(mode=0o700)
    async with walking(journal, "ctrl+t") as walk:
        await walk.shows("Kettle.")
        await to(walk, Card, "end", "enter")
        assert (
            "This card will be readable by anyone who has the file. Read it once as if you were "
            "them." in said(walk)
        )
        await walk.shows("~/Documents/card.txt")
        await walk.shows("- Kettle.")
        await to(walk, HardTime, "ctrl+s")
        await walk.shows("Written to card.txt. The file is not encrypted.")
        await to(walk, Card, "end", "enter")
        await walk.shows("card-2.txt")
        await to(walk, HardTime, "escape")
    card = folder / "card.txt"
    assert stat.S_IMODE(card.stat().st_mode) == 0o600
    assert "bondjournal" not in card.read_text()
    assert card.read_text().startswith("What helps\n- Kettle.\n- The long way round.\n")
    assert [one.name for one in folder.iterdir()] == ["card.txt"]


async def test_a_card_replaces_nothing_and_tells_what_speaks_against_a_folder(journal, lines):
    synced, there = Path.home() / "Dropbox", Path.home() / "there.txt"
    synced.mkdir(mode=0o700)
    there.write_text("something else")
    async with walking(journal, "ctrl+t") as walk:
        await walk.shows("Kettle.")
        for typed, told in (
            ("", "A file needs a name."),
            ("~/nowhere/card.txt", "There is no such folder."),
            ("~/there.txt", "there.txt already exists. Nothing is replaced."),
        ):
            await to(walk, Card, "end", "enter")
            walk.screen._field.value = typed
            await walk.press("ctrl+s")
            await walk.shows(told)
            await to(walk, HardTime, "escape")
        await to(walk, Card, "end", "enter")
        walk.screen._field.value = "~/Dropbox/card.txt"
        await to(walk, Pick, "ctrl+s")
        await walk.until(
            lambda: "the card would go there too" in said(walk), "the card would go there too"
        )
        await to(walk, Card, "escape")
        await to(walk, HardTime, "escape")
    assert there.read_text() == "something else"
    assert list(synced.iterdir()) == []
