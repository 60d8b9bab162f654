"""The place of a made-up journal: a folder of its own, in memory if the system has such a place.

The folder is named for the process that shows it. It outlives the process only if that was killed;
then the next one to be made deletes it. The pages written from it are in it too.
"""

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from bondjournal.vault.layout import Vault

PASSPHRASE = "looking around"  # noqa: S105  # no secret: it is shown
DEVICE = "demo"
"""The device id in a made-up journal, in place of this machine's own."""

_IN_MEMORY = Path("/dev/shm")  # noqa: S108  # a private folder is made in it
_PREFIX = "bondjournal-demo-"
_NAME = "demo"
_PAGES = "pages"


@contextmanager
def new() -> Iterator[Vault]:
    """Yield a place for a made-up journal; nothing of it is left afterwards."""
    sweep()
    folder = Path(tempfile.mkdtemp(prefix=f"{_PREFIX}{os.getpid()}-", dir=_places()[0]))
    vault = Vault(folder / _NAME)
    with again(vault):
        pages(vault).mkdir(mode=0o700)
        yield vault


@contextmanager
def again(vault: Vault) -> Iterator[None]:
    """Delete the place of a made-up journal when the block ends."""
    try:
        yield
    finally:
        shutil.rmtree(vault.path.parent, ignore_errors=True)


def is_made_up(vault: Vault) -> bool:
    """Return whether a journal is made up, by its place."""
    return vault.path.name == _NAME and _is_temporary(vault.path.parent)


def is_for_pages(folder: Path) -> bool:
    """Return whether a folder is the one that the pages of a made-up journal go to."""
    return folder.name == _PAGES and _is_temporary(folder.parent)


def _is_temporary(folder: Path) -> bool:
    return folder.name.startswith(_PREFIX) and folder.parent in _places()


def pages(vault: Vault) -> Path:
    """Return the folder that the pages of a made-up journal go to."""
    return vault.path.parent / _PAGES


def sweep() -> None:
    """Delete what killed processes left."""
    if sys.platform == "win32":  # there, os.kill with signal 0 would end the process
        return
    for place in _places():
        for folder in place.glob(f"{_PREFIX}*"):
            number = folder.name.removeprefix(_PREFIX).partition("-")[0]
            with suppress(OSError):
                own = folder.lstat().st_uid == os.getuid() and not folder.is_symlink()
                if own and number.isdigit() and not _runs(int(number)):
                    shutil.rmtree(folder, ignore_errors=True)


def _places() -> list[Path]:
    usual = Path(tempfile.gettempdir())
    return [_IN_MEMORY, usual] if _IN_MEMORY.is_dir() else [usual]


def _runs(number: int) -> bool:
    try:
        os.kill(number, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        return True
    return True
