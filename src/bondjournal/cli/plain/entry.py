"""One entry: read, changed, shared, quoted, deleted, and as it was before."""

from functools import partial
from uuid import UUID

from bondjournal import wording
from bondjournal.cli import console
from bondjournal.cli.plain import nouns, rows, write
from bondjournal.cli.plain.questions import browse
from bondjournal.cli.plain.window import Window
from bondjournal.errors import WrongUse
from bondjournal.flows.former import versions_of
from bondjournal.flows.sharing import share_entry
from bondjournal.journal import whole_entries
from bondjournal.journal.values import Entry
from bondjournal.talk import finish

_CHOICES = {
    "e": "Edit",
    "w": "What may go on the page",
    "q": "Lines to quote",
    "d": "Delete",
    "h": "What it was before",
}


def read(window: Window, uuid: UUID) -> None:
    """Read an entry out, and ask what to do with it until it is left or deleted."""
    while True:
        found = window.journal.read(whole_entries.find, uuid)
        if found is None:
            return
        for words in (
            rows.heading(found, window.today),
            found.title,
            f"One line: {found.gist}" if found.gist else "",
            *(f"Quoted: {one}" for one in found.quotes),
            found.prompt,
            found.body,
        ):
            if words:
                console.say(words)
        answer = console.choose(wording.WHAT_TO_DO, _CHOICES | {"0": "Back"}, "0")
        if answer == "0":
            return
        try:
            _done(window, found, answer)
        except console.WentBack:
            continue
        except WrongUse as error:
            console.tell(error)


def _done(window: Window, found: Entry, answer: str) -> None:
    if answer == "e":
        write.edit(window, found.uuid)
    elif answer == "w":
        share(window, found.uuid)
    elif answer == "q":
        pick_quotes(window, window.journal.read(whole_entries.for_page, found.uuid).uuid)
    elif answer == "d":
        nouns.delete(window, found.uuid, "this entry")
    else:
        nouns.a_list(window, versions_of(found.uuid))


def share(window: Window, uuid: UUID, level: str = "") -> None:
    """Keep the share level of an entry; ask for it if none is given."""
    if finish(share_entry(window.talk, uuid, level)):
        console.say(wording.CHOICE_KEPT)


def pick_quotes(window: Window, uuid: UUID) -> None:
    """Ask which sentences of an entry may be quoted, until 0; each answer is kept at once.

    Raises:
        NotFound: the entry was deleted.
    """
    console.say(wording.QUOTES)
    browse(
        "Quote it, or not?",
        partial(_quotable, window, uuid),
        partial(_turn_quote, window, uuid),
        nothing="There is no sentence in it.",
        leave="Go on",
    )


def _quotable(window: Window, uuid: UUID) -> list[tuple[str, str]]:
    found = window.journal.read(whole_entries.quotable, uuid)
    return [(f"{rows.flat(one)}{' (quoted)' if quoted else ''}", one) for one, quoted in found]


def _turn_quote(window: Window, uuid: UUID, sentence: str) -> None:
    window.journal.write(whole_entries.turn_quote, uuid, sentence)
    console.say(wording.CHOICE_KEPT)
