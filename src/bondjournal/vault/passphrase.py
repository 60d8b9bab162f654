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
import stat
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from bondjournal.errors import JournalError, WrongUse
from bondjournal.vault.files import file_errors
from bondjournal.vault.layout import from_home

if TYPE_CHECKING:
    from subprocess import Popen

COMMAND = "BONDJOURNAL_PASSPHRASE_COMMAND"
FILE = "BONDJOURNAL_PASSPHRASE_FILE"
VARIABLE = "BONDJOURNAL_PASSPHRASE"

PATIENCE = 10
"""After so many seconds it is told that the command is waited for."""

_MOST_BYTES = 64 * 1024
_FIRST_OWN_DESCRIPTOR = 3


def from_sources(
    fd: int | None = None, file: Path | None = None, *, tell: Callable[[str], None]
) -> str | None:
    """Return the passphrase from the first source present, or None.

    The variables are removed from the environment in any case; an empty one is none. What the
    command says on stderr is its own, and is shown as it says it.

    Args:
        fd: A descriptor that is open for reading; it is read to its end.
        file: A file, which may be a pipe.
        tell: Tells that the command is waited for, or that others can read the file.

    Raises:
        WrongUse: the source holds no passphrase, or no text in UTF-8.
        JournalError: the source cannot be read, or the command did not do its work.
    """
    command, named, plain = drop_from_environment()
    if fd is not None:
        return _clean(_read_descriptor(fd), "The passphrase descriptor")
    if file is not None:
        return _clean(_read_file(file, tell), "The passphrase file")
    if command:
        first, _, _ = _run(command, tell).partition(b"\n")
        return _clean(first, f"The command in {COMMAND}")
    if named:
        return _clean(_read_file(Path(named), tell), f"The file in {FILE}")
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


def _read_file(file: Path, tell: Callable[[str], None]) -> bytes:
    with file_errors("Reading the passphrase"), from_home(file).open("rb") as source:
        mode = os.fstat(source.fileno()).st_mode
        if stat.S_ISREG(mode) and mode & (stat.S_IRGRP | stat.S_IROTH):
            tell("Others can read the passphrase file. 'chmod 600' on it keeps them out.")
        return source.read(_MOST_BYTES + 2)


def _run(command: str, tell: Callable[[str], None]) -> bytes:
    import shlex
    import subprocess

    try:
        words = shlex.split(command)
    except ValueError:
        words = []
    if not words:
        raise WrongUse(f"The command in {COMMAND} cannot be read.", "Check its quotes.")
    try:
        running = subprocess.Popen(  # noqa: S603  # the person's own command, without a shell
            words, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE
        )
    except (OSError, ValueError):
        raise JournalError(
            f"The command in {COMMAND} cannot be started.", "Run it by itself to see why."
        ) from None
    with running:
        try:
            printed = _output(running, tell)
        except BaseException:
            running.kill()
            raise
    if running.returncode:
        raise JournalError(
            f"The command in {COMMAND} ended with exit code {running.returncode}.",
            "Run it by itself to see why.",
        )
    return printed


def _output(running: "Popen[bytes]", tell: Callable[[str], None]) -> bytes:
    from subprocess import TimeoutExpired

    try:
        printed, _ = running.communicate(timeout=PATIENCE)
    except TimeoutExpired:
        tell(f"Still waiting for the command in {COMMAND}. Ctrl+C ends it.")
        printed, _ = running.communicate()
    return printed
