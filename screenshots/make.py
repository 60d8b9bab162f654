"""Make the pictures of this folder from the real program on the demo journal.

    python screenshots/make.py [--to FOLDER]

Each is an SVG and a PNG; `a-page.svg` is a moving one. The clock stands still, so that the same
program makes the same pictures.
"""

import argparse
import asyncio
import os
import sys
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))
os.environ.update(BONDJOURNAL_NOW="2026-05-10T20:40:00+00:00", TZ="Europe/Berlin")
os.environ.pop("NO_COLOR", None)

SIZES = {"80x24": (80, 24), "100x30": (100, 30), "160x50": (160, 50)}
PATIENCE = 120

WAYS: dict[str, tuple[list[str], str]] = {
    "home": ([], "Home"),
    "write": (["w", "ctrl+n"], "Write"),
    "after": (["a"], "After"),
    "journal": (["l"], "JournalList"),
    "calendar": (["l", "2"], "Calendar"),
    "trends": (["l", "3"], "Trends"),
    "then-and-now": (["l", "4"], "ThenAndNow"),
    "signs": (["l", "5"], "GoodSigns"),
    "search": (["slash", *"sister"], "JournalList"),
    "reader": (["l", "enter"], "ReadEntry"),
    "sessions": (["s"], "NounList"),
    "goals": (["i"], "Goals"),
    "topics": (["t"], "NounList"),
    "off": (["ctrl+o"], "Doors"),
    "hard-time": (["ctrl+t"], "HardTime"),
    "settings": (["c"], "Settings"),
    "choose": (["p"], "ChooseStep"),
    "wishes": (["p", "2"], "TopicsStep"),
    "page": (["p", "3"], "ReadStep"),
    "full-screen": (["p", "3", "enter"], "FullScreen"),
    "quick-page": (["o"], "QuickPage"),
    "help": (["l", "f1"], "Help"),
    "menu": (["ctrl+p"], "Menu"),
    "share": (["w", "x", "f4"], "Pick"),
}
"""What to press from home, and the class of the screen that is in front then."""

STORY: list[tuple[list[str], float, str]] = [
    ([], 1.8, "Home"),
    (["w"], 1.2, "Write"),
    ([*"I said no to the Sunday shift. Nobody was angry."], 1.4, "Write"),
    (["ctrl+s"], 1.6, "Write"),
    (["escape"], 0.8, "Home"),
    (["a"], 2.0, "After"),
    (["tab", "tab", "7"], 0.8, "After"),
    (["tab"], 0.6, "After"),
    ([*"I could stop where I wanted to."], 1.2, "After"),
    (["ctrl+s"], 1.2, "Home"),
    (["p"], 2.4, "ChooseStep"),
    (["down"], 0.9, "ChooseStep"),
    (["down"], 0.9, "ChooseStep"),
    (["v"], 1.8, "Pick"),
    (["a"], 1.8, "ChooseStep"),
    (["2"], 2.6, "TopicsStep"),
    (["3"], 2.2, "ReadStep"),
    (["enter"], 5.0, "FullScreen"),
]
"""What is pressed for the moving picture, how long it is shown then, and the screen in front."""
NAMES = {" ": "space", ".": "full_stop"}
"""How keys are called that are not called by their sign."""
A_LETTER = 0.07
"""How long each letter of a stretch is shown, in seconds."""

KEPT = {
    "home-day-80x24",
    "choose-dusk-80x24",
    "trends-dusk-80x24",
    "journal-dusk-160x50",
}
"""Those that stay in this folder; the others are for looking at."""


async def until(pilot: Any, reached: Callable[[], bool]) -> None:
    """Let the program go on until something is so."""
    end = time.monotonic() + PATIENCE
    while not reached():
        if time.monotonic() > end:
            raise SystemExit(f"It stopped at {type(pilot.app.screen).__name__}.")
        await pilot.pause(0.02)


@asynccontextmanager
async def at_home(journal: Any, look: str, size: str) -> AsyncIterator[Any]:
    """Run the program in a window, until home is in front."""
    from bondjournal.tui.app import JournalApp

    app = JournalApp(journal.vault, journal=journal, demo=True, look_name=look)
    async with app.run_test(size=SIZES[size]) as pilot:
        await until(pilot, lambda: type(app.screen).__name__ == "Home")
        app.set_look(look)
        await pilot.pause(0.5)
        yield pilot


async def picture(journal: Any, look: str, size: str, way: str) -> Any:
    """Go a way in the program and return the cells of its screen."""
    from picture import take

    keys, reached = WAYS[way]
    async with at_home(journal, look, size) as pilot:
        for key in keys:
            await pilot.press(key)
            await pilot.pause(0.5)
        await until(pilot, lambda: type(pilot.app.screen).__name__ == reached)
        await pilot.pause(0.5)
        return take(pilot.app)


async def story(journal: Any, look: str, size: str) -> Any:
    """Press what the story says and return its screens, with the seconds each is shown."""
    from picture import take

    frames = []
    async with at_home(journal, look, size) as pilot:
        for keys, seconds, reached in STORY:
            for number, key in enumerate(keys, 1):
                await pilot.press(NAMES.get(key, key))
                if number < len(keys):
                    await pilot.pause()
                    frames.append((take(pilot.app), A_LETTER))
            await until(pilot, lambda: type(pilot.app.screen).__name__ == reached)  # noqa: B023
            await pilot.pause(0.5)
            frames.append((take(pilot.app), seconds))
    return frames


def main() -> None:
    """Make them all, or those of this folder."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--to", type=Path, default=HERE, help="all of them, into this folder")
    asked = parser.parse_args()
    from picture import moving, png, svg

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
    with demo_journal() as journal:
        moving(asyncio.run(story(journal, "dusk", "80x24")), asked.to / "a-page.svg")


if __name__ == "__main__":
    main()
