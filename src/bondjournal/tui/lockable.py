"""An app that locks: when asked, when nobody is there, and before it is suspended."""

import asyncio
import os
import signal
import sys
from contextlib import ExitStack, suppress
from dataclasses import replace
from typing import Any

from textual import events
from textual.widgets import Input, TextArea

from bondjournal import signals, terminal
from bondjournal.looks import LOOKS
from bondjournal.tui import locking
from bondjournal.tui.base import BaseApp
from bondjournal.tui.frame import Frame
from bondjournal.tui.turns import HIDES
from bondjournal.vault.layout import Vault

_SOMEBODY = (
    events.Key,
    events.Paste,
    events.MouseDown,
    events.MouseScrollUp,
    events.MouseScrollDown,
)
"""What only somebody who is there does: a mouse may move by itself."""
_TICK = 1.0
"""Seconds between looks at the clock, which also notice that the machine slept."""
_FOR_KEYS = 0.5
"""Seconds that locking waits for keys pressed before it."""
_FOR_SIGNALS = 0.01
"""Seconds left to a signal that came before signals are held back, and ends the program."""


class LockableApp(BaseApp[int]):
    """An app that locks by ending its program image; see `locking`.

    Where that is not possible, on Windows and in tests, locking ends the program.
    """

    def __init__(self, vault: Vault, **how: Any) -> None:
        """Make the app; `how` are further arguments of `BaseApp`."""
        super().__init__(**how)
        self.vault = vault
        self.idle = locking.Idle()
        self._locking = False
        self._announced = False
        self._unseen = ExitStack()
        self._hears = False
        self._hides = False
        self._ended_by_signal = False

    @property
    def guarded(self) -> bool:
        """Whether there is anything to lock."""
        return False

    @property
    def patience(self) -> float:
        """After how many seconds without a key the app locks."""
        return float("inf")

    @property
    def ends_with_lock(self) -> bool:
        """Whether locking ends the program."""
        return self.is_headless or self._driver is None or sys.platform == "win32"

    def leave_behind(self) -> locking.Before:
        """Seal the present place and what is being written, for the next program image.

        What cannot be written to disk is handed on in memory: nothing may prevent locking.
        """
        return locking.Before()

    async def let_go(self) -> None:
        """Close the journal, once writes to it have finished."""

    async def settle_typed(self) -> None:
        """Let screens that keep by themselves keep what is typed, if that does not take long."""

    def on_mount(self) -> None:
        """Start looking at the clock, and handle ^Z."""
        self.set_interval(_TICK, self._tick)
        if not self.is_headless and sys.platform != "win32":
            loop = asyncio.get_running_loop()
            # Textual would suspend and resume the program with the journal open.
            loop.add_signal_handler(signal.SIGTSTP, self._stop_asked)
            loop.add_signal_handler(signal.SIGCONT, self._on_continue)

    def action_hide(self) -> None:
        """Hide the screen at once, by locking."""
        self.lock(hidden=True)

    def _stop_asked(self) -> None:
        self.lock(hidden=True, stopped=True)

    def _on_continue(self) -> None:
        self.lock(hidden=True)

    def on_app_blur(self) -> None:
        """Lock when the terminal loses the focus, if the person wants that."""
        if self.locks_on_focus_lost and self.guarded:
            self.lock(hidden=True)

    @property
    def locks_on_focus_lost(self) -> bool:
        """Whether the app locks when the terminal loses the focus."""
        return False

    def _tick(self) -> None:
        """Lock if nobody has been there for long, or announce that it is about to."""
        if self._locking or not self.guarded:
            return
        left = self.patience - self.idle.seconds
        if left <= 0:
            self.lock(hidden=False)
        elif left <= locking.ANNOUNCED and isinstance(self.screen, Frame):
            self._announced = True
            self.screen.notice(locking.LOCKING_SOON)

    async def on_event(self, event: events.Event) -> None:
        """Note that somebody is there, before the key does anything."""
        if isinstance(event, _SOMEBODY) and not event.is_forwarded and not self._passes_on(event):
            self.turns.drop()
            return
        await super().on_event(event)

    def take_keys(self) -> None:
        """Hear keys: the screen that they are for is there."""
        self._hears = True

    def ignore_keys(self, *, except_hide: bool = False) -> None:
        """Hear no keys until a screen is there that they are for: what is typed is dropped.

        Args:
            except_hide: True where somebody may want to hide the coming screen in advance.
        """
        self._hears, self._hides = False, except_hide
        self.turns.drop()

    def _passes_on(self, event: events.Event) -> bool:
        """Note that somebody is there; return whether the event goes on to the screen in front."""
        if self._locking:
            return False
        if not self._hears:
            if self._hides and isinstance(event, events.Key) and event.key in HIDES:
                self.lock(hidden=True)
            return False
        if self.guarded and self.idle.seconds >= self.patience:
            self.lock(hidden=False)
            return False
        self.idle.somebody()
        if not self._announced:
            return True
        self._announced = False
        if isinstance(self.screen, Frame):
            self.screen.notice("")
        # "Any key stays", and that key does nothing else unless somebody is typing a text.
        return not isinstance(event, events.Key) or self._typing

    @property
    def _typing(self) -> bool:
        return isinstance(self.focused, Input | TextArea)

    def lock(self, *, hidden: bool, stopped: bool = False) -> None:
        """Lock: the screen is blank when this returns, and the program image ends soon after.

        Args:
            hidden: True if the screen stays blank until a key is pressed.
            stopped: True if the program was asked to suspend, and does so once it is locked.
        """
        if self._locking:
            return
        self._locking = True
        if self._driver is not None and not self.is_headless:
            locking.blank(self._driver, LOOKS[self.theme].background)
        self._unseen.enter_context(self.batch_update())
        self.run_worker(self._lock(hidden=hidden, stopped=stopped))

    async def _lock(self, *, hidden: bool, stopped: bool) -> None:
        await self._wait_for_typed()
        with suppress(Exception):  # whatever fails while keeping, the app locks
            await self.settle_typed()
        left = replace(self.leave_behind(), hidden=hidden)
        with suppress(Exception):
            await self.let_go()
        if not self.ends_with_lock:
            signals.hold_back()
            await asyncio.sleep(_FOR_SIGNALS)
        if not self._ended_by_signal:
            self._end_image(left, stopped=stopped)

    def _end(self, number: int) -> None:
        self._ended_by_signal = True
        super()._end(number)

    async def _wait_for_typed(self) -> None:
        """Wait until the keys pressed before are in the text they were meant for."""
        for node in (self.screen, self.screen.focused):
            done = asyncio.Event()
            if node is not None and node.call_later(done.set):
                with suppress(TimeoutError):
                    await asyncio.wait_for(done.wait(), _FOR_KEYS)

    def _end_image(self, left: locking.Before, *, stopped: bool) -> None:
        driver = self._driver
        if self.ends_with_lock or driver is None:
            self._ended = True
            self.exit(0)
            return
        locking.leave(driver, stays_blank=not stopped)
        if stopped:
            terminal.put_back()
        with suppress(OSError):
            locking.restart(self.vault, left, look=self.theme, stopped=stopped)
        # The program is not where it was any more: what is in memory ends all the same.
        locking.show_terminal()
        os._exit(1)
