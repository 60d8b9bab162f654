"""Prompts, which are questions to write from: the library's by theme, then the person's own."""

from collections.abc import Callable, Coroutine, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from bondjournal.nouns.noun import Noun, RowAction, RowLook
from bondjournal.talk import Choice, Line, Talk, ask_and_keep
from bondjournal.wording import prompts as words

if TYPE_CHECKING:
    from bondjournal.journal.prompts import Question

_WRITE, _LEAVE = "write", "leave"


def _look(row: "Question", today: date) -> RowLook:
    del today
    about = f"{words.about(row.flow, row.weight).capitalize()}."
    return RowLook(
        state="hidden" if row.hidden else "",
        under="" if row.theme else "yours",
        line=" ".join(filter(None, (row.nudge, row.theme and f"{row.theme}.", about))),
        quiet=row.hidden,
    )


async def _every(talk: Talk) -> "Sequence[Question]":
    from bondjournal.journal import own_prompts

    return await talk.read(own_prompts.in_order)


def _lines(text: str = "", nudge: str = "") -> list[Line]:
    return [
        Line(words.YOUR_OWN, "A prompt", text),
        Line(words.BELOW_IT, "A nudge", nudge, optional=True),
    ]


async def _add(talk: Talk) -> UUID | None:
    from bondjournal.journal import own_prompts

    added = await ask_and_keep(talk, _lines(), own_prompts.add)
    return added.uuid if added else None


async def _change(talk: Talk, row: "Question") -> None:
    from bondjournal.journal import own_prompts

    await ask_and_keep(talk, _lines(row.text, row.nudge), own_prompts.change, row.key)


async def write_to(talk: Talk, row: "Question") -> None:
    """Let somebody write to a prompt; for a deep one, say first what it may stir up."""
    if row.weight == "deep":
        choices = [Choice(_WRITE, "Write to it", "w"), Choice(_LEAVE, "Not now", "l")]
        if await talk.choose(words.STIRS_UP, choices, about=row.text, usual=_LEAVE) != _WRITE:
            return
    await talk.write_entry(row.text)


async def _hide(talk: Talk, row: "Question") -> None:
    from bondjournal.journal import own_prompts

    await talk.write(own_prompts.hide, row.key, hidden=not row.hidden)
    talk.say_kept()


def _choose(
    column: str, question: str, names: Mapping[str, str]
) -> "Callable[[Talk, Question], Coroutine[Any, Any, None]]":
    async def choose(talk: Talk, row: "Question") -> None:
        from bondjournal.journal import own_prompts

        own_prompts.may_be_changed(row.key)
        choices = [Choice(name, said) for name, said in names.items()]
        present = getattr(row, column)
        chosen = await talk.choose(question, choices, about=row.text, usual=present, leave="Back")
        if chosen not in (None, present):
            await talk.write(own_prompts.change, row.key, **{column: chosen})
            talk.say_kept()

    return choose


def _check(row: "Question") -> None:
    from bondjournal.journal import own_prompts

    own_prompts.may_be_changed(row.key)


PROMPT = Noun(
    name="prompts",
    title="Questions to write from",
    this="this question",
    which="Which question?",
    question=words.YOUR_OWN,
    nothing=words.NONE_LEFT,
    look=_look,
    rows=_every,
    called=lambda row: row.text,
    check=_check,
    add=_add,
    change=_change,
    actions=(
        RowAction(
            "open",
            write_to,
            lambda _: "Write to it",
        ),
        RowAction(
            "hide_question",
            _hide,
            lambda row: "Offer it again" if row.hidden else "Never offer it",
            done=lambda row: "Offered again" if row.hidden else "Never offered",
        ),
        RowAction(
            "when",
            _choose("flow", words.WHEN, words.FLOWS),
            lambda row: "" if row.theme else "When it is offered",
        ),
        RowAction(
            "weight",
            _choose("weight", words.WEIGHT, words.WEIGHTS),
            lambda row: "" if row.theme else "How it is offered",
        ),
    ),
    on_slip=("when", "weight"),
    foot=(("open", "write"), "hide_question", "new", "edit"),
    shared=("new", "edit", "delete"),
    ordered=False,
    has_owner=False,
)
