"""Somebody who has nothing but a keyboard: what they do on one evening or another, by its keys."""

from contextlib import asynccontextmanager

from begun import begun
from walk import PASSPHRASE

from bondjournal.tui.screens.after import After
from bondjournal.tui.screens.home import Home
from bondjournal.tui.screens.journal import JournalList
from bondjournal.tui.screens.prepare_choose import ChooseStep
from bondjournal.tui.screens.prepare_topics import TopicsStep
from bondjournal.tui.screens.prepare_under import UnderTopic
from bondjournal.tui.screens.quotes import Quotes
from bondjournal.tui.screens.reader import ReadEntry
from bondjournal.tui.screens.slips import Pick, SomeLines
from bondjournal.tui.screens.unlock import Unlock
from bondjournal.tui.screens.write import Write

EVENING = "T18:00"


class Person:
    """Opens the journal now and then, and begins at home."""

    def __init__(self, vault, at):
        self._vault, self._at = vault, at
        self.walk = None

    @asynccontextmanager
    async def evening(self, day):
        """Open the journal on the evening of a day, and close it in the end."""
        self._at(f"{day}{EVENING}")
        async with begun(self._vault) as walk:
            self.walk = walk
            await walk.at(Unlock)
            await self.enter(PASSPHRASE)
            await walk.at(Home)
            yield walk
            await self.press("q")
            await walk.until(lambda: walk.app._exit)

    async def press(self, *keys):
        await self.walk.press(*keys)

    async def to(self, kind, *keys):
        """Press keys that lead to another screen, and wait for it."""
        await self.walk.press(*keys)
        await self.walk.at(kind)

    async def home(self):
        await self.to(Home, "escape")

    async def enter(self, text):
        """Type a line."""
        await self.walk.type(text)
        await self.walk.press("enter")

    async def tab(self):
        """Press Tab, and wait until it led to another field."""
        before = self.walk.screen.focused
        await self.walk.press("tab")
        await self.walk.until(lambda: self.walk.screen.focused is not before)

    async def by_name(self, words, kind):
        """Find one of the lists by its name."""
        await self.walk.press("ctrl+p")
        await self.enter(words)
        await self.walk.at(kind)

    async def mark(self, words):
        """Go down a list to the row that begins so."""
        rows = self.walk.screen.query_one("Rows")
        await self.walk.until(lambda: rows.chosen, "the list")
        for _ in rows.in_memory:
            if rows.chosen.words.startswith(words):
                return
            await self.walk.press("down")
        raise AssertionError(words)

    async def add(self, kind, *lines, is_it=""):
        """Add to the list in front; each is the lines of a slip."""
        for texts in lines:
            if is_it:
                await self.to(Pick, "n")
                await self.to(SomeLines, is_it)
            else:
                await self.to(SomeLines, "n")
            for text in texts:
                await self.enter(text)
            await self.walk.at(kind)

    async def rate(self, *numbers):
        """Say how the session was in numbers; what else there is stays to be typed."""
        await self.to(After, "a")
        for number in numbers:
            await self.walk.press(str(number), "enter")
        await self.walk.shows("One line about that session")

    async def say_more(self, **fields):
        """Open what else there is to say about a session, and fill these of its fields."""
        await self.walk.press("shift+tab", "shift+tab", "m")
        await self.walk.until(lambda: self.walk.screen.query_one("#moment").display, "more")
        for name, text in fields.items():
            while not self.walk.screen.query_one(f"#{name}").typing:
                await self.tab()
            await self.walk.type(text)

    async def write(self, body, *, title="", share="", gist=""):
        """Write an entry; `share` is the key of who it is for, where that is said at once."""
        await self.to(Write, "w")
        await self.walk.type(body)
        if title:
            await self.tab()
            await self.walk.type(title)
        if share:
            await self.press("f4")
            await self.walk.shows("What may go on your page?")
            await self.walk.press(share)
        if gist:
            await self.walk.shows("The line, in your words")
            await self.enter(gist)
        await self.walk.at(Write)
        await self.press("ctrl+s")
        await self.walk.shows("Entry kept.")
        await self.to(Home, "escape")

    async def quote(self, title, place):
        """Pick a sentence of an entry, where it is read."""
        await self.to(JournalList, "l")
        await self.walk.shows(title)
        await self.to(ReadEntry, "enter")
        await self.to(Quotes, "apostrophe")
        await self.to(ReadEntry, *["down"] * place, "space", "ctrl+s")
        await self.walk.shows("quoted")
        await self.to(JournalList, "escape")
        await self.home()

    async def put_under(self, number, words):
        """Put an entry or something tried under the topic of a number."""
        await self.to(UnderTopic, "home", *["down"] * (number - 1), "enter")
        await self.mark(words)
        await self.to(TopicsStep, "space", "ctrl+s")
        await self.walk.until(lambda: self.walk.text.count("under it:") == number, words)

    async def put_on_page(self, *rows):
        """Go down what else there is to each of these, and put it on the page."""
        for words in rows:
            await self.mark(words)
            await self.walk.press("space")
            list_ = self.walk.screen.query_one("Rows")
            await self.walk.until(lambda: list_.chosen.right == "on the page", words)  # noqa: B023

    async def share(self, words, level, gist=""):
        """Go down what may be on the page to an entry, and say what may go on of it."""
        await self.mark(words)
        await self.to(Pick, "space")
        if gist:
            await self.to(SomeLines, level)
            await self.walk.type(gist)
            level = "enter"
        await self.to(ChooseStep, level)

    async def answer(self, *words):
        """Answer questions for a few words, one after the other."""
        for one in words:
            await self.walk.at(SomeLines)
            await self.enter(one)
