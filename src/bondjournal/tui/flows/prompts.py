"""Questions to write from: writing to one of the list, hiding some, and one's own."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from sqlmodel import Session

from bondjournal import wording
from bondjournal.draft import Draft
from bondjournal.errors import JournalError
from bondjournal.journal import own_prompts
from bondjournal.tui.screens.delete import Delete
from bondjournal.tui.screens.prompts import Prompts, StirsUp, Wish
from bondjournal.tui.screens.some_lines import Line, SomeLines
from bondjournal.tui.widgets.pages import Row
from bondjournal.wording import prompts as words

if TYPE_CHECKING:
    from bondjournal.journal.prompts import Question
    from bondjournal.tui.app import JournalApp

_Shown = tuple[list[Row], dict[str, list[str]]]


async def prompts(app: "JournalApp") -> None:
    """Show all questions, and do what is asked there."""
    screen = Prompts(*await app.reading(_shown))
    await app.push_screen(screen)
    while (wish := await screen.asked()) is not None:
        try:
            if wish.deed == "write":
                await _write(app, wish.key)
            elif await _do(app, wish):
                screen.show(*await app.reading(_shown))
                screen.state = wording.KEPT
        except JournalError as error:
            screen.notice(f"{error.message} {error.hint}".strip())
        screen.forget_wishes()


async def _write(app: "JournalApp", key: str) -> None:
    """Write to a question; of a deep one it is said first what it may do."""
    from bondjournal.tui.flows.writing import write

    question = await app.reading(partial(own_prompts.named, name=key))
    if question.weight == "deep" and not await app.push_screen_wait(StirsUp(question.text)):
        return
    now = app.now()
    await write(app, Draft(at=now, changed_at=now, zone=app.zone, prompt=question.text))


async def _do(app: "JournalApp", wish: Wish) -> bool:
    """Do what is wished; return whether anything was kept."""
    if wish.deed == "hide":
        await app.writing(partial(_hide, key=wish.key))
        return True
    if wish.deed == "add":
        typed = await app.push_screen_wait(SomeLines(_lines()))
        if typed is not None:
            await app.writing(partial(_add, typed=typed))
        return typed is not None
    question = await app.reading(partial(own_prompts.named, name=wish.key))
    await app.reading(partial(own_prompts.of_key, key=wish.key))
    if wish.deed == "change":
        slip = SomeLines(_lines(question.text, question.nudge))
        typed = await app.push_screen_wait(slip)
        changes = dict(zip(("text", "nudge"), typed, strict=True)) if typed else {}
    elif wish.deed == "delete":
        answer = await app.push_screen_wait(Delete("this question"))
        if answer in ("delete", "gone"):
            await app.writing(partial(_remove, key=wish.key, gone=answer == "gone"))
        return answer in ("delete", "gone")
    elif wish.deed == "weight":
        changes = {"weight": _after(own_prompts.WEIGHTS, question.weight)}
    else:
        changes = {"flow": _after(own_prompts.FLOWS, question.flow)}
    return bool(changes) and await app.writing(partial(_change, key=wish.key, changes=changes))


def _after(steps: Sequence[str], present: str) -> str:
    return steps[(steps.index(present) + 1) % len(steps)]


def _shown(session: Session) -> _Shown:
    """Return the questions as rows, and what stands below the list for each."""
    every = own_prompts.every(session)
    rows = [
        Row(
            question.key,
            question.text,
            margin=question.key if question.theme else "yours",
            right="hidden" if hidden else question.weight,
            quiet=hidden or question.weight != "deep",
        )
        for question, hidden in every
    ]
    return rows, {question.key: _in_full(question) for question, _ in every}


def _in_full(question: "Question") -> list[str]:
    about = f"{words.FLOWS[question.flow].capitalize()}, {words.WEIGHTS[question.weight]}."
    theme = f"{question.theme}. " if question.theme else ""
    text = f"{question.text} {question.nudge}".strip()
    return [text, f"{theme}{about}"]


def _hide(session: Session, key: str) -> None:
    hidden = next(hidden for question, hidden in own_prompts.every(session) if question.key == key)
    own_prompts.hide(session, key, hidden=not hidden)


def _lines(text: str = "", nudge: str = "") -> list[Line]:
    return [Line(words.YOUR_OWN, text), Line(words.BELOW_IT, nudge)]


def _add(session: Session, typed: tuple[str, ...]) -> None:
    text, nudge = typed
    own_prompts.add(session, text, nudge=nudge)


def _change(session: Session, key: str, changes: dict[str, str]) -> bool:
    return own_prompts.change(session, own_prompts.of_key(session, key), **changes)


def _remove(session: Session, key: str, *, gone: bool) -> None:
    from bondjournal.journal import versions

    row = own_prompts.of_key(session, key)
    if gone:
        versions.gone(session, row.uuid)
    else:
        own_prompts.remove(session, row)
