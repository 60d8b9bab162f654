"""The trash, and former versions of an entry."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from uuid import UUID

from bondjournal import dates, wording
from bondjournal.flows.removing import GONE, KEEP, KEEP_CHOICE
from bondjournal.journal import former
from bondjournal.journal.former import Former
from bondjournal.nouns.noun import FullText, ListAction, Noun, RowAction, RowLook
from bondjournal.talk import Choice, Talk


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


async def is_to_go(talk: Talk, question: str = wording.FOR_GOOD_ASKS) -> bool:
    """Ask whether to remove something from the trash for good."""
    choices = [Choice(GONE, "Gone now", "g"), KEEP_CHOICE]
    return await talk.choose(question, choices, about=wording.IN_BACKUPS, usual=KEEP) == GONE


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
    if await is_to_go(talk):
        await talk.write(former.empty, [row.row])
        talk.tell(wording.GONE)


async def _empty(talk: Talk) -> None:
    if await is_to_go(talk, wording.EMPTY_ASKS):
        await talk.write(former.empty)
        talk.tell(wording.GONE)


TRASH = Noun(
    name="trash",
    title="Trash",
    this="this",
    which="Which of them?",
    question="",
    remark="emptied by itself",
    nothing=wording.EMPTY_TRASH,
    how_to_add="",
    look=_look_in_trash,
    rows=_in_trash,
    called=_called,
    full_text=_text_in_trash,
    actions=(
        RowAction("bring_back", _bring_back, lambda _: "Bring it back"),
        RowAction("gone", _remove, lambda _: "Gone now"),
    ),
    list_actions=(ListAction("empty", _empty, "Empty it", needs_rows=True),),
    foot=("open", "bring_back", "gone"),
    shared=(),
    ordered=False,
    has_owner=False,
)
