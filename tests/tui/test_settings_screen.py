"""Settings on the screen: changed by arrows or typed, explained, and gone by at once."""

import pytest
from walk import walking

from bondjournal.journal import known_settings, settings
from bondjournal.tui.screens.home import Home
from bondjournal.tui.screens.noun_list import NounList
from bondjournal.tui.screens.slips import SomeLines

pytestmark = pytest.mark.long


def is_set(journal, name):
    with journal.session() as session:
        return known_settings.value(session, known_settings.named(name))


async def to_settings(walk):
    await walk.at(Home)
    await walk.press("c")
    await walk.at(NounList)
    await walk.shows("Dusk is dark")


async def down_to(walk, name):
    """Move the mark to the row of a setting."""
    for known in known_settings.KNOWN:
        await walk.shows(known.explained.split()[0])
        if known.name == name:
            return
        await walk.press("down")


async def test_the_look_changes_at_once_and_stays(journal):
    async with walking(journal) as walk:
        await to_settings(walk)
        await walk.shows("← → change")
        await walk.press("right")
        await walk.until(lambda: walk.app.theme == "day")
        await walk.press("left", "left")
        await walk.until(lambda: walk.app.theme == "terminal")
        await walk.press("delete")
        await walk.until(lambda: walk.app.theme == "dusk")
        await walk.press("escape")
        await walk.at(Home)
    assert is_set(journal, "look") == "dusk"


async def test_minutes_are_stepped_through_or_typed_and_the_shell_goes_by_them(journal):
    async with walking(journal) as walk:
        await to_settings(walk)
        await down_to(walk, "lock.after")
        await walk.press("right")
        await walk.until(lambda: walk.app.preferences.lock_after == 10)
        await walk.press("enter")
        await walk.at(SomeLines)
        await walk.press("backspace", "backspace")
        await walk.type("45\n")
        await walk.until(lambda: walk.app.preferences.lock_after == 45)
        await walk.at(NounList)
        await walk.press("enter")
        await walk.at(SomeLines)
        await walk.type("x\n")
        await walk.shows("lock.after cannot be set to that.")
        await walk.shows("45x")
        await walk.press("escape")
        await walk.at(NounList)
    assert is_set(journal, "lock.after") == 45


async def test_scales_go_through_every_choice(journal):
    async with walking(journal) as walk:
        await to_settings(walk)
        await down_to(walk, "scales")
        seen = []
        for _ in range(7):
            await walk.press("right")
            await walk.until(lambda: is_set(journal, "scales") != (seen or [["heard", "safe"]])[-1])
            seen.append(is_set(journal, "scales"))
    assert sorted(map(tuple, seen)) == sorted(
        [
            ("heard",),
            ("safe",),
            ("open",),
            ("heard", "safe"),
            ("heard", "open"),
            ("safe", "open"),
            ("heard", "safe", "open"),
        ]
    )


async def test_a_line_of_the_page_is_put_in_other_words_and_back(journal):
    async with walking(journal) as walk:
        await to_settings(walk)
        await walk.press("end")
        await walk.shows("Every heading and fixed line")
        await walk.press("enter")
        await walk.shows("Lines of the page")
        await walk.press("enter")
        await walk.at(SomeLines)
        await walk.type(" Also")
        await walk.press("ctrl+s")
        await walk.shows("yours")
        with journal.session() as session:
            assert len(settings.get(session, "page.words")) == 1
        await walk.press("delete")
        await walk.until(lambda: "yours" not in walk.text)
        await walk.press("escape")
        await walk.shows("as they come")


@pytest.mark.parametrize("size", [(80, 24), (60, 20)])
async def test_every_setting_is_explained(journal, size):
    async with walking(journal, size=size) as walk:
        await to_settings(walk)
        assert not any("…" in row.split("▏")[0] for row in walk.rows)
        for known in known_settings.KNOWN:
            await walk.shows(known.explained.split(".")[0][:20])
            await walk.press("down")
