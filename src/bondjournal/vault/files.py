"""How files of the vault are made, read and written.

Folders are 0700 and files 0600, whatever the umask. What is written appears whole or not at
all. Errors of the file system become one JournalError each.
"""

import errno
import os
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from bondjournal.errors import Damaged, JournalError, NotWritable
from bondjournal.vault import links

PRIVATE_FOLDER = 0o700
PRIVATE_FILE = 0o600
TEMPORARY = ".tmp-"
"""How the name of everything unfinished begins; nothing that counts is called so."""

_ROOM = "Make some room and try again. What was kept before is untouched."
_PLACE = "Choose another place with --vault, or change who may write to this one."
_NAME = "Look whether its name is right."
_UNTOLD = "the system did not say why"
REASONS = {
    errno.ENOSPC: ("the disk is full", _ROOM),
    errno.EDQUOT: ("no more room is granted on this disk", _ROOM),
    errno.EFBIG: ("files cannot grow that large here", _ROOM),
    errno.EROFS: ("this place is read-only", _PLACE),
    errno.EACCES: ("this account has no access to it", _PLACE),
    errno.EPERM: ("this account has no access to it", _PLACE),
    errno.ENOTDIR: ("a file is where a folder belongs", "Move that file away."),
    errno.EISDIR: ("a folder is where a file belongs", "Move that folder away."),
    errno.EEXIST: ("something is there already", "Move it away, or choose another place."),
    errno.ENOTEMPTY: ("something is there already", "Move it away, or choose another place."),
    errno.ENOENT: ("it is not there", "Look whether the disk that holds it is connected."),
    errno.ELOOP: ("a link is where a file belongs", "Put the file itself in its place."),
    errno.ENAMETOOLONG: ("its name is too long", "Choose a shorter one."),
    errno.EIO: ("the disk reported an error", "Copy the folder to another disk soon."),
    errno.EMFILE: ("too many files are open", "Close some programs and try again."),
    errno.ENFILE: ("too many files are open", "Close some programs and try again."),
}
"""What is said of an error of the file system, and what to do about it, by its number."""

NOT_WRITABLE = frozenset(
    {errno.EROFS, errno.EACCES, errno.EPERM, errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
)
"""What a place answers that has no room, or where nothing may be written."""


@contextmanager
def file_errors(doing: str, *, missing: JournalError | None = None) -> Iterator[None]:
    """Turn an error of the file system inside the block into one for a person.

    Args:
        doing: What the block does, as a sentence begins with it: "Reading the key file".
        missing: What to raise instead where a file is not there.

    Raises:
        NotWritable: there is no room in that place, or nothing may be written there.
        JournalError: the block raised another OSError.
    """
    try:
        yield
    except OSError as error:
        if missing is not None and isinstance(error, FileNotFoundError):
            raise missing from None
        number = error.errno
        reason, hint = REASONS.get(number or 0, (os.strerror(number) if number else _UNTOLD, ""))
        named = error.filename2 or error.filename
        if number == errno.ENOENT and isinstance(named, str | Path) and Path(named).parent.is_dir():
            hint = _NAME
        kind = NotWritable if number in NOT_WRITABLE else JournalError
        raise kind(
            f"{doing} was not possible: {reason}.",
            f"{hint}{_place(named)}".strip(),
        ) from None


def _place(name: str | bytes | None) -> str:
    if not name:
        return ""
    path = Path(os.fsdecode(name))
    return f" The place is {path.parent if path.name.startswith(TEMPORARY) else path}."


def make_private(folder: Path) -> None:
    """Make a folder that nobody else can look into, or close one that others can.

    Raises:
        JournalError: the folder cannot be made here, or is a link.
    """
    unfinished = folder.name.startswith(TEMPORARY)
    with file_errors("Making a folder" if unfinished else f"Making the folder {folder.name}"):
        try:
            folder.parent.mkdir(parents=True, exist_ok=True)
            folder.mkdir()
        except FileExistsError as error:
            links.refuse(folder)
            if not folder.is_dir():
                raise NotADirectoryError(errno.ENOTDIR, "", error.filename) from None
            tighten(folder)
        else:
            folder.chmod(PRIVATE_FOLDER)


def tighten(path: Path) -> None:
    """Take from everybody else what they may do with a file or folder of the vault.

    Where the file system knows no such rights, or the owner is somebody else, it stays as it is;
    a link is not followed.
    """
    with suppress(OSError):
        found = path.lstat()
        mode = stat.S_IMODE(found.st_mode)
        if mode & 0o077 and not stat.S_ISLNK(found.st_mode):
            path.chmod(mode & 0o700)


def create_private(path: Path) -> int:
    """Create an empty file that only its owner can read, and return its descriptor.

    Raises:
        OSError: it exists, or cannot be made here.
    """
    flags = os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    descriptor = os.open(path, flags, PRIVATE_FILE)
    if sys.platform != "win32":
        os.fchmod(descriptor, PRIVATE_FILE)
    return descriptor


def read_file(path: Path, most: int) -> bytes:
    """Return what a plain file holds; a link, a folder or a device is not followed.

    Args:
        path: The file.
        most: How many bytes it may have.

    Raises:
        Damaged: it is no plain file, or larger than that.
        OSError: it cannot be read; callers say so in words with `files`.
    """
    flags = os.O_RDONLY
    for name in ("O_NOFOLLOW", "O_NONBLOCK", "O_BINARY"):
        flags |= getattr(os, name, 0)
    try:
        descriptor = os.open(path, flags)
    except OSError as error:
        if error.errno != errno.ELOOP or not path.is_symlink():
            raise
        message, hint = REASONS[errno.ELOOP]
        raise Damaged(f"{path.name} is no plain file: {message}.", hint) from None
    try:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise Damaged(f"{path.name} is no plain file.", "Put the file itself in its place.")
        with os.fdopen(descriptor, "rb", closefd=False) as file:
            data = file.read(most + 1)
    finally:
        os.close(descriptor)
    if len(data) > most:
        raise Damaged(f"{path.name} is larger than any that bondjournal writes.")
    return data


def write_atomic(path: Path, data: bytes, *, replace: bool = True, doing: str = "") -> None:
    """Write a file so that after a crash it is there whole, or is what it was before.

    Args:
        path: The file; its folder exists.
        data: What it holds from then on.
        replace: False leaves a file that is already there, and raises.
        doing: What that is to a person, as a sentence begins with it; else the file is named.

    Raises:
        JournalError: it cannot be written, or is there already and `replace` is False.
    """
    with _appearing(path, replace=replace, doing=doing) as file:
        file.write(data)


@contextmanager
def new_file(path: Path) -> Iterator[BinaryIO]:
    """Give a file to write that only its owner can read; it has its name once it is whole.

    Raises:
        JournalError: it is there already, or cannot be written.
    """
    with _appearing(path, replace=False) as file:
        yield file


@contextmanager
def _appearing(path: Path, *, replace: bool, doing: str = "") -> Iterator[BinaryIO]:
    unfinished = path.with_name(f"{TEMPORARY}{os.urandom(8).hex()}")
    with file_errors(doing or f"Writing {path.name}"):
        nameless = _create_nameless(path.parent)
        try:
            opened = create_private(unfinished) if nameless is None else nameless
            with os.fdopen(opened, "wb") as file:
                yield file
                file.flush()
                to_disk(file.fileno())
                if nameless is not None:
                    _name(nameless, unfinished if replace else path)
            if replace:
                unfinished.replace(path)
            elif nameless is None:
                _move_where_nothing_is(unfinished, path)
        except BaseException:
            with suppress(OSError):
                unfinished.unlink(missing_ok=True)
            raise
        try:
            folder_to_disk(path.parent)
        except OSError:
            # What is reported as not written is not there: it may be written once more.
            if not replace:
                with suppress(OSError):
                    path.unlink()
            raise


def _create_nameless(folder: Path) -> int | None:
    """Create a file of which a kill leaves nothing, and return its descriptor.

    None where the system has no such files, or where a file with a name tells what is the matter.
    """
    flag = getattr(os, "O_TMPFILE", None)
    if flag is None:
        return None
    try:
        descriptor = os.open(folder, flag | os.O_RDWR, PRIVATE_FILE)
    except OSError:
        return None
    os.fchmod(descriptor, PRIVATE_FILE)
    if not os.path.lexists(_nameless(descriptor)):
        os.close(descriptor)
        return None
    return descriptor


def _name(descriptor: int, path: Path) -> None:
    # With a descriptor for the folder Python follows the link, which it would link to else; the
    # folder of an absolute path counts for nothing.
    os.link(_nameless(descriptor), path, src_dir_fd=descriptor)


def _nameless(descriptor: int) -> str:
    return f"/proc/self/fd/{descriptor}"


def _move_where_nothing_is(unfinished: Path, path: Path) -> None:
    if sys.platform == "win32":
        unfinished.rename(path)
        return
    try:
        path.hardlink_to(unfinished)
    except OSError as error:
        # Some file systems, those of memory sticks above all, know no second name for a file.
        if error.errno not in (errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS):
            raise
        if os.path.lexists(path):
            raise FileExistsError(errno.EEXIST, "", str(path)) from None
        unfinished.rename(path)
    else:
        unfinished.unlink()


def to_disk(descriptor: int) -> None:
    """Wait until what was written to a file is on the disk itself."""
    os.fsync(descriptor)
    if sys.platform == "darwin":
        import fcntl

        # There fsync leaves the bytes in the drive's own cache.
        with suppress(OSError):
            fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)


def folder_to_disk(folder: Path) -> None:
    """Wait until the names in a folder are on the disk itself, where a system can do that."""
    if sys.platform == "win32":
        return
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in (errno.EINVAL, errno.ENOTSUP):
            raise
    finally:
        os.close(descriptor)
