"""Preparing: adding something to the rest of the page, and changing the words of what is there."""

from functools import partial
from typing import Any
from uuid import UUID

from sqlmodel import Session

from bondjournal import addition, wording
from bondjournal.journal import goals, preparations, therapists, versions
from bondjournal.journal.tables import Appointment, Rating, Row
from bondjournal.summary.offered import Offered
from bondjournal.tui.flows.way import Here, Way
from bondjournal.tui.flows.work import Noun, asked
from bondjournal.tui.flows.work_goals import GOALS
from bondjournal.tui.flows.work_lists import HELPED, PRACTICAL, TRIED
from bondjournal.tui.flows.work_moments import MOMENTS, new_moment
from bondjournal.tui.screens.pick import Pick
from bondjournal.tui.screens.some_lines import Line
from bondjournal.tui.screens.work import Wish
from bondjournal.tui.widgets.choices import Choice
from bondjournal.wording.work import NUMBER_FOR_PAGE

NOUNS: dict[str, Noun] = {
    "moment": MOMENTS,
    "tried": TRIED,
    "helped": HELPED,
    "did-not-help": HELPED,
    "goal": GOALS,
    "practical": PRACTICAL,
}
"""By the kind of what is offered for a page."""
_KINDS = (
    Choice("m", "A moment", name="moment"),
    Choice("t", "Something to try, and how it went", name="tried"),
    Choice("h", "What helped, or did not", name="helped"),
    Choice("g", "A goal", name="goal"),
    Choice("p", "A practical question", name="practical"),
)
_LINES: dict[str, tuple[type[Row], str, str]] = {
    "wished": (Appointment, "wished", wording.WISHED),
    "unsaid": (Appointment, "unsaid", wording.UNSAID),
    "rating": (Rating, "line", wording.ABOUT_THE_NUMBER),
}
"""What else has words of its own: its table, its column, and what is asked."""


async def new(way: Way) -> str:
    """Ask what to add, add it and put it on the page; return what is said, or nothing."""
    kind = await way.app.push_screen_wait(Pick("What is it?", *_KINDS, dense=True))
    if kind == "moment":
        uuid = await new_moment(way.app, way.therapist)
    else:
        uuid = await NOUNS[kind].new(way.app) if kind else None
    if uuid is None:
        return ""
    shown = await way.keep(partial(_choose, uuid=uuid, kind=kind))
    return NUMBER_FOR_PAGE if shown is False else ""


def _choose(session: Session, here: Here, uuid: UUID, kind: str) -> bool:
    """Put a row on the page; return whether it can stand there so."""
    therapists.give(session, uuid, here.therapist)
    preparations.choose(session, here.prepared, uuid, on=True)
    if kind != "goal":
        return True
    return bool(goals.LIST.get(session, uuid).ratings)


async def change(way: Way, what: Offered) -> bool:
    """Ask for other words; return whether any were kept.

    Raises:
        JournalError: the row cannot be read.
    """
    assert what.uuid is not None
    if what.kind in _LINES:
        return await _change_line(way, what)
    noun = NOUNS[what.kind]
    row = await way.app.read(noun.list.get, what.uuid)
    return await noun.change(way.app, row, Wish("change", what.uuid))


async def _change_line(way: Way, what: Offered) -> bool:
    table, column, question = _LINES[what.kind]
    assert what.uuid is not None
    uuid = what.uuid
    row: Any = await way.app.read(versions.existing, table, uuid)

    def keep(session: Session, typed: str) -> bool:
        words = addition.line(typed, "The line")
        return versions.edit(session, versions.existing(session, table, uuid), **{column: words})

    line = Line(question, getattr(row, column))
    return bool(await asked(way.app, [line], keep, may_be_empty=True))
