"""Locking: how long nobody was there, a blank screen at once, and a new program image.

Python cannot wipe memory, so locking ends the image that held the keys: the same program is
started in this process, at its lock screen. The environment tells it that it follows another
image, how the terminal was found, and the name under which the place left is sealed; sealed
drafts that could not be written to disk are handed on in a file in memory.
"""

import os
import sys
import time
from collections.abc import Callable, Mapping, MutableMapping
from dataclasses import dataclass, field
from typing import NoReturn
from uuid import UUID

from textual.color import Color
from textual.driver import Driver

from bondjournal import signals, terminal
from bondjournal.looks import LOOKS, USUAL_LOOK
from bondjournal.tui import unwritten
from bondjournal.vault import passphrase
from bondjournal.vault.layout import Vault

AGAIN = "BONDJOURNAL_AGAIN"
"""The name under which the place left is sealed, or that there is none, and nothing else."""
HIDDEN = "BONDJOURNAL_HIDDEN"
STOPPED = "BONDJOURNAL_STOPPED"
UNWRITTEN = "BONDJOURNAL_UNWRITTEN"
"""The descriptor of the sealed drafts that are not on disk."""
LOOK = "BONDJOURNAL_LOOK"
"""The look for the lock screen, which cannot read it from the locked journal."""

ANNOUNCED = 20
"""How many seconds before it locks by itself the app announces that."""
LOCKING_SOON = "Locking soon. Press any key to stay."

_NO_PLACE = "-"
_BLANK = "\x1b[0m{ground}\x1b[2J\x1b[H\x1b[?25l"
_GROUND = "\x1b[48;2;{};{};{}m"
_OTHER_SCREEN = "\x1b[?1049h"


def elapsed_clock() -> float:
    """Return the seconds of a clock that goes on while the machine sleeps."""
    # On Linux only BOOTTIME counts sleep, on macOS MONOTONIC does, on Windows time.monotonic.
    for name in ("CLOCK_BOOTTIME", "CLOCK_MONOTONIC"):
        number = getattr(time, name, None)
        if number is not None:
            return time.clock_gettime(number)
    return time.monotonic()


class Idle:
    """Measures how long nobody has pressed a key."""

    def __init__(self, clock: Callable[[], float] = elapsed_clock) -> None:
        self.clock = clock
        self._last = clock()

    def somebody(self) -> None:
        """Note that somebody is there."""
        self._last = self.clock()

    @property
    def seconds(self) -> float:
        """How many seconds nobody was there."""
        return self.clock() - self._last


@dataclass(frozen=True)
class Before:
    """What the program image before this one left behind."""

    place: UUID | None = None
    """The name under which its present place is sealed."""
    hidden: bool = False
    """Whether the screen stays blank until a key is pressed."""
    locked: bool = False
    """Whether it locked a journal: there is one then, even if its folder is away now."""
    unwritten: dict[UUID, bytes] = field(default_factory=dict)
    """The sealed drafts that it could not write to disk, by uuid."""


def take_handed_over(environ: MutableMapping[str, str] = os.environ) -> Before:
    """Take what the image before this one left out of the environment."""
    named, hidden = environ.pop(AGAIN, ""), environ.pop(HIDDEN, "")
    try:
        place = UUID(named)
    except ValueError:
        place = None
    sealed = unwritten.taken(environ.pop(UNWRITTEN, ""))
    return Before(place, bool(hidden), bool(named), sealed)


def initial_look(environ: Mapping[str, str] = os.environ) -> str:
    """Return the look to begin with."""
    named = environ.get(LOOK, "")
    return named if named in LOOKS else USUAL_LOOK


def stop_if_asked(environ: MutableMapping[str, str] = os.environ) -> None:
    """Suspend the program, if the image before this one was asked to and locked instead."""
    if environ.pop(STOPPED, ""):
        import signal

        with terminal.released():
            os.kill(os.getpid(), signal.SIGSTOP)


def blank(driver: Driver, ground: str) -> None:
    """Fill the screen with its background at once."""
    colour = Color.parse(ground)
    own = colour.ansi is None
    driver.write(_BLANK.format(ground=_GROUND.format(*colour.rgb) if own else ""))
    driver.flush()


def leave(driver: Driver, *, stays_blank: bool) -> None:
    """Release the terminal, which stays quiet; `stays_blank` keeps its earlier content hidden."""
    driver.stop_application_mode()
    driver.close()
    if stays_blank and sys.__stderr__ is not None:
        sys.__stderr__.write(_OTHER_SCREEN + _BLANK.format(ground=""))
        sys.__stderr__.flush()


def restart(vault: Vault, before: Before, *, look: str, stopped: bool = False) -> NoReturn:
    """Start the same program again in place of this one, at its lock screen.

    Args:
        vault: where the journal is.
        before: what is left behind.
        look: the look of the lock screen.
        stopped: True if the new image suspends first, as the old one was asked to.
    """
    passphrase.drop_from_environment()
    settings = {
        LOOK: look,
        AGAIN: str(before.place or (_NO_PLACE if before.locked else "")),
        HIDDEN: "1" if before.hidden else "",
        STOPPED: "1" if stopped else "",
        UNWRITTEN: unwritten.handed_on(before.unwritten),
    }
    environ = os.environ | terminal.handed_on() | signals.handed_on()
    environ |= {name: value for name, value in settings.items() if value}
    # -P: no modules are imported from the current folder.
    arguments = [sys.executable, "-P", "-m", "bondjournal", "--vault", str(vault.path)]
    signals.hold_back()
    os.execve(sys.executable, arguments, environ)  # noqa: S606  # this very program


def show_terminal() -> None:
    """Show the terminal's earlier content again, if the program ended between two images."""
    terminal.put_back()
    terminal.show()
