"""An archive's text, read member by member and row by row, so that memory use stays flat.

Strict: one object and nothing after it, no name twice, no number that JSON does not allow. An
error says where the fault is and never quotes what stands there.
"""

import stat
from codecs import getincrementaldecoder
from collections.abc import Collection, Iterator
from hashlib import sha256
from json import JSONDecodeError
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

from bondjournal.errors import WrongUse
from bondjournal.shape import JSON
from bondjournal.vault.files import file_errors

MOST_ROW = 32 * 1024 * 1024
"""No row of an archive is longer than this many characters."""
_AT_ONCE = 64 * 1024
_SPACE = " \t\n\r"


class Part(NamedTuple):
    """One part of an archive: a member of its head, the beginning of a table, or a row.

    `number` is None for a member of the head, 0 for the beginning of a table, and from 1 for rows.
    """

    name: str
    number: int | None
    value: Any

    @property
    def is_head(self) -> bool:
        """Whether it is a member of the head."""
        return self.number is None

    @property
    def is_row(self) -> bool:
        """Whether it is a row."""
        return bool(self.number)


def parts(path: Path, names: Collection[str], digest: list[bytes]) -> Iterator[Part]:
    """Read an archive's parts in their order.

    Args:
        path: the file.
        names: what its members may be called; the error for any other name does not repeat it.
        digest: receives the hash of the whole file at the end.

    Raises:
        WrongUse: it is not the text of an archive.
        JournalError: the file cannot be read.
    """
    with file_errors("Reading the file to import"):
        if not stat.S_ISREG(path.stat().st_mode):
            raise WrongUse("Only a plain file can be imported.", "It has to be read twice.")
        with path.open("rb") as file:
            reader = _Reader(file)
            yield from reader.members(names)
            digest.append(reader.hashed.digest())


class _Reader:
    """A window on the text, which grows until a value is whole."""

    def __init__(self, file: BinaryIO) -> None:
        self.file = file
        self.hashed = sha256()
        self.decoder = getincrementaldecoder("utf-8-sig")()
        self.text = ""
        self.at = 0
        self.where = "The file"

    def members(self, names: Collection[str]) -> Iterator[Part]:
        self.expect("{")
        known: set[str] = set()
        while True:
            name = self.value()
            if not isinstance(name, str):
                raise self.refused("is not JSON")
            if name not in names:
                raise WrongUse(f"{self.where} has an unknown part.", _NEWER)
            if name in known:
                raise self.refused("has the same part twice")
            known.add(name)
            self.expect(":")
            if self.peek() == "[":
                yield Part(name, 0, None)
                yield from self.rows(name)
            else:
                yield Part(name, None, self.value())
            self.where = "The file"
            if self.expect(",}") == "}":
                break
        if self.peek():
            raise self.refused("continues after its end")

    def rows(self, name: str) -> Iterator[Part]:
        self.expect("[")
        number = 0
        if self.peek() == "]":
            self.at += 1
            return
        while True:
            number += 1
            self.where = f"Row {number} of {name}"
            yield Part(name, number, self.value())
            if self.expect(",]") == "]":
                return

    def value(self) -> Any:
        """Return the next value, reading on until it is whole."""
        self.peek()
        while True:
            try:
                value, end = JSON.raw_decode(self.text, self.at)
            except JSONDecodeError:
                if not self.read_more():
                    raise self.refused("is not JSON, or it was cut off") from None
            except (RecursionError, ValueError):
                raise self.refused("is not JSON of the kind in an archive") from None
            else:
                # A number may continue in text that is not read yet.
                taken = end - self.at
                if end < len(self.text) or not self.read_more():
                    self.at += taken
                    return value
            if len(self.text) - self.at > MOST_ROW:
                raise self.refused("is longer than anything in an archive")

    def expect(self, one_of: str) -> str:
        found = self.peek()
        if not found or found not in one_of:
            raise self.refused("is not JSON, or it was cut off")
        self.at += 1
        return found

    def peek(self) -> str:
        """Return the next character that is no space, without taking it; empty at the end."""
        while True:
            while self.at < len(self.text):
                if self.text[self.at] not in _SPACE:
                    return self.text[self.at]
                self.at += 1
            if not self.read_more():
                return ""

    def read_more(self) -> bool:
        """Read at least as much again as the unread text is long; False at the end of the file."""
        raw = self.file.read(max(_AT_ONCE, len(self.text) - self.at))
        self.hashed.update(raw)
        try:
            new = self.decoder.decode(raw, final=not raw)
        except UnicodeDecodeError:
            raise WrongUse("The file is not UTF-8.", _WHOLE) from None
        self.text, self.at = self.text[self.at :] + new, 0
        return bool(raw)

    def refused(self, what: str) -> WrongUse:
        return WrongUse(f"{self.where} {what}.", _WHOLE)


_NEWER = "Nothing was written. A newer version of bondjournal may have made it."
_WHOLE = "Nothing was written. Is it the whole file that 'bondjournal export' wrote?"
