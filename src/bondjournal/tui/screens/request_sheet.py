"""A sheet that stays open while a flow handles its requests.

A flow pushes it and handles one request after the other, so that the sheet keeps its place:

    screen = Reading(entry)
    await app.push_screen(screen)
    while (request := await screen.next_request()) is not None:
        ...
"""

import asyncio
from typing import Any, Generic, TypeVar

from bondjournal.tui.sheet import Sheet
from bondjournal.tui.turns import Moved

W = TypeVar("W")


class RequestSheet(Sheet[None], Generic[W]):
    """A sheet that queues requests, for a flow to handle one at a time until it is left."""

    def __init__(self) -> None:
        super().__init__()
        self._requests: asyncio.Queue[W | None] = asyncio.Queue()
        self._was_left = False
        self.is_handling = False
        """Whether a request is being handled, and no other can be yet."""

    def ask(self, request: W) -> None:
        """Add a request."""
        self.is_handling = True
        self._requests.put_nowait(request)

    async def next_request(self) -> W | None:
        """Wait for the next request and return it; None once the sheet is left."""
        if self._was_left:
            return None
        if self._requests.empty():
            self.is_handling = False
            self.post_message(Moved())
        request = await self._requests.get()
        return None if self._was_left else request

    @property
    def more_requests(self) -> bool:
        """Whether another request waits, so that an update now would be outdated at once."""
        return not self._requests.empty()

    def forget_requests(self) -> None:
        """Drop waiting requests: a key pressed twice before a slip came up is one request."""
        while not self._requests.empty():
            self._requests.get_nowait()
        self.post_message(Moved(forgets=True))

    def leave(self) -> None:
        """Close the sheet, once any screen over it is closed."""
        self._was_left = True
        if self.is_active:
            self.dismiss()
        self._requests.put_nowait(None)

    def on_screen_resume(self) -> None:
        """Close the sheet if it was left while another screen was over it."""
        if self._was_left and self.is_active:
            self.dismiss()

    def action_request(self, action: Any) -> None:
        """Request an action by its id; a list requests it for the row under the mark."""
        self.ask(action)

    def action_leave(self) -> None:
        """Leave."""
        self.leave()
