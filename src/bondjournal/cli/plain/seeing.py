"""After six quiet weeks: is there a therapist now?"""

from bondjournal import dates, wording
from bondjournal.cli import console
from bondjournal.cli.plain import rows
from bondjournal.cli.plain.questions import day, tell
from bondjournal.cli.plain.whom import asked_first, asked_name
from bondjournal.cli.plain.window import Window
from bondjournal.errors import WrongUse
from bondjournal.journal import appointments, seeing
from bondjournal.journal.tables import Therapist
from bondjournal.wording import seeing as words

_ANSWERS = {"s": "same", "n": "new", "t": "not now", "k": "skip"}


def ask_if_due(window: Window) -> None:
    """Ask it once in a quiet time, and remember the answer; skipping changes nothing."""
    now = window.now
    with window.journal.session() as session:
        due = seeing.is_due(session, now)
    if not due:
        return
    choices = {key: words.SEEING_CHOICES[name] for key, name in _ANSWERS.items()}
    try:
        answer = _ANSWERS[console.choose(words.SEEING, choices, "k")]
        if answer == "new":
            someone_new(window)
    except console.Back:
        answer = "skip"
    with window.journal.transaction() as session:
        number = seeing.answer(session, answer, now)
    if number:
        console.say(words.set_aside(number))


def someone_new(window: Window) -> None:
    """Ask for a name, and for a first session.

    Raises:
        Back: no name was given.
    """
    first, name = asked_first(window), asked_name()
    with window.journal.transaction() as session:
        them, number = seeing.someone_new(session, name, first=first)
    console.say(f"{wording.KEPT} {words.set_aside(number)}".rstrip())
    try:
        _first_session(window, them)
    except console.Back:
        return


def _first_session(window: Window, them: Therapist) -> None:
    console.say(words.FIRST_SESSION_PAGE)
    while True:
        when = day(words.FIRST_SESSION.format(name=them.name), "future", "not now")
        if when is None:
            return
        try:
            with window.journal.transaction() as session:
                appointments.add(session, rows.again(session, them), when, window.zone)
        except WrongUse as error:
            tell(error, hint=False)
            continue
        console.say(f"{wording.KEPT} {dates.understood(when)}.")
        return
