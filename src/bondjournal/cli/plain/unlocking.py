"""The way in: the passphrase, the recovery key, or writing without either."""

from bondjournal import wording
from bondjournal.cli import console
from bondjournal.cli.plain.window import Window
from bondjournal.cli.proving import given_passphrase
from bondjournal.errors import WrongPassphrase, WrongUse
from bondjournal.open_journal import Journal
from bondjournal.unlock import unlock
from bondjournal.wording.hard_time import PLACE
from bondjournal.wording.home import SETS_ANOTHER
from bondjournal.wording.vault import NO_LINE_OF_A_PIPE

WRITE, RECOVERY, HARD_TIME, CLOSE = "w", "r", "h", "0"
_OTHER_WAYS = {
    WRITE: "Write without opening it",
    RECOVERY: "Open it with the recovery key",
    HARD_TIME: PLACE,
    CLOSE: "Close",
}


def ask_until_open(window: Window) -> Journal | None:
    """Open the journal as somebody asks for it; return None if they close instead.

    A passphrase is given by a script or typed on the terminal. A line of a pipe is never taken
    for a passphrase.

    Raises:
        WrongUse: no passphrase can be asked for.
    """
    given = given_passphrase()
    if given is not None:
        return unlock(window.vault, given)
    console.say(wording.LOCKED)
    while True:
        answer = _ask()
        try:
            opened = _do(window, answer)
        except WrongPassphrase as error:
            console.say(error.whole)
            continue
        except console.WentBack:
            continue
        if opened is not None or answer in (CLOSE, console.BACK):
            return opened


def _ask() -> str:
    ways = [f"{key}: {words}" for key, words in _OTHER_WAYS.items()]
    if console.from_terminal():
        for line in ("Your passphrase, or one of these?", *ways):
            console.say(line)
        return console.hidden("Passphrase:")
    ways.append("enter: Ask for the passphrase on the terminal")
    try:
        answer = console.ask(wording.WHAT_TO_DO, *ways).lower()
    except console.WentBack:
        return console.BACK
    if not answer:
        return console.hidden("Passphrase:")
    if answer not in _OTHER_WAYS:
        raise WrongUse(
            NO_LINE_OF_A_PIPE["passphrase"],
            "For scripts: --passphrase-file, --passphrase-fd or BONDJOURNAL_PASSPHRASE_COMMAND.",
        )
    return answer


def _do(window: Window, answer: str) -> Journal | None:
    """Do what was asked for. If the answer opens the journal it is the passphrase, even "back"."""
    ways = (*_OTHER_WAYS, console.BACK)
    if answer not in ways:
        return unlock(window.vault, answer) if answer else None
    if console.from_terminal():
        try:
            return unlock(window.vault, answer)
        except WrongPassphrase:
            pass
    if answer == WRITE:
        from bondjournal.cli.plain import write

        write.write(window)
    elif answer == HARD_TIME:
        from bondjournal.cli.plain import hard_time

        hard_time.general()
    elif answer == RECOVERY:
        return _with_recovery_key(window)
    return None


def _with_recovery_key(window: Window) -> Journal:
    if not console.from_terminal():
        raise WrongUse("A recovery key is typed on a terminal.", "It is not read from a pipe.")
    while True:
        typed = console.ask("The recovery key, all six groups?")
        try:
            opened = unlock(window.vault, recovery_key=typed)
        except WrongUse as error:
            console.tell(error)
        else:
            console.say(SETS_ANOTHER)
            return opened
