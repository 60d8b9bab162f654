"""A line for hard times, under one of four headings."""

from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from bondjournal.nouns.noun import Noun, RowLook
from bondjournal.talk import Choice, Line, Talk, ask_and_keep
from bondjournal.wording import hard_time as words

if TYPE_CHECKING:
    from bondjournal.journal.values import HardTime

_RING = "ring"
_LETTERS = {"ring": "r", "steadied": "s", "people": "w", "agreed": "a"}


def _look(row: "HardTime", today: date) -> RowLook:
    del today
    return RowLook(under=words.HEADINGS[row.heading])


def _line(heading: str, present: str = "") -> Line:
    return Line(f"{words.HEADINGS[heading]}?", "A line", present)


async def _add(talk: Talk, beside: "HardTime | None" = None) -> UUID | None:
    """Ask for a heading, suggesting that of the row `beside`, and for a line under it."""
    from bondjournal.journal import hard_times

    has_number = bool((await talk.read(hard_times.words))[_RING])
    choices = [
        Choice(name, said, _LETTERS[name])
        for name, said in words.HEADINGS.items()
        if not (name == _RING and has_number)
    ]
    usual = beside.heading if beside else None
    heading = await talk.choose(words.WHERE_TO, choices, usual=usual, leave="Back")
    if heading is None:
        return None
    added = await ask_and_keep(talk, [_line(heading)], hard_times.add, heading)
    return added.uuid if added else None


async def add_number(talk: Talk) -> None:
    """Ask for the number to ring."""
    from bondjournal.journal import hard_times

    await ask_and_keep(talk, [_line(_RING)], hard_times.add, _RING)


async def _change(talk: Talk, row: "HardTime") -> None:
    from bondjournal.journal import hard_times

    await ask_and_keep(talk, [_line(row.heading, row.text)], hard_times.LIST.reword, row.uuid)


HARD_TIME = Noun(
    name="hard-time",
    core="hard_times",
    title=words.YOUR_LIST,
    this="this line",
    which="Which line?",
    question="A line for a hard time.",
    above=words.CHANGED_ANY_DAY,
    headings=words.HEADINGS,
    part="heading",
    nothing=words.NOTHING_YET,
    look=_look,
    add=_add,
    change=_change,
    foot=("new", "edit", "higher", "lower", "delete"),
    helps={
        "": "For a hard time: what to do. With --mine also what you wrote for times like this.",
        "add": "Add a line under a heading.",
        "list": "List what you wrote, under its headings.",
        "show": "Show a line with its heading.",
        "edit": "Change the words of a line.",
        "move": "Move a line to another place under its heading.",
        "delete": "Delete a line. It stays in the trash for 14 days.",
    },
    columns=("heading",),
    has_owner=False,
)
