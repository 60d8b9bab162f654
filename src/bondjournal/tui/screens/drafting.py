"""A sheet on which somebody writes: it keeps a draft at every pause, not at every key."""

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
    """A sheet with a draft. Its state says that all of it is kept, or nothing."""

    def __init__(self, draft: Draft, keep_draft: Callable[[Draft], None]) -> None:
        """Begin with a draft.

        Args:
            draft: the draft to begin with.
            keep_draft: seals a draft; it is called off the event loop and may raise JournalError.
        """
        super().__init__()
        self.begins = draft
        """The draft at first, or as it was when it was last kept as an entry."""
        self.sealing = asyncio.Lock()
        """Held while a draft is sealed, and by a flow while it keeps or drops the text."""
        self._sealed = draft
        self._keep_draft = keep_draft
        self._pauses = Pauses(self, self._seal)

    @property
    @abstractmethod
    def draft(self) -> Draft:
        """The present content of the sheet."""

    @property
    def begun(self) -> bool:
        """Whether anything was sealed as a draft so far."""
        return self._sealed is not self.begins

    def unfinished(self) -> Draft | None:
        """Return the draft if it differs from the one sealed last, else None."""
        draft = self.draft
        sealed = self._sealed
        at, within = draft.changed_at, draft.within
        same = replace(sealed, changed_at=at, cursor=draft.cursor, within=within)
        return None if draft == same else draft

    def mark_sealed(self, draft: Draft) -> None:
        """Note that this draft was sealed."""
        self._sealed = draft
        self.tell_state()

    def go_on_with(self, draft: Draft) -> None:
        """Go on with this draft, all of which is kept as an entry."""
        self.begins = self._sealed = draft
        self.tell_state()

    def tell_state(self) -> None:
        """Say whether all of it is kept, and as what."""
        known = self.begun or self.begins.editing is not None
        if known and self.unfinished() is None:
            self.state = wording.DRAFT_KEPT if self.begun else wording.ENTRY_KEPT
        else:
            self.state = ""

    @on(Answer.Changed)
    def touch(self) -> None:
        """Plan to keep the draft at the next pause; this runs at every key."""
        self._pauses.touch()
        self.state = ""

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
