"""Names and their stand-ins on a page; first the names that are undecided."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from bondjournal import wording
from bondjournal.nouns.noun import Noun, RowAction, RowLook
from bondjournal.talk import Line, Talk
from bondjournal.wording import names as words

if TYPE_CHECKING:
    from bondjournal.summary.name_list import Name


def _look(row: "Name", today: date) -> RowLook:
    del today
    if row.instead is None:
        return RowLook(
            state="not decided", short_state="open", line=wording.NOT_ANONYMOUS, quiet=True
        )
    instead = row.instead or words.LEFT_AS_IT_IS
    line = row.instead or wording.NOT_ANONYMOUS
    return RowLook(last=instead, last_short=instead, line=line, quiet=not row.instead)


async def _of_next_page(talk: Talk) -> "Sequence[Name]":
    from bondjournal.summary import name_list

    return await talk.read(name_list.of_next_page, now=talk.now(), today=talk.today)


async def _of_page(talk: Talk, *, page: tuple[UUID, UUID | None]) -> "Sequence[Name]":
    from bondjournal.summary import name_list

    return await talk.read(name_list.of_page, *page, today=talk.today)


async def add(talk: Talk) -> UUID | None:
    """Ask for a name and for its stand-in; ask again if what was typed is not a name."""
    from bondjournal.journal import stand_ins

    name = await talk.lines([Line(words.ADD_NAME, "A name")], stand_ins.to_replace)
    if name is None:
        return None
    known = await talk.read(stand_ins.find, name)
    return await replace_name(talk, name, known.instead if known else "", wording.NOT_ANONYMOUS)


async def replace_name(talk: Talk, name: str, present: str, sentence: str = "") -> UUID | None:
    """Ask for the stand-in of a name, and say `sentence` once it is kept; return its id."""
    from bondjournal.journal import stand_ins

    line = Line(words.INSTEAD_OF.format(name=name), "A stand-in", present)
    decided = await talk.lines([line], stand_ins.decide, name)
    if decided is None:
        return None
    talk.say_kept(sentence)
    return decided.uuid


async def _change(talk: Talk, row: "Name") -> None:
    await replace_name(talk, row.name, row.instead or "")


async def _leave(talk: Talk, row: "Name") -> None:
    """Leave a name as it is; ask for other words for one that is left."""
    from bondjournal.journal import stand_ins

    if row.instead == "":
        await _change(talk, row)
        return
    await talk.write(stand_ins.decide, row.name, "")
    talk.say_kept()


async def _take_back(talk: Talk, row: "Name") -> None:
    from bondjournal.journal import stand_ins

    await talk.write(stand_ins.remove, row.name)
    talk.say_kept()


def on_page(page: tuple[UUID, UUID | None]) -> Noun:
    """Return the noun whose rows are the names on a page."""
    return replace(STAND_IN, rows=partial(_of_page, page=page))


STAND_IN = Noun(
    name="stand-in",
    title=words.NAMES,
    this="this name",
    says_kept=wording.CHOICE_KEPT,
    which=words.WHICH_NAME,
    question=words.ADD_NAME,
    nothing=words.NONE_DECIDED,
    other_words="Replace it with other words",
    look=_look,
    rows=_of_next_page,
    called=lambda row: row.name,
    add=add,
    change=_change,
    actions=(
        RowAction(
            "leave_name",
            _leave,
            lambda row: "Leave it as it is" if row.instead != "" else "",
            done=lambda row: "Left as it is" if row.instead != "" else "Replaced",
        ),
        RowAction(
            "ask_again",
            _take_back,
            lambda row: "" if row.instead is None else "Undo that, and ask me again",
            done=lambda _: "Not decided",
        ),
    ),
    foot=("new", "edit", "leave_name", "ask_again"),
    shared=("new", "edit"),
    ordered=False,
    has_owner=False,
)
