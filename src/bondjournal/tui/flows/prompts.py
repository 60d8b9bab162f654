"""Questions to write from: writing to one of the list, hiding some, and one's own."""

from collections.abc import Sequence
from typing import TYPE_CHECKING
from uuid import UUID

from bondjournal import wording
from bondjournal.draft import Draft
from bondjournal.errors import JournalError
from bondjournal.flows.removing import delete
from bondjournal.journal import own_prompts
from bondjournal.talk import Choice, Line
from bondjournal.tui.flows.until_kept import lines
from bondjournal.tui.screens.prompts import Prompts, Wish
from bondjournal.tui.talk import OnScreen
from bondjournal.tui.widgets.pages import Row
from bondjournal.wording import prompts as words

if TYPE_CHECKING:
    from bondjournal.journal.prompts import Question
    from bondjournal.tui.app import JournalApp

_Shown = tuple[list[Row], dict[str, list[str]]]


async def prompts(app: "JournalApp") -> None:
    """Show all questions, and do what is asked there."""
    screen = Prompts(*_shown(await app.read(own_prompts.every)))
    await app.push_screen(screen)
    while (wish := await screen.asked()) is not None:
        try:
            if wish.deed == "write":
                await _write(app, wish.key)
            elif await _do(app, wish):
                screen.show(*_shown(await app.read(own_prompts.every)))
                screen.state = wording.KEPT
        except JournalError as error:
            screen.notice(error.whole)
        screen.forget_wishes()


async def _write(app: "JournalApp", key: str) -> None:
    """Write to a question; of a deep one it is said first what it may do."""
    from bondjournal.tui.flows.writing import write

    question = await app.read(own_prompts.named, key)
    if question.weight == "deep":
        choices = (Choice("write", "Write to it", "w"), Choice("leave", "Not now", "l"))
        talk = OnScreen(app)
        asked = talk.choose(words.STIRS_UP, choices, about=question.text, usual="leave")
        if await asked != "write":
            return
    now = app.now()
    await write(app, Draft(at=now, changed_at=now, zone=app.zone, prompt=question.text))


async def _do(app: "JournalApp", wish: Wish) -> bool:
    """Do what is wished; return whether anything was kept."""
    if wish.deed == "hide":
        hidden = await app.read(own_prompts.is_hidden, wish.key)
        await app.write(own_prompts.hide, wish.key, hidden=not hidden)
        return True
    if wish.deed == "add":
        return await lines(app, _lines(), own_prompts.add) is not None
    question = await app.read(own_prompts.named, wish.key)
    own_prompts.may_be_changed(wish.key)
    if wish.deed == "change":
        asked = _lines(question.text, question.nudge)
        return bool(await lines(app, asked, own_prompts.change, wish.key))
    if wish.deed == "delete":
        deleted = await delete(OnScreen(app), UUID(hex=wish.key), "this question")
        return deleted is not None
    if wish.deed == "weight":
        changes = {"weight": _after(own_prompts.WEIGHTS, question.weight)}
    else:
        changes = {"flow": _after(own_prompts.FLOWS, question.flow)}
    return await app.write(own_prompts.change, wish.key, **changes)


def _after(steps: Sequence[str], present: str) -> str:
    return steps[(steps.index(present) + 1) % len(steps)]


def _shown(every: "Sequence[tuple[Question, bool]]") -> _Shown:
    """Return the questions as rows, and what stands below the list for each."""
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


def _lines(text: str = "", nudge: str = "") -> list[Line]:
    return [
        Line(words.YOUR_OWN, "A prompt", text),
        Line(words.BELOW_IT, "A nudge", nudge, optional=True),
    ]
