"""Moments, what was tried, what helped, goals, questions: their lists, and what is done there."""

from collections.abc import Awaitable, Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from bondjournal import wording
from bondjournal.errors import JournalError
from bondjournal.journal import former as kept
from bondjournal.journal.lists import List
from bondjournal.tui.flows import former
from bondjournal.tui.flows.claiming import ask_about_new
from bondjournal.tui.flows.removing import BACK, GONE, IN_TRASH
from bondjournal.tui.screens.delete import Delete
from bondjournal.tui.screens.work import Below, Wish, WorkList
from bondjournal.tui.widgets.pages import Row
from bondjournal.wording.whose import of

if TYPE_CHECKING:
    from bondjournal.tui.app import JournalApp

_MOVES = {"up": -1, "down": 1}

Shown = tuple[list[Row], Below]
Deed = Callable[["JournalApp", Any, Wish], Awaitable[bool]]
"""Does something with what is marked; returns whether anything was kept."""


@dataclass(frozen=True)
class Noun:
    """One noun: its list, and what is done with what stands there."""

    screen: type[WorkList]
    list: List[Any, Any]
    called: str
    """As deleting asks about one: "this goal"."""
    shown: Callable[[Sequence[Any], date], Shown]
    new: Callable[["JournalApp"], Awaitable[UUID | None]]
    """Asks for one and keeps it; returns its uuid, or None."""
    change: Deed
    """Asks for other words."""
    deeds: dict[str, Deed] = field(default_factory=dict)
    """What else can be done with one, by the name its list has for it."""
    besides: dict[str, Callable[["JournalApp"], Awaitable[UUID | None]]] = field(
        default_factory=dict
    )
    """Other ways to add one."""


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
    shown = await _shown(app, noun)
    screen = noun.screen(*shown)
    await app.push_screen(screen)
    if at is not None:
        screen.show(*shown, mark=at)
    while (wish := await screen.asked()) is not None:
        try:
            mark, told = await _do(app, noun, screen, wish)
            if told:
                screen.show(*await _shown(app, noun), mark=mark)
                screen.state = wording.KEPT if told == wording.KEPT else ""
                if told != wording.KEPT:
                    screen.notice(told)
        except JournalError as error:
            screen.notice(error.message)
        if wish.deed not in _MOVES:
            screen.forget_wishes()


async def _shown(app: "JournalApp", noun: Noun) -> Shown:
    listed = await app.read(noun.list.listed)
    rows, below = noun.shown(listed, app.today)
    return with_owners(rows, {one.uuid: one.whose for one in listed}), below


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
    if wish.uuid is None:
        return None, ""
    if wish.deed == "delete":
        return None, await _delete(app, noun, screen, wish.uuid)
    if wish.deed in _MOVES:
        moved = await app.write(noun.list.step, wish.uuid, _MOVES[wish.deed])
        return None, wording.KEPT if moved else ""
    marked = await app.read(noun.list.get, wish.uuid)
    do = noun.change if wish.deed == "change" else noun.deeds[wish.deed]
    return None, wording.KEPT if await do(app, marked, wish) else ""


async def _delete(app: "JournalApp", noun: Noun, screen: WorkList, uuid: UUID) -> str:
    answer = await app.push_screen_wait(Delete(noun.called))
    if answer == "gone":
        await app.write(kept.delete, uuid, gone_now=True)
        return GONE
    if answer != "delete":
        return ""
    screen.deleted = await app.write(kept.delete, uuid)
    return IN_TRASH


def with_owners(rows: Sequence[Row], owners: Mapping[Hashable, str]) -> list[Row]:
    """Return rows of a list that say whose each is, by their keys; nothing where it is empty."""
    return [
        replace(row, after=", ".join(filter(None, (row.after, of(owners.get(row.key, ""))))))
        for row in rows
    ]
