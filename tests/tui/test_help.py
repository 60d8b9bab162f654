"""Help: what its parts say, how one moves between them, and how words are found in it."""

import pytest
from walk import walking

from bondjournal import manual
from bondjournal.tui.help import Help
from bondjournal.tui.screens.home import Home
from bondjournal.tui.screens.write import Write

FIRST_SCREEN = """
                 ▏ Help
             1-4 ▏ [how it works]  these keys  glossary  shared computer
                 ▏
                 ▏ ^ means Ctrl: hold it and press the letter.
                 ▏
         writing ▏ Write what you like and keep it. No one else sees it.
                 ▏
       a session ▏ Afterwards: two numbers, if you like, and one line. You
                 ▏ can leave out any of it.
                 ▏
        the page ▏ Before a session you choose what goes on it. It makes one
                 ▏ page from your own words and shows it to you first. You
                 ▏ never have to bring one.
                 ▏
     who sees it ▏ At first no entry goes on any page. For each entry you
                 ▏ say: nothing, one line about it, or all of it. The page
                 ▏ won't say how much you left out.
                 ▏
      going back ▏ esc goes back from every screen. Nothing is lost by it.
                 ▏
                 ▏ 1-4 part   PgDn more   / search   esc back to writing
"""


def rows(walk):
    return [row.rstrip(" ▕") for row in walk.rows]


def marked(walk):
    return [row.split("▎")[1].strip(" ▕") for row in walk.rows if "▎" in row]


async def test_it_begins_with_one_screen_on_how_this_works(journal):
    async with walking(journal, "w") as walk:
        await walk.at(Write)
        await walk.press("f1")
        await walk.shows("back to writing")
        assert "\n" + "\n".join(rows(walk)[1:22]) + "\n" == FIRST_SCREEN
        await walk.press("escape")
        await walk.at(Write)


async def test_its_parts_are_a_key_away_and_the_keys_are_those_of_the_screen_before(journal):
    async with walking(journal, "f1") as walk:
        await walk.shows("1-4 part   PgDn more   / search   esc back")
        await walk.press("3")
        await walk.shows("first, please ▏ The topic that comes first on your page")
        await walk.press("2")
        await walk.shows("w ▏ Write")
        await walk.press("end")
        await walk.shows("F9 ^L ▏ hide the screen at once")
        await walk.press("4")
        await walk.shows("better not kept on this computer.")
        await walk.shows("1-4 part   / search   esc back")
        await walk.press("1")
        await walk.shows("writing ▏ Write what you like")
        await walk.press("escape")
        await walk.at(Home)


async def test_the_pages_of_the_manual_are_read_on_behind_the_first_screen(journal):
    async with walking(journal, "f1", size=(80, 400)) as walk:
        await walk.at(Help)
        places = [
            next(y for y, row in enumerate(rows(walk)) if row.endswith(f"▏ {title}"))
            for title in (manual.read(name).title for name in manual.FOR_PEOPLE)
        ]
        assert places == sorted(places)
        assert any(row.startswith("              1. ▏ Choose a passphrase.") for row in rows(walk))
        assert "▏   bondjournal page --short" in walk.text


async def test_words_are_found_in_all_parts_and_again_behind_the_last_place(journal):
    async with walking(journal, "f1", "slash") as walk:
        await walk.shows("Find in help")
        await walk.type("Scrollback\n")
        await walk.at(Help)
        await walk.shows("▎ scrollback, lines your shell remembers")
        await walk.press("slash")
        await walk.shows("▎ Scrollback")
        await walk.press("escape", "1", "slash", *["backspace"] * len("Scrollback"))
        await walk.type("page\n")
        await walk.shows("the page ▎")
        first = marked(walk)
        await walk.press("slash", "enter")
        await walk.at(Help)
        await walk.until(lambda: marked(walk) and marked(walk) != first)
        await walk.press("slash", *["backspace"] * len("page"))
        await walk.type("stand-in\n")
        await walk.shows("stand-in ▎ What the page says instead of a name")


async def test_words_that_go_on_in_the_next_row_are_found_and_others_are_not(journal):
    async with walking(journal, "f1", "slash") as walk:
        await walk.type("one line. you can leave\n")
        await walk.shows("a session ▎ Afterwards: two numbers")
        await walk.press("slash", *["backspace"] * len("one line. you can leave"))
        await walk.type("a kettle in the hall\n")
        await walk.shows("Help does not have these words.")
        await walk.shows("writing ▏ Write what you like")


@pytest.mark.parametrize("size", [(60, 20), (120, 40)])
async def test_it_fits_other_windows(journal, size):
    async with walking(journal, "f1", size=size) as walk:
        await walk.shows("writing ▏ Write what you like")
        assert all(len(row) <= size[0] for row in walk.rows)
        await walk.press("3")
        await walk.shows("entry ▏ Something you wrote and kept.")
