"""The place of a new vault: checking that it is free, and putting a whole vault there."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager

from bondjournal.errors import JournalError
from bondjournal.vault.files import TEMPORARY, file_errors, folder_to_disk, make_private
from bondjournal.vault.layout import Vault


def check_free(vault: Vault) -> None:
    """Make sure that a new journal can be made here.

    Raises:
        JournalError: there is a journal already, or something else is in this place.
    """
    with file_errors("Checking the place for the journal"):
        if os.path.lexists(vault.keyfile) or os.path.lexists(vault.database):
            raise JournalError(
                f"There is already a journal at {vault.path}.", "Choose another place with --vault."
            )
        if vault.path.is_dir() and any(vault.path.iterdir()):
            raise JournalError(
                f"The folder {vault.path} has other files in it.", "Choose a new or empty one."
            )
        if os.path.lexists(vault.path) and not vault.path.is_dir():
            raise JournalError(f"There is a file at {vault.path}.", "Choose a new or empty folder.")


@contextmanager
def new_folder(vault: Vault) -> Iterator[Vault]:
    """Yield a folder beside the vault's place, and move it there when the block is done.

    A kill leaves either nothing at that place, or everything that the block made.

    Raises:
        JournalError: the folder cannot be made or moved here.
    """
    with file_errors("Making the folder for the journal"):
        vault.path.parent.mkdir(parents=True, exist_ok=True)
        draft = Vault(vault.path.with_name(f"{TEMPORARY}{os.urandom(8).hex()}"))
        try:
            for folder in (draft.path, draft.inbox, draft.drafts, draft.backups):
                make_private(folder)
            yield draft
            folder_to_disk(draft.path)
            if vault.path.is_dir():
                vault.path.rmdir()
            draft.path.rename(vault.path)
            folder_to_disk(vault.path.parent)
        except BaseException:
            shutil.rmtree(draft.path, ignore_errors=True)
            raise
