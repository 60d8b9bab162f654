"""Sentences of an entry that a page may quote, picked one by one."""

from functools import partial

from bondjournal import wording
from bondjournal.cli import console
from bondjournal.cli.plain import rows
from bondjournal.cli.plain.questions import browse
from bondjournal.cli.plain.window import Window
from bondjournal.journal import entries
from bondjournal.journal.quotes import sentences
from bondjournal.journal.tables import Entry

STANDS_BELOW = "Where a page carries your one line, these stand below it."


def pick(window: Window, found: Entry) -> None:
    """Ask which sentences may be quoted, until 0 goes on; each answer is kept at once."""
    console.say(STANDS_BELOW)
    browse(
        "Quote it, or not?",
        partial(_listed, window, found),
        partial(_turn, window, found),
        nothing="There is no sentence in it.",
        leave="Go on",
    )


def _listed(window: Window, found: Entry) -> list[tuple[str, str]]:
    with window.journal.session() as session:
        entry = rows.again(session, found)
        quoted, offered = entry.quotes, sentences(entry.body)
    whole = list(dict.fromkeys([one for paragraph in offered for one in paragraph] + quoted))
    return [(f"{rows.fit(one)}{' (quoted)' if one in quoted else ''}", one) for one in whole]


def _turn(window: Window, found: Entry, sentence: str) -> None:
    with window.journal.transaction() as session:
        entry = rows.again(session, found)
        kept = [one for one in entry.quotes if one != sentence]
        if sentence not in entry.quotes:
            kept.append(sentence)
        kept.sort(key=entry.body.find)
        entries.edit(session, entry, entries.Changes(quotes=kept))
    console.say(wording.KEPT)
