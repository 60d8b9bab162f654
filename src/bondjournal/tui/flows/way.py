"""The way through preparing: for whom and for when, and the step in front."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, TypeVar
from uuid import UUID

from bondjournal import wording
from bondjournal.errors import JournalError
from bondjournal.summary.page import Page, Style
from bondjournal.tui.screens.prepare_step import Settled, Step, Went

if TYPE_CHECKING:
    from bondjournal.tui.app import JournalApp

P = ParamSpec("P")
T = TypeVar("T")


@dataclass
class Way:
    """One walk through preparing."""

    app: "JournalApp"
    therapist: UUID
    appointment: UUID | None
    place: str
    began: datetime
    style: Style = "full"
    """Which of the two pages was shown last."""
    text: str = ""
    """The page as it was shown last, in Markdown."""
    page: Page | None = None
    """The same page: this is what is written."""
    told_over: bool = False
    """Whether it was told by how much the page is too long."""
    written: UUID | None = None
    """The page that was written last, as it is remembered."""
    unkept: bool = False
    """Whether the last thing to be kept was not."""
    front: Step | None = None

    async def read(
        self,
        function: "Callable[Concatenate[Any, UUID, UUID | None, P], T]",
        *values: P.args,
        **named: P.kwargs,
    ) -> T:
        """Return what a function of the core reads for the page that is prepared.

        Args:
            function: what reads; whose page it is and what it is for come before the values.
            values: what it is given.
            named: the same, by name.

        Raises:
            JournalError: it cannot be read.
        """
        return await self.app.read(function, self.therapist, self.appointment, *values, **named)

    async def write(
        self,
        function: "Callable[Concatenate[Any, UUID, UUID | None, P], T]",
        *values: P.args,
        **named: P.kwargs,
    ) -> T:
        """Have a function of the core write for the page that is prepared, as `read` gives it.

        Raises:
            JournalError: it was not kept.
        """
        return await self.app.write(function, self.therapist, self.appointment, *values, **named)

    async def keep(
        self,
        function: "Callable[Concatenate[Any, UUID, UUID | None, P], T]",
        *values: P.args,
        **named: P.kwargs,
    ) -> T | None:
        """Write for the page as `write` does and say so; where that does not work, say why."""
        return await self.keep_elsewhere(
            function, self.therapist, self.appointment, *values, **named
        )

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

    async def next_wish(self, screen: Step) -> object:
        """Return what is wished for in front.

        Where something could not be kept, the first wish to leave the step is not heard, so that
        nothing typed is left behind unseen.
        """
        while True:
            wish = await screen.asked()
            if isinstance(wish, Settled):
                wish.done.set()
                continue
            if not (isinstance(wish, Went) and self.unkept):
                return wish
            self.unkept = False

    async def show(self, screen: Step) -> None:
        """Show a step instead of the one in front."""
        state = self.front.state if self.front else ""
        if self.front is None:
            await self.app.push_screen(screen)
        else:
            await self._in_front()
            await self.app.switch_screen(screen)
        self.front = screen
        screen.state = state

    async def leave(self) -> None:
        """Take the step in front away."""
        if self.front is not None:
            await self._in_front()
            self.front.leave()
            self.front = None

    async def _in_front(self) -> None:
        """Wait until help, or whatever else came over the step, is put away."""
        if self.front is not None:
            await self.front.in_front.wait()
