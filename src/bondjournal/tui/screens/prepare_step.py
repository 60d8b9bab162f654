"""What all steps of preparing a page share, and what is passed from one to the next.

A step turns keys into requests, and `Preparing.run` handles them one by one while the step stays:
keys may be faster than the requests they make, and nothing is kept out of order.
"""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
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
from bondjournal.journal import preparations, preparing_step
from bondjournal.journal.home import prepare_for
from bondjournal.journal.preparing_step import PreparingStep
from bondjournal.page_styles import USUAL
from bondjournal.summary import choosing
from bondjournal.summary.choosing import Choosable
from bondjournal.summary.page import Style
from bondjournal.summary.preview import Preview
from bondjournal.summary.shown import Shown
from bondjournal.summary.undecided import steps_of_page
from bondjournal.tui.keys import bindings, numbered
from bondjournal.tui.pauses import Pauses
from bondjournal.tui.screens.request_sheet import RequestSheet
from bondjournal.tui.widgets.answer import Answer
from bondjournal.wording import preparing as words

if TYPE_CHECKING:
    from bondjournal.tui.app import JournalApp

P = ParamSpec("P")
T = TypeVar("T")

_TO_KEEP = 0.5
"""Seconds that the end of the program waits until what was typed is kept."""

Where = Literal["on", "stop"]
Request = Callable[[], Awaitable[str | None]]
"""Handles a request; returns where to go if the step is left: a `Where`, "done", or the name of
a step."""


@dataclass
class Preparing:
    """The page that is prepared in the TUI, and the step in front."""

    app: "JournalApp"
    at: PreparingStep
    """For which session it is, and the step it is at."""
    began: datetime
    style: Style = USUAL
    """Which of the two pages was shown last."""
    shown: Shown | None = None
    """The page as it was shown last, which is what gets written."""
    preview: Preview = field(default_factory=Preview)
    """What was seen of the page."""
    unkept: bool = False
    """Whether the last write failed."""
    rated: Choosable | None = None
    """The numbers that were on the page before they were left off, all of them at once."""
    front: "Step | None" = None

    steps: Sequence[str] = preparations.STEPS
    """The steps there are; that of the names only where something about one is to be decided."""

    @property
    def therapist(self) -> UUID:
        """The therapist that the page is for."""
        return self.at.therapist

    @property
    def page(self) -> tuple[UUID, UUID | None]:
        """The therapist and the session that the page is for."""
        return self.at.therapist, self.at.appointment

    @property
    def place(self) -> str:
        """What is being prepared and, if there are several therapists, for which."""
        return prepare_for(self.at.day, self.app.today, self.at.name)

    async def go_to(self, step: str) -> None:
        """Go to a step, for the session that is next now.

        Raises:
            JournalError: the step was not kept, or the session is not to be mentioned any more.
        """
        self.at = await self.write(preparing_step.go_to, step, self.app.now())

    async def find_steps(self) -> None:
        """Find out which steps there are now."""
        self.steps = await self.read(steps_of_page, self.at.step, today=self.app.today)

    async def read(
        self,
        function: "Callable[Concatenate[Any, UUID, UUID | None, P], T]",
        *values: P.args,
        **named: P.kwargs,
    ) -> T:
        """Return what a function of the core reads; it gets `page` before the values.

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
        """Call a function of the core that writes; it gets `page` before the values.

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
        """Write as `write` does, and say that it is kept, or why not."""
        return await self.keep_elsewhere(function, *self.page, *values, **named)

    async def keep_elsewhere(
        self, function: "Callable[Concatenate[Any, P], T]", *values: P.args, **named: P.kwargs
    ) -> T | None:
        """Write without giving the function the page; say that it is kept, or why not."""
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

    async def turn(self, row: Choosable, *, on: bool, order: Sequence[UUID] = ()) -> None:
        """Put a row on the page, or leave it off; of several numbers, those that were there."""
        if len(row.items) > 1 and not on:
            self.rated = row.only_on
        meant = self.rated if len(row.items) > 1 and self.rated and on else row
        await self.keep(choosing.turn, meant, on=on, order=order)

    def is_kept(self) -> None:
        """Show on the step in front that the last write was kept."""
        self.unkept = False
        if self.front is not None:
            self.front.state = self.front.KEPT

    async def run(self, screen: "Step") -> str:
        """Show a step, handle its requests, and return where to go when it is left."""
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
        """Show a step in place of the one in front."""
        state = self.front.state if self.front else ""
        if self.front is None:
            await self.app.push_screen(screen)
        else:
            await self.front.in_front.wait()
            await self.app.switch_screen(screen)
        self.front = screen
        screen.state = state

    async def leave(self) -> None:
        """Close the step in front, once help or another screen over it is closed."""
        if self.front is not None:
            await self.front.in_front.wait()
            self.front.leave()
            self.front = None


class Step(RequestSheet[Request]):
    """A step of preparing; everything on it is kept at once."""

    NAME: ClassVar[str] = ""
    """The name of the step."""
    KEPT: ClassVar[str] = wording.KEPT
    """Said when an answer is kept."""
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(
            ("keep", "go on", "go on to the next step"),
            ("leave", "home", "stop here; it goes on from here next time"),
            keep="go('on')",
        ),
        *numbered(len(preparations.STEPS)),
    ]

    def __init__(self, preparing: Preparing) -> None:
        """Make a step in preparing this page."""
        super().__init__()
        self.preparing = preparing
        self.set_reactive(Step.place, preparing.place)
        began = preparing.began
        self._draft = Draft(at=began, changed_at=began, zone=preparing.app.zone)
        self.in_front = asyncio.Event()
        """Set while no other screen is over this one."""
        self._pauses = Pauses(self, self.before_going)

    def on_mount(self) -> None:
        """Show which step it is."""
        self.show_steps()

    def show_steps(self) -> None:
        """Show which steps there are, and which one this is."""
        self.steps = tuple(words.STEPS[name].title for name in self.preparing.steps)
        self.step = self.preparing.steps.index(self.NAME)

    def go_to_step(self, index: int) -> None:
        """Leave for another step."""
        self.before_going()
        self.ask(partial(self.leave_for, self.preparing.steps[index]))

    def on_screen_resume(self) -> None:
        """Note that no screen is over this one."""
        self.in_front.set()

    def on_screen_suspend(self) -> None:
        """Note that another screen is over this one."""
        self.in_front.clear()

    @on(Answer.Changed)
    def _typed_on(self, event: Answer.Changed) -> None:
        """Plan to keep what is typed in the next pause, so that a crash loses little of it."""
        if not event.answer.typing:
            return
        self.state = ""
        self._pauses.touch()

    async def settle(self) -> None:
        """Request that unkept text is kept, and wait for that, unless it takes long."""
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
        """Request that unkept text is kept; called before the step is left."""

    def not_kept(self) -> None:
        """Called if the text of the last request could not be kept."""

    async def leave_for(self, where: str) -> str | None:
        """Return `where`, or None to stay if something was not kept, which must not go unseen."""
        unkept, self.preparing.unkept = self.preparing.unkept, False
        return None if unkept else where

    def as_draft(self, body: str) -> Draft:
        """Return a draft of unkept words, dated from when preparing began."""
        return replace(self._draft, body=body)

    def action_go(self, where: Where) -> None:
        """Leave the step."""
        self.before_going()
        self.ask(partial(self.leave_for, where))

    def action_leave(self) -> None:
        """Stop for now."""
        self.action_go("stop")
