"""Pages that were written: whether to delete one after its session, and the list of them."""

from functools import partial
from pathlib import Path

from bondjournal import dates
from bondjournal.cli import console
from bondjournal.cli.plain import rows
from bondjournal.cli.plain.questions import about, browse
from bondjournal.cli.plain.window import Window
from bondjournal.errors import JournalError
from bondjournal.journal import pages as kept
from bondjournal.journal.values import Page
from bondjournal.summary import file, written
from bondjournal.wording import pages as words

_CHOICES = {"r": "Read it", "d": "Delete the file", "f": "Forget it; the file stays"}


def ask_if_due(window: Window) -> None:
    """Ask of every page whose session is over whether to delete its file, until it is answered.

    What cannot be deleted is not asked about: of a file that is gone that is taken down, one that
    was changed is left, and told. One that cannot be reached now is asked about another time.
    """
    for page, question in window.journal.read(written.to_ask, window.now):
        state = written.look(page)
        try:
            if state == "there":
                _ask(window, page, question)
            elif state in ("gone", "changed"):
                _take_down(window, page, state)
                console.say(words.AFTERWARDS[state])
        except JournalError as error:
            console.tell(error, hint=False)


def pages(window: Window) -> None:
    """List the pages that were written, the newest first, and go into one."""
    browse(
        "Which page?",
        partial(_listed, window),
        partial(one, window),
        nothing=words.NONE_WRITTEN,
    )


def _ask(window: Window, page: Page, question: str) -> None:
    console.say(words.WHERE.format(path=file.tilde(Path(page.path))))
    console.say(words.REACHES)
    try:
        answer = console.choose(question, words.ASK_CHOICES, "")
    except console.Back:
        answer = "a"
    if answer == "d":
        _delete(window, page)
        return
    if answer == "a":
        window.journal.write(kept.ask_another_day, page.uuid)
    else:
        window.journal.write(kept.ask_about, page.uuid, ask=False)


def _listed(window: Window) -> list[tuple[str, Page]]:
    return [(_words(window, page), page) for page in window.journal.read(kept.newest_first)]


def _words(window: Window, page: Page) -> str:
    day = rows.on(dates.day_of(page.written_at, window.zone), window.today)
    path = file.tilde(Path(page.path))
    state = words.STATES[written.look(page)]
    return f"{day}: {path} ({state}). {written.described(page, window.today.year)}"


def one(window: Window, page: Page) -> None:
    """Ask what to do with a page, and do it."""
    about(_CHOICES, partial(_do, window, page))


def _do(window: Window, page: Page, answer: str) -> None:
    if answer == "r":
        console.out(file.read(Path(page.path)).removesuffix("\n"))
    elif answer == "f":
        if console.confirm(words.FORGET):
            window.journal.write(kept.forget, page.uuid)
            console.say(words.FORGOTTEN)
    elif page.deleted_at is not None:
        console.say(words.OUTCOMES["gone"])
    else:
        console.say(words.WHERE.format(path=file.tilde(Path(page.path))))
        console.say(words.REACHES)
        if console.confirm("Delete this file?"):
            _delete(window, page)


def _delete(window: Window, page: Page) -> None:
    found = written.delete(page)
    _take_down(window, page, found)
    console.say(words.OUTCOMES[found])


def _take_down(window: Window, page: Page, found: file.Found) -> None:
    window.journal.write(written.take_down, page.uuid, found, window.now)
