"""The vault, line by line: another passphrase, a recovery key, backups, a check, and destroying."""

from functools import partial
from pathlib import Path

from bondjournal.cli import console
from bondjournal.cli.plain import passphrase, recovery
from bondjournal.cli.plain.questions import LEAVE, about, browse, until_kept
from bondjournal.cli.plain.window import Destroyed, Window
from bondjournal.errors import JournalError, WrongPassphrase, WrongUse
from bondjournal.vault import backup, check, destroy, keyfile, shelf, slots
from bondjournal.wording import vault as words

NAME = "Passphrase, recovery key, backups"
_BACK_UP = {"b": "Back up now", "i": "Back up into another folder"}


def vault(window: Window) -> None:
    """Ask what to do with the vault, again and again.

    Raises:
        Destroyed: the journal was deleted.
    """
    doors = {
        "p": ("Change the passphrase", _passphrase),
        "r": ("Make a new recovery key", _recovery),
        "b": ("Backups", _backups),
        "c": ("Check that the journal is whole", _check),
        "x": ("Destroy the journal on this machine", _destroy),
    }
    choices = {key: name for key, (name, _) in doors.items()} | LEAVE
    while (answer := console.choose("What about the vault?", choices, "0")) != "0":
        try:
            doors[answer][1](window)
        except console.Back:
            continue
        except JournalError as error:
            console.tell(error)


def _passphrase(window: Window) -> None:
    """Ask for the present passphrase and a new one, and change it."""
    if not console.from_terminal():
        raise WrongUse(
            "A passphrase is not read from a pipe of answers.",
            "'bondjournal passphrase' takes a new one from a file.",
        )
    while True:
        typed = console.hidden("Present passphrase:")
        if typed.strip().lower() == console.BACK:
            raise console.Back
        try:
            keys = keyfile.unlock(keyfile.read(window.vault), typed)
        except WrongPassphrase as error:
            console.say(error.whole)
            continue
        break
    slots.change_passphrase(window.vault, keys, passphrase.typed())
    window.journal.keyfile = keyfile.read(window.vault)
    console.say(words.PASSPHRASE_CHANGED)
    console.say(words.OLD_COPIES)


def _recovery(window: Window) -> None:
    had_one = window.journal.keyfile.has_recovery
    if recovery.offered(window) and had_one:
        console.say(words.KEY_BEFORE)


def _backups(window: Window) -> None:
    """List the backups; make one, or read one through."""
    browse(
        "Which backup?",
        partial(_listed, window),
        partial(_one, window),
        nothing=words.NO_BACKUP,
        others={
            "n": (_BACK_UP["b"], partial(_make, window)),
            "i": (_BACK_UP["i"], partial(_into, window)),
        },
    )


def _listed(window: Window) -> list[tuple[str, Path]]:
    newest_first = reversed(shelf.every(window.vault.backups))
    return [(f"{one.name}, {words.size(shelf.size_of(one))}", one) for one in newest_first]


def _one(window: Window, place: Path) -> None:
    console.say(words.HOW_TO_RESTORE)
    about({"v": "Read it to the last page, to see that it is whole"}, partial(_read, window, place))


def _read(window: Window, place: Path, _: str) -> None:
    backup.verify(place, window.journal.keys)
    console.say(words.WHOLE.format(name=place.name))


def _into(window: Window) -> None:
    console.say("enter: leave it")
    until_kept(partial(console.ask, "Into which folder?"), partial(_make, window))


def _make(window: Window, into: str = "") -> None:
    console.say(str(window.journal.back_up(Path(into) if into else None).absolute()))
    console.say(words.COPIED)


def _check(window: Window) -> None:
    """Read everything there is and say whether it is whole."""
    journal = window.journal
    for finding in check.opened(journal.vault, journal.engine, journal.keys):
        console.say(finding.words)


def _destroy(window: Window) -> None:
    """Ask, and delete the journal and its key."""
    console.say(f"The journal in {window.vault.path}.")
    console.say("enter: leave it as it is")
    if console.ask(words.DESTROY_ASKS) != words.DESTROY:
        console.say(words.NOTHING_DELETED)
        return
    window.journal.close()
    try:
        left = destroy.destroy(window.vault)
    except JournalError as error:
        # The journal is closed, so nothing can go on.
        console.tell(error)
        raise SystemExit(error.exit_code) from None
    for sentence in words.destroyed(window.vault.path, left):
        console.say(sentence)
    raise Destroyed
