"""What a terminal sends: whatever it is, the program goes on.

Textual's parser raises on some sequences, which would end the program, and believes every size
that a sequence tells it.
"""

import codecs
import re
import sys
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from textual.driver import Driver
from textual.events import Resize
from textual.message import Message

_SEQUENCE = re.compile(r"(\x1b\[[\x20-\x3f]*[\x40-\x7e])")
_MOST_CELLS = 2_000
"""No terminal has more rows or columns; a screen is drawn cell by cell."""


class Steady:
    """A parser of Textual that drops a sequence it would break on, and no more than that."""

    def __init__(self, begun: Callable[[], Any]) -> None:
        """Begin.

        Args:
            begun: begins a parser of Textual.
        """
        self._begun = begun
        self._parser = begun()

    def feed(self, data: str) -> Iterator[Message]:
        """Yield what is told by what came; the empty text ends it."""
        # A parser that broke has lost the rest of what it was fed, so that it gets it in pieces:
        # the beginning of a paste, for instance, must not be lost.
        for piece in filter(None, _SEQUENCE.split(data)) if data else [""]:
            yield from self._steadily(self._parser.feed(piece))

    def tick(self) -> Iterator[Message]:
        """Yield what is told by nothing more having come."""
        yield from self._steadily(self._parser.tick())

    def _steadily(self, told: Iterator[Message]) -> Iterator[Message]:
        messages = iter(told)
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
