"""What else there is to say about a session: a line to each number, Open, and words about it."""

from collections.abc import Iterable
from functools import partial

from bondjournal import wording
from bondjournal.cli import console
from bondjournal.cli.plain import rating, rows
from bondjournal.cli.plain.questions import line, steps
from bondjournal.cli.plain.window import Window
from bondjournal.journal import about_session, moments, ratings, tried, versions
from bondjournal.journal.tables import Appointment
from bondjournal.wording import work

WORDS = {"wished": wording.WISHED, "unsaid": wording.UNSAID}


def offered(window: Window, about: Appointment, numbers: Iterable[str]) -> None:
    """Ask whether that is enough, and ask more if it is not; each answer is kept at once.

    Args:
        window: where.
        about: the session.
        numbers: the scales it was rated on just now.
    """
    choices = {"y": "Yes", "m": "More"}
    if console.choose("Enough for now?", choices, "y") == "y":
        return
    steps(
        *(partial(_line, window, about, scale) for scale in numbers),
        partial(_open, window, about),
        partial(_moment, window, about),
        *(partial(_words, window, about, name) for name in WORDS),
        partial(_tried, window, about),
    )
    console.say(wording.KEPT)


def _line(window: Window, about: Appointment, scale: str) -> bool:
    with window.journal.session() as session:
        given = ratings.on_scale(session, about.uuid, scale)
    if given is None:
        return False
    console.say(f"{wording.SCALE_NAMES[scale]} {given.value}.")
    words = line(wording.ABOUT_THE_NUMBER, "The line", given.line)
    with window.journal.transaction() as session:
        versions.edit(session, rows.again(session, given), line=words)
    return True


def _open(window: Window, about: Appointment) -> bool:
    before = window.journal.read(about_session.answers, about.uuid)
    number = rating.asked("open", before.numbers.get("open"))
    with window.journal.transaction() as session:
        given = {} if number is None else {"open": (number, before.lines.get("open", ""))}
        away = () if given else ("open",)
        now, today = window.now, window.today
        about_session.rate(session, about, given, taken_away=away, at=now, day=today)
    if number is None:
        return True
    _line(window, about, "open")
    return True


def _moment(window: Window, about: Appointment) -> bool:
    text = line(work.MOMENT, "A moment")
    if text:
        window.journal.write(moments.add, text, day=about.day, appointment=about.uuid)
    return True


def _tried(window: Window, about: Appointment) -> bool:
    what = line(work.TO_TRY, "What was tried")
    if what:
        window.journal.write(tried.add, what, day=window.today, therapist=about.therapist_uuid)
    return True


def _words(window: Window, about: Appointment, name: str) -> bool:
    with window.journal.session() as session:
        present = getattr(rows.again(session, about), name)
    words = line(WORDS[name], "The line", present)
    with window.journal.transaction() as session:
        versions.edit(session, rows.again(session, about), **{name: words})
    return True
