"""A long text that waits to be taken, in a file that nobody can read.

What is printed may go into a pager that somebody reads for an hour, and meanwhile others want to
write. So it waits here, encrypted with a key that this process alone holds, in a file without a
name where the system has such files.
"""

import codecs
import os
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING, Any

from bondjournal.vault.files import files

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.ciphers import Cipher

_AT_ONCE = 64 * 1024
_KEY_BYTES, _NONCE_BYTES = 32, 16
_DOING = "Preparing what is to be printed"


@contextmanager
def held(pieces: Iterable[str]) -> Iterator[Iterator[str]]:
    """Take a text to its end, and give it again in pieces; it is gone when the block ends.

    Raises:
        JournalError: there is no room for it.
    """
    from cryptography.hazmat.primitives.ciphers import Cipher, algorithms

    key, nonce = os.urandom(_KEY_BYTES), os.urandom(_NONCE_BYTES)
    cipher = Cipher(algorithms.ChaCha20(key, nonce), mode=None)
    with files(_DOING):
        spool = tempfile.TemporaryFile(buffering=_AT_ONCE)  # noqa: SIM115  # closed below
    with spool:
        seal = cipher.encryptor().update
        with files(_DOING):
            for piece in pieces:
                spool.write(seal(piece.encode()))
            spool.seek(0)
        yield _again(spool, cipher)


def _again(spool: IO[bytes], cipher: "Cipher[Any]") -> Iterator[str]:
    unseal, text = cipher.decryptor().update, codecs.getincrementaldecoder("utf-8")()
    while True:
        with files(_DOING):
            sealed = spool.read(_AT_ONCE)
        if not sealed:
            return
        yield text.decode(unseal(sealed))
