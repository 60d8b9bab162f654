"""What was agreed to try, and how it went."""

from collections.abc import Callable, Coroutine
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from bondjournal.nouns.noun import Noun, RowAction, RowLook, Verb
from bondjournal.nouns.whose import WHOSE
from bondjournal.talk import Choice, Line, Talk, ask_and_keep
from bondjournal.wording import work as words

if TYPE_CHECKING:
    from bondjournal.journal.values import Tried


def _look(row: "Tried", today: date) -> RowLook:
    del today
    state = "" if row.state == "open" else words.TRIED_STATES[row.state]
    return RowLook(state=state, line=row.how_it_went)


def _lines(what: str = "", how: str = "") -> tuple[Line, Line]:
    return Line(words.TO_TRY, "What was tried", what), _how(how)


def _how(present: str) -> Line:
    return Line(words.HOW_IT_WENT, "How it went", present, optional=True)


async def _add(talk: Talk) -> UUID | None:
    from bondjournal.journal import tried

    added = await ask_and_keep(talk, _lines(), tried.add, day=talk.today)
    return added.uuid if added else None


async def _change(talk: Talk, row: "Tried") -> None:
    from bondjournal.journal import tried

    await ask_and_keep(talk, _lines(row.what, row.how_it_went), tried.change, row.uuid)


async def say_how(talk: Talk, row: "Tried") -> None:
    """Ask how it went."""
    from bondjournal.journal import tried

    await ask_and_keep(talk, [_how(row.how_it_went)], tried.say_how_it_went, row.uuid)


def _end(state: str) -> Callable[[Talk, "Tried"], Coroutine[Any, Any, None]]:
    """Return an action that ends a row in this state, or reopens it if it is in it already."""

    async def end(talk: Talk, row: "Tried") -> None:
        from bondjournal.journal import tried

        await talk.write(tried.end_or_open, row.uuid, state)
        talk.say_kept()

    return end


def _offer(state: str, offer: str) -> Callable[["Tried"], str]:
    return lambda row: words.TAKE_UP if row.state == state else offer


TRIED = Noun(
    name="try",
    kind="tried",
    core="tried",
    for_page=Choice("tried", "Something to try, and how it went", "t"),
    title="What was tried",
    this="this",
    which="Which of them?",
    question=words.TO_TRY,
    nothing=words.NOTHING_TRIED,
    look=_look,
    add=_add,
    change=_change,
    actions=(
        RowAction(
            "how",
            say_how,
            lambda _: "Say how it went",
        ),
        RowAction(
            "done",
            _end("done"),
            _offer("done", "It is done"),
            done=lambda row: "Taken up again" if row.state == "done" else "Done",
        ),
        RowAction(
            "let_go",
            _end("let-go"),
            _offer("let-go", "Let go"),
            done=lambda row: "Taken up again" if row.state == "let-go" else "Let go",
        ),
        WHOSE,
    ),
    verbs=(
        Verb(
            name="reopen",
            does="end",
            values={"state": "open"},
            outcome=words.OPEN_AGAIN,
            shown_only=False,
        ),
    ),
    on_slip=("how", "let_go", "whose"),
    usual="how",
    helps={
        "": "What you said you would try, and how it went.",
        "add": "Add what you said you would try.",
        "list": "List what there is to try, in order.",
        "show": "Show one of them in full.",
        "reopen": "Take up again what was done or let go; 'try list --all' shows its number.",
        "edit": "Reword it.",
        "move": "Move it to another place.",
        "delete": "Delete it. It stays in the trash for 14 days.",
        "--all": "Include what is done or was let go.",
    },
    columns=("day", "state", "how_it_went"),
)
