"""One step of preparing a page: what all of them share, and what goes from one to the next.

A step hands out what is asked for on it as a request, and `Preparing.run` does one after the other
while the step stays: keys may be faster than what they ask for, and nothing is kept out of order.
"""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar, Concatenate, Literal, ParamSpec, TypeVar
from uuid import UUID

from textual import on
from textual.binding import BindingType

from bondjournal import wording
from bondjournal.draft import Draft
from bondjournal.errors import JournalError
from bondjournal.journal import preparations
from bondjournal.summary.page import Style
from bondjournal.summary.preview import Preview
from bondjournal.summary.shown import Shown
from bondjournal.tui.keys import bindings
from bondjournal.tui.pauses import Pauses
from bondjournal.tui.screens.request_sheet import RequestSheet
from bondjournal.tui.widgets.answer import Answer
from bondjournal.wording import preparing as words

if TYPE_CHECKING:
    from bondjournal.tui.app import JournalApp

P = ParamSpec("P")
T = TypeVar("T")

_TO_KEEP = 0.5
"""Seconds that an end waits for what was typed to be kept."""

Where = Literal["on", "back", "stop"]
Request = Callable[[], Awaitable[str | None]]
"""Does what was asked for; it returns where the step is left for, if it is: a `Where`, "done", or
the name of a step."""


@dataclass
class Preparing:
    """What is prepared on the screen, and the step in front."""

    app: "JournalApp"
    therapist: UUID
    appointment: UUID | None
    place: str
    """What is being prepared, as the head says it."""
    began: datetime
    style: Style = "full"
    """Which of the two pages was shown last."""
    shown: Shown | None = None
    """The page as it was shown last: this is what is written."""
    preview: Preview = field(default_factory=Preview)
    """What was seen of it."""
    told_over: bool = False
    """Whether it was told by how much the page is too long."""
    unkept: bool = False
    """Whether the last thing to be kept was not."""
    front: "Step | None" = None

    @property
    def page(self) -> tuple[UUID, UUID | None]:
        """Whose page is prepared, and the session it is for."""
        return self.therapist, self.appointment

    async def read(
        self,
        function: "Callable[Concatenate[Any, UUID, UUID | None, P], T]",
        *values: P.args,
        **named: P.kwargs,
    ) -> T:
        """Return what a function of the core reads for the page: that comes before the values.

        Raises:
            JournalError: it cannot be read.
        """
        return await self.app.read(function, *self.page, *values, **named)

    async def write(
        self,
        function: "Callable[Concatenate[Any, UUID, UUID | None, P], T]",
        *values: P.args,
        **named: P.kwargs,
    ) -> T:
        """Have a function of the core write for the page, as `read` gives it.

        Raises:
            JournalError: it was not kept.
        """
        return await self.app.write(function, *self.page, *values, **named)

    async def keep(
        self,
        function: "Callable[Concatenate[Any, UUID, UUID | None, P], T]",
        *values: P.args,
        **named: P.kwargs,
    ) -> T | None:
        """Write for the page as `write` does and say so; where that does not work, say why."""
        return await self.keep_elsewhere(function, *self.page, *values, **named)

    async def keep_elsewhere(
        self, function: "Callable[Concatenate[Any, P], T]", *values: P.args, **named: P.kwargs
    ) -> T | None:
        """Write what is no matter of this page alone, and say so in front; else say why not."""
        try:
            kept = await self.app.write(function, *values, **named)
        except JournalError as error:
            if self.front is None:
                raise
            self.unkept = True
            self.front.not_kept()
            self.front.notice(error.message)
            return None
        self.is_kept()
        return kept

    def is_kept(self) -> None:
        """Say in front that the last thing was kept."""
        self.unkept = False
        if self.front is not None:
            self.front.state = wording.KEPT

    async def run(self, screen: "Step") -> str:
        """Show a step, do what is asked for on it, and return where it is left for."""
        await self._show(screen)
        while (request := await screen.next_request()) is not None:
            try:
                where = await request()
            except JournalError as error:
                screen.notice(error.message)
                continue
            if where:
                return where
        return "stop"

    async def _show(self, screen: "Step") -> None:
        """Show a step instead of the one in front."""
        state = self.front.state if self.front else ""
        if self.front is None:
            await self.app.push_screen(screen)
        else:
            await self.front.in_front.wait()
            await self.app.switch_screen(screen)
        self.front = screen
        screen.state = state

    async def leave(self) -> None:
        """Take the step in front away, once help or whatever else came over it is put away."""
        if self.front is not None:
            await self.front.in_front.wait()
            self.front.leave()
            self.front = None


class Step(RequestSheet[Request]):
    """A step; everything on it is kept at once."""

    NAME: ClassVar[str] = ""
    """Which of the steps it is."""
    STEPS = tuple(words.STEPS[name].title for name in preparations.STEPS)
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(
            ("keep", "go on", "go on to the next step"),
            ("leave", "stop here", "stop here; it goes on from here next time"),
            keep="go('on')",
        ),
        *bindings(step_back="go('back')", step_on="next", priority=True),
    ]

    def __init__(self, preparing: Preparing) -> None:
        """Make a step of what is prepared."""
        super().__init__()
        self.preparing = preparing
        self.set_reactive(Step.place, preparing.place)
        began = preparing.began
        self._draft = Draft(at=began, changed_at=began, zone=preparing.app.zone)
        self.in_front = asyncio.Event()
        """Set while nothing stands over it."""
        self._pauses = Pauses(self, self.in_a_pause)

    def on_mount(self) -> None:
        """Say which step it is."""
        self.step = preparations.STEPS.index(self.NAME)

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
        self._pauses.touch()

    def in_a_pause(self) -> None:
        """Hand out what is not kept yet; it is called in a pause while typing."""
        self.before_going()

    async def settle(self) -> None:
        """Hand out what is not kept yet, and wait until it is kept, unless that takes long."""
        self.before_going()
        if not self.more_requests:
            return
        settled = asyncio.Event()

        async def all_was_done() -> None:
            settled.set()

        self.ask(all_was_done)
        try:
            await asyncio.wait_for(settled.wait(), _TO_KEEP)
        except TimeoutError:
            self.not_kept()

    def before_going(self) -> None:
        """Hand out what is not kept yet; it is called before the step is left."""

    def not_kept(self) -> None:
        """Note that what was handed out last could not be kept."""

    async def leave_for(self, where: str) -> str | None:
        """Leave the step, unless something could not be kept: that is not left behind unseen."""
        unkept, self.preparing.unkept = self.preparing.unkept, False
        return None if unkept else where

    def as_draft(self, body: str) -> Draft:
        """Return words that are not kept yet as a draft, begun when preparing was."""
        return replace(self._draft, body=body)

    def action_go(self, where: Where) -> None:
        """Leave the step."""
        self.before_going()
        self.ask(partial(self.leave_for, where))

    def action_next(self) -> None:
        """Go on to the next step. No key that is held down by chance leads into a file."""
        if preparations.STEPS[-1] != self.NAME:
            self.action_go("on")

    def past_the_last(self) -> None:
        """Go on by Enter in the last part, as Ctrl+S does."""
        self.action_next()

    def action_leave(self) -> None:
        """Stop for now."""
        self.action_go("stop")
