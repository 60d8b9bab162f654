"""Names on a page: each that nobody decided on is asked about once, and any can be replaced."""

import re
from collections.abc import Awaitable, Callable, Sequence

from bondjournal import wording
from bondjournal.journal import stand_ins
from bondjournal.summary import undecided
from bondjournal.tui.flows.way import Way
from bondjournal.tui.screens.prepare_name import MOST, AskWords, Named, StandIn
from bondjournal.wording import names as words

SHOWN = 56
"""So many characters show where a name stands: a row of a slip."""


async def decide_names(way: Way, show: Callable[[], Awaitable[None]]) -> bool:
    """Ask about one name after the other; return whether all of them are decided.

    Args:
        way: the walk.
        show: shows the page as it is after a decision.
    """
    while (found := await way.read(undecided.next_on_page, today=way.app.today)) is not None:
        answer = await way.app.push_screen_wait(StandIn(_named(found)))
        if answer is None:
            return False
        instead = ""
        if answer == "other":
            question = words.INSTEAD_OF.format(name=found.name)
            typed = await way.app.push_screen_wait(AskWords(question))
            if typed is None:
                continue
            instead = typed
        await way.keep_elsewhere(undecided.decide, found, instead, replace=answer != "leave")
        if way.unkept:
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
    await way.keep_elsewhere(stand_ins.decide, name, instead)
    return not way.unkept


def _named(found: undecided.Next) -> Named:
    """Return what is to be decided, as the slip asks about it."""
    place = found.place
    if place is None:
        asked = f"'{found.name}' {wording.times(found.count)}: leave it or replace it?"
        return Named(found.name, asked, _around(found.texts, found.name))
    asked = f"You wrote '{place.found}'. Replace it with '{found.instead}' here?"
    around = f"…{place.before} {place.found} {place.after}…"
    return Named(found.name, asked, (around,), found.instead)


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
