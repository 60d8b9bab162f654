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
"""How often the passphrase is asked for on the terminal."""


def given_passphrase() -> str | None:
    """Return the passphrase from where scripts give it, or None."""
    with terminal.released():  # a passphrase command may ask on the terminal itself
        return passphrase.from_sources(asked.passphrase_fd, asked.passphrase_file, tell=console.say)


def proven(work: Callable[[str], T], question: str = "Passphrase:") -> T:
    """Return what `work` returns for the passphrase, which is asked for if no script gives it.

    It asks again after a wrong one, so that what is typed next does not reach the shell.

    Raises:
        WrongPassphrase: the passphrase is wrong; a typed one, for the third time.
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
            error.message, "Run the command again for three more tries."
        ) from None


def keys_of(read: KeyFile, question: str = "Passphrase:") -> Keys:
    """Return the keys in a key file, for somebody who knows its passphrase.

    Raises:
        WrongPassphrase: they do not know it.
        Damaged: the key file was changed or damaged.
    """
    return proven(lambda typed: keyfile.unlock(read, typed), question)
