"""Hard time: a few sentences, locked or not; and the person's own list where it is open."""

from functools import partial
from pathlib import Path

from bondjournal import wording
from bondjournal.cli import console
from bondjournal.cli.plain import removing
from bondjournal.cli.plain.questions import LEAVE, about, browse, line, until_kept
from bondjournal.cli.plain.window import Window
from bondjournal.vault.files import from_home, is_folder
from bondjournal.wording import hard_time as words
from bondjournal.wording.work import DELETE_ASKS

_HEADINGS = {"s": "steadied", "w": "people", "a": "agreed"}


def general() -> None:
    """Say what needs no journal."""
    for sentence in words.GENERAL:
        console.say(sentence)
    console.say(words.LOCKED)


def hard_time(window: Window) -> None:
    """Say it, read the person's own list, and change it or put it on a card."""
    console.say(words.FIRST)
    _read(window)
    while True:
        choices = {"c": "Change my list", "p": "Print as a card"} | LEAVE
        answer = console.choose("What do you want to do?", choices, "0")
        if answer == "0":
            return
        try:
            _change(window) if answer == "c" else _card(window)
        except console.Back:
            continue


def _read(window: Window) -> None:
    from bondjournal.journal import hard_times

    found = window.journal.read(hard_times.words)
    for heading, lines in found.items():
        if lines:
            console.say(f"{words.HEADINGS[heading]}:")
        for one in lines:
            console.say(one)
    if not any(found.values()):
        console.say(words.EMPTY)


def _change(window: Window) -> None:
    from bondjournal.journal import hard_times
    from bondjournal.journal.values import HardTime

    def listed() -> list[tuple[str, HardTime]]:
        found = window.journal.read(hard_times.LIST.listed)
        return [(f"{words.HEADINGS[one.heading]}: {one.text}", one) for one in found]

    def one(row: HardTime) -> None:
        choices = {
            "c": "Change its words",
            "m": "Move it to another place",
            "d": "Delete",
        }
        about(choices, partial(done, row))

    def done(row: HardTime, answer: str) -> None:
        if answer == "d":
            removing.delete(window, row.uuid, DELETE_ASKS)
            return
        if answer == "c":
            console.say(f"enter: leave it at: {row.text}")
            until_kept(partial(console.ask, "The new words?"), partial(put, row))
        else:
            places = len(window.journal.read(hard_times.LIST.beside, row.uuid))
            numbers = {str(number): "" for number in range(1, places + 1)}
            to = int(console.choose("Which place?", numbers, "1"))
            window.journal.write(hard_times.LIST.move, row.uuid, to)
            console.say(wording.KEPT)

    def put(row: HardTime, typed: str) -> None:
        window.journal.write(hard_times.LIST.put, row.uuid, typed)
        console.say(wording.KEPT)

    def add() -> None:
        choices = {letter: words.HEADINGS[name] for letter, name in _HEADINGS.items()} | LEAVE
        answer = console.choose(words.WHERE_TO, choices, "")
        if answer == "0":
            return
        heading = _HEADINGS[answer]
        typed = line(f"{words.HEADINGS[heading]}?", "A line")
        if typed:
            window.journal.write(hard_times.add, heading, typed)
            console.say(wording.KEPT)

    browse("Which line?", listed, one, nothing=words.NO_LINES, others={"a": ("Add a line", add)})


def _card(window: Window) -> None:
    """Show the card, and write it to a file where that is wished."""
    from bondjournal.journal import hard_times
    from bondjournal.summary import card

    text = card.card(window.journal.read(hard_times.words))
    if not text:
        console.say(words.NO_LINES)
        return
    console.say(words.CARD)
    console.say(text.removesuffix("\n"))
    console.say("enter: write no file")
    typed = console.ask("Which file?")
    if not typed:
        return
    target = from_home(Path(typed)).absolute()
    target = target / words.CARD_FILE if is_folder(target) else target
    for sentence in card.concerns(target):
        console.say(sentence)
    if console.confirm(f"Write it to {target}?"):
        card.write(target, text)
        console.say(f"Written to {target}. The file is not encrypted.")
