"""The first run: a new journal, a first entry, the next session, the recovery key."""

from functools import partial

from bondjournal import starting, wording
from bondjournal.cli import console
from bondjournal.cli.plain.window import Window
from bondjournal.open_journal import Journal
from bondjournal.talk import finish
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
        return console.choose("What do you want to do?", _CHOICES, MAKE)
    except console.Back:
        return LEAVE


def made(vault: Vault) -> Journal | None:
    """Make a new journal; None where `back` left the passphrase.

    Raises:
        JournalError: it cannot be made at this place.
    """
    from bondjournal.cli.plain import passphrase
    from bondjournal.unlock import create

    place.check_free(vault)
    if synced := layout.looks_synced(vault.path):
        console.say(words.synced(synced))
    try:
        chosen = passphrase.chosen()
    except console.Back:
        return None
    return create(vault, chosen)


def first_steps(window: Window) -> None:
    """Ask for a first entry, for the next session, and about the recovery key.

    `back` out of one leads to the one after it: what was done stays done.
    """
    for step in (
        partial(_first_entry, window),
        partial(_next_session, window),
        partial(_recovery_key, window),
    ):
        try:
            step()
        except console.Back:
            continue
    again = starting.command(window.vault, "--plain")
    console.say(f"Your journal is in {window.vault.path}. Next time: {again}")


def _first_entry(window: Window) -> None:
    from bondjournal.cli.plain import after, write

    console.say(wording.EMPTY_JOURNAL)
    if write.write(window, others={_RATE: "Rate a session I had"}) == _RATE:
        after.after(window)


def _next_session(window: Window) -> None:
    from bondjournal.nouns.session import add_next

    finish(add_next(window.talk))


def _recovery_key(window: Window) -> None:
    from bondjournal.cli.plain import vault

    vault.recovery_key(window)
