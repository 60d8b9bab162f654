"""What was tried, what helped, and practical questions: their rows, and what is done with them."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any
from uuid import UUID

from sqlmodel import Session

from bondjournal.journal import helped, practical, tried
from bondjournal.journal.tables import Helped, Practical, Tried
from bondjournal.tui.flows.work import Deed, Noun, Shown, asked, there
from bondjournal.tui.screens.pick import Pick
from bondjournal.tui.screens.some_lines import Line
from bondjournal.tui.screens.work import HelpedList, PracticalList, TriedList, Wish
from bondjournal.tui.widgets.choices import Choice
from bondjournal.tui.widgets.pages import Row
from bondjournal.wording import work as words

if TYPE_CHECKING:
    from bondjournal.tui.app import JournalApp

_SHORT = {"did not help": "did not"}
"""For a narrow margin."""


def _deed(table: Any, do: Callable[[Session, Any], bool]) -> Deed:
    """Return what does something with a row and asks nothing."""

    async def deed(app: "JournalApp", row: Any, wish: Wish) -> bool:
        del wish
        return await app.write(lambda session: do(session, there(session, table, row.uuid)))

    return deed


def _shown_tried(session: Session, today: date) -> Shown:
    del today
    rows, below = [], {}
    for number, row in enumerate(tried.listed(session), 1):
        open_ = row.state == "open"
        margin = str(number) if open_ else words.TRIED_STATES[row.state]
        rows.append(Row(row.uuid, row.what, margin=margin))
        below[row.uuid] = row.how_it_went
    return rows, below


async def _new_tried(app: "JournalApp") -> UUID | None:
    def keep(session: Session, typed: tuple[str, ...]) -> Tried:
        what, how = typed
        return tried.add(session, what, day=app.today, how_it_went=how)

    lines = [Line(words.TO_TRY), Line(words.HOW_IT_WENT)]
    row = await asked(app, lines, keep)
    return row.uuid if row else None


async def _change_tried(app: "JournalApp", row: Tried, wish: Wish) -> bool:
    del wish

    def keep(session: Session, typed: tuple[str, ...]) -> bool:
        what, how = typed
        found = there(session, Tried, row.uuid)
        renamed = tried.change(session, found, what=what)
        return tried.say_how_it_went(session, found, how) or renamed

    lines = [Line(words.TO_TRY, row.what), Line(words.HOW_IT_WENT, row.how_it_went)]
    return bool(await asked(app, lines, keep))


async def _say_how(app: "JournalApp", row: Tried, wish: Wish) -> bool:
    del wish

    def keep(session: Session, typed: tuple[str, ...]) -> bool:
        return tried.say_how_it_went(session, there(session, Tried, row.uuid), typed[0])

    line = Line(words.HOW_IT_WENT, row.how_it_went)
    return bool(await asked(app, [line], keep, may_be_empty=True))


def _ended(state: str) -> Deed:
    """Return what ends something tried so, or takes it up again where it had ended so."""
    return _deed(
        Tried,
        lambda session, row: tried.end(session, row, "open" if row.state == state else state),
    )


def _shown_helped(session: Session, today: date) -> Shown:
    del today
    rows = []
    for row in helped.all_of(session):
        margin = words.HELPED[row.helped]
        rows.append(Row(row.uuid, row.text, margin=margin, short_margin=_SHORT.get(margin, margin)))
    return rows, {}


async def _new_helped(app: "JournalApp") -> UUID | None:
    it_helped = await app.push_screen_wait(
        Pick(
            "Which is it?",
            Choice("h", "It helped", name="helped"),
            Choice("n", "It did not help", name="did not"),
        )
    )
    if it_helped is None:
        return None
    question = words.WHAT_HELPED if it_helped == "helped" else words.WHAT_DID_NOT

    def keep(session: Session, typed: tuple[str, ...]) -> Helped:
        return helped.add(session, typed[0], day=app.today, helped=it_helped == "helped")

    row = await asked(app, [Line(question)], keep)
    return row.uuid if row else None


async def _change_helped(app: "JournalApp", row: Helped, wish: Wish) -> bool:
    del wish

    def keep(session: Session, typed: tuple[str, ...]) -> bool:
        return helped.change(session, there(session, Helped, row.uuid), text=typed[0])

    question = words.WHAT_HELPED if row.helped else words.WHAT_DID_NOT
    return bool(await asked(app, [Line(question, row.text)], keep))


def _shown_practical(session: Session, today: date) -> Shown:
    del today
    rows = [
        Row(row.uuid, row.text, margin=words.ASKED if row.asked else str(number))
        for number, row in enumerate(practical.all_of(session), 1)
    ]
    return rows, {}


async def _new_practical(app: "JournalApp") -> UUID | None:
    def keep(session: Session, typed: tuple[str, ...]) -> Practical:
        return practical.add(session, typed[0])

    row = await asked(app, [Line(words.PRACTICAL)], keep)
    return row.uuid if row else None


async def _pick(app: "JournalApp") -> UUID | None:
    choices = [Choice(str(number), text, name=text) for number, text in enumerate(words.PICK, 1)]
    picked = await app.push_screen_wait(
        Pick(words.PRACTICAL, *choices, Choice("o", words.OWN_WORDS, name="own"))
    )
    if picked == "own":
        return await _new_practical(app)
    if picked is None:
        return None
    return (await app.write(partial(practical.add, text=picked))).uuid


async def _change_practical(app: "JournalApp", row: Practical, wish: Wish) -> bool:
    del wish

    def keep(session: Session, typed: tuple[str, ...]) -> bool:
        return practical.change(session, there(session, Practical, row.uuid), text=typed[0])

    return bool(await asked(app, [Line(words.PRACTICAL, row.text)], keep))


TRIED = Noun(
    screen=TriedList,
    table=Tried,
    called="this",
    shown=_shown_tried,
    new=_new_tried,
    change=_change_tried,
    deeds={"how": _say_how, "done": _ended("done"), "let-go": _ended("let-go")},
    alike=lambda session, row: tried.all_of(session, row.state),
    move=tried.move,
)
HELPED = Noun(
    screen=HelpedList,
    table=Helped,
    called="this",
    shown=_shown_helped,
    new=_new_helped,
    change=_change_helped,
    deeds={
        "other": _deed(
            Helped, lambda session, row: helped.change(session, row, helped=not row.helped)
        )
    },
    alike=lambda session, row: helped.all_of(session, helped=row.helped),
    move=helped.move,
)
PRACTICAL = Noun(
    screen=PracticalList,
    table=Practical,
    called="this question",
    shown=_shown_practical,
    new=_new_practical,
    change=_change_practical,
    deeds={
        "asked": _deed(
            Practical, lambda session, row: practical.mark(session, row, asked=not row.asked)
        )
    },
    besides={"pick": _pick},
    alike=lambda session, row: practical.all_of(session, asked=row.asked),
    move=practical.move,
)
