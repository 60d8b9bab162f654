"""The passphrase for scripts, when nobody is there to type it.

The sources, of which the first one present counts: a file descriptor, a file, and the variables
BONDJOURNAL_PASSPHRASE_COMMAND (its output), BONDJOURNAL_PASSPHRASE_FILE and
BONDJOURNAL_PASSPHRASE. The last one is the weakest: other programs of the same account can read it.

A passphrase is one line. Its line end is not part of it, nor is a byte order mark; blanks are. Of a
command's output the first line is used, as `pass` prints it. A file with more lines is refused:
nobody could type that.
"""

import codecs
import os
import unicodedata
from pathlib import Path

from bondjournal.errors import JournalError, WrongUse
from bondjournal.vault.files import file_errors
from bondjournal.vault.layout import from_home

COMMAND = "BONDJOURNAL_PASSPHRASE_COMMAND"
FILE = "BONDJOURNAL_PASSPHRASE_FILE"
VARIABLE = "BONDJOURNAL_PASSPHRASE"

_MOST_BYTES = 64 * 1024
_FIRST_OWN_DESCRIPTOR = 3


def from_sources(fd: int | None = None, file: Path | None = None) -> str | None:
    """Return the passphrase from the first source present, or None.

    The variables are removed from the environment in any case; an empty one is none.

    Args:
        fd: A descriptor that is open for reading; it is read to its end.
        file: A file, which may be a pipe.

    Raises:
        WrongUse: the source holds no passphrase, or no text in UTF-8.
        JournalError: the source cannot be read, or the command did not do its work.
    """
    command, named, plain = drop_from_environment()
    if fd is not None:
        return _clean(_read_descriptor(fd), "The passphrase descriptor")
    if file is not None:
        return _clean(_read_file(file), "The passphrase file")
    if command:
        first, _, _ = _run(command).partition(b"\n")
        return _clean(first, f"The command in {COMMAND}")
    if named:
        return _clean(_read_file(Path(named)), f"The file in {FILE}")
    if plain:
        return _clean(os.fsencode(plain), f"The variable {VARIABLE}")
    return None


def drop_from_environment() -> tuple[str | None, str | None, str | None]:
    """Take the three variables out of the environment, so that no child gets them.

    Returns:
        What they held: command, file and passphrase.
    """
    return os.environ.pop(COMMAND, None), os.environ.pop(FILE, None), os.environ.pop(VARIABLE, None)


def _clean(raw: bytes, source: str) -> str:
    raw, _, below = raw.removeprefix(codecs.BOM_UTF8).partition(b"\n")
    if below.strip():
        raise WrongUse(f"{source} gives several lines.", "A passphrase is one line.")
    raw = raw.removesuffix(b"\r")
    if len(raw) > _MOST_BYTES:
        raise WrongUse(f"{source} gives more than a passphrase can be.", "The most is 64 KiB.")
    if not raw:
        raise WrongUse(f"{source} gives an empty passphrase.")
    try:
        text = raw.decode()
    except UnicodeDecodeError:
        text = None
    # Raised outside of the handler: the error above would carry the passphrase along.
    if text is None:
        raise WrongUse(f"{source} does not give UTF-8 text.")
    return unicodedata.normalize("NFC", text)


def _read_descriptor(fd: int) -> bytes:
    if fd < 0:
        raise WrongUse("A file descriptor cannot be negative.")
    # A descriptor passed in for this is closed, so that no child inherits it.
    with (
        file_errors("Reading the passphrase"),
        os.fdopen(fd, "rb", closefd=fd >= _FIRST_OWN_DESCRIPTOR) as source,
    ):
        return source.read(_MOST_BYTES + 2)


def _read_file(file: Path) -> bytes:
    with file_errors("Reading the passphrase"), from_home(file).open("rb") as source:
        return source.read(_MOST_BYTES + 2)


def _run(command: str) -> bytes:
    import shlex
    import subprocess

    try:
        words = shlex.split(command)
    except ValueError:
        words = []
    if not words:
        raise WrongUse(f"The command in {COMMAND} cannot be read.", "Check its quotes.")
    try:
        ended = subprocess.run(  # noqa: S603  # the person's own command, without a shell
            words,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            check=False,
        )
    except (OSError, ValueError):
        raise JournalError(
            f"The command in {COMMAND} cannot be started.", "Run it by itself to see why."
        ) from None
    if ended.returncode:
        raise JournalError(
            f"The command in {COMMAND} ended with exit code {ended.returncode}.",
            "Run it by itself to see why.",
        )
    return ended.stdout
