"""When a running app has done everything that was asked of it, and drawn it."""

import asyncio
import threading
from concurrent.futures.thread import _WorkItem
from typing import ClassVar
from weakref import WeakSet

from textual._compositor import Compositor
from textual.pilot import Pilot

from waiting import LONGEST, Patience

_A_MOMENT = 0.005
"""For the threads, in seconds, between two looks at them."""


class Held:
    """Work in a thread that goes on only when it is told to; nobody waits for it until then."""

    now: ClassVar = set()

    def __init__(self):
        self._go_on = threading.Event()

    def wait(self):
        Held.now.add(self)
        assert self._go_on.wait(LONGEST), "nobody let it go on"
        Held.now.discard(self)

    def let_go(self):
        self._go_on.set()
        Held.now.discard(self)


class Calm(Pilot):
    """A pilot whose pauses end when the app rests, however busy the machine is."""

    async def pause(self, delay=None):
        await asyncio.sleep(_A_MOMENT if delay is None else delay)
        await settled(self.app)


async def settled(app):
    """Wait until an app rests: no message, no thread and nothing to draw is left."""
    patience = Patience("An app that rests")
    loop = asyncio.get_running_loop()
    await _quiet(app)
    # A thread leaves what it found to the loop before it rests, so the loop is looked at last.
    while not _threads_rest() or loop._ready:
        assert patience.left
        await asyncio.sleep(_A_MOMENT)
        await _quiet(app)


async def _quiet(app):
    patience = Patience("An app with nothing more to do")
    loop = asyncio.get_running_loop()
    await asyncio.sleep(0)
    while loop._ready or _drew(app):
        assert patience.left
        await asyncio.sleep(0)


_undrawn = WeakSet()
"""The compositors of screens that have changed since they were drawn."""


def draw_what_rests(patch):
    """Have apps draw a screen once it rests, and not at every change before."""
    render = Compositor.render_update

    def later(compositor, full=False, **how):
        if full:
            _undrawn.discard(compositor)
            return render(compositor, full=True, **how)
        compositor._dirty_regions.clear()
        _undrawn.add(compositor)
        return None

    patch.setattr(Compositor, "render_update", later)


def _drew(app):
    """Lay out or draw what an app would a moment later; say whether there was any."""
    if not app.screen_stack:
        return False
    screen = app.screen_stack[-1]
    if app._resize_event is not None:
        app._check_resize()
    elif _to_lay_out(screen) and not app._batch_count:
        screen._on_timer_update()
    elif screen._compositor in _undrawn:
        screen._compositor.render_update(full=True, screen_stack=app._background_screens)
    else:
        return False
    return True


def _to_lay_out(screen):
    return (
        screen._layout_required
        or screen._scroll_required
        or screen._repaint_required
        or screen._recompose_required
        or screen._dirty_widgets
        or screen._callbacks
    )


_undone = set()
"""What threads were asked to do and have not done."""


def count_what_threads_do(patch):
    """Know what threads were asked to do, until what they found is with whoever waits for it.

    A pool counts its idle threads only about right, from Python 3.12 on.
    """
    begin, run = _WorkItem.__init__, _WorkItem.run

    def begun(work, *what):
        _undone.add(work)
        begin(work, *what)

    def done(work, *what):
        try:
            run(work, *what)
        finally:
            _undone.discard(work)

    patch.setattr(_WorkItem, "__init__", begun)
    patch.setattr(_WorkItem, "run", done)


def _threads_rest():
    return len(_undone) <= len(Held.now)
