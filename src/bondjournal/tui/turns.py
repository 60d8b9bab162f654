"""Keys in turn: each acts once the one before has done what it does, and so where it was meant."""

import asyncio
from collections import deque
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from textual import events
from textual.app import ScreenStackError
from textual.message import Message
from textual.widgets import Input, TextArea

from bondjournal.actions import ACTIONS

if TYPE_CHECKING:
    from bondjournal.tui.base import BaseApp

_LONGEST = 3.0
"""Seconds that a key waits at most for the one before."""
_WAYS = 2
"""A key goes up from the focus to the app, and what it causes goes up once more."""

_KEEPS = ACTIONS["keep"].keys.split(",")
HIDES = ACTIONS["hide"].keys.split(",")
Typed = events.Key | events.Paste


@dataclass
class Passed(Message):
    """Went up from the focus to the app, and so did everything sent before."""

    here: asyncio.Event = field(default_factory=asyncio.Event)


@dataclass
class Moved(Message):
    """Another screen is in front, or one is done with a request."""

    forgets: bool = False
    """Whether a key that was pressed again meanwhile asks for nothing more."""


class Turns:
    """What is typed, in turn. Letters typed into a text are not held up by one another."""

    def __init__(self, app: "BaseApp[Any]") -> None:
        self._app = app
        self._waiting: deque[Typed] = deque()
        self._called: Typed | None = None
        self._acting: Typed | None = None
        self._was_handling = False
        self._moved = asyncio.Event()

    def is_due(self, event: Typed) -> bool:
        """Return whether a key acts now; otherwise it comes again, to the app, in its turn.

        Once the app ends there are no screens any more, and no key is due.
        """
        if not self._app.screen_stack:
            return False
        if _is_one_of(HIDES, event):
            return True  # hiding waits for nothing
        if event is not self._called and (self._acting or self._called):
            self._waiting.append(event)
            return False
        self._called = None
        return True

    def acted(self, event: Typed) -> None:
        """Let the next key act, once this one has done what it does."""
        if _types(self._app, event):
            self._call_next()
        elif not _is_one_of(HIDES, event):
            self._acting, self._was_handling = event, self._app.is_handling
            self._app.run_worker(self._follow)  # type: ignore[arg-type]  # it returns nothing

    def move(self, event: Moved) -> None:
        """Look again whether a key may act."""
        if event.forgets and isinstance(self._acting, events.Key):
            again = self._acting.key
            self._waiting = deque(one for one in self._waiting if not _is_one_of([again], one))
        self._moved.set()

    def drop(self) -> None:
        """Drop the keys that wait."""
        self._waiting.clear()
        self._called = None

    async def _follow(self) -> None:
        with suppress(TimeoutError, ScreenStackError):
            await asyncio.wait_for(self._settled(), _LONGEST)
        self._acting = None
        self._call_next()

    async def _settled(self) -> None:
        for _ in range(_WAYS):
            await self._passed()
        front = self._app.screen
        keeps = self._was_handling or _is_one_of(_KEEPS, self._acting)
        if keeps and isinstance(self._app.focused, TextArea):
            return  # what is typed while a text is kept is more of it
        while front is self._app.screen and self._app.is_handling:
            self._moved.clear()
            await self._moved.wait()
        await self._passed()

    async def _passed(self) -> None:
        passed = Passed()
        if (self._app.focused or self._app.screen).post_message(passed):
            await passed.here.wait()

    def _call_next(self) -> None:
        if self._waiting:
            self._called = self._waiting.popleft()
            self._app.post_message(self._called)


def _is_one_of(keys: Sequence[str], event: Typed | None) -> bool:
    return isinstance(event, events.Key) and event.key in keys


def _types(app: "BaseApp[Any]", event: Typed) -> bool:
    """Return whether this adds letters to a text."""
    letters = isinstance(event, events.Paste) or event.is_printable
    return letters and isinstance(app.focused, Input | TextArea)
