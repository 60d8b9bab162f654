"""The sentences of an entry that a page may quote: offered, and picked or left one by one."""

from uuid import UUID

from sqlmodel import Session

from bondjournal.journal import entries, quotes, versions
from bondjournal.journal.tables import Entry


def offered(session: Session, uuid: UUID) -> list[tuple[str, bool]]:
    """Return an entry's sentences in order, then what is quoted besides, each with whether it is.

    Raises:
        NotFound: it was deleted in the meantime.
    """
    entry = versions.existing(session, Entry, uuid)
    paragraphs = quotes.sentences(entry.body)
    every = [one for paragraph in paragraphs for one in paragraph] + entry.quotes
    return [(one, one in entry.quotes) for one in dict.fromkeys(every)]


def turn(session: Session, uuid: UUID, sentence: str) -> None:
    """Let a sentence of an entry be quoted, or not any more; they stay in the order of its text.

    Raises:
        NotFound: it was deleted in the meantime.
        WrongUse: it does not stand in the entry, or that was written behind the third door.
    """
    entry = versions.existing(session, Entry, uuid)
    kept = [one for one in entry.quotes if one != sentence]
    if sentence not in entry.quotes:
        kept.append(sentence)
    kept.sort(key=entry.body.find)
    entries.edit(session, entry, entries.Changes(quotes=kept))
