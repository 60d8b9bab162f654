"""Swapping the names of two folders atomically, if the system can do that."""

import errno
import os
import sys
from pathlib import Path

_AT_FDCWD = -100
_LINUX_EXCHANGE = 2
_DARWIN_SWAP = 2
_CANNOT = {errno.EINVAL, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP}


def swap(one: Path, other: Path) -> bool:
    """Swap the names of two folders, so that neither name is ever missing.

    Linux has renameat2 with RENAME_EXCHANGE for it, macOS renamex_np with RENAME_SWAP.

    Returns:
        False where the system or the file system cannot do it; nothing is changed then.

    Raises:
        OSError: it is not allowed here.
    """
    if sys.platform not in ("linux", "darwin"):
        return False
    import ctypes

    libc = ctypes.CDLL(None, use_errno=True)
    first, second = os.fsencode(one), os.fsencode(other)
    try:
        if sys.platform == "linux":
            ended = libc.renameat2(_AT_FDCWD, first, _AT_FDCWD, second, _LINUX_EXCHANGE)
        else:
            ended = libc.renamex_np(first, second, _DARWIN_SWAP)
    except AttributeError:
        # The C library is older than this call.
        return False
    if ended == 0:
        return True
    number = ctypes.get_errno()
    if number in _CANNOT:
        return False
    raise OSError(number, os.strerror(number), str(other))
