"""Practical questions to ask in a session."""

from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from bondjournal.actions import ACTIONS
from bondjournal.nouns.noun import Noun, RowAction, RowLook, Verb
from bondjournal.nouns.whose import WHOSE
from bondjournal.talk import Choice, Line, Talk, ask_and_keep
from bondjournal.wording import work as words

if TYPE_CHECKING:
    from bondjournal.journal.values import Practical

_OWN = "own"


def _look(row: "Practical", today: date) -> RowLook:
    del today
    return RowLook(state=words.ASKED if row.asked else "")


def _line(present: str = "") -> Line:
    return Line(words.PRACTICAL, "A question", present)


async def _add(talk: Talk) -> UUID | None:
    """Ask for own words, or offer some questions to pick from."""
    from bondjournal.journal import practical

    offered = [Choice(text, text) for text in words.PICK]
    own = Choice(_OWN, words.OWN_WORDS, "o")
    picked = await talk.choose(words.PRACTICAL, [*offered, own], usual=_OWN, leave="None")
    if picked is None:
        return None
    if picked == _OWN:
        added = await ask_and_keep(talk, [_line()], practical.add)
        return added.uuid if added else None
    added = await talk.write(practical.add, picked)
    talk.say_kept()
    return added.uuid


async def _change(talk: Talk, row: "Practical") -> None:
    from bondjournal.journal import practical

    await ask_and_keep(talk, [_line(row.text)], practical.LIST.reword, row.uuid)


async def _switch(talk: Talk, row: "Practical") -> None:
    from bondjournal.journal import practical

    await talk.write(practical.switch, row.uuid)
    talk.say_kept()


QUESTION = Noun(
    name="question",
    kind="practical",
    core="practical",
    for_page=Choice("practical", "A practical question", "p"),
    title="Practical questions",
    this="this question",
    which="Which question?",
    question=words.PRACTICAL,
    nothing=words.NO_QUESTION,
    how_to_add=f"{ACTIONS['new'].keys} adds one, or offers some to pick from.",
    look=_look,
    add=_add,
    change=_change,
    actions=(
        RowAction(
            "asked",
            _switch,
            lambda row: "Not asked yet" if row.asked else "It was asked",
            done=lambda row: "Not asked yet" if row.asked else "Asked",
        ),
        WHOSE,
    ),
    verbs=(
        Verb(name="done", does="mark", values={"asked": True}),
        Verb(
            name="reopen",
            does="mark",
            values={"asked": False},
            outcome=words.OPEN_AGAIN,
            shown_only=False,
        ),
    ),
    on_slip=("whose",),
    helps={
        "": "Practical questions to ask next time; done once they are asked.",
        "add": "Add a question.",
        "list": "List the questions to ask, in order.",
        "show": "Show one of them in full.",
        "done": "Mark a question as asked.",
        "reopen": "Mark a question as not asked yet.",
        "edit": "Reword a question.",
        "move": "Move a question to another place.",
        "delete": "Delete a question. It stays in the trash for 14 days.",
        "--all": "Include those already asked.",
    },
    columns=("asked",),
)
