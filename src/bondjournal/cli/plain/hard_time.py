"""Hard time: a few sentences, and in an open journal the person's own list."""

from functools import partial

from bondjournal import wording
from bondjournal.cli import console
from bondjournal.cli.plain import nouns
from bondjournal.cli.plain.questions import LEAVE
from bondjournal.cli.plain.window import Window
from bondjournal.flows import card as of_card
from bondjournal.nouns.hard_time import HARD_TIME
from bondjournal.talk import Line, finish
from bondjournal.wording import hard_time as words


def general() -> None:
    """Say what needs no journal."""
    for sentence in words.GENERAL:
        console.say(sentence)
    console.say(words.LOCKED)


def hard_time(window: Window) -> None:
    """Say the sentences, read the person's own list, and change it or put it on a card."""
    _read(window)
    while True:
        choices = {"c": "Change my list", "p": "Print as a card"} | LEAVE
        answer = console.choose(wording.WHAT_TO_DO, choices, "0")
        if answer == "0":
            return
        try:
            nouns.a_list(window, HARD_TIME) if answer == "c" else _card(window)
        except console.WentBack:
            continue


def _read(window: Window) -> None:
    """Say what comes first, the number to ring, the sentences, and the other lines."""
    from bondjournal.journal import hard_times

    found = window.journal.read(hard_times.words)
    is_empty = not any(found.values())
    console.say(words.IN_DANGER)
    _say_lines("ring", found.pop("ring"))
    console.say(words.NOTEBOOK if is_empty else f"{words.NOTEBOOK} {words.YOURS}")
    for heading, lines in found.items():
        _say_lines(heading, lines)
    if is_empty:
        console.say(words.EMPTY)


def _say_lines(heading: str, lines: list[str]) -> None:
    if lines:
        console.say(f"{words.HEADINGS[heading]}:")
    for one in lines:
        console.say(one)


def _card(window: Window) -> None:
    """Show the card, and write it to a file if that is wanted."""
    from bondjournal.journal import hard_times
    from bondjournal.summary import card

    text = card.card(window.journal.read(hard_times.words))
    if not text:
        console.say(words.NO_LINES)
        return
    console.say(words.CARD)
    for line in filter(None, text.splitlines()):
        console.say(line.removeprefix("- "))
    asked = Line("Which file?", "The name of the file", empty="write no file")
    path = finish(window.talk.line(asked, partial(of_card.write, window.talk, text=text)))
    if path is not None:
        console.say(of_card.written_sentence(path))
