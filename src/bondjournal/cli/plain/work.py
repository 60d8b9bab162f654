"""Moments, what was tried, what helped, goals and questions: listed, added and changed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from typing import Any

from bondjournal import wording
from bondjournal.cli import console
from bondjournal.cli.plain import claiming, removing, rows
from bondjournal.cli.plain.questions import about, browse, until_kept
from bondjournal.cli.plain.window import Window
from bondjournal.journal.lists import List
from bondjournal.wording import work as words

SHARED = {"w": "Change its words", "m": "Move it to another place", "d": "Delete"}
"""What can be done with most of them."""


@dataclass(frozen=True)
class Kind:
    """One noun: how what stands in its list is read out, added and changed."""

    list: List[Any, Any]
    name: str
    """What its list is called."""
    question: str
    nothing: str
    """Said where nothing is there."""
    said: Callable[[Any, date], str]
    """Returns how one of them is read out in the list, on a day."""
    add: Callable[[Window], Any]
    """Asks for a new one, and returns it; None where nothing was given."""
    choices: Callable[[Any], dict[str, str]]
    """What can be done with one, by letter, besides SHARED."""
    do: Callable[[Window, Any, str], None]
    """Does what a letter of `choices` says."""
    moves: bool = True
    """False where the order is that of days."""
    read: Callable[[Any], Sequence[str]] = lambda _: ()
    """What is read out of one besides the words of the list."""
    others: dict[str, tuple[str, Callable[[Window], object]]] = field(default_factory=dict)
    """What else can be done in the list, by letter."""

    def words_of(self, one: Any) -> str:
        """Return the words of one of them."""
        return str(getattr(one, self.list.words))


def work(window: Window) -> None:
    """Choose one of the lists, and go into it."""

    def listed() -> list[tuple[str, Kind]]:
        return [(kind.name, kind) for kind in kinds()]

    browse("Which of them?", listed, partial(one_kind, window))


def one_kind(window: Window, kind: Kind) -> None:
    """List what there is of a noun, add some, and change them."""

    def listed() -> list[tuple[str, Any]]:
        found = window.journal.read(kind.list.listed)
        found = found if kind.moves else found[::-1]
        return [(f"{kind.said(one, window.today)}{rows.whose(one)}", one) for one in found]

    others = {letter: (named, partial(do, window)) for letter, (named, do) in kind.others.items()}
    browse(
        kind.question,
        listed,
        partial(one, window, kind),
        nothing=kind.nothing,
        others={"a": ("Add one", partial(_add, window, kind)), **others},
    )


def _add(window: Window, kind: Kind) -> None:
    row = kind.add(window)
    if row is not None:
        claiming.ask_about_new(window, row.uuid)


def one(window: Window, kind: Kind, row: Any) -> None:
    """Read a row out, ask what to do with it, and do it."""
    said = kind.read(row)
    if len(kind.words_of(row)) > rows.SHORT:
        said = [kind.words_of(row), *said]
    for line in said:
        console.say(line)
    shared = {letter: named for letter, named in SHARED.items() if letter != "m" or kind.moves}
    about(kind.choices(row) | shared, partial(_changed, window, kind, row))


def kinds() -> tuple[Kind, ...]:
    """Return the five lists."""
    from bondjournal.cli.plain.work_goals import GOALS
    from bondjournal.cli.plain.work_lists import HELPED, PRACTICAL, TRIED
    from bondjournal.cli.plain.work_moments import MOMENTS

    return (MOMENTS, TRIED, HELPED, GOALS, PRACTICAL)


def _changed(window: Window, kind: Kind, row: Any, letter: str) -> None:
    if letter == "w":
        change_words(window, kind, row)
    elif letter == "m":
        _move(window, kind, row)
    elif letter == "d":
        removing.delete(window, row.uuid, words.DELETE_ASKS)
    else:
        kind.do(window, row, letter)


def change_words(window: Window, kind: Kind, row: Any) -> None:
    """Ask for other words."""
    console.say(f"enter: leave it at: {kind.words_of(row)}")

    def keep(typed: str) -> None:
        window.journal.write(kind.list.put, row.uuid, typed)
        console.say(wording.KEPT)

    until_kept(partial(console.ask, words.NEW_WORDS), keep)


def _move(window: Window, kind: Kind, row: Any) -> None:
    beside = window.journal.read(kind.list.beside, row.uuid)
    others = [one for one in beside if one.uuid != row.uuid]
    places = {
        str(number): f"Before {rows.fit(kind.words_of(one))}"
        for number, one in enumerate(others, 1)
    }
    last = str(len(others) + 1)
    to = int(console.choose("Which place?", places | {last: "At the end"}, last))
    window.journal.write(kind.list.move, row.uuid, to)
    console.say(wording.KEPT)
