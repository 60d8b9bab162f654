"""The recovery key: shown in groups and typed back, put in a file, or left for later."""

from pathlib import Path

from bondjournal import wording
from bondjournal.cli import console
from bondjournal.cli import recovery as command
from bondjournal.cli.plain.window import Window
from bondjournal.errors import JournalError
from bondjournal.vault import keyfile, recovery_file
from bondjournal.vault.layout import from_home


def offered(window: Window) -> bool:
    """Offer to make a recovery key; return whether one was made."""
    choices = {
        "s": "Show it now, and I write it down",
        "f": "Put it in a file (for a password manager or a USB stick)",
        "l": "Later",
    }
    while True:
        answer = console.choose(wording.RECOVERY_OFFER, choices, "s")
        if answer == "l":
            if not window.journal.keyfile.has_recovery:
                console.say(wording.NO_RECOVERY_KEY)
            return False
        try:
            if answer == "s":
                command.shown(window.vault, window.journal.keys)
            else:
                _put_in_a_file(window)
        except console.Back:
            continue
        except JournalError as error:
            console.tell(error, hint=False)
            continue
        window.journal.keyfile = keyfile.read(window.vault)
        return True


def _put_in_a_file(window: Window) -> None:
    while not (typed := console.ask("Which file?")):
        continue
    target = from_home(Path(typed)).absolute()
    recovery_file.into_file(window.vault, window.journal.keys, target)
    console.say(f"The recovery key is in {target}. Keep it away from this computer.")
