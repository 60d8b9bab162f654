"""After a session, after "more": what else there is to say; each answer is kept at once."""

from functools import partial
from uuid import UUID

from bondjournal import wording
from bondjournal.cli import console
from bondjournal.cli.asking import ask_number
from bondjournal.cli.plain.questions import line, steps
from bondjournal.cli.plain.window import Window
from bondjournal.draft import AboutSession
from bondjournal.journal import about_session, after_session, ratings, said
from bondjournal.scales import MAIN, NAMES, QUESTIONS
from bondjournal.wording import after as words


def ask_more(window: Window, about: UUID, *, page: bool) -> None:
    """Ask whether that is enough, and if not, ask more; each answer is kept at once.

    What was agreed is asked with the topics of the page, if there was one.
    """
    if console.choose(words.ENOUGH, {"y": "Yes", "m": "More"}, "y") == "y":
        return
    before = window.journal.read(said.shared, about)
    steps(
        *(partial(_further, window, about, scale) for scale in NAMES if scale not in MAIN),
        *(
            partial(_field, window, about, further)
            for further in words.FIELDS
            if not (page and further.name == "tried")
        ),
    )
    console.say(window.journal.read(said.kept_sentence, about, before))


def _further(window: Window, about: UUID, scale: str) -> bool:
    before = window.journal.read(about_session.answers, about)
    given = ask_number(QUESTIONS[scale], before.numbers.get(scale))
    numbers = {} if given is None else {scale: (given, before.lines.get(scale, ""))}
    away = () if numbers else (scale,)
    now, today = window.now, window.today
    window.journal.write(about_session.give, about, numbers, taken_away=away, at=now, day=today)
    if numbers:
        typed = line(wording.ABOUT_THE_NUMBER, "The line", before.lines.get(scale, ""))
        window.journal.write(ratings.put_lines, about, {scale: typed})
    return True


def _field(window: Window, about: UUID, further: words.Field) -> bool:
    asked = window.journal.read(after_session.to_ask, AboutSession(appointment=about), window.now)
    typed = line(further.question, further.what, asked.known[further.name])
    window.journal.write(about_session.say, about, {further.name: typed}, today=window.today)
    return True
