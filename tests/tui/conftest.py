"""A stage for screens and parts of the TUI, and its rows and cells as they are drawn."""

from contextlib import asynccontextmanager
from types import SimpleNamespace

import pytest
from rich.cells import cell_len
from rich.style import Style
from settling import Calm, Held, count_what_threads_do, draw_what_rests, settled
from textual import constants
from textual.app import SystemCommand
from textual.css.stylesheet import Stylesheet
from textual.events import Key
from textual.keys import _character_to_key
from textual.strip import Strip

from bondjournal.tui.base import BaseApp
from bondjournal.tui.sheet import Sheet


class Stage(BaseApp[object]):
    """An app that shows one screen and has every key that works anywhere."""

    def __init__(self, screen, **how):
        super().__init__(**how)
        self.first = screen
        self.done = []

    def on_mount(self):
        self.push_screen(self.first)

    def action_close(self):
        self.exit()

    def action_hide(self):
        self.done.append("hide")

    def action_feels_off(self):
        self.done.append("feels off")

    def action_hard_time(self):
        self.done.append("hard time")

    def get_system_commands(self, screen):
        yield SystemCommand("Set the look to day", "", lambda: self.set_look("day"))


class Bare(BaseApp[object]):
    """An app without any of these keys but its own two."""

    def __init__(self, screen, **how):
        super().__init__(**how)
        self.first = screen

    def on_mount(self):
        self.push_screen(self.first)


class Showing(Sheet[object]):
    """A sheet with the parts it is given."""

    PLACE = "Somewhere"

    def __init__(self, *parts):
        super().__init__()
        self.given = parts
        self.gone_on = 0

    def parts(self):
        yield from self.given

    def past_the_last(self):
        self.gone_on += 1


CHARACTERS = {"question_mark": "?", "space": " "}
"""What keys with longer names stand for in a text."""


class Shown:
    """A running app, and what can be seen of it."""

    def __init__(self, app, messages):
        self.app = app
        self.pilot = Calm(app)
        self.messages = messages

    def told(self, kind):
        """The messages of this kind that were sent, in order, each once."""
        found = {id(message): message for message in self.messages if isinstance(message, kind)}
        return list(found.values())

    @property
    def screen(self):
        return self.app.screen

    async def settle(self):
        """Wait until everything that was begun is done and drawn."""
        await settled(self.app)

    async def press(self, *keys):
        for key in keys:
            await self.type(key)

    async def type(self, *keys):
        """Press keys without a pause between them; for keys that move no focus."""
        for key in keys:
            name = key if len(key) > 1 else _character_to_key(key)
            self.app.post_message(Key(name, key if len(key) == 1 else CHARACTERS.get(key)))
        await self.settle()

    async def resize(self, width, height):
        await self.pilot.resize_terminal(width, height)
        await self.settle()

    def strips(self):
        update = self.app.screen._compositor.render_update(
            full=True, screen_stack=self.app._background_screens
        )
        return [Strip.join(line) for line in update.strips]

    @property
    def rows(self):
        """The rows of the terminal as text, without blanks at their ends."""
        return [strip.text.rstrip() for strip in self.strips()]

    @property
    def text(self):
        return "\n".join(self.rows)

    def row(self, words):
        """The number of the one row with these words in it."""
        found = [y for y, row in enumerate(self.rows) if words in row]
        assert len(found) == 1, (words, found)
        return found[0]

    def column(self, words):
        """The column the first row with these words has them in."""
        return next(cell_len(row[: row.index(words)]) for row in self.rows if words in row)

    def cells(self):
        """Every character with its row, column and style."""
        found = []
        for y, strip in enumerate(self.strips()):
            x = 0
            for text, style, _ in strip:
                for character in text:
                    found.append(SimpleNamespace(x=x, y=y, text=character, style=style or Style()))
                    x += cell_len(character)
        return found

    def style(self, words):
        """The style of the first character of the first place with these words."""
        y = next(y for y, row in enumerate(self.rows) if words in row)
        x = cell_len(self.rows[y][: self.rows[y].index(words)])
        return next(c.style for c in self.cells() if (c.x, c.y) == (x, y))


@pytest.fixture
def stage():
    """Show a screen, or parts of one, in a window of a size."""

    @asynccontextmanager
    async def show(*what, size=(80, 24), app=Stage, **how):
        screen = what[0] if isinstance(what[0], Sheet) else Showing(*what)
        running = app(screen, **how)
        messages = []
        async with running.run_test(size=size, message_hook=messages.append):
            shown = Shown(running, messages)
            await shown.settle()
            yield shown

    return show


@pytest.fixture
def held():
    """What a thread waits for until the test lets it go on."""
    holding = Held()
    yield holding
    holding.let_go()


@pytest.fixture
def bare_app():
    return Bare


@pytest.fixture(scope="session", autouse=True)
def _no_needless_work():
    """Parse every stylesheet once, move nothing little by little, and draw what rests."""
    parsed = {}
    parse = Stylesheet._parse_rules

    def parse_once(sheet, *what, **how):
        key = (*sheet._variables.items(), *what, *how.items())
        if key not in parsed:
            parsed[key] = parse(sheet, *what, **how)
        return parsed[key]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(constants, "TEXTUAL_ANIMATIONS", "none")
        patch.setattr(Stylesheet, "_parse_rules", parse_once)
        draw_what_rests(patch)
        count_what_threads_do(patch)
        yield


@pytest.fixture(autouse=True)
def _own_environment(monkeypatch):
    """Nothing of the machine's own look reaches a test."""
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLORTERM", "truecolor")
