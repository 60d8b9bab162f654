"""Settings, and the page's headings and fixed lines: each changed by one question."""

from functools import partial

from bondjournal import wording
from bondjournal.cli import console
from bondjournal.cli.plain import rows
from bondjournal.cli.plain.questions import about, browse, until_kept
from bondjournal.cli.plain.window import Window
from bondjournal.errors import WrongUse
from bondjournal.journal import known_settings, typed_settings
from bondjournal.journal.known_settings import Known
from bondjournal.summary import own_words
from bondjournal.summary.own_words import Line

NAME = "Settings"
_LINES = "Headings and fixed lines of the page"
_CHANGE = {"c": "Change it", "x": "As it was before you set it"}


def settings(window: Window) -> None:
    """List the settings, each with what it is now, and change them."""
    browse(
        "Which setting?",
        partial(_listed, window),
        partial(_one, window),
        others={"l": (_LINES, partial(_lines, window))},
    )


def _listed(window: Window) -> list[tuple[str, Known]]:
    return [
        (f"{known.label}: {_said(known, present)}", known)
        for known, present in window.journal.read(known_settings.all_of)
    ]


def _said(known: Known, present: object) -> str:
    return known_settings.said(known, present) or "not set"


def _one(window: Window, known: Known) -> None:
    console.say(known.explained)
    about(_CHANGE, partial(_changed, window, known))


def _changed(window: Window, known: Known, answer: str) -> None:
    if answer == "x":
        window.journal.write(known_settings.reset, known)
        console.say(wording.KEPT)
        return
    present = window.journal.read(known_settings.value, known)
    while True:
        try:
            new = _asked(known, present)
            if new != present:
                window.journal.write(known_settings.change, known, new)
        except WrongUse as error:
            console.tell(error)
            continue
        console.say(wording.KEPT)
        return


def _asked(known: Known, present: object) -> object:
    """Ask for what a setting is to be; enter leaves it."""
    if known.kind in ("choice", "switch"):
        numbered = {str(number): _said(known, one) for number, one in enumerate(known.choices, 1)}
        now = str(known.choices.index(present) + 1)
        return known.choices[int(console.choose("Which of them?", numbered, now)) - 1]
    console.say(f"enter: leave it at: {_said(known, present)}")
    if known.kind in ("line", "folder"):
        console.say("-: nothing")
    if known.kind == "scales":
        console.say(f"Some of: {', '.join(known.choices)}")
    typed = console.ask("What is it to be?")
    if not typed:
        return present
    return typed_settings.read(known, "" if typed == "-" else typed)


def _lines(window: Window) -> None:
    browse("Which line?", partial(_listed_lines, window), partial(_line, window))


def _listed_lines(window: Window) -> list[tuple[str, Line]]:
    return [
        (f"{rows.fit(line.typed) or 'left out'}{' (yours)' if line.is_own else ''}", line)
        for line in window.journal.read(own_words.all_of)
    ]


def _line(window: Window, line: Line) -> None:
    console.say(line.typed or "left out")
    console.say(line.explained)
    choices = _CHANGE | {"o": "Leave it out"}
    about(choices, partial(_line_changed, window, line))


def _line_changed(window: Window, line: Line, answer: str) -> None:
    if answer == "x":
        window.journal.write(own_words.reset, line)
        console.say(wording.KEPT)
        return

    def keep(typed: str) -> None:
        window.journal.write(own_words.change, line, typed)
        console.say(wording.KEPT)

    if answer == "c":
        console.say("enter: leave it")
        until_kept(partial(console.ask, "This line of the page?"), keep)
    else:
        keep("")
