"""What was found: how it is read out, and where it leads."""

from datetime import date

from bondjournal.cli.plain import entry, nouns, rows, sessions
from bondjournal.cli.plain.window import Window
from bondjournal.cli.talk import LineByLine
from bondjournal.flows.waiting import ask_all
from bondjournal.journal.search import Hit
from bondjournal.nouns import FOUND
from bondjournal.talk import finish


def words(hit: Hit, today: date) -> str:
    """Return something found: when it was, the words around those asked for, and what it is."""
    said = ". ".join(one.rstrip(".") for one in (hit.words, hit.more) if one)
    if hit.entry:
        title = f"{hit.entry.title}. " if hit.entry.title else ""
        said = title + (hit.more or hit.words)
    day = f"{rows.on(hit.day, today)}: " if hit.day else ""
    return f"{day}{said.replace('…', '...')} ({hit.label})"


def go_into(window: Window, hit: Hit) -> None:
    """Read it, and ask what to do with it, as in its own list.

    Raises:
        NotFound: it was deleted in the meantime.
    """
    if hit.kind == "entry":
        entry.read(window, hit.uuid)
    elif hit.kind == "session" and hit.session is None:
        finish(ask_all(LineByLine(window.journal)))
    elif hit.kind == "session":
        sessions.by_uuid(window, hit.named_by)
    else:
        noun = FOUND[hit.kind]
        nouns.one_of(window, noun, window.journal.read(noun.list.get, hit.uuid))
