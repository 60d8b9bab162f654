"""Moments, what was tried, what helped, goals, questions: their lists, and what is done there."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar
from uuid import UUID

from sqlmodel import Session, select

from bondjournal import wording
from bondjournal.errors import JournalError, NotFound
from bondjournal.journal import versions, whose
from bondjournal.journal.tables import Row as Kept
from bondjournal.tui.flows import former
from bondjournal.tui.flows.claiming import ask_about_new
from bondjournal.tui.flows.removing import BACK, GONE, IN_TRASH
from bondjournal.tui.screens.delete import Delete
from bondjournal.tui.screens.some_lines import Line, SomeLines
from bondjournal.tui.screens.work import Below, Wish, WorkList
from bondjournal.tui.widgets.pages import Row

if TYPE_CHECKING:
    from bondjournal.tui.app import JournalApp

T = TypeVar("T")

_MOVES = {"up": -1, "down": 1}

Shown = tuple[list[Row], Below]
Deed = Callable[["JournalApp", Any, Wish], Awaitable[bool]]
"""Does something with a row; returns whether anything was kept."""


@dataclass(frozen=True)
class Noun:
    """One kind of row: its list, and what is done with its rows."""

    screen: type[WorkList]
    table: type[Kept]
    called: str
    """As deleting asks about one: "this goal"."""
    shown: Callable[[Session, date], Shown]
    new: Callable[["JournalApp"], Awaitable[UUID | None]]
    """Asks for one and keeps it; returns its uuid, or None."""
    change: Deed
    """Asks for other words."""
    deeds: dict[str, Deed] = field(default_factory=dict)
    """What else can be done with a row, by the name its list has for it."""
    besides: dict[str, Callable[["JournalApp"], Awaitable[UUID | None]]] = field(
        default_factory=dict
    )
    """Other ways to add one."""
    alike: Callable[[Session, Any], Sequence[Any]] | None = None
    """The rows that one is ordered among."""
    move: Callable[[Session, Any, int], None] | None = None


async def moments(app: "JournalApp", at: UUID | None = None) -> None:
    """Show the moments, with the mark on one of them if it is given; the others likewise."""
    from bondjournal.tui.flows.work_moments import MOMENTS

    await _list(app, MOMENTS, at)


async def tried(app: "JournalApp", at: UUID | None = None) -> None:
    """Show what was agreed to try."""
    from bondjournal.tui.flows.work_lists import TRIED

    await _list(app, TRIED, at)


async def helped(app: "JournalApp", at: UUID | None = None) -> None:
    """Show what helped, and what did not."""
    from bondjournal.tui.flows.work_lists import HELPED

    await _list(app, HELPED, at)


async def goals(app: "JournalApp", at: UUID | None = None) -> None:
    """Show the goals."""
    from bondjournal.tui.flows.work_goals import GOALS

    await _list(app, GOALS, at)


async def practical(app: "JournalApp", at: UUID | None = None) -> None:
    """Show the practical questions."""
    from bondjournal.tui.flows.work_lists import PRACTICAL

    await _list(app, PRACTICAL, at)


async def _list(app: "JournalApp", noun: Noun, at: UUID | None) -> None:
    """Show a list, with the mark on the row of a uuid where one is given."""

    def read(session: Session) -> Shown:
        rows, below = noun.shown(session, app.today)
        return with_labels(session, noun.table, rows), below

    shown = await app.read(read)
    screen = noun.screen(*shown)
    await app.push_screen(screen)
    if at is not None:
        screen.show(*shown, mark=at)
    while (wish := await screen.asked()) is not None:
        try:
            mark, told = await _do(app, noun, screen, wish)
            if told:
                screen.show(*await app.read(read), mark=mark)
                screen.state = wording.KEPT if told == wording.KEPT else ""
                if told != wording.KEPT:
                    screen.notice(told)
        except JournalError as error:
            screen.notice(error.message)
        if wish.deed not in _MOVES:
            screen.forget_wishes()


async def _do(
    app: "JournalApp", noun: Noun, screen: WorkList, wish: Wish
) -> tuple[UUID | None, str]:
    """Do what is wished; return where the mark goes then, and what is said, or nothing."""
    if wish.deed == "new" or wish.deed in noun.besides:
        uuid = await noun.besides.get(wish.deed, noun.new)(app)
        if uuid is not None:
            await ask_about_new(app, uuid)
        return uuid, wording.KEPT if uuid else ""
    if wish.deed == "undo":
        version, screen.deleted = screen.deleted, None
        if version is not None:
            await former.bring_back(app, version)
        return None, BACK
    assert wish.uuid is not None
    if wish.deed == "delete":
        return None, await _delete(app, noun, screen, wish.uuid)
    if wish.deed in _MOVES:
        moved = await app.write(partial(_move, noun=noun, uuid=wish.uuid, by=_MOVES[wish.deed]))
        return None, wording.KEPT if moved else ""
    row = await app.read(partial(there, table=noun.table, uuid=wish.uuid))
    do = noun.change if wish.deed == "change" else noun.deeds[wish.deed]
    return None, wording.KEPT if await do(app, row, wish) else ""


async def _delete(app: "JournalApp", noun: Noun, screen: WorkList, uuid: UUID) -> str:
    answer = await app.push_screen_wait(Delete(noun.called))
    if answer == "gone":
        await app.write(partial(versions.gone, uuid=uuid))
        return GONE
    if answer != "delete":
        return ""

    def delete(session: Session) -> UUID:
        return versions.delete(session, there(session, noun.table, uuid)).uuid

    screen.deleted = await app.write(delete)
    return IN_TRASH


def _move(session: Session, noun: Noun, uuid: UUID, by: int) -> bool:
    """Move a row by one place among its like; return whether there was one."""
    assert noun.alike is not None
    assert noun.move is not None
    row = there(session, noun.table, uuid)
    order = [one.uuid for one in noun.alike(session, row)]
    to = order.index(uuid) + 1 + by
    if not 1 <= to <= len(order):
        return False
    noun.move(session, row, to)
    return True


def with_labels(session: Session, table: type[Kept], rows: list[Row]) -> list[Row]:
    """Return rows of a list that say whose each is; as they are where there is one therapist."""
    told = whose.labels_of(session, table)
    return [
        replace(row, after=", ".join(filter(None, (row.after, told.get(row.key)))))
        if row.key in told
        else row
        for row in rows
    ]


def there(session: Session, table: type[Kept], uuid: UUID) -> Any:
    """Return a row as it is now.

    Raises:
        NotFound: it was deleted in the meantime.
    """
    row = session.exec(select(table).where(table.uuid == uuid)).first()
    if row is None:
        raise NotFound("It was deleted in the meantime.")
    return row


async def _kept(
    app: "JournalApp", keep: Callable[[Session, tuple[str, ...]], T], typed: tuple[str, ...]
) -> T:
    return await app.write(lambda session: keep(session, typed))


async def asked(
    app: "JournalApp",
    lines: Sequence[Line],
    keep: Callable[[Session, tuple[str, ...]], T],
    *,
    may_be_empty: bool = False,
) -> T | None:
    """Ask for lines and keep them; where that is not possible they are asked for again.

    Returns:
        What `keep` returned, or None where nothing was typed or changed.
    """
    told = ""
    before = tuple(line.typed for line in lines)
    while True:
        slip = SomeLines(lines, told=told, may_be_empty=may_be_empty)
        typed = await app.push_screen_wait(slip)
        if typed is None or typed == before:
            return None
        try:
            return await _kept(app, keep, typed)
        except JournalError as error:
            told = error.message
            lines = [replace(line, typed=words) for line, words in zip(lines, typed, strict=True)]
