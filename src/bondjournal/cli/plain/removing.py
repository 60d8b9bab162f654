"""Deleting something: asked first, and taken back if that is wished at once."""

from uuid import UUID

from bondjournal.cli import console
from bondjournal.cli.plain.window import Window
from bondjournal.journal import former

_CHOICES = {"d": "Delete", "g": "Gone now", "k": "Leave it where it is"}


def delete(window: Window, uuid: UUID, question: str) -> None:
    """Ask, and move something to the trash or remove it for good.

    Args:
        window: where.
        uuid: what is meant.
        question: what is asked, with what deleting means.
    """
    answer = console.choose(question, _CHOICES, "k")
    if answer == "k":
        return
    deleted = window.journal.write(former.delete, uuid, gone_now=answer == "g")
    if deleted is None:
        console.say("Gone.")
        return
    console.say("It is in the trash for 14 days.")
    if console.choose("Undo that?", {"g": "Go on", "u": "Undo"}, "g") == "u":
        window.journal.write(former.bring_back, deleted)
        console.say("It is back.")
