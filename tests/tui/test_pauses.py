"""Pauses: what is typed is kept a second after a pause, and never long behind steady typing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from walk import walking

from bondjournal.tui import pauses
from bondjournal.tui.pauses import Pauses
from bondjournal.tui.screens.write import Write
from bondjournal.vault import drafts

PROMISED_PAUSE, PROMISED_LONGEST = 1.0, 3.0


class Clock:
    """A node and its event loop, and the time it goes by."""

    is_running = True

    def __init__(self):
        self.now = 0.0
        self.timers = []

    def call_later(self, delay, then):
        self.timers.append((self.now + delay, then))

    def go_to(self, end):
        """Let the time pass, and whatever comes in it."""
        while self.timers and min(self.timers, key=lambda one: one[0])[0] <= end:
            due = min(self.timers, key=lambda one: one[0])
            self.timers.remove(due)
            self.now = max(self.now, due[0])
            due[1]()
        self.now = end


@given(st.lists(st.floats(0.001, 2.5), min_size=1, max_size=60))
def test_no_key_waits_longer_than_promised(between):
    clock, kept, pressed = Clock(), [], []
    typing = Pauses(clock, lambda: kept.append(clock.now))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pauses, "monotonic", lambda: clock.now)
        patch.setattr(pauses, "get_running_loop", lambda: clock)
        for gap in between:
            clock.go_to(clock.now + gap)
            typing.touch()
            pressed.append(clock.now)
        clock.go_to(clock.now + 60)
    for key, after in zip(pressed, [*pressed[1:], clock.now], strict=True):
        waited = min(one for one in kept if one >= key) - key
        assert waited < PROMISED_LONGEST
        if after - key > PROMISED_PAUSE:
            assert waited <= PROMISED_PAUSE + 1e-6
    assert not clock.timers, "a timer goes on though nobody types"
    assert len(kept) <= 1 + pressed[-1] - pressed[0] + len(pressed)


def test_a_key_before_its_pause_is_over_calls_nothing(monkeypatch):
    clock, kept = Clock(), []
    monkeypatch.setattr(pauses, "monotonic", lambda: clock.now)
    monkeypatch.setattr(pauses, "get_running_loop", lambda: clock)
    typing = Pauses(clock, lambda: kept.append(clock.now))
    for _ in range(3):
        typing.touch()
        clock.go_to(clock.now + 0.5)
    assert kept == []
    clock.go_to(clock.now + 0.5)
    assert kept == [2.0]


async def test_what_is_typed_is_kept_however_late_the_loop_comes(journal, monkeypatch):
    """The instant of the call is past before anything can wait for it."""
    monkeypatch.setattr(pauses, "PAUSE", 1e-9)
    async with walking(journal, "w") as walk:
        await walk.at(Write)
        await walk.type("a heron stood on the weir")
        await walk.until(lambda: drafts.waiting(journal.vault))
