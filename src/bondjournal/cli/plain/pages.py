"""The list of the pages that were written, line by line."""

from functools import partial
from pathlib import Path

from bondjournal.cli import console
from bondjournal.cli.plain import rows
from bondjournal.cli.plain.questions import about, browse
from bondjournal.cli.plain.window import Window
from bondjournal.flows import pages as flow
from bondjournal.journal.values import Page
from bondjournal.summary import file, written
from bondjournal.talk import finish
from bondjournal.wording import pages as words

_CHOICES = {"r": "Read it", "d": "Delete the file", "f": "Forget it; the file stays"}


def pages(window: Window) -> None:
    """List the pages that were written, the newest first, and go into one."""
    browse(
        "Which page?",
        partial(_listed, window),
        partial(one, window),
        nothing=words.NONE_WRITTEN,
    )


def _listed(window: Window) -> list[tuple[str, Page]]:
    found, today = [], window.today
    for page, day, state in finish(flow.listed(window.talk)):
        where = f"{rows.on(day, today)}: {file.tilde(Path(page.path))} ({words.STATES[state]})"
        found.append((f"{where}. {written.described(page, today.year)}", page))
    return found


def one(window: Window, page: Page) -> None:
    """Ask what to do with a page, and do it."""
    about(_CHOICES, partial(_do, window, page))


def _do(window: Window, page: Page, answer: str) -> None:
    if answer == "r":
        console.out(file.read(Path(page.path)).removesuffix("\n"))
    else:
        act = flow.delete if answer == "d" else flow.forget
        finish(act(window.talk, page.uuid))
