"""The first run: a new journal, a first entry, the next session, the recovery key."""

from contextlib import suppress

from bondjournal import starting, wording
from bondjournal.cli import console
from bondjournal.cli.plain.window import Window
from bondjournal.flows.first_run import first_run
from bondjournal.open_journal import Journal
from bondjournal.vault import layout, place
from bondjournal.vault.layout import Vault
from bondjournal.wording import vault as words

MAKE, LOOK, LEAVE = "m", "d", "0"
_CHOICES = {MAKE: "Make my journal", LOOK: "Look around in a made-up one", LEAVE: "Leave"}
_RATE = "r"


def welcome() -> str:
    """Say what this is and ask what to do; return MAKE, LOOK or LEAVE."""
    console.say(wording.WELCOME)
    try:
        return console.choose(wording.WHAT_TO_DO, _CHOICES, MAKE)
    except console.WentBack:
        return LEAVE


def make(vault: Vault) -> Journal | None:
    """Make a new journal; return None if `back` was typed for the passphrase.

    Raises:
        JournalError: it cannot be made at this place.
    """
    from bondjournal.cli.plain import passphrase
    from bondjournal.unlock import create

    place.check_free(vault)
    if synced := layout.looks_synced(vault.path):
        console.say(words.synced(synced))
    try:
        chosen = passphrase.choose()
    except console.WentBack:
        return None
    return create(vault, chosen)


def first_steps(window: Window) -> None:
    """Go through what is asked in a new journal, and say how it is opened next time."""
    from bondjournal.cli.plain import vault

    async def write() -> bool:
        return _first_entry(window)

    talk = window.talk
    with suppress(console.WentBack):
        vault.with_recovery_key(window, talk, first_run(talk, window.journal, write))
    again = starting.command(window.vault, "--plain")
    console.say(f"Your journal is in {window.vault.path}. Next time: {again}")


def _first_entry(window: Window) -> bool:
    """Let somebody write the first entry, and return whether it was kept."""
    from bondjournal.cli.plain import after, write

    console.say(wording.EMPTY_JOURNAL)
    with suppress(console.WentBack):
        if write.write(window, others={_RATE: "Rate a session I had"}) == _RATE:
            after.after(window)
    return window.last_kept is not None
