"""What one run of plain mode has open: the journal, and what is being written in it."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING
from uuid import UUID

from bondjournal import dates
from bondjournal.cli.talk import LineByLine
from bondjournal.draft import Draft
from bondjournal.errors import JournalError
from bondjournal.open_journal import Journal
from bondjournal.vault.claims import Claim
from bondjournal.vault.layout import Vault
from bondjournal.wording import vault as words

if TYPE_CHECKING:
    from bondjournal.journal.prompts import Flow
    from bondjournal.nouns.noun import Noun
    from bondjournal.vault.keyfile import Keys


class Destroyed(Exception):
    """The journal was destroyed, so plain mode ends."""


@dataclass
class Window:
    """One run of plain mode."""

    vault: Vault
    opened_journal: Journal | None = field(default=None, repr=False)
    """None while the journal is locked; `journal` raises an error then."""
    draft: Draft | None = field(default=None, repr=False)
    """The draft being written."""
    begun: Draft | None = field(default=None, repr=False)
    """The draft as it was begun; None if it was left earlier and taken up again."""
    claim: Claim | None = field(default=None, repr=False)
    """Keeps other windows from offering the draft."""
    last_kept: UUID | None = None
    """The entry that was kept last."""
    left_drafts: list[UUID] = field(default_factory=list)
    """The drafts left in this window, which are offered when something is written again."""
    shown: list[str] = field(default_factory=list)
    """The keys of the questions that were offered, the latest last."""
    flow: "Flow" = "between"
    """The kind of prompts that are offered."""
    unsealed: bool = False
    """Whether the draft could not be sealed; that is said once."""

    unlisted: bool = False
    """Whether the drafts that were left could not be listed; that is said once."""

    @property
    def journal(self) -> Journal:
        """The open journal.

        Raises:
            JournalError: the journal is locked.
        """
        if self.opened_journal is None:
            raise JournalError(words.LOCKED, words.UNLOCK_FIRST)
        return self.opened_journal

    @property
    def talk(self) -> LineByLine:
        """The talk of this window.

        Raises:
            JournalError: the journal is locked.
        """
        return LineByLine(self.journal, self)

    def show_list(self, noun: "Noun") -> None:
        """Show the list of a noun until it is left."""
        from bondjournal.cli.plain import nouns

        nouns.a_list(self, noun)

    def write_entry(self, question: str) -> None:
        """Let somebody write an entry to a question."""
        from bondjournal.cli.plain import write

        write.write_to(self, question)

    @property
    def keys(self) -> "Keys | None":
        """The keys of the open journal, or None while it is locked."""
        return self.opened_journal.keys if self.opened_journal is not None else None

    @property
    def zone(self) -> str:
        """The time zone of this computer."""
        return dates.zone()

    @property
    def now(self) -> datetime:
        """The present instant."""
        return dates.now()

    @property
    def today(self) -> date:
        """The present day, which begins at the hour the person set."""
        if self.opened_journal is None:
            return dates.day_of(self.now, self.zone)
        from bondjournal.journal import settings

        return self.opened_journal.read(settings.today)
