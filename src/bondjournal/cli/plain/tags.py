"""Tags in plain mode: read the entries that have one, rename it, delete it."""

from collections.abc import Callable
from functools import partial

from bondjournal.cli import console
from bondjournal.cli.plain import rows
from bondjournal.cli.plain.questions import about, browse
from bondjournal.cli.plain.window import Window
from bondjournal.journal import tag_list
from bondjournal.wording import tags as words

_CHOICES = {"r": words.READ, "w": words.RENAME, "x": words.DELETE}


def show(window: Window, read: Callable[[str], None]) -> None:
    """List the tags and go into one.

    Args:
        window: the window.
        read: lists the entries that have a tag.
    """

    def listed() -> list[tuple[str, str]]:
        return [
            (f"{one.name}, last on {rows.on(one.latest, window.today)}", one.name)
            for one in window.journal.read(tag_list.listed)
        ]

    browse(
        words.WHICH,
        listed,
        lambda name: about(_CHOICES, partial(_do, window, read, name)),
        nothing=words.NO_TAG,
    )


def _do(window: Window, read: Callable[[str], None], name: str, answer: str) -> None:
    if answer == "r":
        read(name)
    elif answer == "x":
        window.journal.write(tag_list.remove, name)
        console.say(f"{words.DELETED.format(tag=name)} {words.ENTRIES_STAY}")
    elif typed := console.ask(words.NEW_NAME):
        new = window.journal.write(tag_list.rename, name, typed)
        console.say(words.RENAMED.format(tag=name, new=new))
