"""How long a page takes whose text is nothing but a run of signs, beside plain words of that size.

    python tests/bench/pages.py [--size 1048576] [--runs 3]

Each text stands on a page as an entry does, as one line and in lines, and is written in each
format; then the names on it are looked for, and it is drawn as the preview draws it. Each pair is
run in turn, so that a machine whose speed drifts treats both alike; printed is the median of the
ratios, which is to be at most 3. It decides no test.
"""

import argparse
import statistics
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from bondjournal.summary import capital_words, data, html, markdown
from bondjournal.summary.budget import over_budget
from bondjournal.summary.page import Note, Page
from bondjournal.tui.widgets.cells import wrap
from bondjournal.tui.widgets.reader import blocks
from runs import PLAIN, in_lines, of

SIGNS = ("*", "_", "[", "]", "`", ">", "<", "(", ")", "{", "}", "* ", "_a ", "[a](", "`a", "> ")
DAY = date(2026, 5, 1)


def main() -> None:
    """Print a line for each sign and each thing that is done with a page."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--size", type=int, default=1 << 20)
    parser.add_argument("--runs", type=int, default=3)
    asked = parser.parse_args()
    done: dict[str, Callable[[Page], object]] = {
        "markdown": lambda page: markdown.render(page, "full"),
        "html": lambda page: html.render(page, "full"),
        "json": lambda page: data.render(page, "full"),
        "names": lambda page: capital_words.undecided(page, ["Anna"]),
        "preview": previewed,
    }
    print(f"{asked.size:,} characters of each beside words, {asked.runs} runs each, medians")
    for shape in (str, in_lines):
        for what, act in done.items():
            plain = shape(of(PLAIN, asked.size))
            for sign in SIGNS:
                run = shape(of(sign, asked.size))
                ratios = [measured(act, run) / measured(act, plain) for _ in range(asked.runs)]
                name = f"{what}, {'lines' if shape is in_lines else 'one line'} of {sign!r}"
                print(f"{name:36} {statistics.median(ratios):5.2f}")


def previewed(page: Page) -> None:
    """Write a page, count its words, and break it into rows, as the preview does."""
    over_budget(page, "full")
    for block in blocks(markdown.render(page, "full"), joins=True):
        wrap(block.text, 60)


def measured(act: Callable[[Page], object], text: str) -> float:
    """Return the seconds of processing that something takes with a page of a text."""
    page = Page(today=DAY, session_on=DAY, since=DAY, stayed=(Note(day=DAY, body=text),))
    start = time.process_time()
    act(page)
    return time.process_time() - start


if __name__ == "__main__":
    main()
