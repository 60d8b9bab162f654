"""A long text that waits to be printed, in a file that nobody can read.

Output may go into a pager that somebody reads for an hour, while others want to write to the
database. So it waits here, encrypted with a key that only this process has, in an unnamed file if
the system has such files; the part for which the disk has no room stays in memory.
"""

import codecs
import io
import os
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from typing import IO, TYPE_CHECKING, Any

from bondjournal.vault.files import file_errors

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.ciphers import Cipher

_AT_ONCE = 64 * 1024
_KEY_BYTES, _NONCE_BYTES = 32, 16
_DOING = "Preparing the output"


@contextmanager
def spooled(pieces: Iterable[str]) -> Iterator[Iterator[str]]:
    """Take a text to its end, and give it again in pieces; it is gone when the block ends."""
    from cryptography.hazmat.primitives.ciphers import Cipher, algorithms

    key, nonce = os.urandom(_KEY_BYTES), os.urandom(_NONCE_BYTES)
    cipher = Cipher(algorithms.ChaCha20(key, nonce), mode=None)
    with _DiskThenMemory() as stored:
        seal = cipher.encryptor().update
        buffered = io.BufferedWriter(stored, _AT_ONCE)
        for piece in pieces:
            buffered.write(seal(piece.encode()))
        buffered.flush()
        yield _decrypted(stored, cipher)


class _DiskThenMemory(io.RawIOBase):
    """A file on the disk, and memory for all that comes once there is no room for it there."""

    def __init__(self) -> None:
        self._memory = io.BytesIO()
        self._file: IO[bytes] | None = None
        with suppress(OSError):
            self._file = tempfile.TemporaryFile(buffering=0)  # noqa: SIM115  # closed below

    def writable(self) -> bool:
        """Return True."""
        return True

    def write(self, sealed: Any) -> int:
        """Append all of it."""
        left = memoryview(sealed)
        size = len(left)
        if self._file is not None and not self._memory.tell():
            with suppress(OSError):
                while left:
                    left = left[self._file.write(left) :]
        self._memory.write(left)
        return size

    def parts(self) -> Iterator[bytes]:
        """Yield what was written, in parts.

        Raises:
            JournalError: it cannot be read.
        """
        if self._file is not None:
            with file_errors(_DOING):
                self._file.seek(0)
            while part := self._read(self._file):
                yield part
        self._memory.seek(0)
        while part := self._read(self._memory):
            yield part

    def _read(self, file: IO[bytes]) -> bytes:
        with file_errors(_DOING):
            return file.read(_AT_ONCE)

    def close(self) -> None:
        """Close the file."""
        if self._file is not None:
            self._file.close()
        super().close()


def _decrypted(stored: _DiskThenMemory, cipher: "Cipher[Any]") -> Iterator[str]:
    unseal, text = cipher.decryptor().update, codecs.getincrementaldecoder("utf-8")()
    for sealed in stored.parts():
        yield text.decode(unseal(sealed))
