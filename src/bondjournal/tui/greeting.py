"""The words and doors of home, made from what is known. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from bondjournal import wording
from bondjournal.journal.home import State, greeting, prepare_for
from bondjournal.vault.known import KeyFileChange
from bondjournal.wording.vault import KEY_FILE

TOO_NEW = "Something waits that a newer bondjournal wrote. Update this one to read it."
SETS_ANOTHER = "'bondjournal passphrase' sets a new passphrase."
NEXT_TIME = "Next time, type this to come back:"
LIGHT_INSTEAD = "For a light screen: ^P, then type day."
CLOCK_LOOKS_WRONG = (
    "The clock of this computer looks wrong, so the trash was not emptied by itself."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeState(State):
    """What home is drawn from."""

    merged: int = 0
    """Captures merged since home last reported that."""
    merged_entries: int = 0
    """How many of them are entries."""
    set_aside: int = 0
    """Captures and drafts that did not open."""
    key_file: KeyFileChange = ""
    """What was noticed about vault.json when the journal was opened."""
    too_new: int = 0
    """Captures that wait for a newer program."""
    held_up: str = ""
    """How many captures could not be merged, and why, in words."""
    by_recovery_key: bool = False
    """The journal was opened with the recovery key."""
    aside: str = ""
    """A remark shown once, about what was just done."""
    unfinished: str = ""
    """A sentence about an entry left unfinished since the program began; else empty."""
    made_up: bool = False
    clock_wrong: bool = False
    command: str = ""
    """The command that starts the program next time, if home is to say it."""


class Door(NamedTuple):
    """A way from home: its action, and its words."""

    action: str
    words: str


@dataclass(frozen=True, slots=True)
class Greeting:
    """What home says: two lines, what happened meanwhile, the doors, and where the mark begins."""

    first: str
    second: str
    notices: Sequence[str]
    doors: Sequence[Door]
    marked: int


def greet(known: HomeState) -> Greeting:
    """Return the greeting for what is known."""
    first, second = greeting(known).split(". ", 1)
    doors = _doors(known)
    actions = [door.action for door in doors]
    marked = actions.index("after") if known.after and "after" in actions else 0
    return Greeting(f"{first}.", second, _notices(known), doors, marked)


def _doors(known: HomeState) -> list[Door]:
    doors = [Door("write", "Write")]
    if known.sessions_mentioned:
        doors += [Door("after", "After a session"), Door("prepare", _prepare(known))]
    doors.append(Door("look_back", "Look back"))
    if not known.any_session:
        doors.append(Door("sessions", "Add a session"))
    if known.waiting:
        doors.append(Door("waiting", known.waiting))
    return doors


def _prepare(known: HomeState) -> str:
    if known.next is None:
        return "Prepare"
    words = prepare_for(known.next.day, known.today)
    return f"{words}, where you left it" if known.next.begun else words


def _notices(known: HomeState) -> list[str]:
    notices = (
        wording.MADE_UP if known.made_up else "",
        known.aside,
        known.unfinished,
        came_in(known.merged, known.merged_entries) if known.merged else "",
        set_aside(known.set_aside) if known.set_aside else "",
        KEY_FILE[known.key_file] if known.key_file else "",
        known.held_up,
        TOO_NEW if known.too_new else "",
        SETS_ANOTHER if known.by_recovery_key else "",
        f"{NEXT_TIME} {known.command}" if known.command else "",
        CLOCK_LOOKS_WRONG if known.clock_wrong else "",
    )
    return [line for line in notices if line]


def came_in(merged: int, entries: int) -> str:
    """Return a sentence on how much was kept while the journal was locked and is merged now."""
    if merged == entries:
        what = "1 entry" if merged == 1 else f"{merged} entries"
        what += " written"
    else:
        what = "1 thing" if merged == 1 else f"{merged} things"
        what += " kept"
    were = "is" if merged == 1 else "are"
    return f"{what} while the journal was locked {were} in it now."


def set_aside(number: int) -> str:
    """Return a sentence on sealed files that did not open, and that they are still there."""
    what = "1 encrypted file" if number == 1 else f"{number} encrypted files"
    were = "was" if number == 1 else "were"
    return f"{what} did not open and {were} set aside. Nothing was deleted."
