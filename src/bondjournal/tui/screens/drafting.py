"""A sheet on which somebody writes: it keeps a draft at every pause, never at a key."""

import asyncio
from abc import abstractmethod
from collections.abc import Callable
from dataclasses import replace

from textual import on, work

from bondjournal import wording
from bondjournal.draft import Draft
from bondjournal.errors import JournalError
from bondjournal.tui.pauses import Pauses
from bondjournal.tui.screens.request_sheet import RequestSheet, W
from bondjournal.tui.widgets.answer import Answer


class Drafting(RequestSheet[W]):
    """A sheet with a draft. Its state says "Kept." while all of it is, and else `otherwise`."""

    def __init__(self, draft: Draft, keep_draft: Callable[[Draft], None]) -> None:
        """Begin with a draft.

        Args:
            draft: what is there already.
            keep_draft: seals a draft; it is called off the event loop and may raise JournalError.
        """
        super().__init__()
        self.begins = draft
        """What stood here at first, or when it was last kept as an entry."""
        self.sealing = asyncio.Lock()
        """Held while a draft is sealed, and by whoever keeps or drops what is written."""
        self._sealed = draft
        self._keep_draft = keep_draft
        self._pauses = Pauses(self, self._seal)

    @property
    @abstractmethod
    def draft(self) -> Draft:
        """What stands here now."""

    @property
    @abstractmethod
    def otherwise(self) -> str:
        """What the state says while not all of it is kept."""

    @property
    def begun(self) -> bool:
        """Whether anything of it was kept as a draft."""
        return self._sealed is not self.begins

    def unfinished(self) -> Draft | None:
        """Return what is not kept as a draft so far, if anything."""
        draft = self.draft
        sealed = self._sealed
        at, within = draft.changed_at, draft.within
        same = replace(sealed, changed_at=at, cursor=draft.cursor, within=within)
        return None if draft == same else draft

    def mark_sealed(self, draft: Draft) -> None:
        """Note that this was kept as a draft."""
        self._sealed = draft
        self.tell_state()

    def go_on_with(self, draft: Draft) -> None:
        """Go on with what is here as this draft, all of which is kept."""
        self.begins = self._sealed = draft
        self.tell_state()

    def tell_state(self) -> None:
        """Say "Kept." where all of it is kept."""
        known = self.begun or self.begins.editing is not None
        kept = known and self.unfinished() is None
        self.state = wording.KEPT if kept else self.otherwise

    @on(Answer.Changed)
    def touch(self) -> None:
        """Plan to keep the draft at the next pause; this runs at every key."""
        self._pauses.touch()
        if self.state != self.otherwise:
            self.state = self.otherwise

    @work(group="draft")
    async def _seal(self) -> None:
        async with self.sealing:
            draft = self.unfinished()
            if draft is None or (draft.empty and not self.begun):
                self.tell_state()
                return
            try:
                await asyncio.to_thread(self._keep_draft, draft)
            except JournalError as error:
                self.notice(error.message)
                return
            self.mark_sealed(draft)
