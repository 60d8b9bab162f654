"""How it has felt: a sentence for each scale, then the sessions, the newest first."""

from collections.abc import Sequence
from functools import partial
from uuid import UUID

from bondjournal.cli import console
from bondjournal.cli.plain import entry, rows
from bondjournal.cli.plain.questions import about, browse
from bondjournal.cli.plain.window import Window
from bondjournal.flows import noticing
from bondjournal.journal import about_session, telling, trends, waiting
from bondjournal.journal.trends import RatedSession
from bondjournal.nouns.therapist import ask_which_therapist
from bondjournal.scales import LABELS
from bondjournal.talk import finish
from bondjournal.wording import trends as words

_CHOICES = {"r": "Read what was written after it", "w": "Write a line about its numbers"}


def any_rated(window: Window) -> bool:
    """Return whether there are ratings to show."""
    read = window.journal.read
    return bool(read(trends.choices) or read(waiting.line))


def show(window: Window) -> None:
    """Tell how sessions have felt; where several people's were rated, ask whose."""
    several = window.journal.read(trends.choices)
    if line := window.journal.read(waiting.line):
        console.say(line)
    if not several:
        console.say(words.EMPTY)
        return
    therapist = finish(ask_which_therapist(window.talk, several))
    if therapist is not None:
        _tell(window, therapist)


def _tell(window: Window, therapist: UUID) -> None:
    trend = window.journal.read(trends.of_therapist, therapist, window.now)
    if trend.whose:
        console.say(words.sessions_with(trend.whose))
    for scale in trend.scales:
        console.say(telling.of_scale(trend.rows, scale, window.today.year))
    browse(
        "Which session?",
        partial(_listed, window, therapist),
        lambda row: about(_CHOICES, partial(_do, window, row, trend.scales)),
    )


def _listed(window: Window, therapist: UUID) -> list[tuple[str, RatedSession]]:
    trend = window.journal.read(trends.of_therapist, therapist, window.now)
    return [
        (f"{rows.on(one.day, window.today)}: {_words(one, trend.scales)}", one)
        for one in reversed(trend.rows)
    ]


def _words(row: RatedSession, scales: Sequence[str]) -> str:
    """Return a session in words, with the person's own lines."""
    given = [scale for scale in scales if scale in row.points]
    lines = [
        f"{LABELS[scale]}: {rows.flat(row.points[scale].line)}"
        for scale in given
        if row.points[scale].line
    ]
    return " ".join([telling.of_session(row, given or scales), *lines])


def _do(window: Window, row: RatedSession, scales: Sequence[str], answer: str) -> None:
    written = window.journal.read(about_session.written, row.appointment)
    if answer == "w":
        sentence = finish(noticing.ask_lines(window.talk, row.appointment, scales))
        if sentence:
            console.say(sentence)
    elif written is None:
        console.say(words.NOTHING_WRITTEN)
    else:
        entry.read(window, written.uuid)
