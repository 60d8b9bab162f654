"""Names on a page: each that nobody decided on is asked about once, and any can be replaced."""

import re
from collections.abc import Awaitable, Callable, Sequence
from functools import partial

from bondjournal import wording
from bondjournal.nouns import stand_in
from bondjournal.summary import undecided
from bondjournal.tui.flows.until_kept import by_slip
from bondjournal.tui.flows.way import Way
from bondjournal.tui.screens.prepare_name import MOST, AskWords, Named, StandIn
from bondjournal.tui.talk import OnScreen
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
        if answer == "other":
            if not await _replace(way, found):
                continue
        else:
            await way.keep_elsewhere(undecided.decide, found, "", replace=answer != "leave")
            if way.unkept:
                return False
        await show()
    return True


async def replace_name(way: Way) -> bool:
    """Ask for a name that was seen on the page and for what stands instead; say whether kept."""
    kept = await stand_in.add(OnScreen(way.app)) is not None
    if kept:
        way.is_kept()
    return kept


async def _replace(way: Way, found: undecided.Next) -> bool:
    """Ask what stands instead of a name nobody decided on; say whether that was kept."""

    async def keep(instead: str) -> bool:
        await way.app.write(undecided.decide, found, instead, replace=True)
        return True

    question = words.INSTEAD_OF.format(name=found.name)
    kept = bool(await by_slip(way.app, partial(AskWords, question), keep, ""))
    if kept:
        way.is_kept()
    return kept


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
