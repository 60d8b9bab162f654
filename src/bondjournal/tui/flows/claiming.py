"""Whose it is: asked of what belongs to nobody, in Prepare and where something new was kept."""

from typing import TYPE_CHECKING
from uuid import UUID

from bondjournal import dates
from bondjournal.journal import owners, whose
from bondjournal.summary import unclaimed
from bondjournal.tui.flows.way import Way
from bondjournal.tui.screens.pick import Pick
from bondjournal.tui.widgets.choices import Choice
from bondjournal.wording import whose as words

if TYPE_CHECKING:
    from bondjournal.tui.app import JournalApp

_ANYONE, _SKIP, _REST = "anyone", "skip", "rest"


async def ask_before_preparing(way: Way) -> None:
    """Ask of each thing that could be on this page and belongs to nobody which one it is about."""
    waiting = await way.read(unclaimed.of_page, today=way.app.today)
    names = await way.app.read(whose.names)
    for place, one in enumerate(waiting):
        day = dates.short(one.day, way.app.today.year) if one.day else ""
        question = words.asked(one.kind, one.words, day)
        answer = await _ask(way.app, names, question, last=place == len(waiting) - 1)
        if answer in (None, _REST):
            return
        await _give(way.app, one.uuid, str(answer))


async def ask_about_new(app: "JournalApp", uuid: UUID) -> None:
    """Ask which therapist something new is about, where that is not clear; it can be skipped."""
    names = await app.read(owners.to_ask, uuid)
    if names:
        await _give(app, uuid, await _ask(app, names, words.QUESTION, last=True) or _SKIP)


async def _ask(
    app: "JournalApp", names: dict[UUID, str], question: str, *, last: bool
) -> str | None:
    choices = [
        Choice(str(number) if number < 10 else "", name, name=uuid.hex)  # noqa: PLR2004  # one key
        for number, (uuid, name) in enumerate(names.items(), 1)
    ]
    choices.append(Choice("a", words.any_of(list(names.values())), name=_ANYONE))
    choices.append(Choice("s", words.SKIP, words.UNTIL_THEN, name=_SKIP))
    choices += [] if last else [Choice("r", words.SKIP_ALL, name=_REST)]
    return await app.push_screen_wait(Pick(question, *choices, dense=True))


async def _give(app: "JournalApp", uuid: UUID, answer: str) -> None:
    if answer != _SKIP:
        await app.write(owners.give, uuid, None if answer == _ANYONE else UUID(hex=answer))
