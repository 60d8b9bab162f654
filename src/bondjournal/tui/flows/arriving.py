"""Arriving at home: going back to where the window was when it locked."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import TYPE_CHECKING, Any
from uuid import UUID

from bondjournal import shape
from bondjournal.journal import timeline
from bondjournal.tui import locking
from bondjournal.tui.flows import unfinished
from bondjournal.vault import places

if TYPE_CHECKING:
    from bondjournal.tui.app import JournalApp


async def arrive(app: "JournalApp", look_again: Callable[[], Awaitable[None]]) -> None:
    """Go on where this window was when it locked; nothing is asked."""
    del look_again
    from bondjournal.tui.flows.preparing import prepare

    place = await asyncio.to_thread(_place, app)
    if draft := _uuid(place.get("draft")):
        await unfinished.go_on(app, draft)
        for below in filter(None, map(_uuid, str(place.get("below", "")).split())):
            await unfinished.go_on(app, below)
    elif entry := _uuid(place.get("entry")):
        await _look_back(app, entry, reading=bool(place.get("reading")))
    elif place.get("preparing"):
        await app.run_flow(prepare(app))


def way_back(app: "JournalApp") -> dict[str, str]:
    """Return how to come back to the list, entry or step in front; empty if there is none."""
    from bondjournal.tui.flows.listed import EntryKey
    from bondjournal.tui.screens.journal import JournalList
    from bondjournal.tui.screens.prepare_step import Step
    from bondjournal.tui.screens.reader import ReadEntry

    place: dict[str, str] = {}
    for screen in app.screen_stack:
        if isinstance(screen, JournalList):
            row = screen.rows.chosen
            if row is not None and isinstance(row.key, EntryKey):
                place["entry"] = row.key.uuid.hex
        elif isinstance(screen, ReadEntry):
            place |= {"entry": screen.entry.uuid.hex, "reading": "yes"}
        elif isinstance(screen, Step):
            place["preparing"] = "yes"
    return place


async def _look_back(app: "JournalApp", uuid: UUID, *, reading: bool) -> None:
    from bondjournal.tui.flows.listed import EntryKey
    from bondjournal.tui.flows.look_back import look_back

    cursor = await app.read(timeline.cursor_of, uuid)
    key = EntryKey(*cursor, uuid) if cursor else None
    await look_back(app, at=key, read=reading)


def _place(app: "JournalApp") -> dict[str, Any]:
    """Return where this window was when it locked; only the first call does."""
    journal, before = app.journal, app.before
    if journal is None:
        return {}
    app.before = locking.Before()
    if before.place is None:
        drafts = " ".join(uuid.hex for uuid in before.unwritten)
        return dict(zip(("draft", "below"), drafts.split(" ", 1), strict=False))
    raw = places.take(app.vault, journal.keys, before.place)
    # Whoever can write to the folder can seal a file, so this one may hold anything.
    with suppress(shape.Unfit):
        place = shape.load(raw or b"{}")
        return place if isinstance(place, dict) else {}
    return {}


def _uuid(found: object) -> UUID | None:
    with suppress(ValueError):
        return UUID(hex=found) if isinstance(found, str) else None
    return None
