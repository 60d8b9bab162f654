"""Preparing: adding something to the rest of the page, and changing the words of what is there."""

from uuid import UUID

from bondjournal import wording
from bondjournal.summary import own_lines, switch
from bondjournal.summary.offered import Offered
from bondjournal.tui.flows import until_kept
from bondjournal.tui.flows.way import Way
from bondjournal.tui.flows.work import Noun
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
_LINES = {
    "wished": wording.WISHED,
    "unsaid": wording.UNSAID,
    "rating": wording.ABOUT_THE_NUMBER,
}
"""What else has words of its own, with what is asked."""


async def new(way: Way) -> str:
    """Ask what to add, add it and put it on the page; return what is said, or nothing."""
    kind = await way.app.push_screen_wait(Pick("What is it?", *_KINDS, dense=True))
    if kind == "moment":
        uuid = await new_moment(way.app, way.therapist)
    else:
        uuid = await NOUNS[kind].new(way.app) if kind else None
    if uuid is None:
        return ""
    shown = await way.keep(switch.put_new, uuid)
    return NUMBER_FOR_PAGE if shown is False else ""


async def change(way: Way, what: Offered) -> bool:
    """Ask for other words; return whether any were kept.

    Raises:
        JournalError: the row cannot be read.
    """
    if what.uuid is None:
        return False
    if what.kind in _LINES:
        return await _change_line(way, what.kind, what.uuid)
    noun = NOUNS[what.kind]
    row = await way.app.read(noun.list.get, what.uuid)
    return await noun.change(way.app, row, Wish("change", what.uuid))


async def _change_line(way: Way, kind: str, uuid: UUID) -> bool:
    line = Line(_LINES[kind], await way.app.read(own_lines.get, kind, uuid))
    kept = await until_kept.lines(way.app, [line], own_lines.put, kind, uuid, may_be_empty=True)
    return bool(kept)
