"""What somebody wrote and the disk did not take, behind whatever is on the screen."""

import asyncio
from typing import TYPE_CHECKING

from bondjournal.errors import JournalError
from bondjournal.wording import vault as words

if TYPE_CHECKING:
    from bondjournal.tui.app import JournalApp

LOOK_FOR_ROOM = 2.0
"""Seconds between two tries."""


async def write(app: "JournalApp") -> None:
    """Put it on the disk as soon as that can be, and say so until then."""
    told_on = None
    while app.unwritten:
        try:
            await asyncio.to_thread(app.write_unwritten)
        except JournalError:
            if app.screen is not told_on:
                told_on = app.screen
                app.shown(words.UNWRITTEN)
            await asyncio.sleep(LOOK_FOR_ROOM)
        else:
            app.shown(words.WRITTEN_NOW)
