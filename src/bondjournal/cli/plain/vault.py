"""The vault, line by line: its keys, its backups, a check, and destroying it."""

from collections.abc import Coroutine
from typing import Any

from bondjournal import wording
from bondjournal.cli import console, recovery
from bondjournal.cli.plain import nouns
from bondjournal.cli.plain.questions import LEAVE
from bondjournal.cli.plain.window import Destroyed, Window
from bondjournal.cli.talk import LineByLine
from bondjournal.errors import JournalError
from bondjournal.flows import backups as of_backups
from bondjournal.flows import export as of_export
from bondjournal.flows import keys
from bondjournal.flows import settings as of_settings
from bondjournal.talk import finish
from bondjournal.vault import check, destroy, keyfile
from bondjournal.wording import vault as words

NAME = "Passphrase, recovery key, backups"


def vault(window: Window) -> None:
    """Ask what to do with the vault, again and again.

    Raises:
        Destroyed: the journal was deleted.
    """
    doors = {
        "p": ("Change the passphrase", _passphrase),
        "r": ("Make a new recovery key", recovery_key),
        "t": (words.TRY_RECOVERY_KEY, _try_recovery_key),
        "b": ("Backups", _backups),
        "c": ("Check that the journal is intact", _check),
        "e": ("Export everything to a file", _export),
        "w": ("Where the journal is, on this computer", _say_where),
        "x": ("Destroy the journal on this machine", _destroy),
    }
    choices = {key: name for key, (name, _) in doors.items()} | LEAVE
    while (answer := console.choose(wording.WHAT_TO_DO, choices, "0")) != "0":
        try:
            doors[answer][1](window)
        except console.WentBack:
            continue
        except JournalError as error:
            console.tell(error)


def settings(window: Window) -> None:
    """List the settings, and change them."""
    nouns.a_list(window, of_settings.settings(window.vault))
    window.journal.keyfile = keyfile.read(window.vault)


def recovery_key(window: Window) -> None:
    """Offer a recovery key; if there is none afterwards, say what that means."""
    talk = window.talk
    with_recovery_key(
        window, talk, keys.offer_recovery_key(talk, window.vault, window.journal.keys)
    )


def with_recovery_key(window: Window, talk: LineByLine, flow: Coroutine[Any, Any, object]) -> None:
    """Run a flow that may make a recovery key; if there is none afterwards, say what that means."""
    recovery.run_making(talk, flow)
    window.journal.keyfile = keyfile.read(window.vault)
    if not window.journal.keyfile.has_recovery:
        console.say(wording.NO_RECOVERY_KEY)


def _passphrase(window: Window) -> None:
    finish(keys.change_passphrase(window.talk, window.vault))
    window.journal.keyfile = keyfile.read(window.vault)


def _try_recovery_key(window: Window) -> None:
    finish(keys.try_recovery_key(window.talk, window.vault))


def _backups(window: Window) -> None:
    nouns.a_list(window, of_backups.backups(window.journal))


def _export(window: Window) -> None:
    finish(of_export.export(window.talk))


def _say_where(window: Window) -> None:
    console.say(f"{words.place(window.vault.path)} {words.IS_HERE}")


def _check(window: Window) -> None:
    """Read everything through, and say whether each part is whole."""
    journal = window.journal
    for finding in check.check_open(journal.vault, journal.engine, journal.keys):
        console.say(finding.words)


def _destroy(window: Window) -> None:
    """Delete the journal and its key, after asking."""
    if not finish(of_backups.is_to_be_destroyed(window.talk, window.vault)):
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
