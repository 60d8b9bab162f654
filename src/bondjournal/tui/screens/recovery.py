"""The recovery key: what it is for, the key itself, and that it was written down."""

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from bondjournal import wording
from bondjournal.tui.screens.asking import Asking
from bondjournal.tui.sheet import Sheet
from bondjournal.tui.widgets.choices import Choice, Choices
from bondjournal.tui.widgets.field import Field
from bondjournal.tui.widgets.part import Label
from bondjournal.tui.widgets.passage import Passage, Say
from bondjournal.vault.recovery_key import ASKED_FOR, is_same

DIFFERENT = "That is different. Look once more."
_GROUP = 8
"""How long the rule below a group is, in cells."""


class RecoveryOffer(Sheet[str]):
    """Returns "show", "file" or "later"; Escape is None, which is later."""

    PLACE = "Recovery key"
    FOOT = (("escape", "later"),)
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", "later")]

    def __init__(self, *, renewed: bool) -> None:
        """Offer one; `renewed` where it takes the place of another."""
        super().__init__()
        self._renewed = renewed

    def parts(self) -> ComposeResult:
        """Say what it is for, and offer it."""
        yield Passage(wording.RECOVERY_OFFER)
        if self._renewed:
            yield Passage("There is one already. A new one takes its place.", tone="aside")
        yield Choices(
            Choice("enter", "Show it now, and I write it down", name="show"),
            Choice("f", "Put it in a file (for a password manager or a USB stick)", name="file"),
            Choice("l", "Later", name="later"),
        )

    @on(Choices.Chosen)
    def _chosen(self, event: Choices.Chosen) -> None:
        self.dismiss(event.choice.called)

    def action_leave(self) -> None:
        """Leave it for later."""
        self.dismiss(None)


class RecoveryShown(Sheet[bool]):
    """The key, one group a row; returns True once it is written down, None where one leaves."""

    PLACE = "Recovery key"
    FOOT = (("ctrl+s", "I have written it down"), ("escape", "leave without it"))
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "written", "I have written it down"),
        Binding("enter", "written", "I have written it down", show=False),
        Binding("escape", "leave", "leave without it"),
    ]

    def __init__(self, groups: Sequence[str]) -> None:
        """Show these groups."""
        super().__init__()
        self._groups = groups

    def parts(self) -> ComposeResult:
        """Show the groups, each with its number."""
        yield Passage("Write it down, and keep it away from this computer.")
        yield Passage(
            *(Say(group, "asked", str(number)) for number, group in enumerate(self._groups, 1)),
        )
        yield Passage("It is not shown again.", tone="aside")

    def action_written(self) -> None:
        """Go on."""
        self.dismiss(True)

    def action_leave(self) -> None:
        """Leave without it."""
        self.dismiss(None)


class RecoveryTyped(Sheet[bool]):
    """Two of its groups, typed back; returns True, or None to look at the key once more."""

    PLACE = "Recovery key"
    FOOT = (("ctrl+s", "go on"), ("escape", "look once more"))
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "compare", "go on"),
        Binding("escape", "leave", "look once more"),
    ]

    def __init__(self, groups: Sequence[str]) -> None:
        """Ask for two of these."""
        super().__init__()
        self._groups = groups
        self._fields = [
            Field(rule=_GROUP, margin=str(number), classes="close" if index else "")
            for index, number in enumerate(ASKED_FOR)
        ]

    def parts(self) -> ComposeResult:
        """Ask."""
        yield Passage(wording.TWO_GROUPS, tone="asked")
        yield from self._fields

    def on_mount(self) -> None:
        """Type at once."""
        self._fields[0].begin()

    def past_the_last(self) -> None:
        """Compare, by Enter in the second."""
        self.action_compare()

    def action_compare(self) -> None:
        """Go on if both are right."""
        for field, number in zip(self._fields, ASKED_FOR, strict=True):
            right = is_same(field.value, self._groups[number - 1])
            field.told = "" if right else DIFFERENT
            if not right:
                field.begin()
                return
        self.dismiss(True)

    def action_leave(self) -> None:
        """Look at the key once more."""
        self.dismiss(None)


class RecoveryFile(Asking[str]):
    """Wishes for a file to put the key in, until one works."""

    PLACE = "Recovery key"
    FOOT = (("ctrl+s", "write it"), ("escape", "back"))
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "write", "write it"),
        Binding("escape", "leave", "back"),
    ]

    def __init__(self, suggested: str) -> None:
        """Suggest a file."""
        super().__init__()
        self.field = Field(suggested, rule=56, margin=Label("the file"))

    def parts(self) -> ComposeResult:
        """Ask which."""
        yield Passage("Which file?", tone="asked")
        yield self.field
        yield Passage(
            "It is not encrypted: a password manager or a USB stick is the place for it.",
            tone="aside",
        )

    def on_mount(self) -> None:
        """Type at once."""
        self.field.begin()

    def past_the_last(self) -> None:
        """Write it, by Enter."""
        self.action_write()

    def action_write(self) -> None:
        """Wish for this file."""
        if typed := self.field.value.strip():
            self.ask(typed)
