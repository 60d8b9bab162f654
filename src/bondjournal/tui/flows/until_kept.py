"""Asking until what was typed is kept; if the journal refuses it, it can be changed.

It may be too long, or a name that is taken, or another window may have deleted its row
meanwhile. The reason is shown; only Escape, or no change, ends the asking.
"""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeVar

from bondjournal import dates
from bondjournal.draft import Draft
from bondjournal.errors import JournalError
from bondjournal.talk import Line
from bondjournal.tui.screens.journal_lines import JournalLines
from bondjournal.tui.screens.slips import AskValue, Nothing, Question
from bondjournal.tui.slip import Slip

if TYPE_CHECKING:
    from bondjournal.tui.app import JournalApp

A = TypeVar("A")
B = TypeVar("B")
K = TypeVar("K")


async def until_kept(
    ask: Callable[[A | B, str], Awaitable[A | None]],
    keep: Callable[[A], Awaitable[K]],
    typed: A | B,
) -> K | None:
    """Ask for something and keep it; ask again if it is refused.

    Args:
        ask: asks, given what is typed so far and why that could not be kept.
        keep: keeps the answer, or raises JournalError.
        typed: what is in the field at first; leaving it unchanged is no answer.

    Returns:
        What `keep` returned, or None if nothing was typed or changed.
    """
    so_far, feedback = typed, ""
    while True:
        answer = await ask(so_far, feedback)
        if answer is None or answer == typed:
            return None
        try:
            return await keep(answer)
        except JournalError as error:
            so_far, feedback = answer, error.whole


async def by_slip(
    app: "JournalApp",
    slip: Callable[[A | B], Slip[A]],
    keep: Callable[[A], Awaitable[K]],
    typed: A | B,
) -> K | None:
    """Ask on one slip until what is typed there is kept; see `until_kept`."""

    async def ask(so_far: A | B, feedback: str) -> A | None:
        return await ask_by_slip(app, slip(so_far), feedback)

    return await until_kept(ask, keep, typed)


async def lines(
    app: "JournalApp",
    asked: Sequence[Line],
    keep: Callable[..., K],
    *values: Any,
    **named: Any,
) -> K | None:
    """Ask for lines until they are kept; see `until_kept`.

    Args:
        app: the app.
        asked: the lines to ask for.
        keep: the function of the core that keeps them.
        values: its arguments before the lines typed.
        named: its further arguments, by name.
    """
    present = tuple(line.present for line in asked)

    def slip(typed: tuple[str, ...] | None) -> JournalLines:
        now = app.now()
        begins = Draft(at=now, changed_at=now, zone=app.zone)
        return JournalLines(asked, typed or present, begins)

    async def kept(typed: tuple[str, ...]) -> K:
        return await app.write(keep, *values, *typed, **named)

    return await by_slip(app, slip, kept, None if asked[0].empty else present)


async def a_day(
    app: "JournalApp",
    question: Question,
    read: Callable[[str], dates.When],
    keep: Callable[[dates.When], Awaitable[K]],
    *,
    enter: str = "",
    leave: str = "not now",
) -> K | None:
    """Ask for a day until it is kept, and return None for no day; see `until_kept`.

    Args:
        app: the app.
        question: the question.
        read: reads a typed day.
        keep: keeps the day, or raises JournalError.
        enter: what Enter does, in words, if that is not the usual.
        leave: what Escape does, in words.
    """

    async def ask(so_far: dates.When | None, feedback: str) -> dates.When | None:
        typed = dates.understood(so_far) if so_far else ""
        slip = AskValue(
            replace(question, typed=typed), read, dates.understood, enter=enter, leave=leave
        )
        when = await ask_by_slip(app, slip, feedback)
        return None if isinstance(when, Nothing) else when

    return await until_kept(ask, keep, None)


async def ask_by_slip(app: "JournalApp", slip: Slip[A], feedback: str) -> A | None:
    """Ask on a slip that shows `feedback` at once."""
    slip.feedback = feedback
    return await app.push_screen_wait(slip)
