"""One step of preparing a page: what all of them share."""

import asyncio
from dataclasses import dataclass
from typing import ClassVar, Literal

from textual import on
from textual.binding import Binding, BindingType

from bondjournal.tui.pauses import Pauses
from bondjournal.tui.screens.asking import Asking
from bondjournal.tui.widgets.answer import Answer

NAMES = ("notes", "topics", "first", "help", "the rest", "read", "write")
"""The steps as they are called on the screen."""

_TO_KEEP = 0.5
"""Seconds that an end waits for what was typed to be kept."""

Where = Literal["on", "back", "stop"]


@dataclass(frozen=True, slots=True)
class Went:
    """The step is left: for the next one, for the one before, or for now."""

    where: Where


@dataclass(frozen=True, slots=True)
class Settled:
    """Everything that was handed out before this is kept, or was not."""

    done: asyncio.Event


class Step(Asking[object]):
    """A step; it hands out what is to be kept, and in the end where it was left for."""

    NUMBER: ClassVar[int] = 0
    """Which of the steps it is."""
    STEPS = NAMES
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "go('on')", "go on", tooltip="go on to the next step"),
        Binding("pageup", "go('back')", "back", tooltip="the step before", priority=True),
        Binding("pagedown", "next", "next", tooltip="the next step", priority=True),
        Binding(
            "escape", "leave", "stop here", tooltip="stop here; it goes on from here next time"
        ),
    ]

    def __init__(self, place: str) -> None:
        """Make a step.

        Args:
            place: what is being prepared, as the head says it.
        """
        super().__init__()
        self.set_reactive(Step.place, place)
        self.in_front = asyncio.Event()
        """Set while nothing stands over it."""
        self._pauses = Pauses(self, self.in_a_pause)

    def on_mount(self) -> None:
        """Say which step it is."""
        self.step = self.NUMBER

    def on_screen_resume(self) -> None:
        """Be in front."""
        self.in_front.set()

    def on_screen_suspend(self) -> None:
        """Have something over it."""
        self.in_front.clear()

    @on(Answer.Changed)
    def _typed_on(self, event: Answer.Changed) -> None:
        """Keep what is typed once there is a pause: nothing of it is to go with a crash."""
        if not event.answer.typing:
            return
        self.state = ""
        self._pauses.touched()

    def in_a_pause(self) -> None:
        """Hand out what is not kept yet; it is called in a pause while typing."""
        self.before_going()

    async def settle(self) -> None:
        """Hand out what is not kept yet, and wait until it is kept, unless that takes long."""
        self.before_going()
        if not self.more_asked:
            return
        settled = Settled(asyncio.Event())
        self._wishes.put_nowait(settled)
        try:
            await asyncio.wait_for(settled.done.wait(), _TO_KEEP)
        except TimeoutError:
            self.not_kept()

    def before_going(self) -> None:
        """Hand out what is not kept yet; it is called before the step is left."""

    def not_kept(self) -> None:
        """Learn that what was handed out last could not be kept."""

    def action_go(self, where: Where) -> None:
        """Leave the step."""
        self.before_going()
        self.ask(Went(where))

    def action_next(self) -> None:
        """Go on to the next step. No key that is held down by chance leads into a file."""
        if len(NAMES) - 1 > self.NUMBER:
            self.action_go("on")

    def action_leave(self) -> None:
        """Stop for now."""
        self.action_go("stop")
