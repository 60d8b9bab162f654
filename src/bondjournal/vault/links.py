"""Links in the vault's folder, which lead somewhere else and are never followed.

Otherwise whoever can write to the folder could make the program write, delete or open up files
elsewhere. The folder itself may be a link: that is its owner's choice, made outside of it.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from bondjournal.errors import JournalError

if TYPE_CHECKING:
    from bondjournal.vault.layout import Vault


def refuse(path: Path) -> None:
    """Make sure that a file or folder of the vault is not a link.

    Raises:
        JournalError: it is a link.
    """
    if path.is_symlink():
        raise JournalError(
            f"{path.name} is a link, and the journal does not write through links.",
            f"Replace it with what belongs there: {path}",
        )


def found(vault: "Vault") -> list[Path]:
    """Return the links in places where a file or folder of the vault belongs."""
    parts = (
        vault.keyfile,
        vault.database,
        vault.rollback,
        vault.inbox,
        vault.drafts,
        vault.places,
        vault.backups,
        vault.lock,
        vault.import_lock,
    )
    quarantine = [] if vault.inbox.is_symlink() else [vault.quarantine]
    return [path for path in (*parts, *quarantine) if path.is_symlink()]
