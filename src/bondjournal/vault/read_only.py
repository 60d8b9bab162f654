"""Places that can be read and not written to."""

import errno
import os
from contextlib import suppress
from pathlib import Path

from bondjournal.vault.files import REASONS


def why(folder: Path) -> str:
    """Say why nothing in a folder can be changed, as behind a colon; "" where it can.

    A place without room is none of these: whoever writes there is told so.
    """
    with suppress(OSError):
        if hasattr(os, "statvfs") and os.statvfs(folder).f_flag & os.ST_RDONLY:
            return REASONS[errno.EROFS][0]
    effective = os.access in os.supports_effective_ids
    writable = os.access(folder, os.W_OK, effective_ids=effective)
    return "" if writable else "this account has no access to change it"
