"""The ways the program may end: by a bug, by a signal, or as asked.

In none of them may a person's text reach the terminal's scrollback, and in all of them the
terminal is restored.
"""

import asyncio
import contextlib
import signal
import threading
from collections.abc import Callable, Iterator
from typing import Any

from textual.app import App

from bondjournal import terminal

CRASHED = "bondjournal stopped unexpectedly. What you were writing is kept."
CRASHED_UNKEPT = (
    "bondjournal stopped unexpectedly. What you wrote in the last seconds may not be kept."
)

NEUTRAL_TITLE = "Terminal"
"""The title of the terminal window while the program runs."""

_KEEP_TITLE = "\x1b[22;2t"
_SET_TITLE = f"\x1b]2;{NEUTRAL_TITLE}\x07"
_BRING_TITLE_BACK = "\x1b[23;2t"
_SHOW_CURSOR = "\x1b[?25h"

SIGNALS = ("SIGTERM", "SIGHUP", "SIGINT")
"""As names, because not every system has all of these signals."""


class NeutralDriver:
    """Mixed into a driver of Textual: a neutral title, and no wait for a terminal that is gone."""

    _app: App[Any]
    attrs_before: Any
    fileno: int

    def start_application_mode(self) -> None:
        """Start, under a neutral title.

        If the app says so, the terminal's own cursor is shown: screen readers and magnifiers
        follow it, and Textual hides it. What was typed before the start is dropped.
        """
        if terminal.is_held():
            terminal.drop_typed()
        terminal.note_drawing()
        super().start_application_mode()  # type: ignore[misc]  # the driver it is mixed into
        if terminal.is_held():
            # The terminal stays quiet until the program ends and restores the modes it found.
            self.attrs_before = terminal.quiet(terminal.found(self.fileno))
        cursor = _SHOW_CURSOR if getattr(self._app, "show_cursor", False) else ""
        self.write(_KEEP_TITLE + _SET_TITLE + cursor)
        super().flush()  # type: ignore[misc]  # as above

    def stop_application_mode(self) -> None:
        """Stop, and restore the title."""
        self.write(_BRING_TITLE_BACK)
        super().stop_application_mode()  # type: ignore[misc]  # as above

    def write(self, data: str) -> None:
        """Write, unless the writer thread died with the terminal: its queue is bounded."""
        writer = getattr(self, "_writer_thread", None)
        if writer is None or writer.is_alive():
            super().write(data)  # type: ignore[misc]  # as above

    def close(self) -> None:
        """Stop the writer thread, unless it died with the terminal."""
        writer = getattr(self, "_writer_thread", None)
        if writer is None or writer.is_alive():
            super().close()  # type: ignore[misc]  # as above


@contextlib.contextmanager
def watched(
    loop: asyncio.AbstractEventLoop,
    *,
    ended: Callable[[int], None],
    failed: Callable[[BaseException], None],
) -> Iterator[None]:
    """Let signals end the program cleanly, and keep errors from printing themselves.

    Args:
        loop: the running event loop.
        ended: called in the loop with the number of the signal.
        failed: called in the loop with an error of a task or thread that nobody awaited.
    """

    def in_task(_: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        failed(context.get("exception") or RuntimeError("a task failed"))

    def in_thread(args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None and not loop.is_closed():
            loop.call_soon_threadsafe(failed, args.exc_value)

    numbers = [getattr(signal, name) for name in SIGNALS if hasattr(signal, name)]
    before, threading.excepthook = threading.excepthook, in_thread
    handler = loop.get_exception_handler()
    loop.set_exception_handler(in_task)
    for number in numbers:
        # The event loop on Windows has no signal handlers.
        with contextlib.suppress(NotImplementedError):
            loop.add_signal_handler(number, ended, number)
    try:
        yield
    finally:
        for number in numbers:
            with contextlib.suppress(NotImplementedError):
                loop.remove_signal_handler(number)
        loop.set_exception_handler(handler)
        threading.excepthook = before
