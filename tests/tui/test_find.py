"""Finding words in the text on the screen, by F3, in Write and in the reader."""

import pytest
from walk import keep, walking

from bondjournal.journal import settings
from bondjournal.journal.search_text import places
from bondjournal.tui.screens.journal import JournalList
from bondjournal.tui.screens.reader import ReadEntry
from bondjournal.tui.screens.write import Write

BODY = "\n\n".join(
    [f"Row {number}: on the stairs, ที่นี่, السَّلام, scho\u0308n 👨‍👩‍👧." for number in range(1, 41)]
)
SIZES = [(60, 20), (80, 24), (100, 30), (120, 40), (160, 50)]


@pytest.fixture(autouse=True)
def without_questions(journal, at):
    at("2026-05-10T20:40")
    with journal.transaction() as session:
        settings.put(session, "questions", False)


async def to_reader(walk):
    await walk.at(JournalList)
    await walk.until(lambda: walk.list.chosen)
    await walk.press("enter")
    if walk.screen.pane.has_focus:
        await walk.press("enter")
    await walk.at(ReadEntry)


async def to_write(walk):
    await walk.at(JournalList)
    await walk.until(lambda: walk.list.chosen)
    await walk.press("e")
    await walk.at(Write)
    await walk.press("ctrl+home")


@pytest.mark.parametrize(
    ("typed", "text", "found"),
    [
        ("STAIRS", "the stairs, Stairs", [(4, 10), (12, 18)]),
        ("schön", "Scho\u0308n und schön", [(0, 6), (11, 16)]),
        ("e", "e\u0301 e", [(3, 4)]),
        ("ที่", "ที่นี่", [(0, 3)]),
        ("السَّلام", "هذا السَّلام", [(4, 12)]),
        ("👨", "👨‍👩‍👧 👨", [(6, 7)]),
        ("a.c", "abc a.c", [(4, 7)]),
        ("", "abc", []),
    ],
)
def test_what_is_typed_is_found_as_it_is_typed(typed, text, found):
    assert places(typed, text) == found


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("to", [to_write, to_reader], ids=["write", "reader"])
async def test_f3_finds_and_goes_on_and_back_and_changes_nothing(journal, to, size):
    keep(journal, body=BODY)
    async with walking(journal, "l", size=size) as walk:
        await to(walk)
        await walk.press("f3")
        await walk.type("row 3")
        await walk.shows("1 of 11")
        await walk.shows("enter next   ↑ before   esc back to the text")
        style = walk.style("Row 3:")
        assert style.bold
        assert style.underline
        assert style.bgcolor != walk.style("Row 2:").bgcolor
        await walk.press("enter")
        await walk.shows("2 of 11")
        await walk.shows("Row 30:")
        await walk.press("f3")
        await walk.shows("3 of 11")
        await walk.press("up", "up", "up")
        await walk.shows("11 of 11")
        await walk.shows("Row 39:")
        await walk.type("nothing")
        await walk.shows("not in this text")
        await walk.press("escape")
        await walk.until(lambda: "not in this text" not in walk.text)
        assert isinstance(walk.screen, Write | ReadEntry)
        assert not walk.style("Row 39:").underline
        await walk.press("f3")
        await walk.shows("row 3nothing")
        await walk.press("escape", "escape")
        await walk.at(JournalList)


async def test_writing_goes_on_behind_what_was_found(journal):
    keep(journal, body="The kettle. The stairs. The end.")
    async with walking(journal, "l") as walk:
        await to_write(walk)
        await walk.press("f3")
        await walk.type("stairs")
        await walk.shows("1 of 1")
        await walk.press("escape")
        await walk.type("!")
        assert walk.screen.draft.body == "The kettle. The stairs!. The end."


async def test_keys_meant_for_what_is_found_do_nothing_to_the_entry(journal):
    keep(journal, body="The kettle.")
    async with walking(journal, "l") as walk:
        await to_reader(walk)
        await walk.press("f3")
        await walk.type("vhe")
        await walk.press("delete")
        await walk.shows("not in this text")
        assert isinstance(walk.screen, ReadEntry)
