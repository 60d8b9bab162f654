"""Asking until what was typed is kept: where that is not possible it is there again, to be changed.

Another window may have deleted what it is about meanwhile, it may be too long, or a name that
somebody else has. Why it is not kept is said; only Escape, or no change, leaves it.
"""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeVar

from bondjournal import dates
from bondjournal.errors import JournalError
from bondjournal.talk import Line
from bondjournal.tui.screens.slips import AskValue, Nothing, Question, SomeLines
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
    """Ask for something and keep it; what is refused is asked for again.

    Args:
        ask: asks for it, given what stands there so far and why that could not be kept.
        keep: keeps it, or raises JournalError.
        typed: what stands there at first; to leave it so is no answer.

    Returns:
        What `keep` returned, or None where nothing was typed or changed.
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
    """Ask by one slip until what is typed there is kept; see `until_kept`."""

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
        asked: what is asked for.
        keep: the function of the core that keeps them.
        values: what it is given before what was typed.
        named: what it is given besides, by name.
    """
    present = tuple(line.present for line in asked)

    def slip(typed: tuple[str, ...] | None) -> SomeLines:
        lines_so_far = zip(asked, typed or present, strict=True)
        return SomeLines([replace(line, present=words) for line, words in lines_so_far])

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
    """Ask for a day until it is kept; see `until_kept`. No day gives None.

    Args:
        app: the app.
        question: what is asked.
        read: reads a day as it was typed.
        keep: keeps it, or raises JournalError.
        enter: what Enter does, in words, where that is not said.
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
    """Ask by a slip on which something is said at once."""
    slip.feedback = feedback
    return await app.push_screen_wait(slip)
