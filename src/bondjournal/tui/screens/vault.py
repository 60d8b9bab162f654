"""The vault on the screen: who one is, its backups, what a check found, and destroying it."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Literal

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from bondjournal.errors import JournalError
from bondjournal.tui import keys
from bondjournal.tui.screens.asking import Asking
from bondjournal.tui.screens.unlock import OPENING
from bondjournal.tui.sheet import Sheet
from bondjournal.tui.slip import Slip
from bondjournal.tui.widgets.field import Field
from bondjournal.tui.widgets.pages import Row
from bondjournal.tui.widgets.part import How, Part
from bondjournal.tui.widgets.passage import Passage
from bondjournal.tui.widgets.rows import Rows
from bondjournal.wording.vault import DESTROY, DESTROY_ASKS, HOW_TO_RESTORE

if TYPE_CHECKING:
    from bondjournal.vault.keyfile import Keys

Deed = Literal["make", "into", "verify"]


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be done, and with the backup of which name."""

    deed: Deed
    name: str = ""


class Prove(Slip["Keys"]):
    """Asks for the present passphrase, and returns the keys it opens.

    It stays until they are there, so that what is typed meanwhile reaches nothing below it.
    """

    def __init__(self, unlock: "Callable[[str], Keys]") -> None:
        """Ask; `unlock` returns the keys a passphrase opens, and may take a second."""
        super().__init__()
        self._field = Field(hidden=True, margin="passphrase")
        self._unlock = unlock
        self._busy = False

    def parts(self) -> ComposeResult:
        """Ask."""
        yield Passage("The present passphrase, first.", tone="asked")
        yield self._field

    def on_mount(self) -> None:
        """Type at once."""
        self._field.begin()

    def go_on_from(self, part: Part, how: How) -> None:
        """See whether it opens, by Enter."""
        del part
        if how == "enter" and self._field.value and not self._busy:
            self._busy = True
            self.run_worker(self._try(self._field.value))
            self._field.value = ""
            self._field.told = OPENING

    async def _try(self, phrase: str) -> None:
        try:
            keys = await asyncio.to_thread(self._unlock, phrase)
        except JournalError as error:
            self._busy = False
            self._field.told = error.whole
        else:
            self.dismiss(keys)


class Backups(Asking[Wish]):
    """The backups in the journal's folder, the newest first."""

    DEFAULT_CSS = "Backups Rows { max-height: 70%; }"
    PLACE = "Backups"
    FOOT: ClassVar[Sequence[keys.Item]] = (
        ("n", "back up now"),
        ("i", "into a folder"),
        ("v", "read through"),
        ("escape", "back"),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "wish('make')", "back up now"),
        Binding(
            "i", "wish('into')", "into a folder", tooltip="a stick, or a folder that is synced"
        ),
        Binding("v", "wish('verify')", "read it through", tooltip="read a backup to its last page"),
        Binding("escape", "leave", "back"),
    ]

    def __init__(self, rows: Sequence[Row]) -> None:
        """Show backups, each by its name."""
        super().__init__()
        self._rows = Rows(rows, empty=("There is no backup yet.", "n makes one."), classes="fits")

    def parts(self) -> ComposeResult:
        """List them, and say how one goes back to one."""
        yield self._rows
        yield Passage(HOW_TO_RESTORE, tone="aside")

    def show(self, rows: Sequence[Row]) -> None:
        """Show them as they are now."""
        self._rows.show(rows)

    @on(Rows.Opened)
    def _opened(self) -> None:
        self.action_wish("verify")

    def action_wish(self, deed: Deed) -> None:
        """Ask for something to be done, with the backup under the mark."""
        row = self._rows.chosen
        if row is not None or deed != "verify":
            self.ask(Wish(deed, str(row.key) if row else ""))


class Checked(Sheet[None]):
    """What a check found, part by part."""

    PLACE = "Check the journal"
    FOOT = (("escape", "back"),)
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", "back")]

    def __init__(self) -> None:
        """Say that it reads."""
        super().__init__()
        self._found = Passage("Reading everything.", tone="aside")

    def parts(self) -> ComposeResult:
        """Say what was found."""
        yield self._found

    def tell(self, findings: Sequence[str]) -> None:
        """Say what was found so far."""
        self._found.say(*findings)

    def action_leave(self) -> None:
        """Go back."""
        self.dismiss(None)


class Destroy(Slip[bool]):
    """Asks before the journal is deleted; returns True where that was typed in full."""

    FOOT = (("enter", "delete it, once the word stands there"), ("escape", "leave it as it is"))

    def __init__(self, place: str) -> None:
        """Ask about the journal in this place."""
        super().__init__()
        self._place = place
        self._field = Field(rule=8)

    def parts(self) -> ComposeResult:
        """Ask."""
        yield Passage(DESTROY_ASKS, tone="asked")
        yield Passage(f"The journal in {self._place}.", tone="aside")
        yield self._field

    def on_mount(self) -> None:
        """Type at once."""
        self._field.begin()

    def go_on_from(self, part: Part, how: How) -> None:
        """Return by Enter; any other word leaves it as it is."""
        del part
        if how == "enter":
            self.dismiss(self._field.value == DESTROY)
