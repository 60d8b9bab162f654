"""The vault on the screen: proving who one is, its backups, what a check found, and burning it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, Literal

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from bondjournal.tui import keys
from bondjournal.tui.screens.asking import Asking
from bondjournal.tui.sheet import Sheet
from bondjournal.tui.slip import Slip
from bondjournal.tui.widgets.field import Field
from bondjournal.tui.widgets.pages import Row
from bondjournal.tui.widgets.part import How, Part
from bondjournal.tui.widgets.passage import Passage
from bondjournal.tui.widgets.rows import Rows
from bondjournal.wording.vault import BURN, BURN_ASKS, HOW_TO_RESTORE

Deed = Literal["make", "into", "verify"]


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be done, and with the backup of which name."""

    deed: Deed
    name: str = ""


class Prove(Slip[str]):
    """Asks for the present passphrase and returns it."""

    def __init__(self, told: str = "") -> None:
        """Ask; `told` says what was the matter with the one before."""
        super().__init__()
        self._field = Field(hidden=True, margin="passphrase")
        self._told = told

    def parts(self) -> ComposeResult:
        """Ask."""
        yield Passage("The present passphrase, first.", tone="asked")
        yield self._field

    def on_mount(self) -> None:
        """Type at once."""
        self._field.begin()
        self._field.told = self._told

    def go_on_from(self, part: Part, how: How) -> None:
        """Return it by Enter."""
        del part
        if how == "enter" and self._field.value:
            self.dismiss(self._field.value)


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
        Binding("enter", "wish('verify')", "read it through"),
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


class Burn(Slip[bool]):
    """Asks before the journal is deleted; returns True where that was typed in full."""

    FOOT = (("enter", "delete it, once the word stands there"), ("escape", "leave it as it is"))

    def __init__(self, place: str) -> None:
        """Ask about the journal in this place."""
        super().__init__()
        self._place = place
        self._field = Field(rule=8)

    def parts(self) -> ComposeResult:
        """Ask."""
        yield Passage(BURN_ASKS, tone="asked")
        yield Passage(f"The journal in {self._place}.", tone="aside")
        yield self._field

    def on_mount(self) -> None:
        """Type at once."""
        self._field.begin()

    def go_on_from(self, part: Part, how: How) -> None:
        """Return by Enter; any other word leaves it as it is."""
        del part
        if how == "enter":
            self.dismiss(self._field.value == BURN)
