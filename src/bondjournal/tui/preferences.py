"""The person's settings for the TUI, read from the journal once it is open."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import time
from typing import TYPE_CHECKING, Any

from bondjournal import dates
from bondjournal.looks import USUAL_LOOK

if TYPE_CHECKING:
    from bondjournal.tui.app import JournalApp

LOCK_AFTER, LOCK_WRITING = 5, 15
"""Minutes without a key until it locks by itself: when reading, and while writing."""


@dataclass(frozen=True, slots=True)
class Preferences:
    """Settings that the shell follows. Zero minutes mean never."""

    look: str = ""
    """The name of a look; empty as long as nobody chose one."""
    symbols: str = "auto"
    lock_after: int = LOCK_AFTER
    lock_writing: int = LOCK_WRITING
    lock_on_focus_lost: bool = False
    day_starts: time = dates.START_OF_DAY
    may_copy: bool = False


def from_chosen(chosen: Mapping[str, Any]) -> Preferences:
    """Return the settings of `known_settings.chosen`; what nobody set is as it is at first."""
    usual = Preferences()
    return Preferences(
        look=chosen.get("look", usual.look),
        symbols=chosen.get("symbols", usual.symbols),
        lock_after=chosen.get("lock.after", usual.lock_after),
        lock_writing=chosen.get("lock.writing", usual.lock_writing),
        lock_on_focus_lost=chosen.get("lock.on-focus-lost", usual.lock_on_focus_lost),
        day_starts=time.fromisoformat(chosen.get("day.starts", "04:00")),
        may_copy=chosen.get("copying", usual.may_copy),
    )


async def go_by(app: "JournalApp") -> None:
    """Apply the present settings to the app."""
    from bondjournal.journal import known_settings

    before, app.preferences = app.preferences, from_chosen(await app.read(known_settings.chosen))
    app.may_copy = app.preferences.may_copy
    if app.preferences.look != before.look:
        app.set_look(app.preferences.look or USUAL_LOOK)
    if app.preferences.symbols != before.symbols:
        app.set_symbols(app.preferences.symbols)
