"""What a terminal sends: whatever it is, the program goes on.

Textual's parser raises on some sequences, which would end the program, and believes every size
that a sequence tells it. In a paste it takes what stands behind an Escape for keys, and it waits
for its end for ever: so it is given no word of one.
"""

import codecs
import re
import sys
from collections.abc import Callable, Generator, Iterator
from functools import partial
from typing import Any

from textual.driver import Driver
from textual.events import Paste, Resize
from textual.message import Message

_SEQUENCE = re.compile(r"(\x1b\[[\x20-\x3f]*[\x40-\x7e])")
_KEY = re.compile(rf"\x1b*{_SEQUENCE.pattern}|\x0c")
_LAST_KEYS = re.compile(rf"({_KEY.pattern})*$")
_PASTE_BEGINS, _PASTE_ENDS = "\x1b[200~", "\x1b[201~"
_OVER = len(_PASTE_ENDS) - 1
"""How much of either may have come before the rest of it."""
_MOST_OF_KEYS = 64
"""How many letters at the end of a paste without an end may be keys."""
_MOST_LOOKS = 10
"""After this many looks that find nothing, a tenth of a second each, a paste has no end."""
_MOST_TYPED = 32
"""The most letters that a hand types between two looks; more are the rest of a paste."""
_MOST_CELLS = 2_000
"""No terminal has more rows or columns; a screen is drawn cell by cell."""


class Steady:
    """A parser of Textual that drops a sequence it would break on, and nothing else."""

    def __init__(self, begun: Callable[[], Any]) -> None:
        """Begin.

        Args:
            begun: begins a parser of Textual.
        """
        self._begun = begun
        self._parser = begun()
        self._before = ""
        """The last of what was no paste: one may begin in it."""
        self._pasted: list[str] | None = None
        """What came of a paste, its last few letters by themselves; None where there is none."""
        self._endless = False
        """Whether the last paste was told without its end, so that more of it may come."""
        self._looks = 0
        """How often nothing had come."""

    def feed(self, data: str) -> Iterator[Message]:
        """Yield what is told by what came; the empty text ends it."""
        self._looks = 0
        if not data:
            yield from self._steadily(self._parser.feed(data))
        elif self._pasted is not None and _is_pressed(data):
            yield from self._tell_pasted(ended=False)
        elif self._pasted is None and self._endless and _is_rest(data):
            self._pasted = [""]
        while data:
            take_in = self._take_keys if self._pasted is None else self._take_pasted
            data = yield from take_in(data)

    def tick(self) -> Iterator[Message]:
        """Yield what is told by nothing more having come."""
        self._looks += 1
        if self._pasted is not None and self._looks > _MOST_LOOKS:
            yield from self._tell_pasted(ended=False)
        yield from self._steadily(self._parser.tick())

    def _take_keys(self, data: str) -> Generator[Message, None, str]:
        """Yield what keys tell, up to where a paste begins, and return the rest."""
        before, begun, pasted = (self._before + data).partition(_PASTE_BEGINS)
        keys = data.removesuffix(pasted) if begun else data
        # A parser that broke has lost the rest of what it was fed, so that it gets it in pieces.
        for piece in filter(None, _SEQUENCE.split(keys)):
            yield from self._steadily(self._parser.feed(piece))
        self._before = "" if begun else before[-_OVER:]
        if begun:
            self._pasted = [""]
            list(self._steadily(self._parser.feed(_PASTE_ENDS)))  # it tells a paste of nothing
        return pasted

    def _take_pasted(self, data: str) -> Generator[Message, None, str]:
        """Yield a paste that ends, and return what comes behind it."""
        pasted = self._pasted or [""]
        words, ended, rest = (pasted.pop() + data).partition(_PASTE_ENDS)
        self._pasted = pasted
        pasted += [words[:-_OVER], words[-_OVER:]]
        if ended:
            yield from self._tell_pasted(ended=True)
        return rest

    def _tell_pasted(self, *, ended: bool) -> Iterator[Message]:
        words = "".join(self._pasted or ()).replace("\x00", "")
        self._pasted, self._endless = None, not ended
        last = None if ended else _LAST_KEYS.search(words[-_MOST_OF_KEYS:])
        keys = last[0] if last else ""
        if words := words.removesuffix(keys):
            yield Paste(words)
        if keys:
            yield from self._take_keys(keys)

    def _steadily(self, decoded: Iterator[Message]) -> Iterator[Message]:
        messages = iter(decoded)
        while True:
            try:
                message = next(messages)
            except StopIteration:
                return
            except Exception:  # noqa: BLE001  # whatever it is, no key may end the program
                self._parser = self._begun()
                return
            if not isinstance(message, Resize) or _is_possible(message):
                yield message


def _is_pressed(data: str) -> bool:
    """Say whether what comes before a paste has ended was typed: a key, and few letters at most."""
    letters = len(_SEQUENCE.sub("", data))
    return bool(_KEY.match(data)) and letters <= _MOST_TYPED and _PASTE_ENDS not in data


def _is_rest(data: str) -> bool:
    """Say whether what comes after a paste without an end belongs to it."""
    before = data.partition(_PASTE_BEGINS)[0]
    return _PASTE_ENDS in before or len(_SEQUENCE.sub("", before)) > _MOST_TYPED


def _is_possible(resize: Resize) -> bool:
    return all(0 < cells <= _MOST_CELLS for cells in resize.size)


def take_anything(driver: type[Driver]) -> None:
    """Have a driver of Textual take any bytes for some sign, and any sequence for some key.

    Each of them would end the app.
    """
    module: Any = sys.modules[driver.__module__]
    if hasattr(module, "getincrementaldecoder"):
        module.getincrementaldecoder = _lenient
    parser = getattr(module, "XTermParser", None)
    if isinstance(parser, type):
        module.XTermParser = lambda *how: Steady(partial(parser, *how))


def _lenient(encoding: str) -> Callable[[], codecs.IncrementalDecoder]:
    return partial(codecs.getincrementaldecoder(encoding), errors="replace")
