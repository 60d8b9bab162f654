"""Names on a page: each that nobody decided on is asked about once, and any can be replaced."""

import re
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from functools import partial

from sqlmodel import Session

from bondjournal import wording
from bondjournal.journal import stand_ins
from bondjournal.summary import choose, standins
from bondjournal.summary.page import Page
from bondjournal.summary.standins import Place, StandIns
from bondjournal.tui.flows.way import Here, Way
from bondjournal.tui.screens.prepare_name import MOST, AskWords, Named, StandIn
from bondjournal.wording import names as words

SHOWN = 56
"""So many characters show where a name stands: a row of a slip."""


@dataclass(frozen=True, slots=True)
class Open:
    """What is to be decided next: a name, or one place of a name that is a common word too."""

    named: Named
    place: Place | None = None


async def decide_names(way: Way, show: Callable[[], Awaitable[None]]) -> bool:
    """Ask about one name after the other; return whether all of them are decided.

    Args:
        way: the walk.
        show: shows the page as it is after a decision.
    """
    while (found := await way.read(partial(_next, way=way))) is not None:
        answer = await way.app.push_screen_wait(StandIn(found.named))
        if answer is None:
            return False
        instead = ""
        if answer == "other":
            question = words.INSTEAD_OF.format(name=found.named.name)
            typed = await way.app.push_screen_wait(AskWords(question))
            if typed is None:
                continue
            instead = typed
        decided = partial(_decide, found=found, answer=answer, instead=instead)
        if await way.keep(decided) is None:
            return False
        await show()
    return True


async def replace_name(way: Way) -> bool:
    """Ask for a name that was seen on the page and for what stands instead; say whether kept."""
    name = await way.app.push_screen_wait(AskWords(words.ADD_NAME))
    if name is None:
        return False
    slip = AskWords(words.INSTEAD_OF.format(name=name), aside=wording.NOT_ANONYMOUS)
    instead = await way.app.push_screen_wait(slip)
    if instead is None:
        return False
    return bool(await way.keep(partial(_replace, name=name, instead=instead)))


def collected(session: Session, here: Here, way: Way) -> Page:
    """Return the page with the names as they were typed."""
    return choose.collect(session, here.therapist, here.appointment, today=way.app.today)


def _replace(session: Session, here: Here, name: str, instead: str) -> bool:
    del here
    stand_ins.decide(session, name, instead)
    return True


def _next(session: Session, here: Here, way: Way) -> Open | None:
    """Return what is to be decided next, or None once everything is."""
    page = collected(session, here, way)
    known = choose.stand_ins(session)
    for name, count in standins.undecided(page, known.decided()):
        asked = f"'{name}' {wording.times(count)}: leave it or replace it?"
        return Open(Named(name, asked, _around(standins.standing(page, name), name)))
    for place in standins.places(page, known):
        if place.decided is None:
            return Open(_named(place, known), place)
    return None


def _named(place: Place, known: StandIns) -> Named:
    instead = known.names[place.name]
    asked = f"You wrote '{place.found}'. Replace it with '{instead}' here?"
    around = f"…{place.before} {place.found} {place.after}…"
    return Named(place.name, asked, (around,), instead)


def _around(texts: Sequence[str], name: str) -> tuple[str, ...]:
    """Return the words round each place of a name, for the first few places."""
    found: dict[str, None] = {}
    wanted = re.compile(rf"(?<![^\W_]){re.escape(name)}(?![^\W_])", re.IGNORECASE)
    for text in dict.fromkeys(texts):
        for place in wanted.finditer(text):
            start = max(0, min(place.start() - SHOWN // 2, len(text) - SHOWN))
            around = text[start : start + SHOWN].strip()
            more = "…" if start + SHOWN < len(text) else ""
            found[f"{'…' if start else ''}{around}{more}"] = None
    return tuple(found)[:MOST]


def _decide(session: Session, here: Here, found: Open, answer: str, instead: str) -> bool:
    del here
    if found.place is None or answer == "other":
        stand_ins.decide(session, found.named.name, instead)
    if found.place is not None:
        stand_ins.decide_place(session, found.place.key, replace=answer != "leave")
    return True
