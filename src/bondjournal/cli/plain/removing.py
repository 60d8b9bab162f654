"""Deleting a row: asked first, and taken back if that is wished at once."""

from bondjournal.cli import console
from bondjournal.cli.plain import rows
from bondjournal.cli.plain.window import Window
from bondjournal.journal import versions
from bondjournal.journal.tables import Row

_CHOICES = {"d": "Delete", "g": "Gone now", "k": "Leave it where it is"}


def delete(window: Window, found: Row, question: str) -> None:
    """Ask, and move a row to the trash or remove it for good.

    Args:
        window: where.
        found: the row.
        question: what is asked, with what deleting means.
    """
    answer = console.choose(question, _CHOICES, "k")
    if answer == "k":
        return
    with window.journal.write() as session:
        row = rows.again(session, found)
        if answer == "g":
            versions.gone(session, row.uuid)
            console.say("Gone.")
            return
        version = versions.delete(session, row)
    console.say("It is in the trash for 14 days.")
    if console.choose("Undo that?", {"g": "Go on", "u": "Undo"}, "g") == "u":
        with window.journal.write() as session:
            versions.undo(session, rows.again(session, version))
        console.say("It is back.")
