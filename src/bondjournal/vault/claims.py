"""Which drafts belong to a window that is still open.

A window claims each of its drafts by a lock on an empty file beside it. A killed process releases
its claims, and one that execs into another program image keeps them.
"""

import os
import sys
from contextlib import suppress
from pathlib import Path
from uuid import UUID

from bondjournal.vault.files import NOT_WRITABLE, PRIVATE_FILE, file_errors, make_private
from bondjournal.vault.layout import Vault

_SUFFIX = ".open"


class Claim:
    """This window's claim on a draft, until it is released."""

    def __init__(self, descriptor: int | None, path: Path) -> None:
        self._descriptor = descriptor
        self._path = path

    @property
    def is_visible(self) -> bool:
        """Whether others can see it; if its file cannot be made, no draft can be kept either."""
        return self._descriptor is not None

    def keep_through_exec(self) -> None:
        """Keep the claim in the program image that this process becomes."""
        if self._descriptor is not None:
            os.set_inheritable(self._descriptor, True)

    def release(self) -> None:
        """Release the claim."""
        if self._descriptor is None:
            return
        with suppress(OSError):
            self._path.unlink(missing_ok=True)
        with suppress(OSError):
            os.close(self._descriptor)


def claim(vault: Vault, uuid: UUID) -> Claim | None:
    """Claim a draft; return None if another window has it.

    If the claim is not visible now, claim again before keeping the draft.

    A process must not claim a draft twice: releasing one claim would release both.

    Raises:
        JournalError: the file of the claim cannot be made.
    """
    path = vault.drafts / f"{uuid}{_SUFFIX}"
    flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0)
    with file_errors(f"Claiming the draft {uuid}"):
        make_private(vault.drafts)
        if path.is_symlink():
            path.unlink()
        while True:
            try:
                descriptor = os.open(path, flags, PRIVATE_FILE)
            except OSError as error:
                if error.errno not in NOT_WRITABLE:
                    raise
                return Claim(None, path)
            try:
                if not _lock(descriptor):
                    os.close(descriptor)
                    return None
                # If another window released it in between, the file was deleted.
                if os.fstat(descriptor).st_ino == path.lstat().st_ino:
                    return Claim(descriptor, path)
            except FileNotFoundError:
                pass
            os.close(descriptor)


def _lock(descriptor: int) -> bool:
    """Lock a file for this process; return False if another process has it."""
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            # A lock of this kind belongs to the process and survives an exec.
            fcntl.lockf(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        import errno

        if error.errno in (errno.EACCES, errno.EAGAIN, errno.EDEADLK):
            return False
        # On a file system without locks there is no way to keep windows apart, so go on.
    return True
