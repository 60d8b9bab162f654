"""A screen is put away once, and never the one below it."""

import pytest
from begun import begun
from walk import keep, walking

from bondjournal.draft import Draft
from bondjournal.tui.flows.writing import write
from bondjournal.tui.help import Help
from bondjournal.tui.screens.home import Home
from bondjournal.tui.screens.slips import Pick
from bondjournal.tui.screens.write import Write
from bondjournal.vault import drafts


@pytest.mark.parametrize("typed", ["tt", "ll", "to", "l\n", "lo"])
async def test_two_keys_at_once_leave_what_is_below_a_slip(journal, at, typed):
    now = at("2026-05-10T18:00")
    keep(journal, body="Today.")
    draft = Draft(at=now, changed_at=now, zone="Europe/Berlin", body="half a thought")
    drafts.keep(journal.vault, draft.uuid, draft.to_bytes())
    async with begun(journal.vault, journal=journal) as walk:
        await walk.at(Home)
        await walk.press("r")
        await walk.at(Pick)
        slip = walk.screen
        await walk.type(typed)
        await walk.until(lambda: walk.screen is not slip)
        for _ in range(5):
            await walk.pilot.pause()
        assert any(isinstance(screen, Home) for screen in walk.app.screen_stack)


async def test_one_that_is_done_while_something_stands_over_it_goes_after_that(journal):
    async with walking(journal) as walk:
        walk.app.go(write(walk.app, first=True))
        await walk.at(Write)
        await walk.type("A line.")
        await walk.press("ctrl+s")
        await walk.shows("Enough for now?")
        slip = walk.screen
        await walk.press("f1")
        await walk.at(Help)
        slip.dismiss("yes")
        await walk.pilot.pause()
        assert isinstance(walk.screen, Help)
        await walk.press("escape")
        await walk.at(Home)
