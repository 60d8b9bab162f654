"""Looking around in the made-up journal, which is deleted however the program ends.

It locks as every journal does, by ending the program image; the next image deletes it.
"""

import signal
import sys
from types import FrameType

from bondjournal.tui import locking
from bondjournal.vault import made_up
from bondjournal.vault.layout import Vault

_ENDING = ("SIGTERM", "SIGHUP")


def look_around() -> int:
    """Show the made-up journal, and return the exit code."""
    from bondjournal.demo import demo_journal
    from bondjournal.tui.app import JournalApp

    _end_by_signals()
    with demo_journal() as journal:
        app = JournalApp(
            journal.vault, journal=journal, demo=True, look_name=locking.initial_look()
        )
        app.run()
        # After the event loop, a signal would end the program without deleting the journal.
        _end_by_signals()
    return app.return_code or 0


def look_again(vault: Vault, before: locking.Before) -> int:
    """Show the lock screen of the made-up journal, then the journal; return the exit code.

    Args:
        vault: where the made-up journal is.
        before: what the program image before this one left.
    """
    from bondjournal.tui.app import JournalApp

    _end_by_signals()
    with made_up.again(vault):
        app = JournalApp(vault, demo=True, before=before, look_name=locking.initial_look())
        app.run()
        _end_by_signals()
        app.end()
    return app.return_code or 0


def _end_by_signals() -> None:
    """Let a signal end the program in a way that still deletes the made-up journal."""

    def end(number: int, _: FrameType | None) -> None:
        sys.exit(128 + number)

    for name in _ENDING:
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), end)
