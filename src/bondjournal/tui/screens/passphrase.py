"""Choosing a passphrase, typed twice."""

import asyncio
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType

from bondjournal import wording
from bondjournal.tui.keys import bindings
from bondjournal.tui.screens.request_sheet import RequestSheet
from bondjournal.tui.widgets.answer import Answer
from bondjournal.tui.widgets.field import Field
from bondjournal.tui.widgets.part import Label
from bondjournal.tui.widgets.passage import Passage
from bondjournal.vault import strength
from bondjournal.wording import vault as words

_BUSY = "One moment."
_WIDE = 50
"""The length of the rules in cells, so that a proposed passphrase is seen whole."""


class Passphrase(RequestSheet[str]):
    """Requests the passphrase that was typed, for a new journal or this one; Escape leads back."""

    FIXED = ("help", "hide")
    needs = 15
    BINDINGS: ClassVar[list[BindingType]] = bindings(
        ("keep", "go on"), "propose", "show_typed", "leave"
    )

    def __init__(self, synced: str = "") -> None:
        """Make the sheet.

        Args:
            synced: the service that seems to sync the journal's folder, if any.
        """
        super().__init__()
        self._synced = synced
        self._first = Field(
            hidden=True, rule=_WIDE, margin=Label("passphrase", short="phrase"), id="first"
        )
        self._second = Field(
            hidden=True, rule=_WIDE, margin=Label("once more", short="again"), id="second"
        )
        self._proposed = ""
        self._told_about = ("", "")
        self._warned = False
        self._busy = False

    def parts(self) -> ComposeResult:
        """Yield the words and both fields."""
        yield Passage(wording.CHOOSE_PASSPHRASE)
        yield self._first
        yield self._second
        if self._synced:
            yield Passage(
                words.synced(self._synced),
                tone="aside",
            )

    def on_mount(self) -> None:
        """Type at once."""
        self._first.begin()

    @on(Answer.Changed)
    def _typed(self) -> None:
        """Clear remarks about an earlier content of the fields."""
        typed = (self._first.value, self._second.value)
        if typed == self._told_about:
            return
        self._told_about = typed
        self._second.feedback = ""
        if self._first.value != self._proposed:
            self._first.feedback = ""
        if self._warned:
            self._warned = False
            self._show_keys()

    def past_the_last(self) -> None:
        """Go on, on Enter in the second field."""
        self.call_later(self.action_keep)

    async def action_keep(self) -> None:
        """Request the passphrase if both fields agree; warn once first if it is weak."""
        if self._busy:
            return
        phrase = self._first.value
        if not phrase:
            self._first.feedback = wording.EMPTY_PASSPHRASE
            self._first.begin()
        elif self._second.value != phrase:
            self._second.value = ""
            self._say_below(wording.PASSPHRASES_DIFFER)
            self._second.begin()
        elif not self._warned and (await asyncio.to_thread(strength.in_words, phrase)).weak:
            self._warned = True
            self._say_below(wording.WEAK_PASSPHRASE)
            self._show_keys()
        else:
            self._busy = True
            self._say_below(_BUSY)
            self.ask(phrase)

    def not_made(self, sentence: str) -> None:
        """Show why it could not be kept."""
        self._busy = False
        self._say_below(sentence)

    def action_propose(self) -> None:
        """Propose a passphrase, to be read and typed once more."""
        if self._busy:
            return
        self._proposed, bits = strength.propose()
        self._first.value, self._second.value = self._proposed, ""
        self._warned = False
        self._show(True)
        self._say_below("")
        seen_whole = self.columns.body >= _WIDE
        explained = f"Random words, {bits} bits. F2 proposes others."
        self._first.feedback = explained if seen_whole else f"{self._proposed}: {explained}"
        self._second.begin()

    def action_show_typed(self) -> None:
        """Show what is typed, or hide it again."""
        self._show(self._first.hidden)

    def _show(self, shown: bool) -> None:
        self._first.hidden = self._second.hidden = not shown
        self._show_keys()

    def _show_keys(self) -> None:
        words = "show what I type" if self._first.hidden else "hide what I type"
        way_on = "keep it" if self._warned else "go on"
        self.foot = (("keep", way_on), "propose", ("show_typed", words), "leave")

    def _say_below(self, sentence: str) -> None:
        """Show a remark about the present content of the fields."""
        self._told_about = (self._first.value, self._second.value)
        self._second.feedback = sentence

    def action_leave(self) -> None:
        """Go back; nothing was kept."""
        if not self._busy:
            self.leave()
