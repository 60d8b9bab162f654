"""A new recovery key in a file of its own, which is not encrypted."""

import os
from pathlib import Path

from bondjournal.errors import JournalError, WrongUse
from bondjournal.vault import keyfile, slots
from bondjournal.vault.files import write_atomic
from bondjournal.vault.keyfile import Keys
from bondjournal.vault.layout import Vault


def check_target(vault: Vault, target: Path) -> None:
    """Make sure that a recovery key can go to this file, even if the vault does not exist yet.

    Raises:
        WrongUse: something is there, it is inside the vault, or its folder is not there.
    """
    if os.path.lexists(target):
        raise WrongUse("The file for the recovery key already exists.", "Choose another name.")
    if target.resolve().is_relative_to(vault.path.resolve()):
        raise WrongUse(
            "In the journal's own folder, the recovery key would open the journal for anyone who "
            "took the folder.",
            "Choose a file somewhere else.",
        )
    if not target.parent.is_dir():
        raise WrongUse("The folder for the recovery key is not there.", "Make it first.")


def into_file(vault: Vault, keys: Keys, target: Path) -> None:
    """Put a new recovery key in a file that only its owner can read, then let it open the journal.

    Raises:
        WrongUse: a recovery key cannot go to this file; see `check_target`.
        JournalError: the file or the key file cannot be written; the recovery key before stays,
            and there is no such file.
    """
    check_target(vault, target)
    key, slot = slots.new_recovery(vault, keys)
    write_atomic(target, f"{key}\n".encode(), replace=False)
    try:
        slots.keep_recovery(vault, keys, key, slot)
    except JournalError:
        if keyfile.read(vault).recovery != slot:
            target.unlink(missing_ok=True)
        raise
