"""A walk through the program on a real journal: keys in, rows of the screen out."""

from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta

from rich.cells import cell_len
from settling import Calm, settled
from textual.events import Key
from textual.keys import _character_to_key
from textual.strip import Strip

from bondjournal.addition import Addition, NewEntry
from bondjournal.journal import additions
from bondjournal.tui.app import JournalApp
from bondjournal.tui.screens.home import Home
from bondjournal.tui.widgets.rows import Rows
from waiting import until_drawn

ZONE = "Europe/Berlin"
PASSPHRASE = "four ordinary words here"
"""Of the journals that tests/conftest.py makes."""


def keep(journal, *, at="2026-05-10T16:20", source="kept", **entry):
    """Keep an entry; `at` is its instant in UTC."""
    with journal.transaction() as session:
        return _keep(session, datetime.fromisoformat(at), source, entry)


def keep_many(journal, count):
    """Keep "number 0", "number 1" and so on, an hour apart, the newest first."""
    newest = datetime.fromisoformat("2026-05-10T16:20")
    with journal.transaction() as session:
        for number in range(count):
            at = newest - timedelta(hours=number)
            _keep(session, at, "kept", {"body": f"number {number}"})


def _keep(session, at, source, entry):
    addition = Addition(at=at.replace(tzinfo=UTC), zone=ZONE, entry=NewEntry(**entry))
    return additions.keep(session, addition, source=source).entry.uuid


class Walk:
    """A running app, and what can be done and seen."""

    def __init__(self, app, pilot):
        del pilot
        self.app = app
        self.pilot = Calm(app)
        # However long a test takes: nobody was away unless it says so.
        app.idle.clock = lambda: 0.0
        app.idle.somebody()

    @property
    def screen(self):
        return self.app.screen

    @property
    def list(self):
        """The list of the screen in front."""
        return self.screen.query_one(Rows)

    async def until(self, condition, what="that"):
        """Wait until something is so."""
        return await until_drawn(self.pilot, condition, what, lambda: self.text)

    async def at(self, kind):
        """Wait until a screen of this kind, or of this title, is in front and has drawn."""

        def there():
            if isinstance(kind, str):
                return getattr(self.screen, "place", "") == kind
            return isinstance(self.screen, kind)

        await self.until(there, getattr(kind, "__name__", kind))
        await settled(self.app)

    async def shows(self, words):
        """Wait until words can be read."""
        await self.until(lambda: words in self.text, words)
        await settled(self.app)

    async def press(self, *keys):
        """Press keys, each once the one before has done all it does."""
        for key in keys:
            self.app.post_message(Key(key, key if len(key) == 1 else None))
            await settled(self.app)

    async def type(self, text):
        """Type letters without a pause between them."""
        for letter in text:
            key = "enter" if letter == "\n" else _character_to_key(letter)
            self.app.post_message(Key(key, None if letter == "\n" else letter))
        await settled(self.app)

    @property
    def strips(self):
        update = self.screen._compositor.render_update(
            full=True, screen_stack=self.app._background_screens
        )
        return [Strip.join(line) for line in update.strips]

    @property
    def rows(self):
        return [strip.text.rstrip() for strip in self.strips]

    @property
    def text(self):
        return "\n".join(self.rows)

    def style(self, words):
        """The style of the first character of the first place with these words."""
        for strip in self.strips:
            if words in strip.text:
                column = cell_len(strip.text[: strip.text.index(words)])
                for text, style, _ in strip:
                    column -= cell_len(text)
                    if column < 0:
                        return style
        raise AssertionError(words)


@asynccontextmanager
async def walking(journal, *keys, size=(80, 24), vault=None, **how):
    """Open the app on a journal, at home, and press keys there."""
    app = JournalApp(vault or journal.vault, journal=journal, **how)
    async with app.run_test(size=size) as pilot:
        walk = Walk(app, pilot)
        if journal is not None:
            await walk.at(Home)
        await walk.press(*keys)
        yield walk
