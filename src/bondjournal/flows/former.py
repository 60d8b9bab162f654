"""The trash, and former versions of an entry."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from uuid import UUID

from bondjournal import dates, wording
from bondjournal.flows.removing import GONE, KEEP, KEEP_CHOICE
from bondjournal.journal import former
from bondjournal.journal.former import Former
from bondjournal.nouns.noun import FullText, Noun, RowAction, RowLook
from bondjournal.talk import Choice, Talk

_EMPTY = "empty"
_GONE_NOW = Choice(GONE, "Gone now", "g")


def versions_of(uuid: UUID) -> Noun:
    """Return the noun whose rows are the former versions of an entry, the newest first."""
    return Noun(
        name="version",
        title="Former versions",
        this="this version",
        which="Which one?",
        question="",
        remark="newest first",
        nothing="It was never changed.",
        how_to_add="",
        look=_look_of_version,
        rows=partial(_versions, uuid=uuid),
        called=_called,
        full_text=_text_of_version,
        actions=(
            RowAction(
                "bring_back",
                _make_newest,
                lambda _: "Bring it back",
                leaves=True,
                help="bring back: it becomes the newest version",
            ),
        ),
        foot=("open", "bring_back"),
        shared=(),
        ordered=False,
        has_owner=False,
    )


def _called(row: Former) -> str:
    return row.name


def _stands(row: Former) -> tuple[date, str]:
    """Return the day and the time at which a row was changed or deleted."""
    return dates.date_and_clock(row.at, dates.zone())


async def _versions(talk: Talk, *, uuid: UUID) -> Sequence[Former]:
    return await talk.read(former.history, uuid)


def _look_of_version(row: Former, today: date) -> RowLook:
    del today
    day, clock = _stands(row)
    until = f"until {clock}"
    return RowLook(day=day, last=until, last_short=until, quiet=True)


def _text_of_version(row: Former) -> FullText:
    return _text(row, "until", "a former version")


def _text(row: Former, what: str, remark: str) -> FullText:
    title = row.title or dates.long(_stands(row)[0])
    return FullText(title=title, body=row.whole, remark=remark, at=row.at, what=what)


async def _make_newest(talk: Talk, row: Former) -> None:
    await talk.write(former.bring_back, row.uuid)
    talk.tell(wording.IS_AS_IT_WAS)


async def _in_trash(talk: Talk) -> Sequence[Former]:
    return await talk.read(former.trash)


def _look_in_trash(row: Former, today: date) -> RowLook:
    over = dates.local(row.leaves_trash_at, dates.zone()).date()
    return RowLook(
        day=_stands(row)[0],
        under="" if row.noun == "entry" else row.kind,
        state=f"until {dates.WEEKDAYS[over.weekday()]} {dates.short(over, today.year)}",
        last_short=f"until {dates.margin(over, weekday=False)}",
    )


def _text_in_trash(row: Former) -> FullText:
    return _text(row, "deleted", "in the trash")


async def _bring_back(talk: Talk, row: Former) -> None:
    await talk.write(former.bring_back, row.uuid)
    talk.tell(wording.BACK)


async def _remove(talk: Talk, row: Former) -> None:
    """Remove something from the trash for good, or all of it, after asking."""
    choices = [_GONE_NOW, Choice(_EMPTY, "All of the trash", "a"), KEEP_CHOICE]
    answer = await _ask_to_remove(talk, wording.FOR_GOOD_ASKS, choices)
    if answer == GONE:
        await talk.write(former.empty, [row.row])
        talk.tell(wording.GONE)
    elif answer == _EMPTY:
        gone = await _ask_to_remove(talk, wording.EMPTY_ASKS, [_GONE_NOW, KEEP_CHOICE])
        if gone == GONE:
            await talk.write(former.empty)
            talk.tell(wording.GONE)


async def _ask_to_remove(talk: Talk, question: str, choices: Sequence[Choice]) -> str | None:
    return await talk.choose(question, choices, about=wording.IN_BACKUPS, usual=KEEP)


TRASH = Noun(
    name="trash",
    title="Trash",
    this="this",
    which="Which of them?",
    question="",
    remark="emptied automatically",
    nothing=wording.EMPTY_TRASH,
    how_to_add="",
    look=_look_in_trash,
    rows=_in_trash,
    called=_called,
    full_text=_text_in_trash,
    actions=(
        RowAction("bring_back", _bring_back, lambda _: "Bring it back"),
        RowAction("gone", _remove, lambda _: "Gone now, or all of the trash"),
    ),
    foot=("open", "bring_back", "gone"),
    shared=(),
    ordered=False,
    has_owner=False,
)
