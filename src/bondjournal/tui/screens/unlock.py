"""Locked: a field for the passphrase or the recovery key, and nothing about the journal."""

from dataclasses import dataclass
from typing import ClassVar, Literal

from textual.app import ComposeResult
from textual.binding import BindingType

from bondjournal import wording
from bondjournal.tui.keys import bindings
from bondjournal.tui.screens.request_sheet import RequestSheet
from bondjournal.tui.widgets.field import Field
from bondjournal.tui.widgets.part import Label
from bondjournal.tui.widgets.passage import Passage
from bondjournal.vault.made_up import PASSPHRASE

OPENING = "Opening."
_PASSPHRASE = Label("passphrase", short="phrase")
_RECOVERY_KEY = Label("recovery key", short="key")


@dataclass(frozen=True, slots=True, repr=False)
class UnlockRequest:
    """A request at the lock screen: to open the journal with a secret, or to write."""

    action: Literal["passphrase", "recovery key", "write"]
    typed: str = ""


class Unlock(RequestSheet[UnlockRequest]):
    """The lock screen."""

    FOOT = ("open", "write_locked", "other_way", "help")
    FIXED = ("close",)
    BINDINGS: ClassVar[list[BindingType]] = bindings(
        ("open", "open"), "write_locked", "other_way", "leave", write_locked="write"
    )

    def __init__(self, *, made_up: bool = False) -> None:
        """Make the screen; for the made-up journal its passphrase is filled in."""
        super().__init__()
        self._made_up = made_up
        typed = PASSPHRASE if made_up else ""
        self._field = Field(typed, hidden=True, margin=_PASSPHRASE, mark=True)
        self._by_recovery_key = False
        self._busy = False
        self._tried = ""

    def parts(self) -> ComposeResult:
        """Say that it is locked."""
        yield Passage(wording.LOCKED, tone="asked")
        if self._made_up:
            yield Passage(wording.MADE_UP_OPENS.format(passphrase=PASSPHRASE))
        yield self._field

    def on_mount(self) -> None:
        """Type at once."""
        self._field.begin()

    def opening(self) -> None:
        """Show that the journal is being opened, and accept no other request meanwhile."""
        self._busy = True
        self._tried, self._field.value = self._field.value, ""
        self._field.feedback = OPENING

    def did_not_open(self, sentence: str) -> None:
        """Show why it did not open, and let somebody try again; a key is there to be compared."""
        self._busy = False
        if self._by_recovery_key:
            self._field.value = self._tried
            self._field.input.select_all()
        self._tried = ""
        self._field.feedback = sentence

    def tell(self, sentence: str) -> None:
        """Show a sentence about what was just done here."""
        self._field.feedback = sentence

    def past_the_last(self) -> None:
        """Request opening on Enter in the field."""
        self.action_open()

    def action_open(self) -> None:
        """Request to open the journal with what was typed."""
        if self._field.value and not self._busy:
            action: Literal["passphrase", "recovery key"] = "passphrase"
            if self._by_recovery_key:
                action = "recovery key"
            self.ask(UnlockRequest(action, self._field.value))

    def action_write(self) -> None:
        """Request to write while the journal is locked."""
        if not self._busy:
            self._field.feedback = ""
            self.ask(UnlockRequest("write"))

    def action_leave(self) -> None:
        """Go back from the recovery key to the passphrase."""
        if self._by_recovery_key:
            self.action_other_way()

    def action_other_way(self) -> None:
        """Switch between asking for the passphrase and for the recovery key."""
        if self._busy:
            return
        self._by_recovery_key = not self._by_recovery_key
        self._field.value = self._field.feedback = ""
        self._field.hidden = not self._by_recovery_key
        self._field.say_beside(_RECOVERY_KEY if self._by_recovery_key else _PASSPHRASE)
        other = _PASSPHRASE if self._by_recovery_key else _RECOVERY_KEY
        self.foot = ("open", "write_locked", ("other_way", other.words), "help")
