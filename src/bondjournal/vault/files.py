"""How files of the vault are made, read and written.

Folders are 0700 and files 0600, whatever the umask. A written file appears whole or not at all.
Each error of the file system becomes a JournalError.
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
"""The prefix of everything unfinished; no finished file has such a name."""

_ROOM = "Make some room and try again. What was kept before is untouched."
_PLACE = "Choose another place with --vault, or change who can write to this one."
_NAME = "Check that its name is right."
_UNTOLD = "the system did not say why"
REASONS = {
    errno.ENOSPC: ("the disk is full", _ROOM),
    errno.EDQUOT: ("this account's space on the disk is used up", _ROOM),
    errno.EFBIG: ("files cannot be that large here", _ROOM),
    errno.EROFS: ("this place is read-only", _PLACE),
    errno.EACCES: ("this account has no access to it", _PLACE),
    errno.EPERM: ("this account has no access to it", _PLACE),
    errno.ENOTDIR: ("there is a file where a folder belongs", "Move that file away."),
    errno.EISDIR: ("there is a folder where a file belongs", "Move that folder away."),
    errno.EEXIST: ("something is there already", "Move it away, or choose another place."),
    errno.ENOTEMPTY: ("something is there already", "Move it away, or choose another place."),
    errno.ENOENT: ("it is not there", "Check that the disk it is on is connected."),
    errno.ELOOP: ("there is a link where a file belongs", "Replace it with the file itself."),
    errno.ENAMETOOLONG: ("its name is too long", "Choose a shorter one."),
    errno.EIO: ("the disk reported an error", "Copy the folder to another disk soon."),
    errno.EMFILE: ("too many files are open", "Close some programs and try again."),
    errno.ENFILE: ("too many files are open", "Close some programs and try again."),
}
"""The sentence and the hint for an error of the file system, by errno."""

NOT_WRITABLE = frozenset(
    {errno.EROFS, errno.EACCES, errno.EPERM, errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
)
"""The errnos of a place without room, or where nothing may be written."""


@contextmanager
def file_errors(doing: str, *, missing: JournalError | None = None) -> Iterator[None]:
    """Turn an error of the file system inside the block into one for a person.

    Args:
        doing: What the block does, as an error message begins: "Reading the key file".
        missing: Raised instead if a file is not there.

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
            f"{doing} didn't work: {reason}.",
            f"{hint}{_place(named)}".strip(),
        ) from None


def _place(name: str | bytes | None) -> str:
    if not name:
        return ""
    path = Path(os.fsdecode(name))
    return f" The path is {path.parent if path.name.startswith(TEMPORARY) else path}."


def make_private(folder: Path) -> None:
    """Make a folder that nobody else can look into, or take others' rights to it away.

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
    """Take away everybody else's rights to a file or folder of the vault.

    If the file system has no such rights, or the owner is somebody else, nothing changes; a link
    is not followed.
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
    """Return the content of a plain file, and never that of a link, a folder or a device.

    Args:
        path: The file.
        most: How many bytes it may have.

    Raises:
        Damaged: it is not a plain file, or larger than that.
        OSError: it cannot be read; callers turn it into words with `files`.
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
        raise Damaged(f"{path.name} is not a plain file: {message}.", hint) from None
    try:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise Damaged(f"{path.name} is not a plain file.", "Replace it with the file itself.")
        with os.fdopen(descriptor, "rb", closefd=False) as file:
            data = file.read(most + 1)
    finally:
        os.close(descriptor)
    if len(data) > most:
        raise Damaged(f"{path.name} is larger than any file bondjournal writes.")
    return data


def write_atomic(path: Path, data: bytes, *, replace: bool = True, doing: str = "") -> None:
    """Write a file so that after a crash it is either whole or what it was before.

    Args:
        path: The file; its folder exists.
        data: The new content.
        replace: False leaves a file that is already there, and raises.
        doing: What is being done, as an error message begins; without it, the file is named.

    Raises:
        JournalError: it cannot be written, or is there already and `replace` is False.
    """
    with _appearing(path, replace=replace, doing=doing) as file:
        file.write(data)


@contextmanager
def new_file(path: Path) -> Iterator[BinaryIO]:
    """Yield a file to write that only its owner can read; it gets its name once it is whole.

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
            # After an error the file must not be there, so that it can be written again.
            if not replace:
                with suppress(OSError):
                    path.unlink()
            raise


def _create_nameless(folder: Path) -> int | None:
    """Create a file without a name, of which a kill leaves nothing; return its descriptor.

    None if the system has no such files, or if only a file with a name would show the error.
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
    # With a descriptor for the source folder, Python follows the link instead of linking to it; for
    # an absolute path the descriptor itself does not matter.
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
        # Some file systems, especially on memory sticks, have no hard links.
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

        # On macOS fsync leaves the bytes in the drive's own cache.
        with suppress(OSError):
            fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)


def folder_to_disk(folder: Path) -> None:
    """Wait until the names in a folder are on the disk itself, if the system can do that."""
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
