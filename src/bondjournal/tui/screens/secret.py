"""Secrets: a passphrase typed unseen, and a recovery key to write down."""

import asyncio
from collections.abc import Callable, Sequence
from typing import ClassVar, Generic, TypeVar

from textual.app import ComposeResult
from textual.binding import BindingType

from bondjournal.errors import JournalError
from bondjournal.tui.keys import bindings
from bondjournal.tui.screens.unlock import OPENING
from bondjournal.tui.sheet import Sheet
from bondjournal.tui.slip import Slip
from bondjournal.tui.widgets.field import Field
from bondjournal.tui.widgets.part import How, Label, Part
from bondjournal.tui.widgets.passage import Passage, Say

T = TypeVar("T")

_SHORT = {"passphrase": "phrase", "recovery key": "key"}


class Secret(Slip[T], Generic[T]):
    """Asks for a passphrase or a recovery key, and returns what it opens.

    It stays until opening is done, so that keys typed meanwhile do not reach the screen below.
    """

    def __init__(self, question: str, opens: Callable[[str], T], called: str) -> None:
        """Make the slip.

        Args:
            question: the question.
            opens: returns what is opened by what was typed; it may take a second.
            called: what is to be typed.
        """
        super().__init__()
        self._question, self._opens = question, opens
        self._field = Field(hidden=True, margin=Label(called, short=_SHORT.get(called, called)))
        self._busy = False

    def parts(self) -> ComposeResult:
        """Ask."""
        yield Passage(self._question, tone="asked")
        yield self._field

    def on_mount(self) -> None:
        """Type at once."""
        self._field.begin()

    def go_on_from(self, part: Part, how: How) -> None:
        """Try what was typed on Enter."""
        del part
        if how == "enter" and self._field.value and not self._busy:
            self._busy = True
            self.run_worker(self._try(self._field.value))
            self._field.value = ""
            self._field.feedback = OPENING

    async def _try(self, typed: str) -> None:
        try:
            opened = await asyncio.to_thread(self._opens, typed)
        except JournalError as error:
            self._busy = False
            self._field.feedback = error.whole
        else:
            self.dismiss(opened)


class Groups(Sheet[bool]):
    """A key, one group a row; returns True once it is written down, None if it is left."""

    PLACE = "Recovery key"
    BINDINGS: ClassVar[list[BindingType]] = bindings(
        ("keep", "I have written it down"), ("open", ""), ("leave", "leave without it"), open="keep"
    )

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

    def action_keep(self) -> None:
        """Go on."""
        self.dismiss(True)

    def action_leave(self) -> None:
        """Leave without it."""
        self.dismiss(None)
