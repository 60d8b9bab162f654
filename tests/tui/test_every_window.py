"""Every screen in windows of every size: the line keeps its column, and nothing is cut unseen."""

from functools import partial

import pytest
from rich.cells import cell_len
from settling import settled
from walk import walking

from bondjournal.demo import demo_journal
from bondjournal.tui.columns import VAST, columns_for
from bondjournal.tui.flows import doors
from bondjournal.tui.screens.home import Home
from bondjournal.tui.slip import Slip
from bondjournal.tui.widgets import part

SIZES = ((60, 20), (100, 30), (120, 40), (160, 50), (80, 24))
LINE = {"▏", "▎"}


@pytest.fixture
def drawn_too_wide(monkeypatch):
    """What was drawn wider than its place: it would be cut off without a sign."""
    found = set()
    draw = part.draw

    def watch(widget, columns, row):
        for segments, room in (
            (row.margin, columns.line - 1),
            (row.words, widget.size.width - columns.axis),
        ):
            text = "".join(segment.text for segment in segments).rstrip()
            if segments and cell_len(text) > room > 0:
                found.add((type(widget).__name__, widget.app.size.width, text))
        return draw(widget, columns, row)

    monkeypatch.setattr(part, "draw", watch)
    return found


def stands_right(walk):
    """Whether the line of the screen in front runs from top to bottom, where it does elsewhere."""
    width, height = walk.app.size
    columns = columns_for(width)
    column = columns.line + (width - columns.sheet) // 2
    rows = [row.ljust(width) for row in walk.rows]
    rule = {row[column] for row in rows} - LINE
    return len(rows) == height and rule <= ({"─"} if isinstance(walk.screen, Slip) else set())


async def ways(walk):
    """Go to one screen after the other and back; yield what each is called."""
    for keys in (
        (),
        ("w",),
        ("l",),
        ("l", "enter"),
        ("ctrl+o",),
        ("ctrl+t",),
        ("f1",),
        ("ctrl+p",),
    ):
        await walk.press(*keys)
        yield " ".join(keys)
        await back(walk)
    for door in doors.DOORS:
        lead = partial(doors.lead_and_look_again, walk.app, door)
        walk.app.run_worker(walk.app.run_flow(lead()))
        await settled(walk.app)
        yield door.flow
        await back(walk)


async def back(walk):
    """Go home from wherever one is."""
    for _ in range(6):
        if not isinstance(walk.screen, Home):
            await walk.press("escape")
    await walk.at(Home)


@pytest.mark.long
async def test_every_screen_in_every_window(at, drawn_too_wide):
    at("2026-05-10T18:00")
    seen, wrong = set(), []
    with demo_journal() as journal:
        async with walking(journal) as walk:
            async for name in ways(walk):
                screen, before, focused = walk.screen, walk.rows, walk.screen.focused
                if type(screen) in seen:
                    continue
                seen.add(type(screen))
                for size in SIZES:
                    await walk.pilot.resize_terminal(*size)
                    await settled(walk.app)
                    # A row may be drawn once more in its old width before it is laid out anew.
                    drawn_too_wide.clear()
                    for one in walk.screen.walk_children():
                        one.refresh()
                    await settled(walk.app)
                    wrong += [(name, *one) for one in drawn_too_wide]
                    if not stands_right(walk):
                        wrong.append((name, size))
                    if size[0] >= VAST:
                        assert walk.rows[2][16] == "▏" or isinstance(screen, Slip), name
                # Nothing was lost or moved by it.
                if (walk.screen, walk.screen.focused) != (screen, focused):
                    wrong.append((name, "focus"))
                if walk.rows != before:
                    wrong.append((name, before, walk.rows))
    assert wrong == []
    assert len(seen) > 15
