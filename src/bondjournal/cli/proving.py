"""Proving who asks: the passphrase, from a script or typed, with three tries at a terminal."""

from collections.abc import Callable
from typing import TypeVar

from bondjournal import terminal
from bondjournal.cli import console
from bondjournal.cli.options import asked
from bondjournal.errors import WrongPassphrase
from bondjournal.vault import keyfile, passphrase
from bondjournal.vault.keyfile import KeyFile, Keys

T = TypeVar("T")

TRIES = 3
"""How often it is asked for where it is typed."""


def given_passphrase() -> str | None:
    """Return the passphrase from where scripts give it, or None."""
    with terminal.released():  # a command that gives it may ask on the terminal itself
        return passphrase.from_sources(asked.passphrase_fd, asked.passphrase_file)


def proven(work: Callable[[str], T], question: str = "Passphrase:") -> T:
    """Return what `work` gives for the passphrase, which is asked for where no script gives it.

    What is typed after a wrong one belongs to this program still, and to no shell.

    Raises:
        WrongPassphrase: it is not the one, the third time where it is typed.
    """
    given = given_passphrase()
    if given is not None:
        return work(given)
    for _ in range(TRIES - 1):
        try:
            return work(console.hidden(question))
        except WrongPassphrase as error:
            console.say(error.whole)
    try:
        return work(console.hidden(question))
    except WrongPassphrase as error:
        raise WrongPassphrase(
            error.message, "Start the command again for three more tries."
        ) from None


def keys_of(read: KeyFile, question: str = "Passphrase:") -> Keys:
    """Return the keys in a key file, for somebody who knows its passphrase.

    Raises:
        WrongPassphrase: they do not.
        Damaged: the key file is not as its owner wrote it.
    """
    return proven(lambda typed: keyfile.unlock(read, typed), question)
