"""How long a key takes in the editor of the program, beside a bare TextArea of Textual.

    python tests/bench/editor.py [--keys 30]

Each text is opened in both, and a letter is typed at its beginning, in its middle and at its end,
in turn, so that a machine whose speed drifts treats both alike; printed are the medians, in
milliseconds, from the key to the drawn screen, without a terminal. What a key takes in a few words
is what the driver of the app takes. It decides no test.
"""

import argparse
import asyncio
import statistics
from time import perf_counter

from textual.app import App
from textual.widgets import TextArea

from bondjournal.tui.base import BaseApp
from bondjournal.tui.sheet import Sheet
from bondjournal.tui.widgets.words import Words

WORDS = "one word after another, and so on. "
TEXTS = {
    "a few words": WORDS,
    "100 KB in paragraphs": "\n\n".join([WORDS * 15] * 190),
    "64 KB in one line": WORDS * 1872,
    "64 KB without a blank": "abcdefghij" * 6554,
    "64 KB of Thai in one line": "กำแพงที่นี่" * 5958,
    "64 KB of Arabic in one line": "السَّلامُ عليكم " * 3855,
}


class Bare(App[None]):
    """Nothing but a TextArea."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.editor = TextArea(text)

    def compose(self):
        """Show it."""
        yield self.editor


class Page(Sheet[None]):
    """A sheet with a text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.words = Words(text)

    def parts(self):
        """Show it."""
        yield self.words


class Ours(BaseApp[None]):
    """The editor on a sheet."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.page = Page(text)
        self.editor = self.page.words.editor

    def on_mount(self) -> None:
        """Show it."""
        self.push_screen(self.page)


async def measure(kind: type[Bare | Ours], text: str, keys: int) -> list[float]:
    """Return the median at each place, in milliseconds."""
    app, found = kind(text), []
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        app.editor.focus()
        lines = app.editor.document.lines
        row = len(lines) // 2
        ends = (len(lines) - 1, len(lines[-1]))
        for place in ((0, 0), (row, len(lines[row]) // 2), ends):
            app.editor.move_cursor(place)
            await pilot.pause()
            times = []
            for _ in range(keys):
                began = perf_counter()
                await pilot.press("x")
                times.append(1000 * (perf_counter() - began))
            found.append(statistics.median(times))
    return found


def main() -> None:
    """Print a line for each text."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--keys", type=int, default=30)
    keys = parser.parse_args().keys
    print(f"{'milliseconds a key, median of ' + str(keys):32} {'ours':>20} {'bare TextArea':>24}")
    for name, text in TEXTS.items():
        ours, bare = (
            " ".join(f"{one:6.1f}" for one in asyncio.run(measure(kind, text, keys)))
            for kind in (Ours, Bare)
        )
        print(f"{name:32} {ours:>20} {bare:>24}")


if __name__ == "__main__":
    main()
