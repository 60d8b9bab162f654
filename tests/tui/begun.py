"""The app as it begins, before anything was waited for."""

from contextlib import asynccontextmanager

from walk import Walk

from bondjournal.tui.app import JournalApp


@asynccontextmanager
async def begun(vault, *, size=(80, 24), **how):
    """Start the app on a vault, locked or not there yet; `journal=` starts it unlocked."""
    app = JournalApp(vault, **how)
    async with app.run_test(size=size) as pilot:
        yield Walk(app, pilot)
    app.end()
