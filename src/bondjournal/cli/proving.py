"""Proving who asks, for what changes the vault itself: no database is opened for it."""

from bondjournal.cli import console
from bondjournal.vault import keyfile
from bondjournal.vault.keyfile import KeyFile, Keys


def phrase(question: str = "Passphrase:") -> str:
    """Return the passphrase from where scripts give it, else ask for it."""
    from bondjournal.cli.opening import given_passphrase

    given = given_passphrase()
    return console.hidden(question) if given is None else given


def keys_of(read: KeyFile, question: str = "Passphrase:") -> Keys:
    """Return the keys in a key file, for somebody who knows its passphrase.

    Raises:
        WrongPassphrase: they do not.
        Damaged: the key file is not as its owner wrote it.
    """
    return keyfile.unlock(read, phrase(question))
