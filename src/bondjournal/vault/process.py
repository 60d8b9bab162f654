"""Protecting the process that holds keys, and how much memory and disk it may use."""

import os
import sys
from contextlib import suppress
from pathlib import Path

_PR_SET_DUMPABLE = 4


def harden() -> None:
    """Keep this process's memory out of core dumps and debuggers, and its files private.

    No core is dumped, on Linux no other process of the same account can read its memory, and only
    the owner can read new files. A system that lacks one of these does without it. An exec undoes
    the part about other processes: call this at every start.
    """
    os.umask(0o077)
    with suppress(ImportError, OSError, ValueError):
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        with suppress(ImportError, OSError, AttributeError):
            import ctypes

            ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)


def largest_file() -> int | None:
    """Return how many bytes a file written by this process may have, or None for no limit."""
    with suppress(ImportError, OSError):
        import resource

        most = resource.getrlimit(resource.RLIMIT_FSIZE)[0]
        return None if most == resource.RLIM_INFINITY else most
    return None


def available_memory_kib() -> int | None:
    """Return how many KiB of memory a program may take now, or None if that is not known.

    Linux reports the available memory; other Unix systems report the installed memory.
    """
    with suppress(OSError, ValueError, IndexError):
        for line in Path("/proc/meminfo").read_text(encoding="ascii").splitlines():
            if line.startswith("MemAvailable:"):
                return int(line.split()[1])
    with suppress(AttributeError, OSError, ValueError):
        return os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") // 1024
    return None
