"""What was tried, what helped, and practical questions: their rows, and what is done with them."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from bondjournal.journal import helped, practical, tried
from bondjournal.journal.values import Helped, Practical, Tried
from bondjournal.tui.flows import until_kept
from bondjournal.tui.flows.work import Deed, Noun, Shown
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


def _deed(do: Callable[..., bool], *values: Any) -> Deed:
    """Return what does something with what is marked and asks nothing."""

    async def deed(app: "JournalApp", marked: Any, wish: Wish) -> bool:
        del wish
        return await app.write(do, marked.uuid, *values)

    return deed


def _shown_tried(listed: Sequence[Tried], today: date) -> Shown:
    del today
    rows = [
        Row(
            one.uuid,
            one.what,
            margin=str(one.number) if one.state == "open" else words.TRIED_STATES[one.state],
        )
        for one in listed
    ]
    return rows, {one.uuid: one.how_it_went for one in listed}


async def _new_tried(app: "JournalApp") -> UUID | None:
    lines = [Line(words.TO_TRY), Line(words.HOW_IT_WENT)]
    added = await until_kept.lines(app, lines, tried.add, day=app.today)
    return added.uuid if added else None


async def _change_tried(app: "JournalApp", marked: Tried, wish: Wish) -> bool:
    del wish
    lines = [Line(words.TO_TRY, marked.what), Line(words.HOW_IT_WENT, marked.how_it_went)]
    return bool(await until_kept.lines(app, lines, tried.change, marked.uuid))


async def _say_how(app: "JournalApp", marked: Tried, wish: Wish) -> bool:
    del wish
    line = Line(words.HOW_IT_WENT, marked.how_it_went)
    return bool(
        await until_kept.lines(app, [line], tried.say_how_it_went, marked.uuid, may_be_empty=True)
    )


def _shown_helped(listed: Sequence[Helped], today: date) -> Shown:
    del today
    rows = []
    for one in listed:
        margin = words.HELPED[one.helped]
        rows.append(Row(one.uuid, one.text, margin=margin, short_margin=_SHORT.get(margin, margin)))
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
    added = await until_kept.lines(
        app, [Line(question)], helped.add, day=app.today, helped=it_helped == "helped"
    )
    return added.uuid if added else None


async def _change_helped(app: "JournalApp", marked: Helped, wish: Wish) -> bool:
    del wish
    question = words.WHAT_HELPED if marked.helped else words.WHAT_DID_NOT
    return bool(
        await until_kept.lines(app, [Line(question, marked.text)], helped.LIST.put, marked.uuid)
    )


def _shown_practical(listed: Sequence[Practical], today: date) -> Shown:
    del today
    rows = [
        Row(one.uuid, one.text, margin=words.ASKED if one.asked else str(one.number))
        for one in listed
    ]
    return rows, {}


async def _new_practical(app: "JournalApp") -> UUID | None:
    added = await until_kept.lines(app, [Line(words.PRACTICAL)], practical.add)
    return added.uuid if added else None


async def _pick(app: "JournalApp") -> UUID | None:
    choices = [Choice(str(number), text, name=text) for number, text in enumerate(words.PICK, 1)]
    picked = await app.push_screen_wait(
        Pick(words.PRACTICAL, *choices, Choice("o", words.OWN_WORDS, name="own"))
    )
    if picked == "own":
        return await _new_practical(app)
    if picked is None:
        return None
    return (await app.write(practical.add, picked)).uuid


async def _change_practical(app: "JournalApp", marked: Practical, wish: Wish) -> bool:
    del wish
    line = Line(words.PRACTICAL, marked.text)
    return bool(await until_kept.lines(app, [line], practical.LIST.put, marked.uuid))


TRIED = Noun(
    screen=TriedList,
    list=tried.LIST,
    called="this",
    shown=_shown_tried,
    new=_new_tried,
    change=_change_tried,
    deeds={
        "how": _say_how,
        "done": _deed(tried.end_or_open, "done"),
        "let-go": _deed(tried.end_or_open, "let-go"),
    },
)
HELPED = Noun(
    screen=HelpedList,
    list=helped.LIST,
    called="this",
    shown=_shown_helped,
    new=_new_helped,
    change=_change_helped,
    deeds={"other": _deed(helped.switch)},
)
PRACTICAL = Noun(
    screen=PracticalList,
    list=practical.LIST,
    called="this question",
    shown=_shown_practical,
    new=_new_practical,
    change=_change_practical,
    deeds={"asked": _deed(practical.switch)},
    besides={"pick": _pick},
)
