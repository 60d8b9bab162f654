"""What else there is to say of a session: lines to its numbers, other numbers, and words."""

from collections.abc import Iterable
from functools import partial
from uuid import UUID

from bondjournal import wording
from bondjournal.cli import console
from bondjournal.cli.plain import rating
from bondjournal.cli.plain.questions import line, steps
from bondjournal.cli.plain.window import Window
from bondjournal.journal import about_session, appointments, ratings, said
from bondjournal.scales import LABELS, MAIN, NAMES
from bondjournal.wording import work

WORDS = {"wished": wording.WISHED, "unsaid": wording.UNSAID}


def offered(window: Window, about: UUID, numbers: Iterable[str]) -> None:
    """Ask whether that is enough, and ask more if it is not; each answer is kept at once.

    Args:
        window: where.
        about: the session.
        numbers: the scales it was rated on just now.
    """
    choices = {"y": "Yes", "m": "More"}
    if console.choose("Enough for now?", choices, "y") == "y":
        return
    before = window.journal.read(said.shared, about)
    steps(
        *(partial(_line, window, about, scale) for scale in numbers),
        *(partial(_number, window, about, scale) for scale in NAMES if scale not in MAIN),
        partial(_moment, window, about),
        *(partial(_words, window, about, name) for name in WORDS),
        partial(_tried, window, about),
    )
    console.say(window.journal.read(said.kept_told, about, before))


def _line(window: Window, about: UUID, scale: str) -> bool:
    kept = window.journal.read(about_session.answers, about)
    if scale not in kept.numbers:
        return False
    console.say(f"{LABELS[scale]} {kept.numbers[scale]}.")
    words = line(wording.ABOUT_THE_NUMBER, "The line", kept.lines.get(scale, ""))
    window.journal.write(ratings.put_lines, about, {scale: words})
    return True


def _number(window: Window, about: UUID, scale: str) -> bool:
    before = window.journal.read(about_session.answers, about)
    number = rating.asked(scale, before.numbers.get(scale))
    given = {} if number is None else {scale: (number, before.lines.get(scale, ""))}
    away = () if given else (scale,)
    now, today = window.now, window.today
    window.journal.write(about_session.give, about, given, taken_away=away, at=now, day=today)
    if number is None:
        return True
    _line(window, about, scale)
    return True


def _moment(window: Window, about: UUID) -> bool:
    _say(window, about, "moment", line(work.MOMENT, "A moment"))
    return True


def _tried(window: Window, about: UUID) -> bool:
    _say(window, about, "tried", line(work.TO_TRY, "What was tried"))
    return True


def _words(window: Window, about: UUID, name: str) -> bool:
    present = getattr(window.journal.read(appointments.get, about), name)
    _say(window, about, name, line(WORDS[name], "The line", present))
    return True


def _say(window: Window, about: UUID, name: str, words: str) -> None:
    window.journal.write(about_session.say, about, {name: words}, today=window.today)
