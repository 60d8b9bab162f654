"""What the person settled about the program, read from the journal once it is open."""

from dataclasses import dataclass
from datetime import time
from typing import TYPE_CHECKING, Any

from bondjournal import dates
from bondjournal.tui.look import LOOKS

if TYPE_CHECKING:
    from sqlmodel import Session

LOCK_AFTER, LOCK_WRITING = 5, 15
"""Minutes without a key until it locks by itself, and while writing."""


@dataclass(frozen=True, slots=True)
class Settled:
    """Settings that the shell goes by. Zero minutes mean never."""

    look: str = ""
    """Empty as long as nobody chose one."""
    symbols: str = "auto"
    lock_after: int = LOCK_AFTER
    lock_writing: int = LOCK_WRITING
    lock_on_focus_lost: bool = False
    day_starts: time = dates.START_OF_DAY


def read(session: "Session") -> Settled:
    """Return the settings; what nobody set is as it is at first."""
    from bondjournal.journal import settings

    def of(name: str, otherwise: Any) -> Any:
        value = settings.get(session, name)
        return otherwise if value is None else value

    usual = Settled()
    look = of("look", usual.look)
    return Settled(
        look=look if look in LOOKS else usual.look,
        symbols=of("symbols", usual.symbols),
        lock_after=of("lock.after", usual.lock_after),
        lock_writing=of("lock.writing", usual.lock_writing),
        lock_on_focus_lost=of("lock.on-focus-lost", usual.lock_on_focus_lost),
        day_starts=time.fromisoformat(of("day.starts", "04:00")),
    )
