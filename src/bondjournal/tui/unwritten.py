"""Sealed drafts that could not be written to disk, handed on in memory until there is room.

They need the passphrase just as drafts on disk do.
"""

import json
import os
from base64 import b64decode, b64encode
from contextlib import ExitStack, suppress
from uuid import UUID


def handed_on(sealed: dict[UUID, bytes]) -> str:
    """Return the descriptor by which the next image finds the drafts; "" if there are none.

    Raises:
        OSError: there is no room in memory either.
    """
    if not sealed:
        return ""
    encoded = {uuid.hex: b64encode(content).decode() for uuid, content in sealed.items()}
    content = json.dumps(encoded).encode()
    try:
        descriptor = _in_memory(content)
    except (AttributeError, OSError):
        descriptor = _in_pipe(content)
    os.set_inheritable(descriptor, True)
    return str(descriptor)


def taken(named: str) -> dict[UUID, bytes]:
    """Return the drafts that the image before this one handed on; they can be read only once."""
    if not named:
        return {}
    with suppress(OSError, ValueError), os.fdopen(int(named), "rb") as file:
        encoded = json.loads(file.read())
        return {UUID(hex=uuid): b64decode(content) for uuid, content in encoded.items()}
    return {}


def _in_memory(content: bytes) -> int:
    """Return the descriptor of an unnamed file in memory, which only Linux has."""
    descriptor = os.memfd_create("sealed")
    with ExitStack() as stack:
        stack.callback(os.close, descriptor)
        # A limit on the size of files cuts off what is written, and says nothing.
        if os.write(descriptor, content) < len(content):
            raise OSError("No room in memory.")
        os.lseek(descriptor, 0, os.SEEK_SET)
        stack.pop_all()
    return descriptor


def _in_pipe(content: bytes) -> int:
    """Return a pipe that holds the content, if files have a size limit or cannot be in memory."""
    ours, theirs = os.pipe()
    os.set_blocking(theirs, False)
    written = os.write(theirs, content)
    os.close(theirs)
    if written < len(content):
        os.close(ours)
        raise OSError("No room in the pipe.")
    return ours
