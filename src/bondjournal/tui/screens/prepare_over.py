"""Preparing, where the page is longer than one sheet holds."""

from functools import partial
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType

from bondjournal.summary.budget import Over
from bondjournal.tui.keys import bindings
from bondjournal.tui.screens.prepare_step import Preparing, Step
from bondjournal.tui.widgets.passage import Passage, Say
from bondjournal.tui.widgets.row_window import Row
from bondjournal.tui.widgets.rows import Rows
from bondjournal.wording import pages as words

_DECIDED_AT = {"Topic": "topics", "What would help": "topics"}
"""The steps where parts of a page are decided; all others are decided at "choose"."""


class OverStep(Step):
    """By how much the page is too long, and its longest parts. Nothing is cut."""

    NAME = "page"
    FOOT = (("keep", "go on as it is"), "edit", "leave")
    BINDINGS: ClassVar[list[BindingType]] = bindings(
        ("edit", "change it", "go to where this part was decided")
    )

    def __init__(self, preparing: Preparing, over: Over) -> None:
        """Make the step, with how much too long the page is."""
        super().__init__(preparing)
        self._over = over
        self._rows = Rows(
            [
                Row(
                    part.name, part.name, margin=f"{part.words} words", short_margin=str(part.words)
                )
                for part in over.longest
            ],
            classes="fits",
        )

    def parts(self) -> ComposeResult:
        """Yield the sentences and the list of parts."""
        yield Passage(
            Say(words.too_long(self._over.words, than=self._over.than), "asked"),
            Say("Nothing is cut for you. These are the longest parts:"),
        )
        yield self._rows

    @on(Rows.Opened)
    def action_edit(self) -> None:
        """Go to the step where this part was decided."""
        if self._rows.chosen is not None:
            part = str(self._rows.chosen.key)
            steps = (step for start, step in _DECIDED_AT.items() if part.startswith(start))
            self.ask(partial(self.leave_for, next(steps, "choose")))
