"""What got the person through, and what did not."""

from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from bondjournal.nouns.noun import Noun, RowAction, RowLook
from bondjournal.nouns.whose import WHOSE
from bondjournal.talk import Choice, Line, Talk, ask_and_keep
from bondjournal.wording import work as words

if TYPE_CHECKING:
    from bondjournal.journal.values import Helped

_WHICH = (
    Choice("helped", "It helped", "h"),
    Choice("did not", "It did not help", "n"),
)


def _look(row: "Helped", today: date) -> RowLook:
    del today
    return RowLook(state=words.HELPED[row.helped], short_state="" if row.helped else "did not")


def _line(present: str = "", *, helped: bool) -> Line:
    question = words.WHAT_HELPED if helped else words.WHAT_DID_NOT
    return Line(question, "What helped", present)


async def _add(talk: Talk) -> UUID | None:
    answer = await talk.choose("Which is it?", _WHICH, usual="helped")
    if answer is None:
        return None
    return await add(talk, helped=answer == "helped")


async def add(talk: Talk, *, helped: bool) -> UUID | None:
    """Ask for what helped, or for what did not, and keep it."""
    from bondjournal.journal import helped as core

    line = _line(helped=helped)
    added = await ask_and_keep(talk, [line], core.add, day=talk.today, helped=helped)
    return added.uuid if added else None


async def _change(talk: Talk, row: "Helped") -> None:
    from bondjournal.journal import helped

    await ask_and_keep(talk, [_line(row.text, helped=row.helped)], helped.LIST.reword, row.uuid)


async def _switch(talk: Talk, row: "Helped") -> None:
    from bondjournal.journal import helped

    await talk.write(helped.switch, row.uuid)
    talk.say_kept()


HELPED = Noun(
    name="helped",
    kind="helped",
    core="helped",
    for_page=Choice("helped", "What helped, or did not", "h"),
    title="What helped",
    this="this",
    which="Which of them?",
    question=words.WHAT_HELPED,
    nothing=words.NOTHING_HELPED,
    look=_look,
    add=_add,
    change=_change,
    actions=(
        RowAction(
            "helped",
            _switch,
            lambda row: "It did not help" if row.helped else "It helped",
            done=lambda row: "Did not help" if row.helped else "Helped",
        ),
        WHOSE,
    ),
    on_slip=("helped", "whose"),
    helps={
        "": "What got you through, and what did not.",
        "add": "Add what helped; with --not, what did not.",
        "list": "List what helped, then what did not, each in order.",
        "show": "Show one of them in full.",
        "edit": "Reword it, or say whether it helped.",
        "move": "Move it to another place in its part of the list.",
        "delete": "Delete it. It stays in the trash for 14 days.",
    },
    columns=("day", "helped"),
)
