"""What else may stand on the page, each to be put there or left off."""

from typing import Any
from uuid import UUID

from bondjournal.cli import console
from bondjournal.cli.plain import rows, work
from bondjournal.cli.plain.questions import line, one_of
from bondjournal.cli.plain.window import Window
from bondjournal.cli.plain.work_goals import GOALS
from bondjournal.cli.plain.work_lists import HELPED, PRACTICAL, TRIED
from bondjournal.cli.plain.work_moments import MOMENTS, add_of
from bondjournal.summary import offered
from bondjournal.summary import switch as page_switch
from bondjournal.summary.offered import Offered
from bondjournal.wording.work import NUMBER_FOR_PAGE

_OWN = {
    "moment": MOMENTS,
    "tried": TRIED,
    "helped": HELPED,
    "did-not-help": HELPED,
    "goal": GOALS,
    "practical": PRACTICAL,
}
"""The lists of what has words that can be changed here, by the kind it has on a page."""


def switches(window: Window, them: UUID, appointment: UUID | None) -> list[tuple[str, Offered]]:
    """Return everything that may be on the page besides entries and topics, with its words."""
    found = window.journal.read(offered.the_rest, them, appointment, today=window.today)
    return [(f"{rows.fit(one.words)} ({_state(one)})", one) for one in found]


def switch(window: Window, them: UUID, appointment: UUID | None, one: Offered) -> None:
    """Put something on the page that was left off, or the other way round."""
    if one.kind == "name":
        _sign(window)
        return
    on = not one.on
    window.journal.write(page_switch.put, them, appointment, one, on=on)
    console.say("On the page." if on else "Left off.")


def new(window: Window, them: UUID, appointment: UUID | None) -> None:
    """Ask for a moment, a goal or their like, and put it on the page."""
    kinds = work.kinds()
    place, letter = one_of("What is it?", [kind.name for kind in kinds], {"0": "Nothing"}, "0")
    row = None if letter else _added(window, kinds[place], them)
    if row is None:
        return
    stands = window.journal.write(page_switch.put_new, them, appointment, row.uuid)
    console.say("On the page." if stands else NUMBER_FOR_PAGE)


def _added(window: Window, kind: work.Kind, them: UUID) -> Any:
    """Ask for a new row; a moment is one of the last session with whom the page is for."""
    if kind is MOMENTS:
        return add_of(window, them)
    return kind.add(window)


def is_own(one: Offered) -> bool:
    """Say whether the words of something that may be on the page can be changed here."""
    return one.kind in _OWN


def change_words(window: Window, one: Offered) -> None:
    """Ask for other words of something that may be on the page."""
    if one.uuid is not None:
        kind = _OWN[one.kind]
        work.change_words(window, kind, window.journal.read(kind.list.get, one.uuid))


def _sign(window: Window) -> None:
    present = window.journal.read(page_switch.signed)
    name = line("Who is the page from? A letter is enough.", "A name", present)
    window.journal.write(page_switch.sign, name)


def _state(one: Offered) -> str:
    return "under a topic" if one.under_topic else "on the page" if one.on else "left off"
