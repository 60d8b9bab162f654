"""One entry: read, changed, deleted, and as it was before."""

from functools import partial
from uuid import UUID

from bondjournal import dates, wording
from bondjournal.checks import check_page
from bondjournal.cli import console
from bondjournal.cli.plain import quotes, rows, trash, who, write
from bondjournal.cli.plain.questions import about, browse
from bondjournal.cli.plain.window import Window
from bondjournal.errors import WrongUse
from bondjournal.journal import former, whole_entries
from bondjournal.journal.entries import Changes
from bondjournal.journal.former import Former
from bondjournal.journal.values import Entry

_CHOICES = {
    "e": "Edit",
    "w": "Who it is for",
    "q": "Lines to quote",
    "d": "Delete",
    "h": "What it was before",
}


def read(window: Window, uuid: UUID) -> None:
    """Read an entry out, and ask what to do with it until it is left or gone."""
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
        answer = console.choose("What about it?", _CHOICES | {"0": "Back"}, "0")
        if answer == "0":
            return
        try:
            _done(window, found, answer)
        except console.Back:
            continue
        except WrongUse as error:
            console.tell(error)


def _done(window: Window, found: Entry, answer: str) -> None:
    if answer == "e":
        write.edit(window, found.uuid)
    elif answer == "w":
        check_page(found.door)
        share(window, found.uuid, *who.asked(found.share, found.gist))
    elif answer == "q":
        check_page(found.door)
        quotes.pick(window, found.uuid)
    elif answer == "d":
        trash.delete(window, found.uuid, "this entry")
    else:
        browse(
            "Which one?",
            partial(_former, window, found),
            partial(_version, window),
            nothing="It was never changed.",
        )


def share(window: Window, uuid: UUID, level: str, gist: str) -> None:
    """Say who an entry is for."""
    if window.journal.write(whole_entries.change, uuid, Changes(share=level, gist=gist)):
        console.say(wording.KEPT)


def _former(window: Window, found: Entry) -> list[tuple[str, Former]]:
    history = window.journal.read(former.history, found.uuid)
    return [(_words(window, found, one), one) for one in history]


def _words(window: Window, found: Entry, one: Former) -> str:
    until = dates.local(one.at, found.zone)
    day = rows.on(until.date(), window.today)
    return f"Until {day}, {dates.clock(until.time())}: {rows.fit(one.name)}"


def _version(window: Window, one: Former) -> None:
    console.say(one.whole)
    about({"b": "Bring it back"}, lambda _: _bring_back(window, one))


def _bring_back(window: Window, one: Former) -> None:
    window.journal.write(former.bring_back, one.uuid)
    console.say("It is what it was. The one before is in its history.")
