"""An app that reads and writes the journal, off the event loop."""

import asyncio
import json
import threading
from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, Protocol, TypeVar, runtime_checkable
from uuid import UUID

from bondjournal import dates
from bondjournal.draft import Draft
from bondjournal.errors import JournalError
from bondjournal.tui import locking
from bondjournal.tui.drafts import DraftsApp
from bondjournal.tui.preferences import Preferences
from bondjournal.vault import places
from bondjournal.vault.layout import Vault

if TYPE_CHECKING:
    from bondjournal.open_journal import Journal

P = ParamSpec("P")
T = TypeVar("T")

_WAIT_FOR_WRITING = 2.0
"""Seconds that locking waits for a write to the journal to finish."""


@runtime_checkable
class Settles(Protocol):
    """A screen that keeps by itself what is typed on it."""

    async def settle(self) -> None:
        """Keep what is typed, and return once that is done, or takes long."""


class KeepingApp(DraftsApp):
    """An app with a journal, open or locked, that stores the present place when it locks."""

    def __init__(self, vault: Vault, journal: "Journal | None" = None, **how: Any) -> None:
        """Make the app; `how` are further arguments of `BaseApp`."""
        super().__init__(vault, journal, **how)
        self.zone = dates.zone()
        self.preferences = Preferences()
        self._writing = threading.Lock()
        self.changes: list[datetime] = []
        """The instants that name what was changed in this window and not taken back."""

    def now(self) -> datetime:
        """Return the present instant in UTC."""
        return dates.now()

    @property
    def start_of_day(self) -> time:
        """The time before which it is still the evening before."""
        return self.preferences.day_starts

    @property
    def today(self) -> date:
        """The present day, which begins at the hour the person set."""
        return dates.day_of(self.now(), self.zone, self.start_of_day)

    async def read(
        self, function: "Callable[Concatenate[Any, P], T]", *values: P.args, **named: P.kwargs
    ) -> T:
        """Return what a function of the core reads from the journal, off the event loop.

        Raises:
            JournalError: it cannot be read.
        """
        journal = self.open_journal

        def read() -> T:
            return journal.read(function, *values, **named)

        return await asyncio.to_thread(read)

    async def write(
        self, function: "Callable[Concatenate[Any, P], T]", *values: P.args, **named: P.kwargs
    ) -> T:
        """Call a function of the core that writes to the journal, off the event loop.

        All of its changes are kept, or none of them.

        Raises:
            JournalError: it was not kept.
        """
        journal = self.open_journal

        def write() -> T:
            with self._writing:
                before = journal.last_change
                written = journal.write(function, *values, **named)
                if journal.last_change is not None and journal.last_change != before:
                    self.changes.append(journal.last_change)
                return written

        return await asyncio.to_thread(write)

    async def settle_typed(self) -> None:
        """Let screens that keep by themselves keep what is typed, if that does not take long."""
        for screen in self.screen_stack:
            if isinstance(screen, Settles):
                await screen.settle()

    def written(self) -> Draft | None:
        """Return the draft on the frontmost screen that has one, or None."""
        return next(iter(self.all_written()), None)

    def all_written(self) -> list[Draft]:
        """Return the drafts on all screens, the frontmost first."""
        found: list[Draft | None] = [
            getattr(screen, "draft", None) for screen in reversed(self.screen_stack)
        ]
        return [draft for draft in found if draft is not None and not draft.empty]

    @property
    def guarded(self) -> bool:
        """Whether there is anything to lock: an open journal or a draft."""
        return self.journal is not None or self.written() is not None

    @property
    def patience(self) -> float:
        """After how many seconds without a key the app locks."""
        writing = any(hasattr(screen, "unfinished") for screen in self.screen_stack)
        minutes = self.preferences.lock_writing if writing else self.preferences.lock_after
        return minutes * 60 if minutes > 0 else float("inf")

    @property
    def locks_on_focus_lost(self) -> bool:
        """Whether losing the focus locks."""
        return self.preferences.lock_on_focus_lost

    def way_back(self) -> dict[str, str]:
        """Return how to come back to the screen in front; empty if that is not possible."""
        return {}

    def leave_behind(self) -> locking.Before:
        """Seal the present place: what is being written, or the way back to what is read."""
        written = self.all_written()
        for draft in (*written, *self._all_unfinished()):
            # Sealed once more, even if only the cursor moved.
            try:
                self.keep_draft(draft)
            except JournalError:
                with suppress(JournalError):
                    self.unwritten[draft.uuid] = self._sealed(draft)
        for claimed in self._claims.values():
            claimed.keep_through_exec()
        place = None
        with suppress(JournalError):
            place = self._place(written)
        return locking.Before(place, unwritten=self.unwritten)

    def _place(self, written: list[Draft]) -> UUID | None:
        place = self.way_back()
        if written:
            place["draft"] = written[0].uuid.hex
            place["below"] = " ".join(draft.uuid.hex for draft in written[1:])
        keys = self.journal.keys if self.journal is not None else None
        return places.keep(self.vault, json.dumps(place).encode(), keys) if place else None

    async def let_go(self) -> None:
        """Close the journal, once writes to it have finished."""
        await asyncio.to_thread(self._writing.acquire, timeout=_WAIT_FOR_WRITING)
        if self.journal is not None:
            self.journal.close()

    def end(self) -> None:
        """Release everything, once the app has run."""
        for uuid in list(self._claims):
            self.leave_draft(uuid)
        if self.journal is not None:
            self.journal.close()
