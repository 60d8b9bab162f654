"""Taking back the last change in plain mode, by the menu or in a list."""

from bondjournal.cli import console
from bondjournal.cli.plain import rows
from bondjournal.cli.plain.window import Window
from bondjournal.journal import undo

NAME = "Undo the last change"


def take_back(window: Window) -> None:
    """Undo the last change, and say what became of each thing.

    Raises:
        NotFound: there is nothing to take back.
    """
    for one in window.journal.write(undo.undo):
        console.say(f"{one.say(rows.flat(one.name)).rstrip('.')}.")
