"""A sheet that stays while what is asked for on it is done.

A flow pushes it and does one request after the other, so that the sheet keeps its place:

    screen = Reading(entry)
    await app.push_screen(screen)
    while (request := await screen.next_request()) is not None:
        ...
"""

import asyncio
from typing import Any, Generic, TypeVar

from bondjournal.tui.sheet import Sheet

W = TypeVar("W")


class RequestSheet(Sheet[None], Generic[W]):
    """A sheet that hands out what is asked for, one at a time, until they leave it."""

    def __init__(self) -> None:
        super().__init__()
        self._requests: asyncio.Queue[W | None] = asyncio.Queue()
        self._was_left = False

    def ask(self, request: W) -> None:
        """Ask for something."""
        self._requests.put_nowait(request)

    async def next_request(self) -> W | None:
        """Wait for the next request, and return it; None once the sheet is left."""
        if self._was_left:
            return None
        request = await self._requests.get()
        return None if self._was_left else request

    @property
    def more_requests(self) -> bool:
        """Whether another request waits, so that what is shown now would be out of date at once."""
        return not self._requests.empty()

    def forget_requests(self) -> None:
        """Forget what was asked for before a slip came up: a key pressed twice is one request."""
        while not self._requests.empty():
            self._requests.get_nowait()

    def leave(self) -> None:
        """Take the sheet away; where something came over it, once that is put away."""
        self._was_left = True
        if self.is_active:
            self.dismiss()
        self._requests.put_nowait(None)

    def on_screen_resume(self) -> None:
        """Be gone where it was left while something stood over it."""
        if self._was_left and self.is_active:
            self.dismiss()

    def action_request(self, action: Any, key: str = "") -> None:
        """Ask for an action by its id; a list asks for it with the row under the mark."""
        del key
        self.ask(action)

    def action_leave(self) -> None:
        """Leave."""
        self.leave()
