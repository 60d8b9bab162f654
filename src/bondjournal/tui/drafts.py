"""An app with drafts: what is being written in its window is sealed, to be taken up later."""

import threading
from contextlib import suppress
from typing import TYPE_CHECKING, Any
from uuid import UUID

from bondjournal.draft import Draft, newest
from bondjournal.errors import JournalError, NoVault
from bondjournal.tui.lockable import LockableApp
from bondjournal.vault import claims, drafts, known
from bondjournal.vault.layout import Vault
from bondjournal.wording import vault as words

if TYPE_CHECKING:
    from bondjournal.open_journal import Journal


class DraftsApp(LockableApp):
    """An app with a journal, open or locked, and the drafts of its window."""

    def __init__(self, vault: Vault, journal: "Journal | None", **how: Any) -> None:
        """Make the app; `how` are further arguments of `BaseApp`."""
        super().__init__(vault, **how)
        self.journal = journal
        self._claims: dict[UUID, claims.Claim] = {}
        self._claiming = threading.Lock()
        self._sealing = threading.Lock()
        self._newest: dict[UUID, int] = {}
        """The order of the newest draft sealed or dropped, by its uuid."""
        self.unwritten: dict[UUID, bytes] = {}
        """Sealed drafts that could not be written to disk so far."""
        self.recipient: known.Recipient | None = None
        """The key that drafts are sealed to while the vault's folder is away."""

    @property
    def open_journal(self) -> "Journal":
        """The open journal.

        Raises:
            JournalError: the journal is locked.
        """
        if self.journal is None:
            raise JournalError(words.LOCKED, words.UNLOCK_FIRST)
        return self.journal

    def keep_draft(self, draft: Draft) -> None:
        """Seal a draft; it is on disk when this returns. Any thread may call it.

        A thread that comes late with an older draft, or with one that was dropped, changes nothing.

        Raises:
            JournalError: the draft cannot be written.
        """
        with self._sealing:
            if draft.order < self._newest.get(draft.uuid, 0):
                return
            self.claim_draft(draft.uuid)
            keys = self.journal.keys if self.journal is not None else None
            drafts.keep(self.vault, draft.uuid, draft.to_bytes(), keys)
            self._newest[draft.uuid] = draft.order
            self.unwritten.pop(draft.uuid, None)

    def claim_draft(self, uuid: UUID) -> bool:
        """Claim a draft for this window; return False if another window has it.

        Raises:
            JournalError: the claim cannot be written.
        """
        with self._claiming:
            if uuid in self.unwritten:
                return True
            before = self._claims.get(uuid)
            if before is not None and before.is_visible:
                return True
            claimed = claims.claim(self.vault, uuid)
            if claimed is not None:
                self._claims[uuid] = claimed
            return claimed is not None

    @property
    def claimed(self) -> set[UUID]:
        """The drafts that this window has claimed."""
        with self._claiming:
            return {*self._claims}

    def leave_draft(self, uuid: UUID) -> None:
        """Release the claim on a draft, so that another window can take it up."""
        with self._claiming:
            claimed = self._claims.pop(uuid, None)
        if claimed is not None:
            claimed.release()

    def drop_draft(self, uuid: UUID) -> None:
        """Delete a draft, once its entry is kept or the person threw it away.

        Raises:
            JournalError: it cannot be deleted.
        """
        with self._sealing:
            drafts.remove(self.vault, uuid)
            self._newest[uuid] = newest()
            self.unwritten.pop(uuid, None)
        self.leave_draft(uuid)

    def know_recipient(self) -> None:
        """Store the key that drafts are sealed to, in case the vault's folder is away later."""
        keys = self.journal.keys if self.journal is not None else None
        with suppress(JournalError):
            self.recipient, _ = known.recipient(self.vault, keys)

    def drafts_left(self) -> list[UUID]:
        """Return the drafts that were left, on disk or not yet.

        Raises:
            JournalError: the folder cannot be read.
        """
        return sorted({*drafts.waiting(self.vault), *self.unwritten})

    def open_draft(self, uuid: UUID) -> bytes:
        """Return the content of a draft, on disk or not yet.

        Raises:
            NotFound: the draft is gone.
            Damaged: it does not open.
            JournalError: it cannot be read.
        """
        keys, sealed = self.open_journal.keys, self.unwritten.get(uuid)
        if sealed is None:
            return drafts.open_draft(self.vault, keys, uuid)
        return drafts.unseal(keys, uuid, sealed)

    def write_unwritten(self) -> None:
        """Write the drafts that are not on disk yet, now that there may be room.

        Raises:
            JournalError: there is still no room, or the journal's folder is not there.
        """
        with self._sealing:
            for uuid, sealed in list(self.unwritten.items()):
                drafts.keep_sealed(self.vault, uuid, sealed)
                del self.unwritten[uuid]

    def keep_before_end(self) -> None:
        """Keep what is being written and not sealed so far, on every screen."""
        self.write_unwritten()
        for draft in self._all_unfinished():
            self.keep_draft(draft)

    def _all_unfinished(self) -> list[Draft]:
        """Return the drafts on all screens that are not sealed in their latest state."""
        found: list[Draft | None] = [
            getattr(screen, "unfinished", _nothing)() for screen in self.screen_stack
        ]
        return [draft for draft in found if draft is not None and not draft.empty]

    def _sealed(self, draft: Draft) -> bytes:
        """Return a draft sealed without reading the vault's folder, which may be away."""
        if self.recipient is None:
            raise NoVault("There is no journal to seal that to.")
        return drafts.seal(self.recipient, draft.uuid, draft.to_bytes())


def _nothing() -> Draft | None:
    return None
