"""Sealing additions, and saying so if vault.json names a key that is not the known one."""

from bondjournal.addition import Addition
from bondjournal.cli import console
from bondjournal.vault import inbox
from bondjournal.vault.layout import Vault
from bondjournal.wording import vault as said


def seal(vault: Vault, made: Addition) -> None:
    """Seal an addition; it joins the journal at the next opening.

    Raises:
        JournalError: it was not kept.
    """
    if not inbox.seal(vault, made.to_bytes(), made.uuid):
        console.say(said.ANOTHER_KEY)
