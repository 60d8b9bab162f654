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
    """The journal was deleted, and there is nothing left to do in it."""


@dataclass
class Window:
    """One run of plain mode."""

    vault: Vault
    opened_journal: Journal | None = field(default=None, repr=False)
    """None while it is locked; `journal` raises an error then."""
    draft: Draft | None = field(default=None, repr=False)
    """What is being written."""
    begun: Draft | None = field(default=None, repr=False)
    """What it was when it was begun; None for one that was left before."""
    claim: Claim | None = field(default=None, repr=False)
    """What keeps other windows from offering it."""
    last_kept: UUID | None = None
    """The entry that was kept last."""
    left_drafts: list[UUID] = field(default_factory=list)
    """The drafts that were left here and are offered when something is written again."""
    shown: list[str] = field(default_factory=list)
    """The keys of the questions that were offered, the latest last."""
    flow: "Flow" = "between"
    """Where questions to start from are drawn from."""
    unsealed: bool = False
    """Whether the draft could not be sealed, which is said once."""

    @property
    def journal(self) -> Journal:
        """The journal, where it is open.

        Raises:
            JournalError: it is locked.
        """
        if self.opened_journal is None:
            raise JournalError(words.LOCKED, words.UNLOCK_FIRST)
        return self.opened_journal

    @property
    def talk(self) -> LineByLine:
        """Who is talked to here.

        Raises:
            JournalError: the journal is locked.
        """
        return LineByLine(self.journal, self)

    def show_list(self, noun: "Noun") -> None:
        """Show the list of a noun until it is left."""
        from bondjournal.cli.plain import nouns

        nouns.a_list(self, noun)

    def write_entry(self, question: str) -> None:
        """Have an entry written to a question."""
        from bondjournal.cli.plain import write

        write.write_to(self, question)

    @property
    def keys(self) -> "Keys | None":
        """The keys of the open journal, or None while it is locked."""
        return self.opened_journal.keys if self.opened_journal is not None else None

    @property
    def zone(self) -> str:
        """The zone this computer is in."""
        return dates.zone()

    @property
    def now(self) -> datetime:
        """The present instant."""
        return dates.now()

    @property
    def today(self) -> date:
        """The day it is, which begins when the person says a day begins."""
        if self.opened_journal is None:
            return dates.day_of(self.now, self.zone)
        from bondjournal.journal import settings

        return self.opened_journal.read(settings.today)
