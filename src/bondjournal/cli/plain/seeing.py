"""After six quiet weeks: is there a therapist now?"""

from functools import partial
from uuid import UUID

from bondjournal import dates, wording
from bondjournal.cli import console
from bondjournal.cli.plain.questions import day, until_kept
from bondjournal.cli.plain.whom import named
from bondjournal.cli.plain.window import Window
from bondjournal.journal import seeing, therapists
from bondjournal.wording import seeing as words

_ANSWERS = {"s": "same", "n": "new", "t": "not now", "k": "skip"}


def ask_if_due(window: Window) -> None:
    """Ask it once in a quiet time, and remember the answer; skipping changes nothing."""
    now = window.now
    if not window.journal.read(seeing.is_due, now):
        return
    choices = {key: words.SEEING_CHOICES[name] for key, name in _ANSWERS.items()}
    try:
        answer = _ANSWERS[console.choose(words.SEEING, choices, "k")]
        if answer == "new":
            someone_new(window)
    except console.Back:
        answer = "skip"
    number = window.journal.write(seeing.answer, answer, now)
    if number:
        console.say(words.set_aside(number))


def someone_new(window: Window) -> None:
    """Ask for a name, and for a first session.

    Raises:
        Back: no name was given.
    """
    new = named(
        window, lambda first, name: window.journal.write(seeing.someone_new, name, first=first)
    )
    said = words.became(new.aside, new.back.planned, new.back.passed)
    console.say(f"{wording.KEPT} {said}".rstrip())
    try:
        _first_session(window, new.uuid)
    except console.Back:
        return


def _first_session(window: Window, uuid: UUID) -> None:
    name = window.journal.read(therapists.get, uuid).name
    console.say(words.FIRST_SESSION_PAGE)

    def meet(when: dates.When) -> None:
        window.journal.write(seeing.meet, uuid, when, window.zone)
        console.say(f"{wording.KEPT} {dates.understood(when)}.")

    until_kept(partial(day, words.FIRST_SESSION.format(name=name), "future", "not now"), meet)
