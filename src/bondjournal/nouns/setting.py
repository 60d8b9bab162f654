"""Settings, and the page's headings and fixed lines, each of them changed by one question."""

from collections.abc import Callable, Coroutine, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from bondjournal.nouns.noun import Noun, RowAction, RowLook
from bondjournal.talk import Choice, Line, Talk, ask_and_keep
from bondjournal.wording import settings as words
from bondjournal.wording import undoing

if TYPE_CHECKING:
    from bondjournal.summary.all_settings import Setting


_NOT_SET = ("lines", "key")
"""Kinds of rows that lead further, without a value of their own."""


def _look(row: "Setting", today: date) -> RowLook:
    del today
    own = words.YOURS if row.is_own and not row.label else ""
    return RowLook(
        label=row.label,
        short_label=row.short_label,
        heard=row.called,
        last=own,
        last_short=own,
        line=row.explained,
        values=[said for _, said in row.options],
        chosen=[typed for typed, _ in row.options].index(row.typed) if row.options else 0,
    )


async def _of_program(talk: Talk) -> "Sequence[Setting]":
    from bondjournal.summary import all_settings

    return await talk.read(all_settings.of_program)


async def _of_page(talk: Talk) -> "Sequence[Setting]":
    from bondjournal.summary import all_settings

    return await talk.read(all_settings.of_page)


async def _change(talk: Talk, row: "Setting") -> None:
    """Ask for another value: one of the possible ones, or words."""
    from bondjournal.summary import all_settings

    if row.kind == "lines":
        await talk.show_list(PAGE_LINE)
    elif row.kind in ("choice", "switch"):
        choices = [Choice(typed, said) for typed, said in row.options]
        question = f"{row.label.capitalize()}:"
        chosen = await talk.choose(
            question, choices, about=row.explained, usual=row.typed, leave="Back"
        )
        if chosen not in (None, row.typed):
            await talk.write(all_settings.put, row.name, chosen)
            talk.say_kept()
    else:
        await ask_and_keep(talk, [_line(row)], all_settings.put, row.name)


def _line(row: "Setting") -> Line:
    allowed = words.IT_CAN_BE.format(allowed=row.allowed) if row.allowed else ""
    return Line(
        f"{row.label.capitalize()}:" if row.label else words.THIS_LINE,
        "A setting",
        row.typed,
        optional=row.may_be_empty,
        about=" ".join(filter(None, (row.explained, allowed))),
    )


def _steps(by: int) -> "Callable[[Talk, Setting], Coroutine[Any, Any, None]]":
    async def step(talk: Talk, row: "Setting") -> None:
        from bondjournal.summary import all_settings

        if not row.label or row.kind in _NOT_SET:
            return
        if await talk.write(all_settings.step, row.name, by):
            talk.say_kept()

    return step


async def _reset(talk: Talk, row: "Setting") -> None:
    from bondjournal.summary import all_settings

    if row.kind not in _NOT_SET:
        await talk.write(all_settings.reset, row.name)
        talk.say_kept()


_RESET = RowAction(
    "reset",
    _reset,
    lambda row: "" if row.kind in _NOT_SET else "Back to the default",
)


def _what_changed(before: "Setting", now: "Setting") -> str:
    """Return what is said of a setting that is another now, which `u` takes back."""
    if not now.label or now.kind == "lines":
        return undoing.LINE_CHANGED
    changed = undoing.SETTING_CHANGED.format(
        what=now.label.capitalize(), now=now.said.lower(), before=before.said.lower()
    )
    if len(changed) <= undoing.ROOM:
        return changed
    return words.CHANGED.format(what=now.label.capitalize())


PAGE_LINE = Noun(
    name="page-line",
    title="Lines of the page",
    this="this line",
    which="Which line?",
    question=words.THIS_LINE,
    nothing="",
    other_words="Change it",
    look=_look,
    rows=_of_page,
    called=lambda row: row.said,
    change=_change,
    changed=_what_changed,
    actions=(_RESET,),
    foot=(("open", "open"), "reset"),
    shared=(),
    ordered=False,
    has_owner=False,
)
SETTING = Noun(
    name="setting",
    title="Settings",
    this="this setting",
    which=words.WHICH_SETTING,
    question="",
    nothing="",
    other_words="Change it",
    look=_look,
    rows=_of_program,
    called=lambda row: row.said,
    change=_change,
    changed=_what_changed,
    actions=(
        RowAction(
            "left",
            _steps(-1),
            lambda _: "",
            repeats=True,
        ),
        RowAction(
            "right",
            _steps(1),
            lambda _: "",
            repeats=True,
        ),
        _RESET,
    ),
    shared=(),
    ordered=False,
    has_owner=False,
)
