"""This machine's own id, which is stored outside of every vault and made once."""

import os
from pathlib import Path
from uuid import UUID, uuid4

from bondjournal.errors import JournalError, NotWritable
from bondjournal.vault import made_up
from bondjournal.vault.files import file_errors, write_atomic
from bondjournal.vault.layout import Vault, state_folder

_DOING = "Writing this machine's own id"


def own() -> str:
    """Return this machine's own id, making one if there is none yet.

    If it cannot be stored, the id is good for this run only: no other machine has it either.

    Raises:
        JournalError: the file with it is damaged.
    """
    try:
        path = _file()
        if not path.exists():
            try:
                _write(path, replace=False)
            except (JournalError, OSError):
                # Another window may have made one at the same time.
                if not path.exists():
                    return uuid4().hex
        found = path.read_text("ascii", errors="replace").strip()
    except (OSError, JournalError):
        return uuid4().hex
    try:
        return UUID(hex=found).hex
    except ValueError:
        raise JournalError(
            "The file with this machine's own id is damaged.", f"Delete it: {path}"
        ) from None


def for_vault(vault: Vault) -> str:
    """Return the device id for opening a journal; the made-up one leaves nothing on this machine.

    Raises:
        JournalError: the file with this machine's own id is damaged.
    """
    return made_up.DEVICE if made_up.is_made_up(vault) else own()


def renew() -> None:
    """Give this machine a new id, before a restore takes its journal back in time.

    Edit counters go back with the journal. Under the old id, a later edit would have the same
    counter and device as an edit with other words that another machine knows already.

    Raises:
        JournalError: there is an id already, and it cannot be replaced.
    """
    path = _file()
    try:
        with file_errors(_DOING):
            _write(path, replace=True)
    except JournalError as error:
        # If none can be read, the id is a new one each time anyway.
        if not os.access(path, os.R_OK):
            return
        if isinstance(error, NotWritable):
            hint = f"Check who can write to {path.parent}, and whether there is room."
            raise NotWritable(error.message, hint) from None
        raise


def _file() -> Path:
    return state_folder() / "device"


def _write(path: Path, *, replace: bool) -> None:
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    write_atomic(path, uuid4().hex.encode(), replace=replace, doing=_DOING)
