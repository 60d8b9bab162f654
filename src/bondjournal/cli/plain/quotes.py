"""Sentences of an entry that a page may quote, picked one by one."""

from functools import partial
from uuid import UUID

from bondjournal import wording
from bondjournal.cli import console
from bondjournal.cli.plain import rows
from bondjournal.cli.plain.questions import browse
from bondjournal.cli.plain.window import Window
from bondjournal.journal import whole_entries

STANDS_BELOW = "Where a page carries your one line, these stand below it."


def pick(window: Window, uuid: UUID) -> None:
    """Ask which sentences of an entry may be quoted, until 0 goes on; each answer is kept at once.

    Raises:
        NotFound: the entry was deleted.
    """
    console.say(STANDS_BELOW)
    browse(
        "Quote it, or not?",
        partial(_listed, window, uuid),
        partial(_turn, window, uuid),
        nothing="There is no sentence in it.",
        leave="Go on",
    )


def _listed(window: Window, uuid: UUID) -> list[tuple[str, str]]:
    found = window.journal.read(whole_entries.quotable, uuid)
    return [(f"{rows.fit(one)}{' (quoted)' if quoted else ''}", one) for one, quoted in found]


def _turn(window: Window, uuid: UUID, sentence: str) -> None:
    window.journal.write(whole_entries.turn_quote, uuid, sentence)
    console.say(wording.KEPT)
