"""Settings on the screen: changed by arrows or typed, explained, and gone by at once."""

import pytest
from walk import walking

from bondjournal.journal import known_settings, settings
from bondjournal.tui.screens.home import Home
from bondjournal.tui.screens.secret import Secret
from bondjournal.tui.screens.settings import Settings
from bondjournal.tui.screens.slips import SomeLines
from bondjournal.vault import keyfile, slots

pytestmark = pytest.mark.long


def is_set(journal, name):
    with journal.session() as session:
        return known_settings.value(session, known_settings.named(name))


async def to_settings(walk):
    await walk.at(Home)
    await walk.press("c")
    await walk.at(Settings)
    await walk.shows("Dusk is dark")


async def down_to(walk, name):
    """Move the mark to the row of a setting."""
    label = known_settings.named(name).label
    while walk.list.chosen.margin != label:
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


async def test_every_value_is_in_view_and_changed_by_arrows_or_a_click(journal):
    async with walking(journal) as walk:
        await to_settings(walk)
        assert walk.rows[1:21] == [
            "                 ▏ Settings",
            "                 ▏",
            "            look ▎ [dusk]  day  terminal",
            "         symbols ▏ [auto]  drawn  plain",
            "      lock after ▏ 2  [5]  10  30 minutes  never",
            "   while writing ▏ 5  10  [15]  30 minutes  never",
            "      on leaving ▏ [stay open]  lock when another window is in front",
            "      home shows ▏ [no words of yours]  the next topic, the last words",
            "          scales ▏ [heard, safe]  heard, safe, open",
            "       questions ▏ [offered]  only when asked for",
            "         copying ▏ [off]  on",
            "     page signed ▏ no name",
            "     page length ▏ [full]  brief  to read out",
            "   page language ▏ [English]  Deutsch  français  español  Nederlands",
            "       last time ▏ [not on the page]  which topics you talked about",
            "    recovery key ▏ try it",
            "      passphrase ▏ change it",
            "                 ▏",
            "                 ▏ Dusk is dark, day is light, terminal is your own colours.",
            "                 ▏",
        ]
        await down_to(walk, "lock.after")
        await walk.press("right")
        await walk.until(lambda: walk.app.preferences.lock_after == 10)
        await walk.shows("Lock after: 10 minutes. It was 5 minutes. Press u to undo.")
        # Enter opens nothing where all values are in view.
        await walk.press("enter")
        row = next(at for at, row in enumerate(walk.rows) if "while writing" in row)
        await walk.pilot.click(offset=(walk.rows[row].index("never"), row))
        await walk.until(lambda: walk.app.preferences.lock_writing == 0)
        await walk.shows("5  10  15  30 minutes  [never]")
        await walk.press("u", "u")
        await walk.until(lambda: walk.app.preferences.lock_after == 5)
        assert walk.app.preferences.lock_writing == 15
        await walk.press("slash")
        await walk.at(SomeLines)
        await walk.type("language\n")
        await walk.until(lambda: walk.list.chosen.margin == "page language")
        await walk.press("right")
        await walk.shows("Page language: deutsch. It was english.")
    assert is_set(journal, "page.language") == "de"


async def test_a_key_is_tried_and_changes_nothing(journal):
    before = keyfile.read(journal.vault)
    async with walking(journal) as walk:
        await to_settings(walk)
        await walk.press("slash")
        await walk.type("recovery\n")
        await walk.until(lambda: walk.list.chosen.margin == "recovery key")
        await walk.press("enter")
        await walk.shows("This journal has no recovery key.")
        key, slot = slots.new_recovery(journal.vault, journal.keys)
        slots.keep_recovery(journal.vault, journal.keys, key, slot)
        await walk.press("enter")
        await walk.at(Secret)
        await walk.type("four ordinary words\n")
        await walk.until(lambda: "Opening" not in walk.text and "recovery key" in walk.text)
        await walk.at(Secret)
        await walk.type(f"{key}\n")
        await walk.at(Settings)
        await walk.shows("That is the recovery key of this journal, and it opens it.")
    assert keyfile.read(journal.vault).recovery == slot
    assert before.recovery is None


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


async def test_every_setting_is_explained_in_a_small_window_too(journal):
    async with walking(journal, size=(60, 20)) as walk:
        await to_settings(walk)
        assert not any("…" in row.split("▏")[0] for row in walk.rows)
        await walk.shows("leaving ▏ [stay open]  …")
        for known in known_settings.KNOWN:
            await walk.until(lambda: walk.list.chosen is not None)
            if walk.list.chosen.short_margin != (known.short_label or known.label):
                await walk.press("down", "down")
            await walk.shows(known.explained.split(".")[0][:20])
            await walk.press("down")
