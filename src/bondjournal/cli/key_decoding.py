"""What keys do to a line that is typed: letters, pastes, line ends, and keys that erase."""

import codecs
import re
import termios
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from bondjournal import graphemes, terminal
from bondjournal.visible import visible

CTRL_D = "\x04"
_PASTE_BEGINS, _PASTE_ENDS = "\x1b[200~", "\x1b[201~"
_COMMAND = r"\x1b\[[0-?]*[ -/]*[@-~]|\x1bO[@-~]|\x1b"

_TYPED = re.compile(
    rf"(?P<command>{_COMMAND})"
    r"|(?P<end>\r\n?|\n)"
    r"|(?P<words>[^\x00-\x08\x0a-\x1f\x7f]+)"
    r"|(?P<key>.)",
    re.DOTALL,
)
_NO_LETTERS = re.compile(rf"{_COMMAND}|[\x00-\x08\x0b-\x1f\x7f]")

Eraser = Callable[[str], str]


@dataclass
class Ahead:
    """What was typed and belongs to no line yet."""

    decoder: codecs.IncrementalDecoder
    text: str = ""
    after_return: bool = False
    """Whether the line before ended with CR, so that a LF right after it belongs to that end."""

    def take_in(self, raw: bytes) -> None:
        """Add bytes that were read; those that are no character become lone surrogates."""
        self.text += self.decoder.decode(raw)

    def next(self) -> tuple[str, str]:
        """Take the next piece, and return its kind and its letters.

        The kind is "end", "words", "key", "paste" or "command", or "nothing" if more has to be
        typed first.
        """
        if self.text.startswith(_PASTE_BEGINS):
            end = self.text.find(_PASTE_ENDS)
            if end < 0:
                return "nothing", ""
            pasted = self.text[len(_PASTE_BEGINS) : end]
            self.text = self.text[end + len(_PASTE_ENDS) :]
            return "paste", _with_our_ends(pasted)
        if self.after_return and self.text:
            self.after_return = False
            self.text = self.text.removeprefix("\n")
        found = None if _PASTE_BEGINS.startswith(self.text) else _TYPED.match(self.text)
        if found is None:
            return "nothing", ""
        self.text = self.text[found.end() :]
        self.after_return = found[0] == "\r"
        return found.lastgroup or "", found[0]

    def rest(self) -> str:
        """Take everything as text, since there was no time for keys to do their work."""
        rest, self.text = self.text, ""
        return _NO_LETTERS.sub("", _with_our_ends(rest))


def after(typed: str, kind: str, words: str, erasers: dict[str, Eraser]) -> tuple[str, str]:
    """Return a line as it is after a key, and what to write to the terminal to show that."""
    if kind == "command":
        return typed, ""
    if words in erasers:
        left = erasers[words](typed)
        return left, "\b \b" * sum(map(_cells, typed[len(left) :]))
    return typed + words, _as_shown(words)


def erasing_keys(modes: list[Any] | None) -> dict[str, Eraser]:
    """Return, for each key that erases in these terminal modes, what it makes of a line."""
    found: dict[str, Eraser] = {"\x7f": _without_last, "\x08": _without_last}
    for key, eraser in ((termios.VWERASE, _without_word), (termios.VKILL, _without_line)):
        if modes and modes[terminal.CC][key] != b"\x00":
            found[modes[terminal.CC][key].decode("latin-1")] = eraser
    return found


def _with_our_ends(words: str) -> str:
    return words.replace("\r\n", "\n").replace("\r", "\n")


def _without_last(typed: str) -> str:
    """Return a line without its last letter or sign, with all that combines with that."""
    return typed if typed.endswith("\n") else typed[: graphemes.start_before(typed, len(typed))]


def _without_word(typed: str) -> str:
    body = typed.rstrip(" \t")
    return typed[: 1 + max(map(body.rfind, " \t\n"))]


def _without_line(typed: str) -> str:
    return typed[: typed.rfind("\n") + 1]


def _cells(letter: str) -> int:
    """Return how many cells a letter takes."""
    if unicodedata.category(letter) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if _is_key(letter) or unicodedata.east_asian_width(letter) in "WF" else 1


def _as_shown(words: str) -> str:
    """Return letters as a terminal shows them; a control key becomes ^A and the like."""
    return visible("".join(f"^{chr(ord(one) ^ 64)}" if _is_key(one) else one for one in words))


def _is_key(letter: str) -> bool:
    return letter == "\x7f" or (letter < " " and letter not in "\t\n")
