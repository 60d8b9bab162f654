"""Make the pictures of this folder from the real program on the demo journal.

    python screenshots/make.py [--to FOLDER]

Each is an SVG, and a PNG where Pillow and a font are there. The clock stands still, so that the
same program makes the same pictures.
"""

import argparse
import asyncio
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))
os.environ.update(BONDJOURNAL_NOW="2026-05-10T20:40:00+00:00", TZ="Europe/Berlin")
os.environ.pop("NO_COLOR", None)

SIZES = {"80x24": (80, 24), "100x30": (100, 30), "160x50": (160, 50)}
PATIENCE = 20

WAYS: dict[str, tuple[list[str], str]] = {
    "home": ([], "Home"),
    "write": (["w", "ctrl+n"], "WriteScreen"),
    "after": (["a", "5", "tab", "7"], "After"),
    "journal": (["l"], "Journal"),
    "search": (["slash", *"sister"], "Journal"),
    "reader": (["l", "enter"], "Reader"),
    "sessions": (["s"], "Sessions"),
    "trends": (["l", "t"], "Trends"),
    "signs": (["l", "s"], "Signs"),
    "goals": (["i"], "Goals"),
    "off": (["ctrl+o"], "Off"),
    "hard-time": (["ctrl+t"], "HardTime"),
    "settings": (["c"], "Settings"),
    "choose": (["p"], "PrepareChoose"),
    "preview": (["p", "3"], "PrepareRead"),
    "help": (["l", "f1"], "Help"),
    "anything": (["ctrl+p"], "Anything"),
    "who": (["w", "x", "f4"], "Who"),
}
"""What to press from home, and the screen that is in front then."""

KEPT = {
    "home-dusk-80x24",
    "write-dusk-80x24",
    "journal-day-80x24",
    "preview-dusk-80x24",
    "after-dusk-80x24",
    "reader-dusk-80x24",
    "journal-dusk-160x50",
    "home-day-80x24",
    "trends-dusk-80x24",
    "off-day-80x24",
}
"""Those that stay in this folder; the others are for looking at."""


async def until(pilot: Any, reached: Callable[[], bool]) -> None:
    """Let the program go on until something is so."""
    end = time.monotonic() + PATIENCE
    while not reached():
        if time.monotonic() > end:
            raise SystemExit(f"It stopped at {type(pilot.app.screen).__name__}.")
        await pilot.pause(0.02)


async def picture(journal: Any, look: str, size: str, way: str) -> Any:
    """Go a way in the program and return the cells of its screen."""
    from picture import take

    from bondjournal.tui.app import JournalApp

    keys, _ = WAYS[way]
    app = JournalApp(journal.vault, journal=journal, demo=True, look_name=look)
    async with app.run_test(size=SIZES[size]) as pilot:
        await until(pilot, lambda: type(app.screen).__name__ == "Home")
        app.set_look(look)
        for key in keys:
            before = app.screen
            await pilot.press(key)
            await pilot.pause(0.3 if app.screen is before else 0.5)
        await pilot.pause(0.5)
        return take(app)


def main() -> None:
    """Make them all, or those of this folder."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--to", type=Path, default=HERE, help="all of them, into this folder")
    asked = parser.parse_args()
    from picture import png, svg

    from bondjournal.demo import demo_journal

    asked.to.mkdir(parents=True, exist_ok=True)
    for way in WAYS:
        for look in ("dusk", "day"):
            for size in SIZES:
                name = f"{way}-{look}-{size}"
                if asked.to == HERE and name not in KEPT:
                    continue
                with demo_journal() as journal:
                    cells = asyncio.run(picture(journal, look, size, way))
                svg(cells, asked.to / f"{name}.svg")
                png(cells, asked.to / f"{name}.png")
                print(name)


if __name__ == "__main__":
    main()
