"""Arriving at home: where one was when it locked, and what waits to be asked."""

import asyncio
import json
from contextlib import suppress
from typing import TYPE_CHECKING, Any
from uuid import UUID

from bondjournal.tui import locking
from bondjournal.tui.flows import unfinished
from bondjournal.vault import places

if TYPE_CHECKING:
    from bondjournal.tui.app import JournalApp


async def arrive(app: "JournalApp") -> None:
    """Go on where this window was when it locked; else ask what waits to be asked."""
    from bondjournal.tui.flows.after import waiting

    place = await asyncio.to_thread(_place, app)
    if draft := _uuid(place.get("draft")):
        await unfinished.go_on(app, draft)
    else:
        await unfinished.offer(app)
    await waiting(app)


def _place(app: "JournalApp") -> dict[str, Any]:
    """Return where this window was, once."""
    journal, name = app.journal, app.before.place
    if journal is None or name is None:
        return {}
    app.before = locking.Before()
    raw = places.take(app.vault, journal.keys, name)
    # Whoever can write to the folder can seal, so it may hold anything.
    with suppress(ValueError):
        place = json.loads(raw or b"{}")
        return place if isinstance(place, dict) else {}
    return {}


def _uuid(found: object) -> UUID | None:
    with suppress(ValueError):
        return UUID(hex=found) if isinstance(found, str) else None
    return None
