"""Reading what a terminal sends, so that nothing it sends can end the program.

Textual's parser raises on some sequences, which would end the program, and believes every size
that a sequence reports. In a paste it takes what follows an Escape for keys, and it waits for
the end of the paste for ever: so pastes are read here and never given to it.
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
"""How many characters of either sequence may arrive before the rest of it."""
_MOST_OF_KEYS = 64
"""How many characters at the end of an unended paste may be keys."""
_MOST_LOOKS = 10
"""After this many ticks of a tenth of a second without input, a paste counts as unended."""
_MOST_TYPED = 32
"""The most letters that a hand types between two reads; more are the rest of a paste."""
_MOST_CELLS = 2_000
"""The most rows or columns believed of a terminal; a screen is drawn cell by cell."""


class Steady:
    """Wraps Textual's parser, and drops the sequences it would break on, and nothing else."""

    def __init__(self, begun: Callable[[], Any]) -> None:
        """Wrap a parser.

        Args:
            begun: makes a parser of Textual.
        """
        self._begun = begun
        self._parser = begun()
        self._before = ""
        """The last characters outside a paste: the start of a paste may be among them."""
        self._pasted: list[str] | None = None
        """A paste so far, its last few characters as an item of their own; None outside a paste."""
        self._endless = False
        """Whether the last paste was reported without its end, so that more of it may come."""
        self._looks = 0
        """How many ticks have passed without input."""

    def feed(self, data: str) -> Iterator[Message]:
        """Yield the messages for some input; empty input ends the stream."""
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
        """Yield the messages that are due since no more input has come."""
        self._looks += 1
        if self._pasted is not None and self._looks > _MOST_LOOKS:
            yield from self._tell_pasted(ended=False)
        yield from self._steadily(self._parser.tick())

    def _take_keys(self, data: str) -> Generator[Message, None, str]:
        """Yield the messages of keys up to where a paste begins, and return the rest."""
        before, begun, pasted = (self._before + data).partition(_PASTE_BEGINS)
        keys = data.removesuffix(pasted) if begun else data
        # A parser that breaks loses the rest of its input, so it is fed in pieces.
        for piece in filter(None, _SEQUENCE.split(keys)):
            yield from self._steadily(self._parser.feed(piece))
        self._before = "" if begun else before[-_OVER:]
        if begun:
            self._pasted = [""]
            list(self._steadily(self._parser.feed(_PASTE_ENDS)))  # drop the empty paste this yields
        return pasted

    def _take_pasted(self, data: str) -> Generator[Message, None, str]:
        """Yield a paste once it ends, and return what follows it."""
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
    """Return whether input during a paste was typed: it begins with a key and has few letters."""
    letters = len(_SEQUENCE.sub("", data))
    return bool(_KEY.match(data)) and letters <= _MOST_TYPED and _PASTE_ENDS not in data


def _is_rest(data: str) -> bool:
    """Return whether input after an unended paste belongs to that paste."""
    before = data.partition(_PASTE_BEGINS)[0]
    return _PASTE_ENDS in before or len(_SEQUENCE.sub("", before)) > _MOST_TYPED


def _is_possible(resize: Resize) -> bool:
    return all(0 < cells <= _MOST_CELLS for cells in resize.size)


def take_anything(driver: type[Driver]) -> None:
    """Make a driver of Textual decode any bytes, and parse any sequence.

    Bytes or sequences that it does not know would otherwise end the app.
    """
    module: Any = sys.modules[driver.__module__]
    if hasattr(module, "getincrementaldecoder"):
        module.getincrementaldecoder = _lenient
    parser = getattr(module, "XTermParser", None)
    if isinstance(parser, type):
        module.XTermParser = lambda *how: Steady(partial(parser, *how))


def _lenient(encoding: str) -> Callable[[], codecs.IncrementalDecoder]:
    return partial(codecs.getincrementaldecoder(encoding), errors="replace")
