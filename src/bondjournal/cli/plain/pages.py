"""Pages that were written: whether to delete one after its session, and the list of them."""

from functools import partial
from pathlib import Path

from bondjournal import dates
from bondjournal.cli import console
from bondjournal.cli.plain import rows
from bondjournal.cli.plain.questions import about, browse, tell
from bondjournal.cli.plain.window import Window
from bondjournal.errors import JournalError
from bondjournal.journal import pages as kept
from bondjournal.journal.tables import Page
from bondjournal.summary import file, written
from bondjournal.wording import pages as words

_CHOICES = {"r": "Read it", "d": "Delete the file", "f": "Forget it; the file stays"}


def ask_if_due(window: Window) -> None:
    """Ask of every page whose session is over whether to delete its file, until it is answered.

    What cannot be deleted is not asked about: of a file that is gone that is taken down, one that
    was changed is left, and told. One that cannot be reached now is asked about another time.
    """
    now, year = window.now, window.today.year
    with window.journal.session() as session:
        due = [
            (page, written.question(session, page, now, year)) for page in kept.due(session, now)
        ]
    for page, question in due:
        state = written.look(page)
        try:
            if state == "there":
                _ask(window, page, question)
            elif state in ("gone", "changed"):
                _take_down(window, page, state)
                console.say(words.AFTERWARDS[state])
        except JournalError as error:
            tell(error, hint=False)


def pages(window: Window) -> None:
    """List the pages that were written, the newest first, and go into one."""
    browse(
        "Which page?",
        partial(_listed, window),
        partial(_one, window),
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
    with window.journal.transaction() as session:
        again = rows.again(session, page)
        if answer == "a":
            kept.ask_another_day(session, again)
        else:
            kept.ask_about(session, again, ask=False)


def _listed(window: Window) -> list[tuple[str, Page]]:
    year = window.today.year
    with window.journal.session() as session:
        found = [(written.described(session, one, year), one) for one in kept.all_of(session)]
    return [(_words(window, what, page), page) for what, page in reversed(found)]


def _words(window: Window, what: str, page: Page) -> str:
    day = rows.on(dates.day_of(page.written_at, window.zone), window.today)
    path = file.tilde(Path(page.path))
    return f"{day}: {path} ({words.STATES[written.look(page)]}). {what}"


def _one(window: Window, page: Page) -> None:
    about(_CHOICES, partial(_do, window, page))


def _do(window: Window, page: Page, answer: str) -> None:
    if answer == "r":
        console.out(file.read(Path(page.path)).removesuffix("\n"))
    elif answer == "f":
        if console.confirm(words.FORGET):
            with window.journal.transaction() as session:
                kept.forget(session, rows.again(session, page))
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
    with window.journal.transaction() as session:
        written.take_down(session, rows.again(session, page), found, window.now)
