"""What was tried, what helped, and practical questions, line by line."""

from datetime import date

from sqlmodel import Session

from bondjournal import wording
from bondjournal.cli import console
from bondjournal.cli.plain import rows
from bondjournal.cli.plain.questions import line, one_of
from bondjournal.cli.plain.window import Window
from bondjournal.cli.plain.work import Kind
from bondjournal.journal import helped, practical, tried
from bondjournal.journal.tables import Helped, Practical, Tried
from bondjournal.wording import work as words


def _tried(session: Session, today: date) -> list[tuple[str, Tried]]:
    del today
    found = []
    for row in tried.listed(session):
        state = "" if row.state == "open" else f" ({words.TRIED_STATES[row.state]})"
        found.append((f"{rows.fit(row.what)}{state}", row))
    return found


def _add_tried(window: Window) -> Tried | None:
    what = line(words.TO_TRY, "What was tried")
    if not what:
        return None
    with window.journal.transaction() as session:
        row = tried.add(session, what, day=window.today)
    console.say(wording.KEPT)
    _how_it_went(window, row)
    return row


def _how_it_went(window: Window, row: Tried) -> None:
    how = line(words.HOW_IT_WENT, "How it went", row.how_it_went)
    with window.journal.transaction() as session:
        changed = tried.say_how_it_went(session, rows.again(session, row), how)
    if changed:
        console.say(wording.KEPT)


_ENDS = {"y": "done", "l": "let-go", "o": "open"}


def _tried_choices(row: Tried) -> dict[str, str]:
    named = {"h": "Say how it went", "y": "It is done", "l": "Let go", "o": "Take it up again"}
    return {letter: name for letter, name in named.items() if _ENDS.get(letter) != row.state}


def _change_tried(window: Window, row: Tried, letter: str) -> None:
    if letter == "h":
        _how_it_went(window, row)
        return
    with window.journal.transaction() as session:
        tried.end(session, rows.again(session, row), _ENDS[letter])
    console.say(wording.KEPT)


def _helped(session: Session, today: date) -> list[tuple[str, Helped]]:
    del today
    return [
        (f"{rows.fit(row.text)} ({words.HELPED[row.helped]})", row)
        for row in helped.all_of(session)
    ]


def _add_helped(window: Window) -> Helped | None:
    answer = console.choose("Which is it?", {"h": "It helped", "n": "It did not help"}, "h")
    it_helped = answer == "h"
    text = line(words.WHAT_HELPED if it_helped else words.WHAT_DID_NOT, "What helped")
    if not text:
        return None
    with window.journal.transaction() as session:
        row = helped.add(session, text, day=window.today, helped=it_helped)
    console.say(wording.KEPT)
    return row


def _change_helped(window: Window, row: Helped, letter: str) -> None:
    del letter
    with window.journal.transaction() as session:
        helped.change(session, rows.again(session, row), helped=not row.helped)
    console.say(wording.KEPT)


def _practical(session: Session, today: date) -> list[tuple[str, Practical]]:
    del today
    return [
        (f"{rows.fit(row.text)}{f' ({words.ASKED})' if row.asked else ''}", row)
        for row in practical.all_of(session)
    ]


def _add_practical(window: Window) -> Practical | None:
    return _keep_practical(window, line(words.PRACTICAL, "A question"))


def _pick(window: Window) -> None:
    place, letter = one_of("Which one?", words.PICK, {"0": "None"}, "0")
    if not letter:
        _keep_practical(window, words.PICK[place])


def _keep_practical(window: Window, text: str) -> Practical | None:
    if not text:
        return None
    with window.journal.transaction() as session:
        row = practical.add(session, text)
    console.say(wording.KEPT)
    return row


def _change_practical(window: Window, row: Practical, letter: str) -> None:
    del letter
    with window.journal.transaction() as session:
        practical.mark(session, rows.again(session, row), asked=not row.asked)
    console.say(wording.KEPT)


TRIED = Kind(
    table=Tried,
    name="What was tried",
    question="Which of them?",
    nothing=words.NOTHING_TRIED,
    listed=_tried,
    add=_add_tried,
    choices=_tried_choices,
    do=_change_tried,
    words_of=lambda row: str(row.what),
    put=lambda session, row, typed: tried.change(session, row, what=typed),
    alike=lambda session, row: tried.all_of(session, row.state),
    move=tried.move,
    read=lambda _, row: [row.how_it_went] if row.how_it_went else [],
)


HELPED = Kind(
    table=Helped,
    name="What helped",
    question="Which of them?",
    nothing=words.NOTHING_HELPED,
    listed=_helped,
    add=_add_helped,
    choices=lambda row: {"h": "It did not help" if row.helped else "It helped"},
    do=_change_helped,
    words_of=lambda row: str(row.text),
    put=lambda session, row, typed: helped.change(session, row, text=typed),
    alike=lambda session, row: helped.all_of(session, helped=row.helped),
    move=helped.move,
)


PRACTICAL = Kind(
    table=Practical,
    name="Practical questions",
    question="Which question?",
    nothing=words.NO_QUESTION,
    listed=_practical,
    add=_add_practical,
    choices=lambda row: {"y": "Not asked yet" if row.asked else "It was asked"},
    do=_change_practical,
    words_of=lambda row: str(row.text),
    put=lambda session, row, typed: practical.change(session, row, text=typed),
    alike=lambda session, row: practical.all_of(session, asked=row.asked),
    move=practical.move,
    others={"p": ("Pick one", _pick)},
)
